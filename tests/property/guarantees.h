// One checker for each guarantee (ARCHITECTURE.md, "Guarantees"). A checker reads a log and returns
// the violations. The driver and the scripts themselves check G10 and the end of each script.
#ifndef RESILIENT_PLAYBACK_TESTS_PROPERTY_GUARANTEES_H_
#define RESILIENT_PLAYBACK_TESTS_PROPERTY_GUARANTEES_H_

#include <string>
#include <vector>

#include "session_log.h"

namespace resilient_playback::testing {

using Faults = std::vector<std::string>;

// G1: trouble ends within the limit of an incident plus one deadline. Only time online, while
// somebody watches, counts.
Faults CheckIncidentsEnd(const SessionLog& log);
// G2: while an untouched source of another origin exists, the session opens no excluded origin.
Faults CheckOpenOriginsRest(const SessionLog& log);
// G3: the session does not give up while a source is untouched.
Faults CheckAllAreTried(const SessionLog& log);
// G4: a load starts within 2 s of the last position, and keeps the pause.
Faults CheckPlaceIsKept(const SessionLog& log);
// G5: events about an old load, timer or fetch change nothing.
Faults CheckLateEventsAreNothing(const SessionLog& log);
// G6: the session asks no server before its Retry-After, unless the viewer chooses it.
Faults CheckRetryAfter(const SessionLog& log);
// G7: at most one probe runs at a time.
Faults CheckOneProof(const SessionLog& log);
// G8: the session excludes no server while the device is offline, or for an event of its sleep.
Faults CheckOfflineIsNobodysFault(const SessionLog& log);
// G9: at least `dwell_ms` pass between two switches whose only cause is a stall.
Faults CheckNoFlapping(const SessionLog& log);
// At most one notice of a kind appears in `note_gap_ms`.
Faults CheckNotesAreFew(const SessionLog& log);
// Each request of an engine gets one answer: at most three sources, with its own among them.
Faults CheckPiecesAreAnswered(const SessionLog& log);
// G11: every exclusion ends.
Faults CheckRestsEnd(const SessionLog& log);

struct Guarantee {
  const char* name;
  Faults (*check)(const SessionLog& log);
};

const std::vector<Guarantee>& AllGuarantees();

}  // namespace resilient_playback::testing

#endif  // RESILIENT_PLAYBACK_TESTS_PROPERTY_GUARANTEES_H_

// The guarantees as checkers over a log (ARCHITECTURE.md, "Guarantees"). Each gives what is wrong,
// or nothing. G3, G10 and the end of each script are held by the driver and the scripts themselves.
#ifndef RESILIENT_PLAYBACK_TESTS_PROPERTY_GUARANTEES_H_
#define RESILIENT_PLAYBACK_TESTS_PROPERTY_GUARANTEES_H_

#include <string>
#include <vector>

#include "session_log.h"

namespace resilient_playback::testing {

using Faults = std::vector<std::string>;

// G1: trouble that somebody watches, online, ends within the limit of an incident and one deadline.
Faults CheckIncidentsEnd(const SessionLog& log);
// G2: an excluded origin is never opened while an untouched source of another one is there.
Faults CheckOpenOriginsRest(const SessionLog& log);
// G3: nothing is given up while a source is untouched.
Faults CheckAllAreTried(const SessionLog& log);
// G4: a load begins within 2 s of where the picture was, paused or not as it was.
Faults CheckPlaceIsKept(const SessionLog& log);
// G5: what is over changes nothing.
Faults CheckLateEventsAreNothing(const SessionLog& log);
// G6: nobody is asked before the moment that its server has named, unless the viewer asks.
Faults CheckRetryAfter(const SessionLog& log);
// G7: one proof at a time.
Faults CheckOneProof(const SessionLog& log);
// G8: no server is excluded while the device is offline, or for what happened in its sleep.
Faults CheckOfflineIsNobodysFault(const SessionLog& log);
// G9: two switches that nobody was forced to are at least the dwell apart.
Faults CheckNoFlapping(const SessionLog& log);
// At most one note of a kind in `note_gap_ms`.
Faults CheckNotesAreFew(const SessionLog& log);
// Each piece that an engine asks for is answered once: its own source among at most three.
Faults CheckPiecesAreAnswered(const SessionLog& log);
// G11: every rest ends.
Faults CheckRestsEnd(const SessionLog& log);

struct Guarantee {
  const char* name;
  Faults (*check)(const SessionLog& log);
};

const std::vector<Guarantee>& AllGuarantees();

}  // namespace resilient_playback::testing

#endif  // RESILIENT_PLAYBACK_TESTS_PROPERTY_GUARANTEES_H_

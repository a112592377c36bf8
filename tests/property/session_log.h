// The events of a session and its answers. The checkers of the guarantees use nothing else.
#ifndef RESILIENT_PLAYBACK_TESTS_PROPERTY_SESSION_LOG_H_
#define RESILIENT_PLAYBACK_TESTS_PROPERTY_SESSION_LOG_H_

#include <string>
#include <vector>

#include "core/session/session.h"

namespace resilient_playback::testing {

// The state of one source after an answer.
struct SourceView {
  std::string id;
  std::string origin;
  bool excluded = false;
  bool untouched = false;  // eligible in any round: nothing is known against it
};

struct LogEntry {
  Millis now = 0;
  Event event;
  State state = State::kIdle;
  std::vector<Command> commands;
  std::vector<SourceView> sources;  // only if the session opened a source or gave up
  Millis longest_rest = 0;
  bool stale = false;  // the event is about an old load, timer or fetch
};

struct SessionLog {
  Policy policy;
  std::vector<LogEntry> entries;
};

}  // namespace resilient_playback::testing

#endif  // RESILIENT_PLAYBACK_TESTS_PROPERTY_SESSION_LOG_H_

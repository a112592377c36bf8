// What a session was told and what it answered: all that the guarantees are judged by.
#ifndef RESILIENT_PLAYBACK_TESTS_PROPERTY_SESSION_LOG_H_
#define RESILIENT_PLAYBACK_TESTS_PROPERTY_SESSION_LOG_H_

#include <string>
#include <vector>

#include "core/session/session.h"

namespace resilient_playback::testing {

// One source after an answer.
struct SourceView {
  std::string id;
  std::string origin;
  bool excluded = false;
  bool untouched = false;  // eligible, whatever the pass: nothing is known against it
};

struct LogEntry {
  Millis now = 0;
  Event event;
  State state = State::kIdle;
  std::vector<Command> commands;
  std::vector<SourceView> sources;  // where something was opened or given up
  Millis longest_rest = 0;
  bool stale = false;  // the event speaks of a load, a timer or a fetch that is over
};

struct SessionLog {
  Policy policy;
  std::vector<LogEntry> entries;
};

}  // namespace resilient_playback::testing

#endif  // RESILIENT_PLAYBACK_TESTS_PROPERTY_SESSION_LOG_H_

// Random scripts of everything that hosts, servers, viewers and devices can do, in any order.
#ifndef RESILIENT_PLAYBACK_TESTS_PROPERTY_SCRIPT_H_
#define RESILIENT_PLAYBACK_TESTS_PROPERTY_SCRIPT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "session_log.h"

namespace resilient_playback::testing {

struct ScriptResult {
  SessionLog log;
  // Faults that the driver saw: commands without a reason, lost timers and lost fetches.
  std::vector<std::string> violations;
  std::string loads;  // to compare two runs
};

// A pure function of the seed. At the end every load fails while somebody watches. If the session
// does not give up then, that is a violation (G1).
ScriptResult RunScript(std::uint64_t seed);

}  // namespace resilient_playback::testing

#endif  // RESILIENT_PLAYBACK_TESTS_PROPERTY_SCRIPT_H_

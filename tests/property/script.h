// Random scripts: what hosts, servers, viewers and devices may do, in any order.
#ifndef RESILIENT_PLAYBACK_TESTS_PROPERTY_SCRIPT_H_
#define RESILIENT_PLAYBACK_TESTS_PROPERTY_SCRIPT_H_

#include <cstdint>
#include <string>
#include <vector>

#include "session_log.h"

namespace resilient_playback::testing {

struct ScriptResult {
  SessionLog log;
  // What the driver saw: commands without a reason, timers and fetches that were not kept track of.
  std::vector<std::string> violations;
  std::string loads;  // for comparing two runs
};

// A pure function of the seed. At its end everything fails while somebody watches, until the
// session gives up; where it does not, that is a violation (G1).
ScriptResult RunScript(std::uint64_t seed);

}  // namespace resilient_playback::testing

#endif  // RESILIENT_PLAYBACK_TESTS_PROPERTY_SCRIPT_H_

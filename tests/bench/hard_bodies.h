// Bodies of the largest size that an inspection takes. Each is hard input for one part of the code.
// Nobody sends them by accident, and an attacker must not be able to block a TV with them.
#ifndef RESILIENT_PLAYBACK_TESTS_BENCH_HARD_BODIES_H_
#define RESILIENT_PLAYBACK_TESTS_BENCH_HARD_BODIES_H_

#include <string>
#include <vector>

namespace resilient_playback::bench {

struct HardBody {
  std::string name;
  std::string body;
};

std::vector<HardBody> HardBodies();

}  // namespace resilient_playback::bench

#endif  // RESILIENT_PLAYBACK_TESTS_BENCH_HARD_BODIES_H_

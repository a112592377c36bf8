// Bodies of the most bytes that an inspection takes, each made to hurt one place. Nobody sends them
// by accident; whoever does must not be able to hold a television up.
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

// Our own small generator, so that one seed gives the same jitter on every platform. The
// distributions of std do not guarantee this.
#ifndef RESILIENT_PLAYBACK_CORE_BASE_RANDOM_H_
#define RESILIENT_PLAYBACK_CORE_BASE_RANDOM_H_

#include <cstdint>

#include "core/base/types.h"

namespace resilient_playback {

// splitmix64 (Steele, Lea, Flood, OOPSLA 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t Next();

  // Uniform in [0, bound]; 0 if bound is negative. The bias of the remainder (below 2^-40 here)
  // does not matter for jitter.
  Millis UpTo(Millis bound);

 private:
  std::uint64_t state_;
};

// Equal jitter (AWS, "Exponential Backoff And Jitter"): half of min(cap, base * 2^retry), plus a
// random part of the same size. Not full jitter: if only the same source or round is left, a wait
// near zero is wasted.
Millis EqualJitter(Millis base, Millis cap, int retry, Random* random);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_BASE_RANDOM_H_

// A small generator of our own, so that the same seed gives the same jitter on every platform (std
// distributions do not).
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

  // Uniform in [0, bound]; 0 where bound is negative. The bias of the remainder (below 2^-40 here)
  // does not matter to jitter.
  Millis UpTo(Millis bound);

 private:
  std::uint64_t state_;
};

// Equal jitter (AWS, "Exponential Backoff And Jitter"): half of min(cap, base * 2^retry), and up to
// as much again. Not full jitter: a wait of nearly nothing is wasted where the same source, or the
// same round of sources, is all there is.
Millis EqualJitter(Millis base, Millis cap, int retry, Random* random);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_BASE_RANDOM_H_

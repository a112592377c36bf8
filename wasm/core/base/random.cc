#include "core/base/random.h"

#include <algorithm>

namespace resilient_playback {

std::uint64_t Random::Next() {
  state_ += 0x9E3779B97F4A7C15U;
  std::uint64_t z = state_;
  z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
  z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
  return z ^ (z >> 31U);
}

Millis Random::UpTo(Millis bound) {
  if (bound <= 0) return 0;
  return static_cast<Millis>(Next() % (static_cast<std::uint64_t>(bound) + 1U));
}

Millis EqualJitter(Millis base, Millis cap, int retry, Random* random) {
  constexpr int kMostDoublings = 20;
  const Millis half = std::min(cap, base << std::clamp(retry, 0, kMostDoublings)) / 2;
  return half + random->UpTo(half);
}

}  // namespace resilient_playback

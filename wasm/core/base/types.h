// Units and small types that the whole core shares. It knows nothing about players or networks.
#ifndef RESILIENT_PLAYBACK_CORE_BASE_TYPES_H_
#define RESILIENT_PLAYBACK_CORE_BASE_TYPES_H_

#include <cstddef>
#include <cstdint>
#include <string>

namespace resilient_playback {

// Milliseconds of a monotonic clock with any start. The core never reads a clock: callers pass the
// time.
using Millis = std::int64_t;

// A position or duration in seconds of media time.
using Seconds = double;

inline constexpr double kMillisPerSecond = 1000;

// `value` in decimal digits. std::to_string pulls printf into the wasm build (17 KB).
std::string DecimalString(std::uint64_t value);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_BASE_TYPES_H_

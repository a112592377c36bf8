// Units and small vocabulary shared by the whole core. Values only; nothing here knows of players
// or networks.
#ifndef RESILIENT_PLAYBACK_CORE_BASE_TYPES_H_
#define RESILIENT_PLAYBACK_CORE_BASE_TYPES_H_

#include <cstddef>
#include <cstdint>
#include <string>

namespace resilient_playback {

// Milliseconds of a monotonic clock that starts anywhere. The core never reads a clock: time is an
// argument.
using Millis = std::int64_t;

// A position or a length in seconds of media time.
using Seconds = double;

inline constexpr double kMillisPerSecond = 1000;

// Decimal digits of `value`. std::to_string pulls printf into the wasm build (17 KB).
std::string DecimalString(std::uint64_t value);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_BASE_TYPES_H_

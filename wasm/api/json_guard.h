// The check before the JSON parser: the border accepts any bytes, and no input may exhaust stack or
// memory.
#ifndef RESILIENT_PLAYBACK_API_JSON_GUARD_H_
#define RESILIENT_PLAYBACK_API_JSON_GUARD_H_

#include <cstddef>
#include <string_view>

namespace resilient_playback::api {

constexpr std::size_t kMostBytes = std::size_t{8} * 1024 * 1024;
constexpr int kMostDepth = 64;

enum class GuardStatus { kOk, kTooLarge, kTooDeep };

// Counts brackets outside strings. Does not check whether the text is JSON.
GuardStatus GuardJson(std::string_view text);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_JSON_GUARD_H_

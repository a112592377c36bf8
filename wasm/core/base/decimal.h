// Parses numbers of manifests. strtod and similar functions depend on the locale and pull soft long
// doubles into the wasm build (17 KB).
#ifndef RESILIENT_PLAYBACK_CORE_BASE_DECIMAL_H_
#define RESILIENT_PLAYBACK_CORE_BASE_DECIMAL_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace resilient_playback {

// Only digits, from 0 to 2^64 - 1: "decimal-integer" of RFC 8216 section 4.2; "unsignedInt" and
// "unsignedLong" of XML Schema without a sign.
std::optional<std::uint64_t> ParseUnsigned(std::string_view text);

// An optional minus, digits, a point, digits: "signed-decimal-floating-point" of RFC 8216 section
// 4.2. Digits on one side of the point are enough. Exact to 15 digits.
std::optional<double> ParseDecimal(std::string_view text);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_BASE_DECIMAL_H_

// Decodes labels of international domain names that begin with "xn--" (RFC 5890 section 2.3.2.1,
// RFC 3492). It does not check whether the characters are allowed in a name: that needs Unicode
// tables, which the platform's own URL has.
#ifndef RESILIENT_PLAYBACK_CORE_URL_PUNYCODE_H_
#define RESILIENT_PLAYBACK_CORE_URL_PUNYCODE_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace resilient_playback {

// RFC 1034 section 3.1.
inline constexpr std::size_t kMostLabelBytes = 63;

struct DecodedLabel {
  std::array<char32_t, kMostLabelBytes> points{};
  std::size_t size = 0;

  const char32_t* begin() const { return points.data(); }
  const char32_t* end() const { return points.data() + size; }
};

inline constexpr std::string_view kPunycodePrefix = "xn--";

// `label` is in lower case, with its prefix. nullopt: longer than a label may be, no Punycode, or
// nothing that needed encoding.
std::optional<DecodedLabel> DecodePunycode(std::string_view label);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_PUNYCODE_H_

#include "core/url/punycode.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

// RFC 3492 section 5.
constexpr std::uint32_t kBase = 36;
constexpr std::uint32_t kTMin = 1;
constexpr std::uint32_t kTMax = 26;
constexpr std::uint32_t kSkew = 38;
constexpr std::uint32_t kDamp = 700;
constexpr std::uint32_t kInitialBias = 72;
constexpr std::uint32_t kInitialN = 128;
constexpr std::uint32_t kMost = std::numeric_limits<std::uint32_t>::max();

// kBase: not a digit
std::uint32_t DigitOf(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a');
  if (IsDigit(c)) return static_cast<std::uint32_t>(c - '0') + 26;
  return kBase;
}

// Section 6.1.
std::uint32_t Adapt(std::uint32_t delta, std::uint32_t size, bool first) {
  delta /= first ? kDamp : 2;
  delta += delta / size;
  std::uint32_t k = 0;
  for (; delta > ((kBase - kTMin) * kTMax) / 2; k += kBase) delta /= kBase - kTMin;
  return k + (kBase - kTMin + 1) * delta / (delta + kSkew);
}

// Takes one generalized variable-length integer (section 3.3) off `text` and adds it to `i`.
bool TakeDelta(std::string_view& text, std::uint32_t bias, std::uint32_t& i) {
  std::uint32_t weight = 1;
  for (std::uint32_t k = kBase;; k += kBase) {
    if (text.empty()) return false;
    const std::uint32_t digit = DigitOf(text[0]);
    text.remove_prefix(1);
    if (digit == kBase || digit > (kMost - i) / weight) return false;
    i += digit * weight;
    const std::uint32_t threshold = k <= bias ? kTMin : std::min(k - bias, kTMax);
    if (digit < threshold) return true;
    if (weight > kMost / (kBase - threshold)) return false;
    weight *= kBase - threshold;
  }
}

bool IsScalar(std::uint32_t point) {
  return point <= 0x10FFFF && (point < 0xD800 || point > 0xDFFF);
}

}  // namespace

std::optional<DecodedLabel> DecodePunycode(std::string_view label) {
  if (!StartsWith(label, kPunycodePrefix) || label.size() > kMostLabelBytes) return std::nullopt;
  std::string_view rest = label.substr(kPunycodePrefix.size());
  DecodedLabel decoded;
  const std::size_t delimiter = rest.rfind('-');
  if (delimiter != std::string_view::npos) {
    for (const char c : rest.substr(0, delimiter)) {
      decoded.points[decoded.size++] = static_cast<unsigned char>(c);
    }
    rest.remove_prefix(delimiter + 1);
  }
  if (rest.empty()) return std::nullopt;
  std::uint32_t n = kInitialN;
  std::uint32_t bias = kInitialBias;
  for (std::uint32_t i = 0; !rest.empty(); ++i) {
    const std::uint32_t before = i;
    if (!TakeDelta(rest, bias, i)) return std::nullopt;
    const auto size = static_cast<std::uint32_t>(decoded.size) + 1;
    bias = Adapt(i - before, size, before == 0);
    if (i / size > kMost - n) return std::nullopt;
    n += i / size;
    i %= size;
    if (!IsScalar(n)) return std::nullopt;
    char32_t* const at = decoded.points.data() + i;
    std::copy_backward(at, decoded.points.data() + decoded.size, decoded.points.data() + size);
    *at = n;
    decoded.size = size;
  }
  return decoded;
}

}  // namespace resilient_playback

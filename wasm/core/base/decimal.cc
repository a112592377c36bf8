#include "core/base/decimal.h"

#include <array>
#include <limits>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

// 10^n is exact in a double up to n = 22.
constexpr std::array kPowersOfTen = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8, 1e9,
                                     1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18};

}  // namespace

std::optional<std::uint64_t> ParseUnsigned(std::string_view text) {
  if (text.empty()) return std::nullopt;
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint64_t>::max();
  constexpr std::size_t kNarrow = 9;  // digits that fit into 32 bits: JavaScript has no int64
  const std::string_view first = text.substr(0, kNarrow);
  std::uint32_t narrow = 0;
  for (const char c : first) {
    if (!IsDigit(c)) return std::nullopt;
    narrow = narrow * 10 + static_cast<std::uint32_t>(c - '0');
  }
  std::uint64_t value = narrow;
  for (const char c : text.substr(first.size())) {
    if (!IsDigit(c)) return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    if (value > kMost / 10 || value * 10 > kMost - digit) return std::nullopt;
    value = value * 10 + digit;
  }
  return value;
}

std::optional<double> ParseDecimal(std::string_view text) {
  const bool negative = StartsWith(text, "-");
  if (negative) text.remove_prefix(1);
  std::uint64_t digits = 0;
  std::uint32_t narrow = 0;  // the first 9 digits: JavaScript has no 64-bit integers
  std::size_t before = 0;    // digits left of the point
  std::size_t after = 0;     // significant digits right of the point
  bool point = false;
  bool any = false;
  for (const char c : text) {
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
      continue;
    }
    if (!IsDigit(c)) return std::nullopt;
    any = true;
    // 18 digits fit into 63 bits. Further digits after the point exceed the precision of a double.
    if (before + after == kPowersOfTen.size() - 1) {
      if (!point) return std::nullopt;
      continue;
    }
    const auto digit = static_cast<std::uint32_t>(c - '0');
    if (before + after < 9) {
      narrow = narrow * 10 + digit;
      digits = narrow;
    } else {
      digits = digits * 10 + digit;
    }
    if (point) {
      ++after;
    } else if (before > 0 || digit > 0) {
      ++before;
    }
  }
  if (!any) return std::nullopt;
  const double value = static_cast<double>(digits) / kPowersOfTen[after];
  return negative ? -value : value;
}

}  // namespace resilient_playback

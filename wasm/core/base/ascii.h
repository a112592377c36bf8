// ASCII characters, independent of the locale that <cctype> uses.
#ifndef RESILIENT_PLAYBACK_CORE_BASE_ASCII_H_
#define RESILIENT_PLAYBACK_CORE_BASE_ASCII_H_

#include <string>
#include <string_view>

namespace resilient_playback {

constexpr bool IsDigit(char c) { return c >= '0' && c <= '9'; }
constexpr bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool IsAlpha(char c) { return IsUpper(c) || (c >= 'a' && c <= 'z'); }
constexpr char ToLower(char c) { return IsUpper(c) ? static_cast<char>(c - 'A' + 'a') : c; }
constexpr bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// -1: not a hexadecimal digit
constexpr int HexDigit(char c) {
  if (IsDigit(c)) return c - '0';
  const char lower = ToLower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

inline std::string Lowercase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ToLower(c);
  return lower;
}

constexpr bool StartsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

constexpr bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

inline bool EqualsIgnoringCase(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (ToLower(text[i]) != lower[i]) return false;
  }
  return true;
}

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_BASE_ASCII_H_

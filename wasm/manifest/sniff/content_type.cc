#include "manifest/sniff/content_type.h"

#include <algorithm>
#include <cstddef>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kMostFieldBytes = 1024;
constexpr std::size_t kMostEssenceBytes = 127;  // RFC 6838 section 4.2 allows 127 for each half

std::string_view WithoutSpace(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// RFC 9110 section 5.6.2.
bool IsToken(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return IsAlpha(c) || IsDigit(c) || kMarks.find(c) != std::string_view::npos;
  });
}

// Takes the text before the next `separator` outside of quoted strings off `rest`.
std::string_view Take(char separator, std::string_view* rest) {
  bool quoted = false;
  std::size_t at = 0;
  for (; at < rest->size(); ++at) {
    const char c = (*rest)[at];
    if (c == '"') quoted = !quoted;
    if (c == '\\' && quoted) ++at;
    if (c == separator && !quoted) break;
  }
  at = std::min(at, rest->size());
  const std::string_view part = rest->substr(0, at);
  rest->remove_prefix(std::min(at + 1, rest->size()));
  return WithoutSpace(part);
}

std::string CharsetOf(std::string_view parameters) {
  while (!parameters.empty()) {
    const std::string_view parameter = Take(';', &parameters);
    const std::size_t equals = parameter.find('=');
    if (equals == std::string_view::npos) continue;
    if (!EqualsIgnoringCase(WithoutSpace(parameter.substr(0, equals)), "charset")) continue;
    std::string_view value = WithoutSpace(parameter.substr(equals + 1));
    if (value.size() > 1 && value.front() == '"' && value.back() == '"') {
      value = value.substr(1, value.size() - 2);
    }
    if (IsToken(value) && value.size() <= kMostEssenceBytes) return Lowercase(value);
  }
  return {};
}

}  // namespace

ContentType ParseContentType(std::string_view field) {
  ContentType type;
  std::string_view rest = WithoutSpace(field.substr(0, kMostFieldBytes));
  type.unreadable = !rest.empty();
  while (!rest.empty()) {
    std::string_view parameters = Take(',', &rest);
    const std::string_view essence = Take(';', &parameters);
    const std::size_t slash = essence.find('/');
    if (slash == std::string_view::npos || essence.size() > kMostEssenceBytes ||
        !IsToken(essence.substr(0, slash)) || !IsToken(essence.substr(slash + 1))) {
      continue;
    }
    const std::string lower = Lowercase(essence);
    type.several = type.several || (!type.essence.empty() && type.essence != lower);
    type.essence = lower;
    type.charset = CharsetOf(parameters);
    type.unreadable = false;
  }
  return type;
}

}  // namespace resilient_playback

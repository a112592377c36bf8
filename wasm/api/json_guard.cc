#include "api/json_guard.h"

namespace resilient_playback::api {

GuardStatus GuardJson(std::string_view text) {
  if (text.size() > kMostBytes) return GuardStatus::kTooLarge;
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
      continue;
    }
    if (c == '"') in_string = true;
    if (c == '[' || c == '{') {
      if (++depth > kMostDepth) return GuardStatus::kTooDeep;
    }
    if (c == ']' || c == '}') --depth;
  }
  return GuardStatus::kOk;
}

}  // namespace resilient_playback::api

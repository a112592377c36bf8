#include "manifest/sniff/page_json.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

enum class Meaning { kWait, kError, kSuccess, kStatus, kMessage, kAddress };

struct Key {
  std::string_view name;
  Meaning meaning;
};

// "rch": Lampa's plugins mean "wait, long poll". "accsdb": their servers refuse the account.
constexpr std::array kKeys = {
    Key{"rch", Meaning::kWait},        Key{"wait", Meaning::kWait},
    Key{"error", Meaning::kError},     Key{"errors", Meaning::kError},
    Key{"accsdb", Meaning::kError},    Key{"error_code", Meaning::kError},
    Key{"success", Meaning::kSuccess}, Key{"ok", Meaning::kSuccess},
    Key{"status", Meaning::kStatus},   Key{"code", Meaning::kStatus},
    Key{"message", Meaning::kMessage}, Key{"msg", Meaning::kMessage},
    Key{"detail", Meaning::kMessage},  Key{"error_message", Meaning::kMessage},
    Key{"url", Meaning::kAddress},     Key{"file", Meaning::kAddress},
    Key{"link", Meaning::kAddress},    Key{"src", Meaning::kAddress},
    Key{"stream", Meaning::kAddress},  Key{"hls", Meaning::kAddress},
    Key{"playlist", Meaning::kAddress}};

constexpr std::array<std::string_view, 6> kWaiting = {"wait",    "waiting", "processing",
                                                      "pending", "queued",  "loading"};
constexpr std::array<std::string_view, 4> kFailed = {"error", "fail", "failed", "failure"};
constexpr std::size_t kMostMessageBytes = 512;

template <std::size_t size>
bool IsOneOf(std::string_view text, const std::array<std::string_view, size>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return EqualsIgnoringCase(text, word); });
}

std::string_view AfterSpace(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

// Takes a string off `rest`, which begins with its opening quote. Escapes stay as written.
std::string_view TakeString(std::string_view* rest) {
  std::size_t end = 1;
  while (end < rest->size() && (*rest)[end] != '"') end += (*rest)[end] == '\\' ? 2 : 1;
  end = std::min(end, rest->size());
  const std::string_view text = rest->substr(1, end - std::min<std::size_t>(1, end));
  rest->remove_prefix(std::min(end + 1, rest->size()));
  return text;
}

void AppendUtf8(unsigned code, std::string* text) {
  if (code < 0x80) return text->push_back(static_cast<char>(code));
  if (code >= 0xD800 && code < 0xE000) return text->push_back('?');
  if (code < 0x800) {
    text->push_back(static_cast<char>(0xC0U | code >> 6U));
  } else {
    text->push_back(static_cast<char>(0xE0U | code >> 12U));
    text->push_back(static_cast<char>(0x80U | (code >> 6U & 0x3FU)));
  }
  text->push_back(static_cast<char>(0x80U | (code & 0x3FU)));
}

// Needed because PHP escapes every letter that is not ASCII.
std::string Unescape(std::string_view text) {
  std::string plain;
  text = text.substr(0, kMostMessageBytes * 3);
  for (std::size_t i = 0; i < text.size() && plain.size() < kMostMessageBytes; ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      plain.push_back(text[i]);
      continue;
    }
    if (text[++i] != 'u' || i + 4 >= text.size()) {
      plain.push_back(text[i] == 'n' || text[i] == 't' || text[i] == 'r' ? ' ' : text[i]);
      continue;
    }
    unsigned code = 0;
    for (std::size_t k = 1; k <= 4; ++k) {
      code = code << 4U | static_cast<unsigned>(std::max(HexDigit(text[i + k]), 0));
    }
    AppendUtf8(code, &plain);
    i += 4;
  }
  return plain;
}

bool IsAddress(std::string_view value) {
  return StartsWith(value, "http:") || StartsWith(value, "https:") || StartsWith(value, "//") ||
         StartsWith(value, "\\/\\/");
}

bool IsVideoAddress(std::string_view value) {
  constexpr std::array<std::string_view, 3> kVideos = {".m3u8", ".mpd", ".mp4"};
  return IsAddress(value) && std::any_of(kVideos.begin(), kVideos.end(), [&](std::string_view end) {
           return value.find(end) != std::string_view::npos;
         });
}

void TakeText(Meaning meaning, std::string_view value, JsonAnswer* answer) {
  const bool is_address = IsAddress(value);
  switch (meaning) {
    case Meaning::kStatus:
      answer->wait = answer->wait || IsOneOf(value, kWaiting);
      answer->error = answer->error || IsOneOf(value, kFailed);
      return;
    case Meaning::kError:
      answer->error = answer->error || !value.empty();
      [[fallthrough]];
    case Meaning::kMessage:
      if (answer->message.empty()) answer->message = Unescape(value);
      return;
    case Meaning::kAddress:
      answer->address = answer->address || is_address;
      return;
    case Meaning::kWait:
    case Meaning::kSuccess:
      return;
  }
}

// Takes true, false, null, a number, or the beginning of an object or array.
void TakeOther(Meaning meaning, std::string_view value, JsonAnswer* answer) {
  const std::string_view inner = AfterSpace(value.substr(1));
  const bool empty =
      (value[0] == '[' && StartsWith(inner, "]")) || (value[0] == '{' && StartsWith(inner, "}"));
  const bool no =
      empty || StartsWith(value, "false") || StartsWith(value, "null") || StartsWith(value, "0");
  switch (meaning) {
    case Meaning::kWait:
      answer->wait = answer->wait || !no;
      return;
    case Meaning::kError:
      answer->error = answer->error || !no;
      return;
    case Meaning::kSuccess:
      answer->error = answer->error || StartsWith(value, "false");
      return;
    case Meaning::kStatus: {
      // A three-digit number that begins with 4 or 5 is the HTTP status of an error.
      const std::size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
      answer->error = answer->error || StartsWith(value, "false") ||
                      (digits == 3 && (value[0] == '4' || value[0] == '5'));
      return;
    }
    case Meaning::kMessage:
    case Meaning::kAddress:
      return;
  }
}

}  // namespace

JsonAnswer ReadJsonAnswer(std::string_view text) {
  JsonAnswer answer;
  for (std::size_t quote = text.find('"'); quote != std::string_view::npos;
       quote = text.find('"')) {
    text.remove_prefix(quote);
    const std::string_view name = TakeString(&text);
    std::string_view value = AfterSpace(text);
    if (!StartsWith(value, ":")) {
      answer.address = answer.address || IsVideoAddress(name);
      continue;
    }
    value = AfterSpace(value.substr(1));
    text = value;
    const auto* key = std::find_if(kKeys.begin(), kKeys.end(), [&](const Key& one) {
      return EqualsIgnoringCase(name, one.name);
    });
    if (key == kKeys.end() || value.empty()) continue;
    if (value[0] == '"') {
      const std::string_view said = TakeString(&text);
      TakeText(key->meaning, said, &answer);
      answer.address = answer.address || IsVideoAddress(said);
    } else {
      TakeOther(key->meaning, value, &answer);
    }
  }
  return answer;
}

}  // namespace resilient_playback

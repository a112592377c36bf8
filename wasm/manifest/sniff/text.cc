#include "manifest/sniff/text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

using K = ContentKind;
using std::string_view_literals::operator""sv;

constexpr std::size_t kMostTextBytes = 65536;
constexpr std::string_view kSpace = " \t\r\n\f";

// How HTML may begin (https://mimesniff.spec.whatwg.org, section 7.1), and fragments of it that
// servers send.
constexpr std::array<std::string_view, 22> kHtmlElements = {
    "html", "head",  "body", "script", "iframe", "h1",      "h2", "div",
    "font", "table", "a",    "style",  "title",  "b",       "br", "p",
    "meta", "link",  "form", "center", "pre",    "noscript"};

std::string_view SkipSpace(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(kSpace), text.size()));
}

// The text after the next `end`; empty if there is none.
std::string_view After(std::string_view text, std::string_view end) {
  const std::size_t at = text.find(end);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + end.size());
}

bool IsNameCharacter(char c) {
  return IsAlpha(c) || IsDigit(c) || c == ':' || c == '_' || c == '-' || c == '.' || !IsAscii(c);
}

ContentKind KindOfRoot(std::string_view name, bool xml) {
  const std::string lower = Lowercase(name.substr(0, 64));
  if (!xml && std::find(kHtmlElements.begin(), kHtmlElements.end(), lower) != kHtmlElements.end()) {
    return K::kHtml;
  }
  const std::string_view local = name.substr(name.rfind(':') + 1);
  if (local == "MPD") return K::kDash;
  if (local == "tt") return K::kTtml;
  if (local == "SmoothStreamingMedia") return K::kSmooth;
  if (local == "svg") return K::kImage;
  if (lower == "html") return K::kHtml;
  return K::kXml;
}

// Skips the prolog, comments and document type up to the root element.
ContentKind KindOfMarkup(std::string_view text) {
  bool xml = false;
  bool comment = false;
  while (true) {
    text = SkipSpace(text);
    if (StartsWith(text, "<?")) {
      xml = true;
      text = After(text, "?>");
    } else if (StartsWith(text, "<!--")) {
      comment = true;
      text = After(text, "-->");
    } else if (StartsWith(text, "<!")) {
      if (EqualsIgnoringCase(text.substr(0, 14), "<!doctype html")) return K::kHtml;
      // An internal subset contains its own declarations, each with its own end.
      const std::size_t subset = text.find('[');
      if (subset < text.find('>')) text = After(text, "]");
      text = After(text, ">");
    } else {
      break;
    }
  }
  if (text.size() < 2 || text[0] != '<') return xml ? K::kXml : comment ? K::kHtml : K::kText;
  text.remove_prefix(1);
  const auto* end = std::find_if_not(text.begin(), text.end(), IsNameCharacter);
  const std::string_view name = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  return name.empty() || IsDigit(name[0]) ? K::kText : KindOfRoot(name, xml);
}

// RFC 8259: an object or an array, by its first two characters.
bool IsJson(std::string_view text) {
  const char first = text.empty() ? '\0' : text[0];
  if (first != '{' && first != '[') return false;
  const std::string_view rest = SkipSpace(text.substr(1));
  if (rest.empty()) return true;
  const char next = rest[0];
  if (first == '{') return next == '"' || next == '}';
  return next == '"' || next == '{' || next == '[' || next == ']' || next == '-' || IsDigit(next);
}

// A number on its own line, then "00:00:01,000 --> ".
bool IsSubRip(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  if (digits == 0 || digits > 8) return false;
  const std::string_view line = SkipSpace(text.substr(digits));
  const std::size_t arrow = line.find("-->");
  return arrow < 20 && !line.empty() && IsDigit(line[0]) &&
         line.substr(0, arrow).find(':') != std::string_view::npos;
}

// Bytes that do not occur in text (https://mimesniff.spec.whatwg.org, "binary data byte").
bool IsBinary(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x08 || byte == 0x0B || (byte >= 0x0E && byte <= 0x1A) ||
         (byte >= 0x1C && byte <= 0x1F);
}

}  // namespace

std::string_view ToString(TextEncoding encoding) {
  switch (encoding) {
    case TextEncoding::kUtf8:
      return "utf-8";
    case TextEncoding::kUtf8WithMark:
      return "utf-8-bom";
    case TextEncoding::kUtf16Le:
      return "utf-16le";
    case TextEncoding::kUtf16Be:
      break;
  }
  return "utf-16be";
}

TextEncoding EncodingOf(std::string_view bytes) {
  if (StartsWith(bytes, "\xEF\xBB\xBF")) return TextEncoding::kUtf8WithMark;
  if (StartsWith(bytes, "\xFF\xFE")) return TextEncoding::kUtf16Le;
  if (StartsWith(bytes, "\xFE\xFF")) return TextEncoding::kUtf16Be;
  if (bytes.size() < 4) return TextEncoding::kUtf8;
  const auto printable = [](char c) { return c >= 0x20 && c < 0x7F; };
  if (printable(bytes[0]) && bytes[1] == 0 && printable(bytes[2]) && bytes[3] == 0) {
    return TextEncoding::kUtf16Le;
  }
  const bool big = bytes[0] == 0 && printable(bytes[1]) && bytes[2] == 0 && printable(bytes[3]);
  return big ? TextEncoding::kUtf16Be : TextEncoding::kUtf8;
}

std::string NarrowUtf16(std::string_view bytes, bool big_endian) {
  std::string text;
  bytes = bytes.substr(0, 2 * kMostTextBytes);
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char low = bytes[big_endian ? i + 1 : i];
    const char high = bytes[big_endian ? i : i + 1];
    const bool mark = i == 0 && ((low == '\xFF' && high == '\xFE'));
    if (!mark) text.push_back(high == 0 && IsAscii(low) ? low : '?');
  }
  return text;
}

ContentKind KindOfText(std::string_view text) {
  text = text.substr(0, kMostTextBytes);
  const std::string_view head = SkipSpace(text);
  if (StartsWith(head, "#EXTM3U") || StartsWith(head, "#EXTINF") || StartsWith(head, "#EXT-X-")) {
    return K::kHls;
  }
  if (StartsWith(text, "WEBVTT") && (text.size() == 6 || kSpace.find(text[6]) != kSpace.npos)) {
    return K::kWebVtt;
  }
  constexpr std::size_t kJudged = 1024;
  if (head.empty()) return text.empty() ? K::kUnknown : K::kText;
  const std::string_view judged = text.substr(0, kJudged);
  if (std::any_of(judged.begin(), judged.end(), IsBinary)) return K::kUnknown;
  if (head[0] == '<') return KindOfMarkup(head);
  if (IsJson(head)) return K::kJson;
  if (StartsWith(head, "[Script Info]")) return K::kAss;
  return IsSubRip(head) ? K::kSrt : K::kText;
}

}  // namespace resilient_playback

#include "manifest/hls/text.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "core/base/ascii.h"
#include "core/base/types.h"
#include "core/base/utf8.h"

namespace resilient_playback {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

// Section 4: U+0000 to U+001F except CR and LF, U+007F to U+009F.
bool IsControl(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == 0xC2) return at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) < 0xA0;
  return (byte < 0x20 && byte != '\n' && byte != '\r') || byte == 0x7F;
}

void Say(Code code, std::string_view body, std::size_t at, Diagnostics* diagnostics) {
  const auto* begin = body.begin();
  const std::string_view before = body.substr(0, at);
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.line = static_cast<std::uint32_t>(std::count(begin, begin + at, '\n')) + 1;
  diagnostic.column = HlsColumn(body.substr(line_start), at - line_start);
  diagnostic.params.push_back({"byte", DecimalString(static_cast<unsigned char>(body[at]))});
  diagnostics->Add(std::move(diagnostic));
}

// True if four bytes are all from 0x20 to 0x7E. The high bit of a byte is set if it is 0x80 or
// more, if subtracting 0x20 borrows, or if adding one gives 0x80.
bool ArePlain(const char* bytes) {
  constexpr std::uint32_t kOnes = 0x01010101U;
  constexpr std::uint32_t kHighBits = 0x80 * kOnes;
  std::uint32_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return ((word | (word - 0x20 * kOnes) | (word + kOnes)) & kHighBits) == 0;
}

// The offset of the first byte, from `at` on, that is not plain text.
std::size_t FindOdd(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    while (text.size() - at >= 4 && ArePlain(text.data() + at)) at += 4;
    if (at == text.size()) break;
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x7F || (byte < 0x20 && byte != '\n' && byte != '\r')) break;
    ++at;
  }
  return at;
}

}  // namespace

bool HlsLines::Next() {
  if (rest_.empty() || number_ == kMostHlsLines) return false;
  const std::size_t end = std::min(rest_.find('\n'), rest_.size());
  line_ = rest_.substr(0, end);
  rest_.remove_prefix(std::min(end + 1, rest_.size()));
  if (!line_.empty() && line_.back() == '\r') line_.remove_suffix(1);
  ++number_;
  return true;
}

std::uint32_t HlsColumn(std::string_view line, std::size_t offset) {
  const std::string_view before = line.substr(0, offset);
  const auto parts = std::count_if(before.begin(), before.end(), IsContinuationByte);
  return static_cast<std::uint32_t>(before.size() - static_cast<std::size_t>(parts)) + 1;
}

std::string_view CheckHlsText(std::string_view body, Diagnostics* diagnostics) {
  if (StartsWith(body, kMark)) {
    Diagnostic diagnostic;
    diagnostic.code = Code::kHlsByteOrderMark;
    diagnostic.line = 1;
    diagnostic.column = 1;
    diagnostics->Add(std::move(diagnostic));
    body.remove_prefix(kMark.size());
  }
  std::optional<std::size_t> control;
  for (std::size_t at = FindOdd(body, 0); at < body.size(); at = FindOdd(body, at)) {
    if (!control && IsControl(body, at)) {
      control = at;
      Say(Code::kHlsControlCharacter, body, at, diagnostics);
    }
    const std::size_t size = Utf8SizeAt(body, at);
    if (size == 0) {
      Say(Code::kHlsNotUtf8, body, at, diagnostics);
      break;
    }
    at += size;
  }
  return body;
}

}  // namespace resilient_playback

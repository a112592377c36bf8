// The text of a playlist before its tags are parsed (RFC 8216 section 4): its lines, and faults of
// its bytes.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_TEXT_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_TEXT_H_

#include <cstdint>
#include <string_view>

#include "core/diagnostics/diagnostic.h"

namespace resilient_playback {

// Further lines are not read.
inline constexpr std::uint32_t kMostHlsLines = 100000;

// Lines end with LF or CR LF, which are not part of the line.
class HlsLines {
 public:
  explicit HlsLines(std::string_view text) : rest_(text) {}

  // Moves `line` and `number` (from 1) to the next line. False at the end.
  bool Next();

  std::string_view line() const { return line_; }
  std::uint32_t number() const { return number_; }

 private:
  std::string_view rest_;
  std::string_view line_;
  std::uint32_t number_ = 0;
};

// The separators within a line.
inline bool IsHlsBlank(char c) { return c == ' ' || c == '\t'; }

// The column, in characters from 1, of the byte at `offset` of a line.
std::uint32_t HlsColumn(std::string_view line, std::size_t offset);

// Reports a byte order mark, bytes that are not UTF-8, and control characters: each once, at the
// first place. Returns the body without the byte order mark.
std::string_view CheckHlsText(std::string_view body, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_TEXT_H_

// The text of a playlist before its tags are looked at (RFC 8216 section 4): its lines, and what is
// wrong with its bytes.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_TEXT_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_TEXT_H_

#include <cstdint>
#include <string_view>

#include "core/diagnostics/diagnostic.h"

namespace resilient_playback {

// What is beyond this is not read.
inline constexpr std::uint32_t kMostHlsLines = 100000;

// Lines end with LF or CR LF; neither is part of them.
class HlsLines {
 public:
  explicit HlsLines(std::string_view text) : rest_(text) {}

  // False at the end. `line` and `number` (from 1) are the next one's.
  bool Next();

  std::string_view line() const { return line_; }
  std::uint32_t number() const { return number_; }

 private:
  std::string_view rest_;
  std::string_view line_;
  std::uint32_t number_ = 0;
};

// What separates the parts of a line.
inline bool IsHlsBlank(char c) { return c == ' ' || c == '\t'; }

// In characters, from 1, of the byte at `offset` of a line.
std::uint32_t HlsColumn(std::string_view line, std::size_t offset);

// A byte order mark, bytes that are no UTF-8, control characters: said once each, where the first
// one is. Gives the body without its mark.
std::string_view CheckHlsText(std::string_view body, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_TEXT_H_

#include "core/base/utf8.h"

namespace resilient_playback {

// RFC 3629 section 4: the second byte reveals overlong forms and surrogates.
std::size_t Utf8SizeAt(std::string_view text, std::size_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte < 0x80) return 1;
  const std::size_t size = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
  if (byte < 0xC2 || byte > 0xF4 || at + size > text.size()) return 0;
  for (std::size_t i = 1; i < size; ++i) {
    if (!IsContinuationByte(text[at + i])) return 0;
  }
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const bool bad = (byte == 0xE0 && second < 0xA0) || (byte == 0xED && second >= 0xA0) ||
                   (byte == 0xF0 && second < 0x90) || (byte == 0xF4 && second >= 0x90);
  return bad ? 0 : size;
}

}  // namespace resilient_playback

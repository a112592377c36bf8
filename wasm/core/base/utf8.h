// Characters of UTF-8 (RFC 3629).
#ifndef RESILIENT_PLAYBACK_CORE_BASE_UTF8_H_
#define RESILIENT_PLAYBACK_CORE_BASE_UTF8_H_

#include <cstddef>
#include <string_view>

namespace resilient_playback {

// Every byte of a character but its first.
inline bool IsContinuationByte(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

// Bytes of the character at `at`; 0: no UTF-8 (overlong forms and surrogates are none).
// REQUIRES: at < text.size()
std::size_t Utf8SizeAt(std::string_view text, std::size_t at);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_BASE_UTF8_H_

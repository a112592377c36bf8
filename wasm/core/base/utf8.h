// UTF-8 characters (RFC 3629).
#ifndef RESILIENT_PLAYBACK_CORE_BASE_UTF8_H_
#define RESILIENT_PLAYBACK_CORE_BASE_UTF8_H_

#include <cstddef>
#include <string_view>

namespace resilient_playback {

// Any byte of a character except the first.
inline bool IsContinuationByte(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; }

// Size of the character at `at` in bytes; 0: no valid UTF-8 (such as overlong forms and
// surrogates). REQUIRES: at < text.size()
std::size_t Utf8SizeAt(std::string_view text, std::size_t at);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_BASE_UTF8_H_

#include "tracks/words.h"

#include <algorithm>
#include <cstdint>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace resilient_playback {
namespace {

std::uint32_t CodePoint(std::string_view bytes) {
  constexpr std::uint32_t kPayload = 0x3F;
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (bytes.size() == 1) return first;
  std::uint32_t code = first & (0xFFU >> (bytes.size() + 1));
  for (std::size_t i = 1; i < bytes.size(); ++i)
    code = (code << 6U) | (static_cast<unsigned char>(bytes[i]) & kPayload);
  return code;
}

// Only two-byte characters: the capitals of Latin-1, Latin Extended-A and Cyrillic.
std::uint32_t LowerCode(std::uint32_t code) {
  const bool latin1 = code >= 0xC0 && code <= 0xDE && code != 0xD7;
  if (latin1 || (code >= 0x410 && code <= 0x42F)) return code + 0x20;
  if (code >= 0x400 && code <= 0x40F) return code + 0x50;
  // Capital and small letters are neighbours. The pairs of the third range begin with an odd
  // number.
  const bool even_pairs = (code >= 0x100 && code <= 0x137) || (code >= 0x14A && code <= 0x177) ||
                          (code >= 0x460 && code <= 0x481) || (code >= 0x48A && code <= 0x4BF) ||
                          (code >= 0x4D0 && code <= 0x52F) || (code >= 0x1A0 && code <= 0x1A5);
  if (even_pairs) return code | 1U;
  const bool odd_pairs = (code >= 0x139 && code <= 0x148) || (code >= 0x179 && code <= 0x17E);
  if (odd_pairs && code % 2 == 1) return code + 1;
  return code == 0x1AF ? 0x1B0 : code;
}

// Writes the character in lower case; its length does not change. REQUIRES: room at `out`
void PutLower(std::string_view character, char* out) {
  if (character.size() == 1) {
    *out = ToLower(character[0]);
  } else if (character.size() == 2) {
    const std::uint32_t code = LowerCode(CodePoint(character));
    out[0] = static_cast<char>(0xC0U | (code >> 6U));
    out[1] = static_cast<char>(0x80U | (code & 0x3FU));
  } else {
    std::copy(character.begin(), character.end(), out);
  }
}

// Separators beyond ASCII: spaces, signs and quotes of Latin-1, general punctuation, ideographic
// punctuation and brackets.
bool Separates(std::string_view character) {
  if (character.size() == 1) return !IsAlpha(character[0]) && !IsDigit(character[0]);
  const std::uint32_t code = CodePoint(character);
  return code < 0xC0 || code == 0xD7 || code == 0xF7 || (code >= 0x2000 && code <= 0x2BFF) ||
         (code >= 0x3000 && code <= 0x303F) || (code >= 0xFF00 && code <= 0xFF0F);
}

}  // namespace

void Words::Read(std::string_view text) {
  text = text.substr(0, kMostTitle);
  size_ = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size() && size_ < kMostWords;) {
    const std::size_t size = IsAscii(text[at]) ? 1 : Utf8SizeAt(text, at);
    const std::string_view character = text.substr(at, size == 0 ? 1 : size);
    if (size != 0 && !Separates(character)) {
      PutLower(character, letters_.data() + end);
      end += size;
    } else if (end > begin) {
      words_[size_++] = {letters_.data() + begin, end - begin};
      begin = end;
    }
    at += character.size();
  }
  if (end > begin && size_ < kMostWords) words_[size_++] = {letters_.data() + begin, end - begin};
}

}  // namespace resilient_playback

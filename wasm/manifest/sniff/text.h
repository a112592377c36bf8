// Kinds that the text reveals: playlists, manifests, subtitles, pages.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_TEXT_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_TEXT_H_

#include <string>
#include <string_view>

#include "manifest/sniff/content_kind.h"

namespace resilient_playback {

enum class TextEncoding { kUtf8, kUtf8WithMark, kUtf16Le, kUtf16Be };

// Wire tags: snake_case, stable.
std::string_view ToString(TextEncoding encoding);

// By the byte order mark, or by the zeros that ASCII has in UTF-16. Everything else counts as
// UTF-8.
TextEncoding EncodingOf(std::string_view bytes);

// The ASCII characters of UTF-16, '?' for the others: enough to recognize the kind.
std::string NarrowUtf16(std::string_view bytes, bool big_endian);

// `text` begins after the byte order mark. kText if it is text of no known kind; kUnknown if it is
// no text. Reads at most 64 KiB.
ContentKind KindOfText(std::string_view text);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_TEXT_H_

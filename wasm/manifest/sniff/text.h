// Kinds that are told by reading: playlists, manifests, subtitles, pages.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_TEXT_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_TEXT_H_

#include <string>
#include <string_view>

#include "manifest/sniff/content_kind.h"

namespace resilient_playback {

enum class TextEncoding { kUtf8, kUtf8WithMark, kUtf16Le, kUtf16Be };

// Wire tags: snake_case, stable.
std::string_view ToString(TextEncoding encoding);

// By the byte order mark, or by the zeros that ASCII leaves in UTF-16. What is neither counts as
// UTF-8.
TextEncoding EncodingOf(std::string_view bytes);

// The ASCII of UTF-16, '?' for the rest: enough to tell what it is.
std::string NarrowUtf16(std::string_view bytes, bool big_endian);

// `text` begins behind the byte order mark. kText where it is text and no more can be said;
// kUnknown where it is not text. Reads at most 64 KiB.
ContentKind KindOfText(std::string_view text);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_TEXT_H_

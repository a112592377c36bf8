// Kinds that the bytes reveal: signatures at fixed places, and consecutive frames.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_MAGIC_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_MAGIC_H_

#include <string_view>

#include "manifest/sniff/content_kind.h"

namespace resilient_playback {

// kUnknown for text, and for bytes without a signature. Reads only the first kilobytes.
ContentKind KindOfBytes(std::string_view bytes);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_MAGIC_H_

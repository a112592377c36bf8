// Kinds that are told by bytes: signatures at fixed places, and frames that follow one another.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_MAGIC_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_MAGIC_H_

#include <string_view>

#include "manifest/sniff/content_kind.h"

namespace resilient_playback {

// kUnknown for text, and for what has no signature. Reads no more than the first kilobytes, and
// never beyond `bytes`.
ContentKind KindOfBytes(std::string_view bytes);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_MAGIC_H_

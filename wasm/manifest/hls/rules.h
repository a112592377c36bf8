// Checks that need the whole playlist: its tags compared with each other.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_RULES_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_RULES_H_

#include <cstdint>
#include <string_view>

#include "core/diagnostics/diagnostic.h"
#include "manifest/hls/playlist.h"

namespace resilient_playback {

// The highest EXT-X-VERSION that a feature of the playlist needs (RFC 8216 section 7).
struct HlsNeededVersion {
  std::uint64_t version = 1;
  std::string_view feature;  // static text
  std::uint32_t line = 0;
};

void CheckHlsMedia(const HlsPlaylist& playlist, Diagnostics* diagnostics);
void CheckHlsMultivariant(const HlsPlaylist& playlist, Diagnostics* diagnostics);
void CheckHlsVersion(const HlsPlaylist& playlist, const HlsNeededVersion& needed,
                     Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_RULES_H_

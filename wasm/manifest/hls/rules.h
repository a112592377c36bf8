// What takes a whole playlist to see: its tags against each other.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_RULES_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_RULES_H_

#include <cstdint>
#include <string_view>

#include "core/diagnostics/diagnostic.h"
#include "manifest/hls/playlist.h"

namespace resilient_playback {

// The highest EXT-X-VERSION that something in the playlist needs (RFC 8216 section 7).
struct HlsNeededVersion {
  std::uint64_t version = 1;
  std::string_view feature;  // a literal
  std::uint32_t line = 0;
};

void CheckHlsMedia(const HlsPlaylist& playlist, Diagnostics* diagnostics);
void CheckHlsMultivariant(const HlsPlaylist& playlist, Diagnostics* diagnostics);
void CheckHlsVersion(const HlsPlaylist& playlist, const HlsNeededVersion& needed,
                     Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_RULES_H_

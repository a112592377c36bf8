// Finds the servers of a manifest that names several with the same content: redundant variants (RFC
// 8216 section 6.2.4) and pathways (draft-pantos-hls-rfc8216bis section 7) of HLS, BaseURLs of an
// MPD (ISO/IEC 23009-1 section 5.6). Each further server gets its own manifest, so that it can be
// an ordinary source.
#ifndef RESILIENT_PLAYBACK_MANIFEST_LOCATIONS_H_
#define RESILIENT_PLAYBACK_MANIFEST_LOCATIONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "manifest/dash/mpd.h"

namespace resilient_playback {

inline constexpr std::size_t kMostLocations = 4;
// Longer manifests are ignored: a text for each location is held in memory.
inline constexpr std::size_t kMostLocatedBytes = std::size_t{512} * 1024;

struct Location {
  std::string url;       // the first URL to ask of this server: a playlist or init segment
  std::string manifest;  // with this location only; its references are absolute
};

// The MPD without the BaseURLs of its top level, which differ between servers. `mpd` was read from
// `body`.
std::string WithoutBaseUrls(std::string_view body, const Mpd& mpd);

// The locations after the first one that are on other servers. `base`: the URL of the manifest.
// None for a live MPD, which is read repeatedly; for URLs with variables; for hosts of a home
// network in a manifest from outside; for http in a manifest from https.
std::vector<Location> OtherLocations(std::string_view body, std::string_view base);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_LOCATIONS_H_

// One manifest that names several servers of the same content: redundant variants (RFC 8216 section
// 6.2.4) and pathways (draft-pantos-hls-rfc8216bis section 7) of HLS, BaseURLs of an MPD (ISO/IEC
// 23009-1 section 5.6). Each further server becomes a manifest of its own, so that it can be a
// source like any other.
#ifndef RESILIENT_PLAYBACK_MANIFEST_LOCATIONS_H_
#define RESILIENT_PLAYBACK_MANIFEST_LOCATIONS_H_

#include <string>
#include <string_view>
#include <vector>

#include "manifest/dash/mpd.h"

namespace resilient_playback {

inline constexpr std::size_t kMostLocations = 4;
// Longer manifests are left as they are: a text for each location is held in memory.
inline constexpr std::size_t kMostLocatedBytes = std::size_t{512} * 1024;

struct Location {
  std::string url;       // what is asked of this server first: a playlist, an initialization
  std::string manifest;  // with this location alone; its references are absolute
};

// An MPD as it is on every server: without the BaseURLs of its own level. `mpd` was read from
// `body`.
std::string WithoutBaseUrls(std::string_view body, const Mpd& mpd);

// The locations after the first one, on servers other than its own; `base` is where the manifest
// came from. None of a live MPD, which is read again and again, of addresses made of variables, on
// hosts of a home network where the manifest came from outside, and in plain http behind https.
std::vector<Location> OtherLocations(std::string_view body, std::string_view base);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_LOCATIONS_H_

// What is kept of a manifest that an engine received: enough to find the corresponding segment of
// another source. The values are owned and small: a long film has thousands of segments.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_KNOWN_MANIFEST_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_KNOWN_MANIFEST_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "manifest/facts.h"
#include "manifest/hls/playlist.h"
#include "manifest/same_content/fingerprint.h"

namespace resilient_playback {

// A media playlist that a multivariant playlist names.
struct KnownEntry {
  std::string url;   // absolute
  std::string what;  // identifies the rendition; without bandwidth, which servers round
};

// What was seen of one rendition: of a media playlist, or of a Representation with this id.
struct KnownRendition {
  std::string id;  // empty in HLS
  Fingerprint print;
  // For DASH, where segments have no numbers: the last ones seen, as paths in the MPD's folder.
  std::string init_path;
  HlsByteRange init_range;
  std::string last_path;
  HlsByteRange last_range;
};

struct KnownManifest {
  KnownManifest() = default;
  KnownManifest(KnownManifest&&) = default;  // a copy would have views into the other's body
  KnownManifest& operator=(KnownManifest&&) = default;

  std::string source;
  std::string asked;  // canonical URLs: the requested one, and the one that answered
  std::string base;
  std::string folder;  // a URL within it: the first BaseURL of an MPD, else `base`
  ManifestKind kind = ManifestKind::kMedia;
  bool live = false;
  // Not live, not encrypted, and of a shape in which segments can be identified. Segments of other
  // manifests are never compared.
  bool clear = false;
  std::vector<KnownEntry> entries;  // of a multivariant playlist
  std::vector<KnownRendition> renditions;

  // For a media playlist.
  std::string body;
  std::vector<std::string_view> uris;  // views into `body`
  std::vector<HlsByteRange> ranges;    // empty: whole files
  std::uint64_t first_number = 0;      // EXT-X-MEDIA-SEQUENCE
  std::string_view map_uri;            // of the only EXT-X-MAP; a view into `body`
  HlsByteRange map_range;
};

// Absent if `body` is no manifest.
std::optional<KnownManifest> ReadKnownManifest(std::string_view body, std::string_view base);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_KNOWN_MANIFEST_H_

// What is kept of a manifest that an engine was given: enough to find the piece of another source
// that stands in the same place. Owned values, small: a film of hours has thousands of pieces.
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
  std::string what;  // which rendition it is, without its bandwidth: servers round that differently
};

// What has been seen of one rendition: of a media playlist, or of a Representation by its id.
struct KnownRendition {
  std::string id;  // empty in HLS
  Fingerprint print;
  // Of DASH, where pieces have no numbers: what was seen last, within the folder of the MPD.
  std::string init_path;
  HlsByteRange init_range;
  std::string last_path;
  HlsByteRange last_range;
};

struct KnownManifest {
  KnownManifest() = default;
  KnownManifest(KnownManifest&&) = default;  // a copy would point into the other's body
  KnownManifest& operator=(KnownManifest&&) = default;

  std::string source;
  std::string asked;  // canonical addresses: what was asked for, and what answered
  std::string base;
  std::string folder;  // an address within it; of an MPD its first BaseURL, else `base`
  ManifestKind kind = ManifestKind::kMedia;
  bool live = false;
  // Neither live, nor encrypted, nor of a shape that pieces are not told apart in: only then is a
  // piece of it ever compared.
  bool clear = false;
  std::vector<KnownEntry> entries;  // of a multivariant playlist
  std::vector<KnownRendition> renditions;

  // Of a media playlist.
  std::string body;
  std::vector<std::string_view> uris;  // into `body`
  std::vector<HlsByteRange> ranges;    // empty: whole files
  std::uint64_t first_number = 0;      // EXT-X-MEDIA-SEQUENCE
  std::string_view map_uri;            // of the one EXT-X-MAP; into `body`
  HlsByteRange map_range;
};

// Nothing where `body` is no manifest.
std::optional<KnownManifest> ReadKnownManifest(std::string_view body, std::string_view base);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_KNOWN_MANIFEST_H_

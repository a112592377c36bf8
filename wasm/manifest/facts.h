// The facts of any kind of manifest in one shape: for reports, and for what a session may know of a
// source. The values are owned: the body may be freed.
#ifndef RESILIENT_PLAYBACK_MANIFEST_FACTS_H_
#define RESILIENT_PLAYBACK_MANIFEST_FACTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "manifest/drm.h"

namespace resilient_playback {

enum class ManifestKind { kMultivariant, kMedia, kMpd, kMp4 };

// Wire tags: snake_case, stable.
std::string_view ToString(ManifestKind kind);

// A variant of HLS, a video Representation of DASH, a video track of MP4.
struct VariantFacts {
  std::optional<std::uint64_t> bandwidth;  // bits per second, as declared
  std::optional<std::uint32_t> width;
  std::optional<std::uint32_t> height;
  std::string codecs;  // RFC 6381, as declared
  std::string uri;     // as written; empty for DASH and MP4
};

// A rendition of HLS, a language of DASH, an audio or subtitle track of MP4.
struct RenditionFacts {
  std::string group_id;
  std::string name;
  std::string language;
  std::optional<bool> is_default;
  bool forced = false;
  std::string codecs;
  std::string uri;
};

struct ManifestFacts {
  ManifestKind kind = ManifestKind::kMedia;
  bool live = false;
  std::optional<Seconds> duration;         // absent if unknown
  std::optional<Seconds> target_duration;  // HLS media playlists
  std::optional<std::uint64_t> segment_count;
  std::vector<VariantFacts> variants;
  std::vector<RenditionFacts> audio;
  std::vector<RenditionFacts> subtitles;
  std::vector<std::string>
      encryption;  // METHODs of HLS ("AES-128"), schemes of CENC ("cenc", "cbcs")
  std::vector<DrmSignal> drm;
  // Playback needs a DRM system: there is no clear part and no key that anybody may fetch.
  bool needs_drm = false;
  std::vector<std::string> locations;  // MPD.Location
};

// Further entries of each list are dropped.
inline constexpr std::size_t kMostVariants = 200;
inline constexpr std::size_t kMostRenditions = 200;

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_FACTS_H_

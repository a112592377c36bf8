// Whether two sources are the same content, piece for piece: only then may a piece of the one stand
// in for a piece of the other. What is compared, and what it proves, is the design's: all that the
// manifests say, and the bytes of at least one sampled segment.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SAME_CONTENT_FINGERPRINT_H_
#define RESILIENT_PLAYBACK_MANIFEST_SAME_CONTENT_FINGERPRINT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "manifest/facts.h"
#include "manifest/hls/playlist.h"

namespace resilient_playback {

// A segment whose bytes somebody has seen.
struct SampledSegment {
  std::uint64_t index = 0;  // in the playlist, from 0
  std::uint64_t bytes = 0;
  std::uint64_t hash = 0;  // HashBytes
};

// Of one rendition (a media playlist), or of a source as a whole. Small enough to keep: no address
// in it.
struct Fingerprint {
  ManifestKind kind = ManifestKind::kMedia;
  bool live = false;
  std::uint64_t segments = 0;
  // Where up to kMostTimes evenly spaced segments end, milliseconds from the beginning.
  std::vector<std::uint64_t> times;
  // Discontinuities, EXT-X-MAP, EXT-X-BYTERANGE, KEY method and IV of every segment; of a source as
  // a whole its variants and renditions.
  std::uint64_t structure = 0;
  // What the multivariant playlist says of the rendition, and what its files showed.
  std::string codecs;
  std::optional<std::uint32_t> width;
  std::optional<std::uint32_t> height;
  std::optional<double> frame_rate;
  bool needs_init = false;            // EXT-X-MAP: no sample is worth anything without it
  std::optional<std::uint64_t> init;  // HashBytes of the initialization section
  std::optional<double> first_pts;    // seconds, of the first sampled segment
  std::vector<SampledSegment> samples;
};

inline constexpr std::size_t kMostTimes = 32;
inline constexpr std::size_t kMostSamples = 16;

// FNV-1a of 64 bits: names bytes, keeps nobody out.
std::uint64_t HashBytes(std::string_view bytes);

Fingerprint FingerprintOfHls(const HlsPlaylist& playlist);
// Of kinds whose segments are not listed one by one: never enough for `kSame` by itself.
Fingerprint FingerprintOfFacts(const ManifestFacts& facts);

enum class Sameness { kSame, kSimilar, kDifferent };

struct Comparison {
  Sameness sameness = Sameness::kDifferent;
  // A literal: kind | live | codecs | resolution | segment_count | timing | structure | init |
  // first_pts | bytes say what differs; no_sample | no_init what is missing; sampled_bytes what
  // proves it.
  std::string_view reason;
};

// kSame only where all that both know agrees and a segment that both have sampled is the same
// bytes. kSimilar: nothing differs, but no such sample: never to be mixed.
Comparison CompareContent(const Fingerprint& one, const Fingerprint& other);

// Wire tags: snake_case, stable.
std::string_view ToString(Sameness sameness);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SAME_CONTENT_FINGERPRINT_H_

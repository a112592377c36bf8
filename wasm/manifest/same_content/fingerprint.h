// Decides whether two sources are the same content, segment for segment. Only then may a segment of
// one replace a segment of the other. It compares everything that the manifests say, and the bytes
// of at least one sampled segment.
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

// A segment whose bytes were read.
struct SampledSegment {
  std::uint64_t index = 0;  // in the playlist, from 0
  std::uint64_t bytes = 0;
  std::uint64_t hash = 0;  // HashBytes
};

// Of one rendition (a media playlist), or of a whole source. Small enough to keep; it contains no
// URL.
struct Fingerprint {
  ManifestKind kind = ManifestKind::kMedia;
  bool live = false;
  std::uint64_t segments = 0;
  // The end times of up to kMostTimes evenly spaced segments, in milliseconds from the beginning.
  std::vector<std::uint64_t> times;
  // Hash of discontinuities, EXT-X-MAP, EXT-X-BYTERANGE, KEY method and IV of every segment. For a
  // whole source: of its variants and renditions.
  std::uint64_t structure = 0;
  // What the multivariant playlist says about the rendition, and what its files showed.
  std::string codecs;
  std::optional<std::uint32_t> width;
  std::optional<std::uint32_t> height;
  std::optional<double> frame_rate;
  bool needs_init = false;            // EXT-X-MAP: samples prove nothing without the init segment
  std::optional<std::uint64_t> init;  // HashBytes of the init segment
  std::optional<double> first_pts;    // seconds, of the first sampled segment
  std::vector<SampledSegment> samples;
};

inline constexpr std::size_t kMostTimes = 32;
inline constexpr std::size_t kMostSamples = 16;

// 64-bit FNV-1a: identifies bytes, but is no protection against forgery.
std::uint64_t HashBytes(std::string_view bytes);

Fingerprint FingerprintOfHls(const HlsPlaylist& playlist);
// For manifests that do not list their segments one by one. Never enough for `kSame` by itself.
Fingerprint FingerprintOfFacts(const ManifestFacts& facts);

enum class Sameness { kSame, kSimilar, kDifferent };

struct Comparison {
  Sameness sameness = Sameness::kDifferent;
  // Static text. What differs: kind
  // live
  // codecs
  // resolution
  // segment_count
  // timing
  // structure
  // init
  // first_pts
  // bytes. What is missing: no_sample
  // no_init. What proves it: sampled_bytes.
  std::string_view reason;
};

// kSame only if everything that both know agrees, and a segment that both have sampled has the same
// bytes. kSimilar: nothing differs, but there is no such sample; never mix them.
Comparison CompareContent(const Fingerprint& one, const Fingerprint& other);

// Wire tags: snake_case, stable.
std::string_view ToString(Sameness sameness);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SAME_CONTENT_FINGERPRINT_H_

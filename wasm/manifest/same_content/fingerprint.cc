#include "manifest/same_content/fingerprint.h"

#include <algorithm>

namespace resilient_playback {
namespace {

constexpr std::uint64_t kOffset = 14695981039346656037ULL;
constexpr std::uint64_t kPrime = 1099511628211ULL;
constexpr double kMillisPerSecond = 1000;
// Half a frame at 25 frames per second, for an unknown frame rate.
constexpr double kHalfFrameMs = 20;

class Hasher {
 public:
  void Add(std::string_view text) {
    for (const char c : text) Mix(static_cast<unsigned char>(c));
    Mix(0xFF);  // "ab" + "c" is not "a" + "bc"
  }
  void Add(std::uint64_t number) {
    constexpr unsigned kBits = 64;
    for (unsigned shift = 0; shift < kBits; shift += 8) Mix((number >> shift) & 0xFFU);
  }
  std::uint64_t value() const { return value_; }

 private:
  void Mix(std::uint64_t byte) { value_ = (value_ ^ byte) * kPrime; }
  std::uint64_t value_ = kOffset;
};

std::uint64_t Milliseconds(Seconds seconds) {
  constexpr double kMost = 1e12;
  const double clamped = std::clamp(seconds * kMillisPerSecond, 0.0, kMost);
  return (static_cast<std::uint64_t>(clamped * 2) + 1) / 2;
}

void AddKeys(const HlsPlaylist& playlist, const HlsSegment& segment, Hasher* hasher) {
  // One key for each KEYFORMAT. The first 64 are enough; a manifest may repeat thousands for every
  // segment.
  constexpr std::uint32_t kMostKeys = 64;
  const std::uint32_t count = segment.key_end - segment.key_begin;
  hasher->Add(std::uint64_t{count});
  for (std::uint32_t i = segment.key_begin; i < segment.key_begin + std::min(count, kMostKeys);
       ++i) {
    hasher->Add(playlist.keys[i].method);
    hasher->Add(playlist.keys[i].iv);
  }
}

std::uint64_t StructureOf(const HlsPlaylist& playlist) {
  Hasher hasher;
  for (const HlsSegment& segment : playlist.segments) {
    hasher.Add(std::uint64_t{segment.discontinuities});
    hasher.Add(segment.range.length);
    hasher.Add(segment.range.offset);
    hasher.Add(std::uint64_t{segment.map == kNoIndex ? 0U : segment.map + 1});
    if (segment.map != kNoIndex) hasher.Add(playlist.maps[segment.map].range.length);
    AddKeys(playlist, segment, &hasher);
  }
  return hasher.value();
}

bool Differ(const std::optional<std::uint32_t>& one, const std::optional<std::uint32_t>& other) {
  return one && other && *one != *other;
}

bool SameTimes(const Fingerprint& one, const Fingerprint& other) {
  const double rate = std::min(one.frame_rate.value_or(0), other.frame_rate.value_or(0));
  const double most = rate > 0 ? kMillisPerSecond / rate / 2 : kHalfFrameMs;
  return std::equal(one.times.begin(), one.times.end(), other.times.begin(), other.times.end(),
                    [&](std::uint64_t a, std::uint64_t b) {
                      return static_cast<double>(std::max(a, b) - std::min(a, b)) <= most;
                    });
}

// What contradicts between the two; empty: nothing.
std::string_view Contradiction(const Fingerprint& one, const Fingerprint& other) {
  if (one.kind != other.kind) return "kind";
  if (one.live || other.live) return "live";
  if (!one.codecs.empty() && !other.codecs.empty() && one.codecs != other.codecs) return "codecs";
  if (Differ(one.width, other.width) || Differ(one.height, other.height)) return "resolution";
  if (one.segments != other.segments) return "segment_count";
  if (!SameTimes(one, other)) return "timing";
  if (one.structure != other.structure) return "structure";
  if (one.init && other.init && *one.init != *other.init) return "init";
  if (one.first_pts && other.first_pts && *one.first_pts != *other.first_pts) return "first_pts";
  return {};
}

}  // namespace

std::uint64_t HashBytes(std::string_view bytes) {
  std::uint64_t value = kOffset;
  for (const char c : bytes) value = (value ^ static_cast<unsigned char>(c)) * kPrime;
  return value;
}

Fingerprint FingerprintOfHls(const HlsPlaylist& playlist) {
  if (playlist.multivariant) {
    Hasher hasher;
    for (const HlsVariant& variant : playlist.variants) {
      hasher.Add(variant.codecs);
      hasher.Add(std::uint64_t{variant.width.value_or(0)});
      hasher.Add(std::uint64_t{variant.height.value_or(0)});
    }
    for (const HlsRendition& rendition : playlist.renditions) {
      hasher.Add(static_cast<std::uint64_t>(rendition.type));
      hasher.Add(rendition.language);
      hasher.Add(rendition.name);
    }
    Fingerprint print;
    print.kind = ManifestKind::kMultivariant;
    print.structure = hasher.value();
    return print;
  }
  Fingerprint print;
  print.live = !playlist.end_list;
  print.segments = playlist.segments.size();
  print.structure = StructureOf(playlist);
  print.needs_init = !playlist.maps.empty();
  Seconds end = 0;
  std::size_t marked = 0;
  for (std::size_t i = 0; i < playlist.segments.size(); ++i) {
    end += playlist.segments[i].duration;
    const std::size_t due = (i + 1) * kMostTimes / playlist.segments.size();
    if (due > marked) print.times.push_back(Milliseconds(end));
    marked = due;
  }
  return print;
}

Fingerprint FingerprintOfFacts(const ManifestFacts& facts) {
  Hasher hasher;
  for (const VariantFacts& variant : facts.variants) {
    hasher.Add(variant.codecs);
    hasher.Add(std::uint64_t{variant.width.value_or(0)});
    hasher.Add(std::uint64_t{variant.height.value_or(0)});
  }
  for (const auto* list : {&facts.audio, &facts.subtitles}) {
    hasher.Add(std::uint64_t{list->size()});
    for (const RenditionFacts& one : *list) {
      hasher.Add(one.language);
      hasher.Add(one.codecs);
    }
  }
  Fingerprint print;
  print.kind = facts.kind;
  print.live = facts.live;
  print.segments = facts.segment_count.value_or(0);
  print.structure = hasher.value();
  if (facts.duration) print.times.push_back(Milliseconds(*facts.duration));
  return print;
}

Comparison CompareContent(const Fingerprint& one, const Fingerprint& other) {
  const std::string_view differs = Contradiction(one, other);
  if (!differs.empty()) return {Sameness::kDifferent, differs};
  bool proven = false;
  for (const SampledSegment& a : one.samples) {
    for (const SampledSegment& b : other.samples) {
      if (a.index != b.index) continue;
      if (a.bytes != b.bytes || a.hash != b.hash) return {Sameness::kDifferent, "bytes"};
      proven = true;
    }
  }
  if (!proven) return {Sameness::kSimilar, "no_sample"};
  if (one.needs_init && (!one.init || !other.init)) return {Sameness::kSimilar, "no_init"};
  return {Sameness::kSame, "sampled_bytes"};
}

std::string_view ToString(Sameness sameness) {
  switch (sameness) {
    case Sameness::kSame:
      return "same";
    case Sameness::kSimilar:
      return "similar";
    case Sameness::kDifferent:
      break;
  }
  return "different";
}

}  // namespace resilient_playback

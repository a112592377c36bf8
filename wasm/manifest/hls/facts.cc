#include "manifest/hls/facts.h"

#include <algorithm>
#include <string>

#include "manifest/drm.h"

namespace resilient_playback {
namespace {

void AddKey(const HlsKey& key, std::string_view where, ManifestFacts* facts) {
  constexpr std::size_t kMostMethods = 16;
  constexpr std::size_t kMostMethodBytes = 32;
  const std::string method(key.method.substr(0, kMostMethodBytes));
  std::vector<std::string>& methods = facts->encryption;
  if (std::find(methods.begin(), methods.end(), method) == methods.end() &&
      methods.size() < kMostMethods)
    methods.push_back(method);
  // "identity": the key itself, which is encryption and not DRM (RFC 8216 section 5.2).
  if (key.key_format == "identity") return;
  DrmSignal signal;
  signal.system = DrmSystemOfKeyFormat(key.key_format);
  signal.scheme = std::string(key.key_format);
  signal.where = where;
  AddDrm(std::move(signal), &facts->drm);
}

bool IsClosed(const HlsKey& key) { return key.key_format != "identity"; }

// True if a segment has only keys of DRM systems, or if a multivariant playlist names only such
// keys.
bool NeedsDrm(const HlsPlaylist& playlist) {
  const std::vector<HlsKey>& session = playlist.session_keys;
  if (!session.empty() && std::all_of(session.begin(), session.end(), IsClosed)) return true;
  std::uint32_t judged = 0;  // neighbours share their keys
  return std::any_of(playlist.segments.begin(), playlist.segments.end(),
                     [&](const HlsSegment& segment) {
                       if (segment.key_end == judged || segment.key_end == segment.key_begin)
                         return false;
                       judged = segment.key_end;
                       return std::all_of(playlist.keys.data() + segment.key_begin,
                                          playlist.keys.data() + segment.key_end, IsClosed);
                     });
}

RenditionFacts FactsOf(const HlsRendition& rendition) {
  RenditionFacts facts;
  facts.group_id = std::string(rendition.group_id);
  facts.name = std::string(rendition.name);
  facts.language = std::string(rendition.language);
  facts.is_default = rendition.is_default;
  facts.forced = rendition.forced;
  facts.uri = std::string(rendition.uri);
  return facts;
}

VariantFacts FactsOf(const HlsVariant& variant) {
  VariantFacts facts;
  facts.bandwidth = variant.bandwidth;
  facts.width = variant.width;
  facts.height = variant.height;
  facts.codecs = std::string(variant.codecs);
  facts.uri = std::string(variant.uri);
  return facts;
}

}  // namespace

ManifestFacts FactsOfHls(const HlsPlaylist& playlist) {
  ManifestFacts facts;
  for (const HlsKey& key : playlist.session_keys) AddKey(key, "EXT-X-SESSION-KEY", &facts);
  for (const HlsKey& key : playlist.keys) AddKey(key, "EXT-X-KEY", &facts);
  facts.needs_drm = NeedsDrm(playlist);
  if (!playlist.multivariant) {
    facts.kind = ManifestKind::kMedia;
    facts.live = !playlist.end_list;
    facts.target_duration = playlist.target_duration;
    facts.segment_count = playlist.segments.size();
    Seconds total = 0;
    for (const HlsSegment& segment : playlist.segments) total += std::max(0.0, segment.duration);
    facts.duration = total;
    return facts;
  }
  facts.kind = ManifestKind::kMultivariant;
  for (const HlsVariant& variant : playlist.variants) {
    if (facts.variants.size() < kMostVariants) facts.variants.push_back(FactsOf(variant));
  }
  for (const HlsRendition& rendition : playlist.renditions) {
    if (rendition.type == HlsMediaType::kAudio && facts.audio.size() < kMostRenditions)
      facts.audio.push_back(FactsOf(rendition));
    if (rendition.type == HlsMediaType::kSubtitles && facts.subtitles.size() < kMostRenditions)
      facts.subtitles.push_back(FactsOf(rendition));
  }
  return facts;
}

}  // namespace resilient_playback

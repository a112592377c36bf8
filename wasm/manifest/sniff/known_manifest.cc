#include "manifest/sniff/known_manifest.h"

#include <utility>

#include "core/base/types.h"
#include "core/url/url.h"
#include "manifest/dash/mpd.h"
#include "manifest/hls/text.h"
#include "manifest/locations.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kMostKnownEntries = 400;

std::string VariantText(const HlsVariant& variant) {
  std::string text = "variant|" + std::string(variant.codecs) + '|';
  text += DecimalString(std::uint64_t{variant.width.value_or(0)}) + 'x';
  text += DecimalString(std::uint64_t{variant.height.value_or(0)}) + '|';
  return text + std::string(variant.audio) + '|' + std::string(variant.video_range);
}

std::string RenditionText(const HlsRendition& rendition) {
  std::string text = "rendition|" + DecimalString(static_cast<std::uint64_t>(rendition.type)) + '|';
  text += std::string(rendition.group_id) + '|' + std::string(rendition.language) + '|';
  return text + std::string(rendition.name) + '|' + std::string(rendition.channels);
}

void AddEntry(std::string_view uri, const Url& base, std::string what, KnownManifest* known) {
  if (uri.empty() || known->entries.size() == kMostKnownEntries) return;
  if (const std::optional<Url> url = ParseUrl(uri, &base).url)
    known->entries.push_back({url->Href(), std::move(what)});
}

void KeepMultivariant(const HlsPlaylist& playlist, std::string_view base, KnownManifest* known) {
  known->kind = ManifestKind::kMultivariant;
  const std::optional<Url> url = ParseUrl(base).url;
  if (!url) return;
  known->clear = playlist.session_keys.empty();
  for (const HlsVariant& variant : playlist.variants)
    AddEntry(variant.uri, *url, VariantText(variant), known);
  for (const HlsRendition& rendition : playlist.renditions)
    AddEntry(rendition.uri, *url, RenditionText(rendition), known);
}

// Views of `playlist` point into `known->body`.
void KeepMedia(const HlsPlaylist& playlist, KnownManifest* known) {
  known->kind = ManifestKind::kMedia;
  known->live = !playlist.end_list;
  known->first_number = playlist.media_sequence;
  KnownRendition whole;
  whole.print = FingerprintOfHls(playlist);
  known->renditions.push_back(std::move(whole));
  // URIs with variables (EXT-X-DEFINE) are not in the body.
  known->clear = playlist.end_list && playlist.keys.empty() && playlist.text.empty() &&
                 playlist.maps.size() <= 1 && !playlist.i_frames_only && !playlist.segments.empty();
  if (!known->clear) return;
  bool ranged = false;
  known->uris.reserve(playlist.segments.size());
  for (const HlsSegment& segment : playlist.segments) {
    known->uris.push_back(segment.uri);
    ranged = ranged || segment.range.length > 0;
  }
  if (ranged) {
    for (const HlsSegment& segment : playlist.segments) known->ranges.push_back(segment.range);
  }
  if (playlist.maps.empty()) return;
  known->map_uri = playlist.maps.front().uri;
  known->map_range = playlist.maps.front().range;
}

void KeepMpd(const Mpd& mpd, std::string_view body, std::string_view base, KnownManifest* known) {
  const ManifestFacts facts = FactsOfMpd(mpd);
  known->kind = ManifestKind::kMpd;
  known->live = facts.live;
  known->clear = !facts.live && !facts.needs_drm;
  // Every Representation starts from this.
  KnownRendition whole;
  whole.print.kind = ManifestKind::kMpd;
  whole.print.live = facts.live;
  whole.print.structure = HashBytes(WithoutBaseUrls(body, mpd));
  whole.print.needs_init = true;
  known->renditions.push_back(std::move(whole));
  const std::optional<Url> url = ParseUrl(base).url;
  if (mpd.base_urls.empty() || !url) return;
  if (const auto first = ParseUrl(mpd.base_urls.front().url, &*url).url)
    known->folder = first->Href();
}

}  // namespace

std::optional<KnownManifest> ReadKnownManifest(std::string_view body, std::string_view base) {
  constexpr std::string_view kHlsMark = "#EXTM3U";
  Diagnostics diagnostics;
  KnownManifest known;
  if (CheckHlsText(body, &diagnostics).substr(0, kHlsMark.size()) != kHlsMark) {
    const std::optional<Mpd> mpd = ReadMpd(body, &diagnostics);
    if (!mpd) return std::nullopt;
    KeepMpd(*mpd, body, base, &known);
    return known;
  }
  known.body = std::string(body);
  // A moved string keeps its bytes in place only if they are on the heap.
  constexpr std::size_t kSurelyOnHeap = 64;
  if (known.body.size() < kSurelyOnHeap) known.body.append(kSurelyOnHeap, '\n');
  const HlsPlaylist playlist = ReadHlsPlaylist(known.body, &diagnostics);
  if (playlist.multivariant) {
    KeepMultivariant(playlist, base, &known);
  } else {
    KeepMedia(playlist, &known);
  }
  if (known.uris.empty()) known.body = std::string();
  return known;
}

}  // namespace resilient_playback

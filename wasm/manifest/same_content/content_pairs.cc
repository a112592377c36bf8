#include "manifest/same_content/content_pairs.h"

#include <algorithm>
#include <optional>

#include "core/base/types.h"
#include "core/url/address_scope.h"
#include "core/url/url.h"

namespace resilient_playback {
namespace {

// A session has few manifests at a time. Beyond this number the oldest are dropped.
constexpr std::size_t kMostManifests = 32;
constexpr std::size_t kMostBodyBytes = std::size_t{4} << 20;
constexpr std::size_t kMostSeenRenditions = 64;

std::string Canonical(std::string_view address) {
  const std::optional<Url> url = ParseUrl(address).url;
  return url ? url->Href() : std::string(address);
}

std::optional<std::string> ResolvedAt(std::string_view uri, std::string_view base) {
  const std::optional<Url> parsed = ParseUrl(base).url;
  if (!parsed) return std::nullopt;
  const std::optional<Url> url = ParseUrl(uri, &*parsed).url;
  if (!url) return std::nullopt;
  return url->Href();
}

// A manifest of a public server must not make this device ask its own home network.
bool LeadsInside(std::string_view address, std::string_view base) {
  const std::optional<Url> url = ParseUrl(address).url;
  const std::optional<Url> from = ParseUrl(base).url;
  return url && LeadsHome(*url) && !(from && LeadsHome(*from));
}

// Everything up to the last "/" of the path.
std::string_view FolderOf(std::string_view address) {
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  return path.substr(0, path.rfind('/') + 1);
}

// The path of a segment relative to its MPD; empty if it is outside the MPD's folder.
std::string_view PathWithin(std::string_view base, const std::string& url) {
  const std::string_view folder = FolderOf(base);
  const std::string_view address = url;
  if (folder.empty() || address.substr(0, folder.size()) != folder) return {};
  return address.substr(folder.size());
}

std::uint64_t NameOf(std::string_view path, const HlsByteRange& range) {
  std::string text(path);
  text += '@' + DecimalString(range.offset) + '+' + DecimalString(range.length);
  return HashBytes(text);
}

KnownRendition* RenditionOf(KnownManifest* manifest, std::string_view id) {
  for (KnownRendition& one : manifest->renditions) {
    if (one.id == id) return &one;
  }
  if (manifest->kind != ManifestKind::kMpd) return nullptr;
  if (manifest->renditions.size() == kMostSeenRenditions) return nullptr;
  KnownRendition fresh;
  fresh.id = std::string(id);
  fresh.print = manifest->renditions.front().print;
  fresh.print.samples.clear();
  fresh.print.init.reset();
  manifest->renditions.push_back(std::move(fresh));
  return &manifest->renditions.back();
}

bool SegmentExists(const KnownManifest& manifest, std::uint64_t index) {
  return index < manifest.uris.size();
}

// The segment or init segment of a media playlist with this index; absent if its URL cannot be
// resolved.
std::optional<SegmentRef> SegmentAt(const KnownManifest& manifest, SegmentRef::What what,
                                    std::uint64_t index) {
  const bool init = what == SegmentRef::What::kInit;
  if (init ? manifest.map_uri.empty() : !SegmentExists(manifest, index)) return std::nullopt;
  const std::size_t at = static_cast<std::size_t>(index);
  std::optional<std::string> url =
      ResolvedAt(init ? manifest.map_uri : manifest.uris[at], manifest.base);
  if (!url) return std::nullopt;
  SegmentRef piece;
  piece.manifest = manifest.base;
  piece.what = what;
  piece.number = manifest.first_number + index;
  piece.url = std::move(*url);
  if (init) {
    piece.range = manifest.map_range;
  } else if (!manifest.ranges.empty()) {
    piece.range = manifest.ranges[at];
  }
  return piece;
}

// The segment of `like`'s rendition that has this path relative to the MPD.
std::optional<SegmentRef> SegmentWithin(const KnownManifest& manifest, const SegmentRef& like,
                                        std::string_view path, const HlsByteRange& range) {
  SegmentRef piece = like;
  piece.manifest = manifest.base;
  piece.url = std::string(FolderOf(manifest.folder)) + std::string(path);
  piece.range = range;
  return piece;
}

// One failed append may have another cause.
constexpr int kMostAppendFailures = 2;

SegmentMatch MatchNo(std::string_view reason) {
  SegmentMatch match;
  match.reason = reason;
  match.lasting = reason != "unknown" && reason != "absent" && reason != "unproven";
  return match;
}

SegmentMatch MatchSegment(SegmentMatch::State state, std::string_view reason,
                          std::optional<SegmentRef> piece) {
  if (!piece || LeadsInside(piece->url, piece->manifest)) return MatchNo("absent");
  SegmentMatch match;
  match.state = state;
  match.reason = reason;
  match.piece = std::move(*piece);
  return match;
}

// The entry of `theirs` that corresponds to the entry of `mine` with this URL.
const KnownEntry* CounterpartOf(const KnownManifest& mine, std::string_view url,
                                const KnownManifest& theirs) {
  const auto found = std::find_if(mine.entries.begin(), mine.entries.end(),
                                  [&](const KnownEntry& entry) { return entry.url == url; });
  if (found == mine.entries.end()) return nullptr;
  const auto alike = [&](const KnownEntry& entry) { return entry.what == found->what; };
  const auto ordinal = std::count_if(mine.entries.begin(), found, alike);
  const auto of_mine = std::count_if(mine.entries.begin(), mine.entries.end(), alike);
  const auto of_theirs = std::count_if(theirs.entries.begin(), theirs.entries.end(), alike);
  // If one manifest names several servers and the other a single one, any entry of the same kind
  // will do: the bytes of a segment decide in the end.
  const bool servers = of_mine == 1 || of_theirs == 1;
  if (of_mine != of_theirs && !servers) return nullptr;
  std::ptrdiff_t left = of_mine == of_theirs ? ordinal : 0;
  for (const KnownEntry& entry : theirs.entries) {
    if (alike(entry) && left-- == 0) return &entry;
  }
  return nullptr;
}

}  // namespace

ContentPairs::Learned ContentPairs::Learn(const std::string& source, std::string_view asked,
                                          std::string_view base, std::string_view body) {
  Learned learned;
  const std::string address = Canonical(base);
  std::optional<KnownManifest> known = ReadKnownManifest(body, address);
  if (!known) return learned;
  known->source = source;
  known->asked = Canonical(asked);
  known->base = address;
  if (known->folder.empty()) known->folder = address;
  learned.known = true;
  learned.kind = known->kind;
  learned.live = known->live;
  learned.clear = known->clear;
  // The manifest was fetched again: keep the samples.
  const auto old = std::find_if(
      manifests_.begin(), manifests_.end(),
      [&](const KnownManifest& one) { return one.source == source && one.base == address; });
  if (old != manifests_.end()) {
    for (KnownRendition& one : known->renditions) {
      for (KnownRendition& seen : old->renditions) {
        if (one.id != seen.id) continue;
        one.print.samples = std::move(seen.print.samples);
        one.print.init = seen.print.init;
      }
    }
    manifests_.erase(old);
  }
  manifests_.push_back(std::move(*known));
  Forget();
  return learned;
}

void ContentPairs::Forget() {
  std::size_t bytes = 0;
  for (const KnownManifest& one : manifests_) bytes += one.body.size();
  while (manifests_.size() > 1 && (manifests_.size() > kMostManifests || bytes > kMostBodyBytes)) {
    // Manifests that lead to other manifests go last.
    auto oldest = std::find_if(manifests_.begin(), manifests_.end(), [](const KnownManifest& one) {
      return one.kind == ManifestKind::kMedia;
    });
    if (oldest == manifests_.end()) oldest = manifests_.begin();
    bytes -= oldest->body.size();
    manifests_.erase(oldest);
  }
}

KnownManifest* ContentPairs::At(std::string_view base) {
  for (auto one = manifests_.rbegin(); one != manifests_.rend(); ++one) {
    if (one->base == base) return &*one;
  }
  return nullptr;
}

// The source's own manifest: the one that leads to the others, else its first media playlist.
const KnownManifest* ContentPairs::RootOf(std::string_view source) const {
  const KnownManifest* media = nullptr;
  for (const KnownManifest& one : manifests_) {
    if (one.source != source) continue;
    if (one.kind != ManifestKind::kMedia) return &one;
    if (media == nullptr) media = &one;
  }
  return media;
}

const KnownManifest* ContentPairs::AskedBy(std::string_view source, std::string_view asked) const {
  for (const KnownManifest& one : manifests_) {
    if (one.source == source && (one.asked == asked || one.base == asked)) return &one;
  }
  return nullptr;
}

std::string_view ContentPairs::SourceOf(std::string_view manifest) const {
  const std::string base = Canonical(manifest);
  for (auto one = manifests_.rbegin(); one != manifests_.rend(); ++one) {
    if (one->base == base) return one->source;
  }
  return {};
}

void ContentPairs::Saw(const SegmentRef& piece, std::uint64_t bytes, std::string_view sample) {
  KnownManifest* manifest = At(Canonical(piece.manifest));
  if (manifest == nullptr || !manifest->clear || piece.what == SegmentRef::What::kPlaylist) return;
  KnownRendition* rendition = RenditionOf(manifest, piece.rendition);
  if (rendition == nullptr) return;
  const std::uint64_t hash = HashBytes(sample);
  const bool in_mpd = manifest->kind == ManifestKind::kMpd;
  const std::string url = Canonical(piece.url);
  const std::string_view path = in_mpd ? PathWithin(manifest->folder, url) : std::string_view();
  if (in_mpd && path.empty()) return;
  if (piece.what == SegmentRef::What::kInit) {
    rendition->print.init = hash;
    rendition->init_path = std::string(path);
    rendition->init_range = piece.range;
    return;
  }
  SampledSegment seen;
  seen.bytes = bytes;
  seen.hash = hash;
  if (in_mpd) {
    seen.index = NameOf(path, piece.range);
    rendition->last_path = std::string(path);
    rendition->last_range = piece.range;
  } else {
    if (piece.number < manifest->first_number) return;
    seen.index = piece.number - manifest->first_number;
    if (!SegmentExists(*manifest, seen.index)) return;
  }
  std::vector<SampledSegment>& samples = rendition->print.samples;
  const auto again = std::find_if(samples.begin(), samples.end(), [&](const SampledSegment& one) {
    return one.index == seen.index;
  });
  if (again != samples.end()) samples.erase(again);
  if (samples.size() == kMostSamples) samples.erase(samples.begin());
  samples.push_back(seen);
}

SegmentMatch ContentPairs::Find(const SegmentRef& piece, const std::string& to) {
  SegmentRef asked = piece;
  asked.manifest = Canonical(piece.manifest);
  if (!piece.url.empty()) asked.url = Canonical(piece.url);
  KnownManifest* mine = At(asked.manifest);
  if (mine == nullptr || mine->source == to) return MatchNo("unknown");
  if (Has(distrusted_, mine->source, to)) return MatchNo("distrusted");
  if (!mine->clear) return MatchNo("not_clear");
  const KnownManifest* root = RootOf(to);
  if (root == nullptr) {
    SegmentMatch match;
    match.state = SegmentMatch::State::kAsk;
    match.reason = "manifest";
    match.source = to;
    return match;
  }
  if (!root->clear) return MatchNo(root->live ? "live" : "not_clear");
  if ((root->kind == ManifestKind::kMpd) != (mine->kind == ManifestKind::kMpd))
    return MatchNo("kind");
  if (mine->kind == ManifestKind::kMpd) return FindInMpd(asked, mine, At(root->base));
  if (asked.what == SegmentRef::What::kPlaylist) return FindPlaylist(asked, *mine, *root);
  return mine->kind == ManifestKind::kMedia ? FindInHls(asked, mine, *root) : MatchNo("unknown");
}

// If no segment of a rendition has arrived yet, a server may deliver the whole rendition, provided
// that other renditions of it were seen to be the same.
SegmentMatch ContentPairs::FindPlaylist(const SegmentRef& piece, const KnownManifest& root,
                                        const KnownManifest& other) {
  if (root.kind != ManifestKind::kMultivariant || other.kind != ManifestKind::kMultivariant)
    return MatchNo("kind");
  const KnownEntry* entry = CounterpartOf(root, piece.url, other);
  if (entry == nullptr) return MatchNo("absent");
  const SegmentMatch proof = MatchBySibling(root.source, other.source);
  if (proof.state != SegmentMatch::State::kSame) return proof;
  SegmentRef playlist;
  playlist.manifest = other.base;
  playlist.what = SegmentRef::What::kPlaylist;
  playlist.url = entry->url;
  return MatchSegment(SegmentMatch::State::kSame, "sibling", std::move(playlist));
}

SegmentMatch ContentPairs::FindInHls(const SegmentRef& piece, KnownManifest* mine,
                                     const KnownManifest& other_root) {
  if (piece.what == SegmentRef::What::kSegment &&
      (piece.number < mine->first_number ||
       !SegmentExists(*mine, piece.number - mine->first_number)))
    return MatchNo("absent");
  const KnownManifest* root = RootOf(mine->source);
  const KnownManifest* theirs = &other_root;
  if (root != mine) {
    if (other_root.kind != ManifestKind::kMultivariant) return MatchNo("kind");
    const KnownEntry* entry = CounterpartOf(*root, mine->asked, other_root);
    if (entry == nullptr) return MatchNo("absent");
    theirs = AskedBy(other_root.source, entry->url);
    if (theirs == nullptr) {
      SegmentRef playlist;
      playlist.manifest = other_root.base;
      playlist.what = SegmentRef::What::kPlaylist;
      playlist.url = entry->url;
      SegmentMatch match = MatchSegment(SegmentMatch::State::kAsk, "playlist", std::move(playlist));
      match.source = other_root.source;
      return match;
    }
  }
  if (theirs->kind != ManifestKind::kMedia) return MatchNo("kind");
  if (!theirs->clear) return MatchNo("not_clear");
  return Judge(piece, mine->renditions.front(), theirs->renditions.front(), *mine, *theirs);
}

// Only for MPDs of the same bytes: there, the same path in the folder means the same segment.
SegmentMatch ContentPairs::FindInMpd(const SegmentRef& piece, KnownManifest* mine,
                                     KnownManifest* other) {
  const std::string_view path = PathWithin(mine->folder, piece.url);
  if (path.empty()) return MatchNo("absent");
  const KnownRendition* one = RenditionOf(mine, piece.rendition);
  const KnownRendition* twin = RenditionOf(other, piece.rendition);
  if (one == nullptr || twin == nullptr) return MatchNo("absent");
  return Judge(piece, *one, *twin, *mine, *other);
}

SegmentMatch ContentPairs::Judge(const SegmentRef& piece, const KnownRendition& one,
                                 const KnownRendition& other, const KnownManifest& mine,
                                 const KnownManifest& theirs) {
  const bool in_mpd = mine.kind == ManifestKind::kMpd;
  const std::uint64_t index = in_mpd ? 0 : piece.number - mine.first_number;
  const std::optional<SegmentRef> twin =
      in_mpd ? SegmentWithin(theirs, piece, PathWithin(mine.folder, piece.url), piece.range)
             : SegmentAt(theirs, piece.what, index);
  const Comparison found = CompareContent(one.print, other.print);
  if (found.sameness == Sameness::kSame) {
    if (!Has(proven_, mine.source, theirs.source)) proven_.emplace_back(mine.source, theirs.source);
    return MatchSegment(SegmentMatch::State::kSame, found.reason, twin);
  }
  if (found.sameness == Sameness::kDifferent) return MatchNo(found.reason);
  // Nothing of this rendition is in the buffer yet, so other renditions may prove the match.
  if (one.print.samples.empty()) {
    SegmentMatch proof = MatchBySibling(mine.source, theirs.source);
    if (proof.state != SegmentMatch::State::kSame) return proof;
    return MatchSegment(SegmentMatch::State::kSame, "sibling", twin);
  }
  if (one.print.needs_init && !one.print.init) return MatchNo("unproven");
  // Ask for their counterpart of the last segment that was seen.
  SegmentRef last = piece;
  if (one.print.needs_init && !other.print.init) {
    last.what = SegmentRef::What::kInit;
    return MatchSegment(SegmentMatch::State::kAsk, "piece",
                        in_mpd ? SegmentWithin(theirs, last, one.init_path, one.init_range)
                               : SegmentAt(theirs, last.what, 0));
  }
  last.what = SegmentRef::What::kSegment;
  return MatchSegment(SegmentMatch::State::kAsk, "piece",
                      in_mpd ? SegmentWithin(theirs, last, one.last_path, one.last_range)
                             : SegmentAt(theirs, last.what, one.print.samples.back().index));
}

// Whether any rendition of the two sources was seen to be the same, or else what must be read to
// find out.
SegmentMatch ContentPairs::MatchBySibling(const std::string& source, const std::string& to) {
  SegmentMatch same;
  same.state = SegmentMatch::State::kSame;
  if (Has(proven_, source, to)) return same;
  const KnownManifest* root = RootOf(to);
  for (KnownManifest& manifest : manifests_) {
    if (root == nullptr || manifest.source != source || !manifest.clear) continue;
    for (const KnownRendition& rendition : manifest.renditions) {
      if (rendition.print.samples.empty()) continue;
      SegmentRef last;
      last.manifest = manifest.base;
      last.rendition = rendition.id;
      if (manifest.kind == ManifestKind::kMedia)
        last.number = manifest.first_number + rendition.print.samples.back().index;
      last.url = std::string(FolderOf(manifest.folder)) + rendition.last_path;
      last.range = rendition.last_range;
      SegmentMatch match = manifest.kind == ManifestKind::kMpd
                               ? FindInMpd(last, &manifest, At(root->base))
                               : FindInHls(last, &manifest, *root);
      if (match.state != SegmentMatch::State::kNo) return match;
    }
  }
  return MatchNo("unproven");
}

bool ContentPairs::AppendFailed(const std::string& own, const std::string& other) {
  append_failures_ += 1;
  if (append_failures_ < kMostAppendFailures) return false;
  if (!Has(distrusted_, own, other)) distrusted_.emplace_back(own, other);
  return true;
}

bool ContentPairs::Has(const std::vector<Pair>& pairs, std::string_view one,
                       std::string_view other) const {
  return std::any_of(pairs.begin(), pairs.end(), [&](const Pair& pair) {
    return (pair.first == one && pair.second == other) ||
           (pair.first == other && pair.second == one);
  });
}

}  // namespace resilient_playback

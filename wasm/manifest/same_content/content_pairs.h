// Finds the segment of another source that may replace a segment of the current one. Owns the
// manifests and the samples of segments that it was given.
//
// Invariant: It calls nothing the same before it has compared bytes of at least one segment of both
// sources (fingerprint.h). Until then it says what must be read to find out.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SAME_CONTENT_CONTENT_PAIRS_H_
#define RESILIENT_PLAYBACK_MANIFEST_SAME_CONTENT_CONTENT_PAIRS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "manifest/sniff/known_manifest.h"

namespace resilient_playback {

// A segment, init segment or playlist as an engine requests it.
struct SegmentRef {
  enum class What { kPlaylist, kInit, kSegment };
  std::string manifest;   // the URL that its manifest was answered from
  std::string rendition;  // DASH: the id of its Representation
  What what = What::kSegment;
  std::uint64_t number = 0;  // HLS: its media sequence number
  std::string url;           // absolute; for DASH and for playlists
  HlsByteRange range;
};

struct SegmentMatch {
  enum class State {
    kSame,  // `piece` may replace the requested one
    kAsk,   // unknown: first read `piece`, and pass it to Learn or Saw
    kNo,
  };
  State state = State::kNo;
  // Static text. For kSame: "sampled_bytes", "sibling". For kAsk: "manifest", "playlist", "piece".
  // For kNo: "unknown", "not_clear", "distrusted", "unproven", "absent", or what differs
  // (fingerprint.h).
  std::string_view reason = "unknown";
  bool lasting = false;  // of kNo: no further segment of the two sources will match either
  SegmentRef piece;
  std::string source;  // for kAsk with "manifest": the source to read it from
};

class ContentPairs {
 public:
  // Takes a manifest of `source`: requested from `asked`, answered from `base`.
  struct Learned {
    bool known = false;  // it is a manifest
    ManifestKind kind = ManifestKind::kMedia;
    bool live = false;
    bool clear = false;
  };
  Learned Learn(const std::string& source, std::string_view asked, std::string_view base,
                std::string_view body);

  // Takes a sample of a segment. `bytes`: the segment's whole length. `sample`: bytes that identify
  // it, always from the same part.
  void Saw(const SegmentRef& piece, std::uint64_t bytes, std::string_view sample);

  SegmentMatch Find(const SegmentRef& piece, const std::string& to);

  // The source whose manifest was answered from this URL; empty: none.
  std::string_view SourceOf(std::string_view manifest) const;

  // An engine could not append a segment of `other` beside those of `own`. The second time, the
  // pair is distrusted: its segments never match again, whatever their bytes say.
  // Returns whether the pair is distrusted.
  bool AppendFailed(const std::string& own, const std::string& other);

 private:
  using Pair = std::pair<std::string, std::string>;

  KnownManifest* At(std::string_view base);
  const KnownManifest* RootOf(std::string_view source) const;
  const KnownManifest* AskedBy(std::string_view source, std::string_view asked) const;
  SegmentMatch FindPlaylist(const SegmentRef& piece, const KnownManifest& root,
                            const KnownManifest& other);
  SegmentMatch FindInHls(const SegmentRef& piece, KnownManifest* mine,
                         const KnownManifest& other_root);
  SegmentMatch FindInMpd(const SegmentRef& piece, KnownManifest* mine, KnownManifest* other);
  SegmentMatch Judge(const SegmentRef& piece, const KnownRendition& one,
                     const KnownRendition& other, const KnownManifest& mine,
                     const KnownManifest& theirs);
  SegmentMatch MatchBySibling(const std::string& source, const std::string& to);
  bool Has(const std::vector<Pair>& pairs, std::string_view one, std::string_view other) const;
  void Forget();

  std::vector<KnownManifest> manifests_;
  std::vector<Pair> proven_;
  std::vector<Pair> distrusted_;
  int append_failures_ = 0;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SAME_CONTENT_CONTENT_PAIRS_H_

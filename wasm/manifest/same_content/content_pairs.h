// Which piece of another source may stand in for a piece of the one that plays. Manifests and
// samples of pieces are kept as they pass; nothing is mixed before the bytes of one piece were seen
// to be the same (manifest/fingerprint.h). It says what would have to be read to know.
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

// A piece as an engine asks for it.
struct SegmentRef {
  enum class What { kPlaylist, kInit, kSegment };
  std::string manifest;   // the address that its manifest answered at
  std::string rendition;  // of DASH: the id of its Representation
  What what = What::kSegment;
  std::uint64_t number = 0;  // of HLS: its media sequence number
  std::string url;           // absolute; of DASH, and of playlists
  HlsByteRange range;
};

struct SegmentMatch {
  enum class State {
    kSame,  // `piece` may be taken instead
    kAsk,   // not known before `piece` was read, and told by Learn or Saw
    kNo,
  };
  State state = State::kNo;
  // A literal. kSame: sampled_bytes | sibling. kAsk: manifest | playlist | piece. kNo: unknown |
  // not_clear | distrusted | unproven | absent, or what differs (fingerprint.h).
  std::string_view reason = "unknown";
  SegmentRef piece;
  std::string source;  // of kAsk with "manifest": whose
};

class ContentPairs {
 public:
  // A manifest of `source`: asked for by `asked`, answered by `base`.
  struct Learned {
    bool known = false;  // it is a manifest
    ManifestKind kind = ManifestKind::kMedia;
    bool live = false;
    bool clear = false;
  };
  Learned Learn(const std::string& source, std::string_view asked, std::string_view base,
                std::string_view body);

  // The whole piece is `bytes` long; `sample` is what names it, the same part of it every time.
  void Saw(const SegmentRef& piece, std::uint64_t bytes, std::string_view sample);

  SegmentMatch Find(const SegmentRef& piece, const std::string& to);

  // Whose manifest answered at this address; empty: nobody's.
  std::string_view SourceOf(std::string_view manifest) const;

  // Their pieces did not play beside each other, whatever their bytes say.
  void Distrust(const std::string& one, const std::string& other);

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
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SAME_CONTENT_CONTENT_PAIRS_H_

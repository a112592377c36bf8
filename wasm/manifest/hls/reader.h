// Reads a playlist line by line into its model and reports faults of single lines. rules.h checks
// the playlist as a whole.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_READER_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_READER_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "manifest/hls/attributes.h"
#include "manifest/hls/playlist.h"
#include "manifest/hls/rules.h"
#include "manifest/hls/tags.h"
#include "manifest/hls/variables.h"

namespace resilient_playback {

class HlsReader {
 public:
  HlsReader(std::string_view body, Diagnostics* diagnostics);

  // Call it once.
  HlsPlaylist Read();

 private:
  // What the tags before a URI say about its segment.
  struct Pending {
    std::optional<Seconds> duration;
    std::uint32_t line = 0;
    std::optional<HlsByteRange> range;
    bool range_has_offset = false;
    std::string_view date_time;
    bool gap = false;
  };

  // reader.cc: lines, tags, what both kinds of playlist have
  void OnLine(std::string_view line);
  void OnTag(std::string_view line);
  void OnUri(std::string_view line);
  void OnBasic(HlsTag tag);
  void ReadAttributes();
  void NoteOnce(const HlsTagFacts& facts);
  void Finish();
  // The value of an attribute with its variables replaced; empty if absent.
  std::string_view Text(std::string_view name);
  std::string_view Quoted(std::string_view name);
  std::optional<std::uint64_t> Integer(std::string_view name);
  std::optional<double> Decimal(std::string_view name);
  bool Yes(std::string_view name);
  HlsByteRange Range(std::string_view name);
  void Needs(std::uint64_t version, std::string_view feature);
  void Add(Code code, std::size_t offset = 0, std::vector<Param> params = {});
  void AddAt(Code code, std::uint32_t line, std::string_view where, std::vector<Param> params = {});
  bool Takes(Code code) const { return diagnostics_->Takes(code); }

  // reader_media.cc
  void OnMedia(HlsTag tag);
  void OnExtinf();
  void OnTargetDuration();
  void OnSequence();
  void OnDiscontinuitySequence();
  void OnPlaylistType();
  void OnByteRange();
  void OnKey();
  void OnMap();
  void OnDate();
  void OnDateRange();
  void OnSegmentUri(std::string_view uri);
  std::optional<HlsKey> ReadKey();

  // reader_low_latency.cc
  void OnLowLatency(HlsTag tag);
  void OnPart();
  void OnServerControl();

  // reader_multivariant.cc
  void OnMultivariant(HlsTag tag);
  HlsVariant ReadVariant();
  void OnRendition();
  void OnSessionData();

  Diagnostics* diagnostics_;
  std::string_view body_;
  HlsPlaylist playlist_;
  HlsVariables variables_;

  // The current line.
  std::uint32_t line_ = 0;
  std::string_view text_;
  std::string_view tag_;    // with "#"
  std::string_view value_;  // after the colon
  HlsAttributes attributes_;

  Pending pending_;
  std::optional<HlsVariant> pending_variant_;
  std::uint64_t seen_once_ = 0;  // a bit for each tag
  bool media_tags_ = false;
  bool multivariant_tags_ = false;
  bool keys_used_ = true;  // a segment followed the last EXT-X-KEY
  std::uint32_t key_begin_ = 0;
  std::uint32_t discontinuities_ = 0;
  std::string_view range_uri_;  // URI of the last byte range
  std::uint64_t range_end_ = 0;
  bool range_known_ = false;
  HlsNeededVersion needed_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_READER_H_

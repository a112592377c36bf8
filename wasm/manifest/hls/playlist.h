// An HLS playlist: RFC 8216, with the low-latency, steering and definition tags of
// draft-pantos-hls-rfc8216bis. Text is not copied: the views live as long as the body (and `text`,
// which holds the results of variables).
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_PLAYLIST_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_PLAYLIST_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "core/diagnostics/diagnostic.h"

namespace resilient_playback {

inline constexpr std::uint32_t kNoIndex = UINT32_MAX;

// The bytes [offset, offset + length) of a resource; length 0: the whole resource.
struct HlsByteRange {
  std::uint64_t length = 0;
  std::uint64_t offset = 0;
};

struct HlsKey {
  std::string_view method;  // "AES-128", "SAMPLE-AES" ... never "NONE"
  std::string_view uri;
  std::string_view iv;                       // "0x..." as written; empty: the segment's number
  std::string_view key_format = "identity";  // the default if the attribute is absent
};

struct HlsMap {
  std::string_view uri;
  HlsByteRange range;
};

struct HlsSegment {
  std::string_view uri;
  Seconds duration = 0;
  HlsByteRange range;
  std::string_view date_time;   // EXT-X-PROGRAM-DATE-TIME as written
  std::uint32_t line = 0;       // of its EXTINF
  std::uint32_t key_begin = 0;  // its keys are keys[key_begin, key_end): one for each KEYFORMAT
  std::uint32_t key_end = 0;
  std::uint32_t map = kNoIndex;       // index into maps
  std::uint32_t discontinuities = 0;  // EXT-X-DISCONTINUITY tags so far
  bool gap = false;                   // EXT-X-GAP: declared missing
};

struct HlsPart {
  std::string_view uri;
  Seconds duration = 0;
  HlsByteRange range;
  std::uint32_t segment = 0;  // index of its segment; segments.size(): not complete yet
  bool independent = false;
  bool gap = false;
};

struct HlsVariant {
  std::optional<std::uint64_t> bandwidth;
  std::optional<std::uint64_t> average_bandwidth;
  std::optional<std::uint32_t> width;
  std::optional<std::uint32_t> height;
  std::optional<double> frame_rate;
  std::optional<double> score;
  std::string_view codecs;
  std::string_view supplemental_codecs;
  std::string_view video_range;
  std::string_view audio;  // group ids
  std::string_view video;
  std::string_view subtitles;
  std::string_view closed_captions;  // may be "NONE"
  std::string_view pathway_id;
  std::string_view stable_id;
  std::string_view uri;
  std::uint32_t line = 0;
};

enum class HlsMediaType { kAudio, kVideo, kSubtitles, kClosedCaptions, kUnknown };

struct HlsRendition {
  HlsMediaType type = HlsMediaType::kUnknown;
  std::string_view group_id;
  std::string_view name;
  std::string_view language;
  std::string_view assoc_language;
  std::string_view characteristics;
  std::string_view channels;
  std::string_view instream_id;
  std::string_view stable_id;
  std::string_view uri;
  bool is_default = false;
  bool autoselect = false;
  bool forced = false;
  std::uint32_t line = 0;
};

struct HlsDateRange {
  std::string_view id;
  std::string_view class_name;
  std::string_view start_date;
  std::uint32_t line = 0;
};

struct HlsSessionData {
  std::string_view id;
  std::string_view language;
  std::uint32_t line = 0;
};

struct HlsServerControl {
  bool present = false;
  bool can_block_reload = false;
  std::optional<Seconds> can_skip_until;
  std::optional<Seconds> hold_back;
  std::optional<Seconds> part_hold_back;
};

struct HlsPlaylist {
  bool multivariant = false;
  std::optional<std::uint64_t> version;
  bool independent_segments = false;
  std::optional<Seconds> start_offset;
  // Text in which variables were replaced (EXT-X-DEFINE).
  std::vector<std::unique_ptr<std::string>> text;

  // Media playlists (section 4.3.3).
  std::optional<Seconds> target_duration;
  std::uint64_t media_sequence = 0;
  std::uint64_t discontinuity_sequence = 0;
  std::string_view playlist_type;  // "VOD", "EVENT", or empty
  bool end_list = false;
  bool i_frames_only = false;
  std::uint64_t skipped_segments = 0;  // EXT-X-SKIP: a delta update
  std::vector<HlsSegment> segments;
  std::vector<HlsKey> keys;
  std::vector<HlsMap> maps;
  std::vector<HlsPart> parts;
  std::vector<HlsDateRange> date_ranges;
  std::optional<Seconds> part_target;
  HlsServerControl server_control;
  std::string_view preload_hint;

  // Multivariant playlists (section 4.3.4).
  std::vector<HlsVariant> variants;
  std::vector<HlsVariant> i_frame_variants;
  std::vector<HlsRendition> renditions;
  std::vector<HlsKey> session_keys;
  std::vector<HlsSessionData> session_data;
  std::string_view steering_uri;
};

// Never fails: leaves out what cannot be read, and reports it.
HlsPlaylist ReadHlsPlaylist(std::string_view body, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_PLAYLIST_H_

// An MPD (ISO/IEC 23009-1) as values, with inherited values already resolved. Every string_view and
// `at` points into `text`, which the Mpd owns: the Mpd may be moved, but its views do not outlive
// it.
#ifndef RESILIENT_PLAYBACK_MANIFEST_DASH_MPD_H_
#define RESILIENT_PLAYBACK_MANIFEST_DASH_MPD_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "core/diagnostics/diagnostic.h"
#include "manifest/facts.h"

namespace resilient_playback {

struct MpdBaseUrl {
  std::string_view url;  // as written; resolve it against the level above
  std::string_view service_location;
  std::uint32_t priority = 1;  // dvb:priority, the lowest first (ETSI TS 103 285 section 10.8.2.1)
  std::uint32_t weight = 1;    // dvb:weight, within one priority
};

struct MpdDescriptor {  // Role, Accessibility, EssentialProperty, SupplementalProperty, UTCTiming
  std::string_view scheme;
  std::string_view value;
  const char* at = nullptr;
};

struct MpdProtection {
  std::string_view scheme;
  std::string_view value;  // for mp4protection: "cenc", "cbcs"
  std::string_view default_kid;
  const char* at = nullptr;
};

struct MpdRun {  // an S element: `count` segments of one duration
  std::uint64_t time = 0;
  std::uint64_t duration = 0;
  std::uint64_t first = 0;  // number of segments before it in its timeline
  std::uint64_t count = 1;  // kOpenRun: until the Period ends
};
inline constexpr std::uint64_t kOpenRun = 0;

struct MpdSegmentUrl {
  std::string_view media;
  std::string_view range;
};

struct MpdRange {  // a range of Mpd::runs or Mpd::segment_urls
  std::uint32_t begin = 0;
  std::uint32_t count = 0;
};

enum class Addressing { kNone, kBase, kList, kTemplate };

struct MpdSegments {
  Addressing addressing = Addressing::kNone;
  std::uint64_t timescale = 1;  // never 0
  std::uint64_t presentation_time_offset = 0;
  std::uint64_t start_number = 1;
  std::optional<std::uint64_t> duration;  // never 0
  std::optional<std::uint64_t> end_number;
  Seconds availability_time_offset = 0;
  bool has_timeline = false;
  bool has_index = false;  // RepresentationIndex, @index or @indexRange
  MpdRange runs;
  MpdRange urls;
  std::string_view media;           // SegmentTemplate@media
  std::string_view initialization;  // @initialization, or Initialization@sourceURL
  std::string_view initialization_range;
  std::string_view index_range;
  const char* at = nullptr;  // the nearest element with such data
};

enum class MediaKind { kUnknown, kVideo, kAudio, kText, kImage };

struct MpdRepresentation {
  std::string_view id;
  std::string_view mime_type;
  std::string_view codecs;
  std::string_view frame_rate;
  std::optional<std::uint64_t> bandwidth;
  std::optional<std::uint32_t> width;
  std::optional<std::uint32_t> height;
  MediaKind kind = MediaKind::kUnknown;
  bool excluded = false;  // it has an unknown EssentialProperty (section 5.8.4.8)
  std::vector<MpdBaseUrl> base_urls;
  std::vector<MpdProtection> protections;  // in addition to those of the AdaptationSet
  MpdSegments segments;
  const char* at = nullptr;
};

struct MpdAdaptationSet {
  std::string_view id;
  std::string_view content_type;
  std::string_view lang;
  MediaKind kind = MediaKind::kUnknown;  // of the first Representation that tells its kind
  bool excluded = false;                 // the set is excluded, or all its Representations are
  bool trick_mode = false;               // for fast forward only
  std::vector<MpdDescriptor> roles;
  std::vector<MpdDescriptor> accessibility;
  std::vector<MpdDescriptor> essential;
  std::vector<MpdDescriptor> supplemental;
  std::vector<MpdProtection> protections;
  std::vector<MpdBaseUrl> base_urls;
  std::vector<MpdRepresentation> representations;
  const char* at = nullptr;
};

struct MpdPeriod {
  std::string_view id;
  std::optional<Seconds> declared_start;
  std::optional<Seconds> declared_duration;
  Seconds start = 0;                // PeriodStart of section 5.3.2.1
  std::optional<Seconds> duration;  // until the next one begins; absent: unknown
  std::vector<MpdBaseUrl> base_urls;
  std::vector<MpdAdaptationSet> adaptation_sets;
  const char* at = nullptr;
};

struct Mpd {
  std::unique_ptr<char[]> text;
  bool live = false;  // @type is "dynamic"
  std::string_view profiles;
  std::optional<Seconds> duration;  // @mediaPresentationDuration
  std::optional<Seconds> min_buffer_time;
  std::optional<Seconds> minimum_update_period;
  std::optional<Seconds> time_shift_buffer_depth;
  std::optional<Seconds> suggested_presentation_delay;
  std::optional<Millis> availability_start;  // this and the next two: since 1970
  std::optional<Millis> availability_end;
  std::optional<Millis> publish_time;
  bool content_steering = false;
  std::vector<std::string_view> locations;
  std::vector<std::string_view> patch_locations;
  std::vector<MpdDescriptor> utc_timings;
  std::vector<MpdBaseUrl> base_urls;
  std::vector<MpdPeriod> periods;
  std::vector<MpdRun> runs;
  std::vector<MpdSegmentUrl> segment_urls;
  const char* at = nullptr;
};

// nullopt only with a fatal diagnostic: no MPD, refused, or not parsable. Faults inside do not stop
// the reading. `body` may be freed afterwards.
std::optional<Mpd> ReadMpd(std::string_view body, Diagnostics* diagnostics);

ManifestFacts FactsOfMpd(const Mpd& mpd);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DASH_MPD_H_

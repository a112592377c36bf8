// Counts and addresses the segments of a Representation without listing them: a live channel has
// millions. No clock is read here: live windows take the wall clock as an argument.
#ifndef RESILIENT_PLAYBACK_MANIFEST_DASH_SEGMENTS_H_
#define RESILIENT_PLAYBACK_MANIFEST_DASH_SEGMENTS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "core/diagnostics/diagnostic.h"
#include "core/url/url.h"
#include "manifest/dash/mpd.h"

namespace resilient_playback {

struct SegmentWindow {
  std::uint64_t first = 0;  // index, from the Period's first segment
  std::uint64_t count = 0;
  Seconds duration = 0;  // of these `count` segments together
};

struct MpdSegment {
  std::uint64_t number = 0;  // $Number$
  std::uint64_t time = 0;    // $Time$, in the timescale
  Seconds start = 0;         // on the presentation's timeline
  Seconds duration = 0;
  std::string reference;  // as in the MPD, identifiers replaced; empty: the BaseURL itself
  std::string_view range;
};

// For a static MPD, all segments. For a live one, those that are complete at `epoch_ms` and within
// the time shift buffer (section 5.3.9.5.3); without a clock, all that are listed. A Period of
// unknown end counts as one segment. So does a SegmentBase, whose segments are in its index.
SegmentWindow WindowOf(const Mpd& mpd, const MpdPeriod& period,
                       const MpdRepresentation& representation, std::optional<Millis> epoch_ms);

// nullopt: no such segment, or its address would be too long. A SegmentBase has only index 0: the
// whole file.
std::optional<MpdSegment> SegmentAt(const Mpd& mpd, const MpdPeriod& period,
                                    const MpdRepresentation& representation, std::uint64_t index);

// The reference of the init segment, identifiers replaced; empty if there is none.
std::string InitializationOf(const MpdRepresentation& representation);

struct MpdBase {
  Url url;
  std::string service_location;
  std::uint32_t priority = 1;
  std::uint32_t weight = 1;
};

inline constexpr std::size_t kMostBases = 16;

// The base URLs of a Representation: the choices of every level combined (section 5.6.5), in the
// MPD's order. `manifest`: the URL of the MPD.
std::vector<MpdBase> BasesOf(const Mpd& mpd, const MpdPeriod& period, const MpdAdaptationSet& set,
                             const MpdRepresentation& representation, const Url& manifest);

// Checks that depend on the wall clock: an end that has passed, a start that has not come, a live
// edge that does not move.
void CheckMpdAt(const Mpd& mpd, Millis epoch_ms, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DASH_SEGMENTS_H_

// The segments of a Representation, counted and addressed without being listed: a live channel has
// millions of them. Nothing here reads a clock: live windows take the wall clock as an argument.
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
  std::uint64_t first = 0;  // index from the Period's first segment
  std::uint64_t count = 0;
  Seconds duration = 0;  // of these `count`, together
};

struct MpdSegment {
  std::uint64_t number = 0;  // $Number$
  std::uint64_t time = 0;    // $Time$, in the timescale
  Seconds start = 0;         // on the presentation's time line
  Seconds duration = 0;
  std::string reference;  // as the MPD has it, identifiers filled in; empty: the BaseURL itself
  std::string_view range;
};

// Of a static MPD all segments; of a live one those that are complete at `epoch_ms` and not older
// than the time shift buffer (section 5.3.9.5.3), without a clock all that are listed. A Period
// whose end nobody says, and a SegmentBase, whose segments stand in its index, count as one.
SegmentWindow WindowOf(const Mpd& mpd, const MpdPeriod& period,
                       const MpdRepresentation& representation, std::optional<Millis> epoch_ms);

// nullopt: there is none, or its address would be too long. With SegmentBase only index 0: the
// whole.
std::optional<MpdSegment> SegmentAt(const Mpd& mpd, const MpdPeriod& period,
                                    const MpdRepresentation& representation, std::uint64_t index);

// The initialization's reference, identifiers filled in; empty where there is none.
std::string InitializationOf(const MpdRepresentation& representation);

struct MpdBase {
  Url url;
  std::string service_location;
  std::uint32_t priority = 1;
  std::uint32_t weight = 1;
};

inline constexpr std::size_t kMostBases = 16;

// What the references of a Representation are resolved against: the choices of every level
// combined (section 5.6.5), in the MPD's order. `manifest` is where the MPD came from.
std::vector<MpdBase> BasesOf(const Mpd& mpd, const MpdPeriod& period, const MpdAdaptationSet& set,
                             const MpdRepresentation& representation, const Url& manifest);

// What depends on the wall clock: an end that has passed, a beginning that has not come, a live
// edge that stands still.
void CheckMpdAt(const Mpd& mpd, Millis epoch_ms, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DASH_SEGMENTS_H_

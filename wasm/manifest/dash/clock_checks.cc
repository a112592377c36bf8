#include <algorithm>

#include "manifest/dash/segments.h"

namespace resilient_playback {
namespace {

constexpr Millis kDay = 86400000;
// As for a live playlist: after this time without a new segment, players begin to starve.
constexpr double kSegmentsOfPatience = 3.5;
constexpr Seconds kLeastPatience = 12;

const MpdRun* LastRunOf(const Mpd& mpd, const MpdPeriod& period, const MpdSegments** of) {
  for (const MpdAdaptationSet& set : period.adaptation_sets) {
    for (const MpdRepresentation& one : set.representations) {
      if (one.segments.runs.count == 0) continue;
      *of = &one.segments;
      return &mpd.runs[one.segments.runs.begin + one.segments.runs.count - 1];
    }
  }
  return nullptr;
}

// Reports how long ago the newest listed segment ended, if this is longer than usual.
void CheckLiveEdge(const Mpd& mpd, Seconds now, Diagnostics* diagnostics) {
  if (mpd.periods.empty() || mpd.duration) return;
  const MpdPeriod& period = mpd.periods.back();
  const MpdSegments* segments = nullptr;
  const MpdRun* run = LastRunOf(mpd, period, &segments);
  if (run == nullptr || run->count == kOpenRun || period.duration) return;
  const auto scale = static_cast<Seconds>(segments->timescale);
  const Seconds length = static_cast<Seconds>(run->duration) / scale;
  const Seconds end = static_cast<Seconds>(run->time) / scale -
                      static_cast<Seconds>(segments->presentation_time_offset) / scale +
                      length * static_cast<Seconds>(run->count) + period.start;
  const Seconds usual = std::max(length, mpd.minimum_update_period.value_or(0));
  const Seconds age = now - end;
  if (age <= std::max(kSegmentsOfPatience * usual, kLeastPatience)) return;
  Diagnostic diagnostic{Code::kDashLiveEdgeStands, 0, 0, "SegmentTimeline", {}, {}};
  diagnostic.params.push_back({"seconds", DecimalString(static_cast<std::uint64_t>(age))});
  diagnostics->Add(std::move(diagnostic));
}

}  // namespace

void CheckMpdAt(const Mpd& mpd, Millis epoch_ms, Diagnostics* diagnostics) {
  // TVs wake up in 1970: a clock before the MPD's own date proves nothing.
  if (mpd.publish_time && epoch_ms < *mpd.publish_time - kDay) return;
  if (mpd.availability_end && epoch_ms > *mpd.availability_end) {
    return diagnostics->Add(
        {Code::kDashAvailabilityEnded, 0, 0, "MPD@availabilityEndTime", {}, {}});
  }
  if (!mpd.live || !mpd.availability_start) return;
  if (epoch_ms < *mpd.availability_start) {
    return diagnostics->Add(
        {Code::kDashNotYetAvailable, 0, 0, "MPD@availabilityStartTime", {}, {}});
  }
  CheckLiveEdge(mpd, static_cast<Seconds>(epoch_ms - *mpd.availability_start) / 1000, diagnostics);
}

}  // namespace resilient_playback

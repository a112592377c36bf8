#include "manifest/dash/segments.h"

#include <algorithm>
#include <utility>

#include "manifest/dash/template.h"
#include "manifest/dash/values.h"

namespace resilient_playback {
namespace {

// Rounds down. Limits the result to integers that a double represents exactly.
std::uint64_t ToCount(double value) {
  if (!(value > 0)) return 0;
  constexpr auto kMost = static_cast<double>(kMostMpdNumber);
  return static_cast<std::uint64_t>(std::min(value, kMost));
}

// Rounds up, but ignores a double's own rounding error.
std::uint64_t ToCountUp(double value) {
  constexpr double kRounding = 1e-6;
  const std::uint64_t down = ToCount(value);
  return value - static_cast<double>(down) > kRounding ? down + 1 : down;
}

// The segments of one Representation as a sequence without names.
class Row {
 public:
  Row(const Mpd& mpd, const MpdPeriod& period, const MpdSegments& segments)
      : mpd_(mpd), period_(period), segments_(segments) {}

  // The number of segments in the Period; nullopt: its end is unknown.
  std::optional<std::uint64_t> Count() const {
    if (segments_.addressing == Addressing::kNone || segments_.addressing == Addressing::kBase) {
      return 1;
    }
    std::optional<std::uint64_t> count = CountByTime();
    if (segments_.addressing == Addressing::kList && (!segments_.has_timeline || !count)) {
      count = segments_.urls.count;
    }
    if (segments_.end_number && *segments_.end_number + 1 >= segments_.start_number) {
      const std::uint64_t most = *segments_.end_number + 1 - segments_.start_number;
      count = std::min(count.value_or(most), most);
    }
    return count;
  }

  // How many segments end at `seconds` of the Period or before.
  std::uint64_t CountEndingBy(Seconds seconds) const {
    if (!segments_.has_timeline) {
      return segments_.duration ? ToCount(seconds * Scale() / Length() + 1e-6) : 0;
    }
    const double time = seconds * Scale() + Offset() + 1e-3 * Scale();
    const MpdRun* run = std::partition_point(Begin(), End(), [&](const MpdRun& one) {
      return static_cast<double>(one.time) + static_cast<double>(one.duration) <= time;
    });
    if (run == Begin()) return 0;
    --run;
    const std::uint64_t ended =
        ToCount((time - static_cast<double>(run->time)) / static_cast<double>(run->duration));
    return run->first + (run->count == kOpenRun ? ended : std::min(ended, run->count));
  }

  // The media time at which segment `index` begins, and its duration.
  std::pair<std::uint64_t, std::uint64_t> At(std::uint64_t index) const {
    if (segments_.has_timeline && Begin() != End()) {
      const MpdRun* run = std::upper_bound(
          Begin() + 1, End(), index,
          [](std::uint64_t wanted, const MpdRun& one) { return wanted < one.first; });
      --run;
      const std::uint64_t into = std::min(index - run->first, kMostMpdNumber / run->duration);
      return {run->time + into * run->duration, run->duration};
    }
    if (!segments_.duration) return {segments_.presentation_time_offset, 0};
    const std::uint64_t capped = std::min(index, kMostMpdNumber / *segments_.duration);
    return {segments_.presentation_time_offset + capped * *segments_.duration, *segments_.duration};
  }

  double Scale() const { return static_cast<double>(segments_.timescale); }
  double Offset() const { return static_cast<double>(segments_.presentation_time_offset); }

 private:
  std::optional<std::uint64_t> CountByTime() const {
    if (segments_.has_timeline) return CountOfTimeline();
    if (!segments_.duration) return 1;  // section 5.3.9.4.1: neither means one segment
    if (!period_.duration) return std::nullopt;
    return ToCountUp(*period_.duration * Scale() / Length());
  }

  std::optional<std::uint64_t> CountOfTimeline() const {
    if (Begin() == End()) return 0;
    const MpdRun& last = *(End() - 1);
    if (last.count != kOpenRun) return last.first + last.count;
    if (!period_.duration) return std::nullopt;
    const double end = *period_.duration * Scale() + Offset();
    const double length =
        (end - static_cast<double>(last.time)) / static_cast<double>(last.duration);
    return last.first + std::max<std::uint64_t>(ToCountUp(length), 1);
  }

  double Length() const { return static_cast<double>(*segments_.duration); }
  const MpdRun* Begin() const { return mpd_.runs.data() + segments_.runs.begin; }
  const MpdRun* End() const { return Begin() + segments_.runs.count; }

  const Mpd& mpd_;
  const MpdPeriod& period_;
  const MpdSegments& segments_;
};

// The reference of a template or a list; empty (the whole file) for other addressing.
std::string ReferenceOf(const Mpd& mpd, const MpdRepresentation& representation,
                        std::uint64_t index, MpdSegment* segment) {
  const MpdSegments& segments = representation.segments;
  if (segments.addressing == Addressing::kTemplate) {
    return FillTemplate(segments.media, {representation.id, representation.bandwidth.value_or(0),
                                         segment->number, segment->time});
  }
  if (segments.addressing != Addressing::kList || index >= segments.urls.count) return {};
  const MpdSegmentUrl& url =
      mpd.segment_urls[static_cast<std::size_t>(segments.urls.begin + index)];
  segment->range = url.range;
  return std::string(url.media);
}

// Limits the window to the segments that are available at `now` of the Period.
void Clip(const Mpd& mpd, const Row& row, Seconds now, Seconds early, SegmentWindow* window) {
  const std::uint64_t end = std::min(row.CountEndingBy(now + early), window->count);
  std::uint64_t first = 0;
  if (mpd.time_shift_buffer_depth) first = row.CountEndingBy(now - *mpd.time_shift_buffer_depth);
  window->first = std::min(first, end);
  window->count = end - window->first;
}

}  // namespace

SegmentWindow WindowOf(const Mpd& mpd, const MpdPeriod& period,
                       const MpdRepresentation& representation, std::optional<Millis> epoch_ms) {
  const MpdSegments& segments = representation.segments;
  const Row row(mpd, period, segments);
  const std::optional<std::uint64_t> count = row.Count();
  const bool by_time = segments.has_timeline || segments.duration;
  SegmentWindow window;
  window.count = count.value_or(mpd.live && epoch_ms ? kMostMpdNumber : 1);
  if (mpd.live && epoch_ms && by_time) {
    const Millis begin = mpd.availability_start.value_or(0);
    const Seconds now = static_cast<Seconds>(*epoch_ms - begin) / 1000 - period.start;
    Clip(mpd, row, now, segments.availability_time_offset, &window);
  }
  if (window.count == 0) return window;
  if (!by_time) {
    window.duration = period.duration.value_or(0);
    return window;
  }
  const auto first = row.At(window.first);
  const auto last = row.At(window.first + window.count - 1);
  const double end = static_cast<double>(last.first) + static_cast<double>(last.second);
  window.duration = std::max((end - static_cast<double>(first.first)) / row.Scale(), 0.0);
  return window;
}

std::optional<MpdSegment> SegmentAt(const Mpd& mpd, const MpdPeriod& period,
                                    const MpdRepresentation& representation, std::uint64_t index) {
  const MpdSegments& segments = representation.segments;
  const Row row(mpd, period, segments);
  if (index >= row.Count().value_or(kMostMpdNumber)) return std::nullopt;
  const auto [time, length] = row.At(index);
  MpdSegment segment;
  segment.number = segments.start_number + index;
  segment.time = time;
  segment.start = period.start + (static_cast<double>(time) - row.Offset()) / row.Scale();
  segment.duration =
      length > 0 ? static_cast<double>(length) / row.Scale() : period.duration.value_or(0);
  segment.reference = ReferenceOf(mpd, representation, index, &segment);
  if (segments.addressing == Addressing::kTemplate && segment.reference.empty()) {
    return std::nullopt;
  }
  return segment;
}

std::string InitializationOf(const MpdRepresentation& representation) {
  const MpdSegments& segments = representation.segments;
  if (segments.addressing != Addressing::kTemplate) return std::string(segments.initialization);
  return FillTemplate(segments.initialization,
                      {representation.id, representation.bandwidth.value_or(0), 0, 0});
}

std::vector<MpdBase> BasesOf(const Mpd& mpd, const MpdPeriod& period, const MpdAdaptationSet& set,
                             const MpdRepresentation& representation, const Url& manifest) {
  std::vector<MpdBase> bases = {{manifest, {}, 1, 1}};
  for (const auto* level :
       {&mpd.base_urls, &period.base_urls, &set.base_urls, &representation.base_urls}) {
    std::vector<MpdBase> next;
    for (const MpdBase& base : bases) {
      for (const MpdBaseUrl& one : *level) {
        if (next.size() == kMostBases) break;
        ParsedUrl parsed = ParseUrl(one.url, &base.url);
        if (!parsed.url) continue;
        // A relative URL stays at the location of the level above (ETSI TS 103 285 10.8.2.1).
        const bool own = parsed.url->Origin() != base.url.Origin() || level == &mpd.base_urls;
        MpdBase found{std::move(*parsed.url), base.service_location, base.priority, base.weight};
        if (!one.service_location.empty()) found.service_location = one.service_location;
        if (own || level->size() > 1) {
          found.priority = one.priority;
          found.weight = one.weight;
        }
        next.push_back(std::move(found));
      }
    }
    if (!next.empty()) bases = std::move(next);
  }
  return bases;
}

}  // namespace resilient_playback

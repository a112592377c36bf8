#include <algorithm>

#include "core/base/decimal.h"
#include "manifest/dash/read.h"
#include "manifest/dash/segments.h"
#include "manifest/dash/template.h"

namespace resilient_playback {
namespace {

// Every player bridges a shorter hole.
constexpr Seconds kSegmentTolerance = 1;

constexpr std::string_view kMediaTemplate = "SegmentTemplate@media";

// "0-785", "786-": a byte-range-spec.
bool IsRange(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return false;
  const auto first = ParseUnsigned(text.substr(0, dash));
  const auto last = ParseUnsigned(text.substr(dash + 1));
  return first && (dash + 1 == text.size() || (last && *last >= *first));
}

void CheckRange(std::string_view range, std::string_view where, MpdReport* report) {
  if (range.empty() || IsRange(range)) return;
  report->Add(Code::kDashRangeBad, range.data(), where, range);
}

void CheckIdentifiers(const MpdRepresentation& representation, std::string_view address,
                      std::string_view where, const TemplateUse& use, MpdReport* report) {
  if (!use.unknown.empty()) {
    report->Add(Code::kDashIdentifierUnknown, use.unknown.data(), where, use.unknown);
  }
  if (use.representation_id && representation.id.empty()) {
    report->Add(Code::kDashTemplateNeedsId, representation.at, where, address);
  }
}

void CheckMedia(const MpdSegments& segments, const TemplateUse& use, MpdReport* report) {
  const char* at = segments.media.data();
  if (use.number && use.time) {
    report->Add(Code::kDashNumberAndTime, at, kMediaTemplate, segments.media);
  }
  if (!segments.has_timeline && !segments.duration) {
    if (use.number || use.time) {
      report->Add(Code::kDashNoSegmentDuration, segments.at, "SegmentTemplate");
    }
    return;
  }
  if (!use.number && !use.time) {
    report->Add(Code::kDashMediaConstant, at, kMediaTemplate, segments.media);
  } else if (use.time && !use.number && !segments.has_timeline) {
    report->Add(Code::kDashTimeWithoutTimeline, at, kMediaTemplate, segments.media);
  }
}

void CheckTemplate(const MpdRepresentation& representation, MpdReport* report) {
  const MpdSegments& segments = representation.segments;
  if (segments.media.empty()) {
    report->Add(Code::kDashMediaMissing, segments.at, "SegmentTemplate");
  } else {
    const TemplateUse use = UseOf(segments.media);
    CheckIdentifiers(representation, segments.media, kMediaTemplate, use, report);
    CheckMedia(segments, use, report);
  }
  const TemplateUse use = UseOf(segments.initialization);
  constexpr std::string_view kWhere = "SegmentTemplate@initialization";
  CheckIdentifiers(representation, segments.initialization, kWhere, use, report);
  if (use.number || use.time) {
    report->Add(Code::kDashInitializationVaries, segments.initialization.data(), kWhere,
                segments.initialization);
  }
}

std::uint64_t CountOf(const MpdSegments& segments, const Mpd& mpd) {
  if (segments.runs.count == 0) return 0;
  const MpdRun& last = mpd.runs[segments.runs.begin + segments.runs.count - 1];
  return last.count == kOpenRun ? 0 : last.first + last.count;
}

void CheckList(const Mpd& mpd, const MpdSegments& segments, MpdReport* report) {
  constexpr std::string_view kWhere = "SegmentList";
  if (segments.urls.count == 0) return report->Add(Code::kDashListEmpty, segments.at, kWhere);
  if (segments.urls.count > 1 && !segments.duration && !segments.has_timeline) {
    report->Add(Code::kDashNoSegmentDuration, segments.at, kWhere);
  }
  const std::uint64_t listed = CountOf(segments, mpd);
  if (segments.has_timeline && listed != 0 && listed != segments.urls.count) {
    report->Add(Code::kDashListAndTimeline, segments.at, kWhere, {},
                {{"urls", DecimalString(segments.urls.count)}, {"times", DecimalString(listed)}});
  }
  for (std::uint32_t i = 0; i < segments.urls.count; ++i) {
    CheckRange(mpd.segment_urls[segments.urls.begin + i].range, "SegmentURL@mediaRange", report);
  }
}

// Checks whether the segments of a recording fill their Period.
void CheckExtent(const Mpd& mpd, const MpdPeriod& period, const MpdRepresentation& representation,
                 MpdReport* report) {
  const MpdSegments& segments = representation.segments;
  const SegmentWindow window = WindowOf(mpd, period, representation, std::nullopt);
  if (window.count == 0) return;
  const auto first = SegmentAt(mpd, period, representation, window.first);
  const auto last = SegmentAt(mpd, period, representation, window.first + window.count - 1);
  if (!first || !last) return;
  const Seconds late = first->start - period.start;
  const Seconds end = last->start + last->duration - period.start;
  if (end <= 0) {
    return report->Add(Code::kDashSegmentsBeforePeriod, segments.at, "Period", {},
                       {{"seconds", SecondsText(-end)}});
  }
  if (late > kSegmentTolerance) {
    report->Add(Code::kDashSegmentsBeginLate, segments.at, "Period", {},
                {{"seconds", SecondsText(late)}});
  }
  if (!period.duration) return;
  const Seconds missing = *period.duration - end;
  if (missing > std::max(kSegmentTolerance, last->duration)) {
    report->Add(Code::kDashSegmentsEndEarly, segments.at, "Period", {},
                {{"seconds", SecondsText(missing)}});
  }
}

}  // namespace

void CheckSegments(const Mpd& mpd, const MpdPeriod& period, const MpdRepresentation& representation,
                   MpdReport* report) {
  const MpdSegments& segments = representation.segments;
  const std::size_t texts = segments.media.size() + segments.initialization.size() +
                            segments.index_range.size() + segments.initialization_range.size();
  constexpr std::size_t kWork = 128;
  constexpr std::size_t kWorkOfUrl = 8;
  if (!report->Affords(kWork + texts + segments.urls.count * kWorkOfUrl)) return;
  if (segments.addressing == Addressing::kTemplate) CheckTemplate(representation, report);
  if (segments.addressing == Addressing::kList) CheckList(mpd, segments, report);
  if (segments.addressing == Addressing::kBase && !segments.has_index) {
    report->Add(Code::kDashIndexMissing, segments.at, "SegmentBase");
  }
  CheckRange(segments.index_range, "SegmentBase@indexRange", report);
  CheckRange(segments.initialization_range, "Initialization@range", report);
  const bool by_time = segments.has_timeline || segments.duration;
  if (segments.has_timeline && segments.duration) {
    report->Add(Code::kDashTimelineAndDuration, segments.at, "SegmentTimeline");
  }
  const bool open = segments.runs.count > 0 && CountOf(segments, mpd) == 0;
  if (open && !mpd.live && !period.duration) {
    report->Add(Code::kDashTimelineOpenRun, segments.at, "S@r");
  }
  if (!mpd.live && by_time && !open) CheckExtent(mpd, period, representation, report);
}

}  // namespace resilient_playback

#include <algorithm>
#include <array>
#include <pugixml.hpp>

#include "core/base/ascii.h"
#include "core/base/decimal.h"
#include "core/diagnostics/full_reports.h"
#include "manifest/dash/read.h"
#include "manifest/dash/values.h"

namespace resilient_playback {
namespace {

struct Kind {
  std::string_view name;
  Addressing addressing;
};

// If an element has several, players take the first of this list.
constexpr std::array kKinds = {Kind{"SegmentTemplate", Addressing::kTemplate},
                               Kind{"SegmentList", Addressing::kList},
                               Kind{"SegmentBase", Addressing::kBase}};

// "INF" of @availabilityTimeOffset: available before the presentation begins.
constexpr Seconds kAlways = 1e9;
constexpr std::uint64_t kMostRepeats = UINT32_MAX;

std::uint64_t CappedEnd(std::uint64_t time, std::uint64_t duration, std::uint64_t count) {
  if (duration != 0 && count > kMostMpdNumber / duration) return kMostMpdNumber;
  return std::min(time + duration * count, kMostMpdNumber);
}

class TimelineReader {
 public:
  TimelineReader(std::uint64_t timescale, Mpd* mpd, MpdReport* report)
      : timescale_(timescale), mpd_(mpd), report_(report) {}

  MpdRange Read(const pugi::xml_node& timeline) {
    MpdRange range{static_cast<std::uint32_t>(mpd_->runs.size()), 0};
    begin_ = mpd_->runs.size();
    for (const pugi::xml_node node : timeline.children()) {
      if (LocalName(node.name()) == "S") Run(node);
    }
    range.count = static_cast<std::uint32_t>(mpd_->runs.size() - begin_);
    if (range.count == 0) {
      report_->Add(Code::kDashTimelineEmpty, timeline.name(), "SegmentTimeline");
    }
    return range;
  }

 private:
  struct Raw {
    std::optional<std::uint64_t> time;
    std::uint64_t duration = 0;
    std::uint64_t count = 1;
  };

  std::uint64_t Number(const pugi::xml_attribute& attribute, std::string_view text,
                       std::uint64_t most) {
    const std::optional<std::uint64_t> value = ParseUnsigned(TrimXml(text));
    if (value && *value <= most) return *value;
    report_->Add(Code::kDashBadNumber, attribute.name(), "S", attribute.value(),
                 {{"attribute", attribute.name()}});
    return 0;
  }

  Raw Attributes(const pugi::xml_node& node) {
    Raw raw;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      const std::string_view text = attribute.value();
      if (name == "t") raw.time = Number(attribute, text, kMostMpdNumber);
      if (name == "d") raw.duration = Number(attribute, text, kMostMpdNumber);
      if (name != "r") continue;
      const bool open = StartsWith(text, "-");
      raw.count = open ? kOpenRun : Number(attribute, text, kMostRepeats) + 1;
    }
    return raw;
  }

  // Closes the previous run, which lasts until `time` (section 5.3.9.6.1).
  void CloseOpenRun(const pugi::xml_node& node, const Raw& raw) {
    if (mpd_->runs.size() == begin_ || mpd_->runs.back().count != kOpenRun) return;
    MpdRun& open = mpd_->runs.back();
    open.count = 1;
    if (!raw.time || *raw.time < open.time) {
      report_->Add(Code::kDashTimelineOpenRun, node.name(), "S@r");
    } else {
      const std::uint64_t length = *raw.time - open.time;
      open.count = std::max<std::uint64_t>((length + open.duration - 1) / open.duration, 1);
    }
    expected_ = CappedEnd(open.time, open.duration, open.count);
    first_ = open.first + open.count;
  }

  void CompareWithExpected(const pugi::xml_node& node, std::uint64_t time) {
    if (mpd_->runs.size() == begin_ || time == expected_) return;
    const bool back = time < expected_;
    const std::uint64_t distance = back ? expected_ - time : time - expected_;
    const Seconds seconds = static_cast<Seconds>(distance) / static_cast<Seconds>(timescale_);
    // Players tolerate rounding to the timescale of another track.
    constexpr Seconds kTolerance = 0.1;
    if (seconds < kTolerance) return;
    const Code code = back ? Code::kDashTimelineBack : Code::kDashTimelineGap;
    report_->Add(code, node.attribute("t").name(), "S@t", node.attribute("t").value(),
                 {{"seconds", SecondsText(seconds)}});
  }

  void Run(const pugi::xml_node& node) {
    const Raw raw = Attributes(node);
    if (raw.duration == 0) {
      return report_->Add(Code::kDashTimelineNoDuration, node.name(), "S@d",
                          node.attribute("d").value());
    }
    CloseOpenRun(node, raw);
    if (raw.time) CompareWithExpected(node, *raw.time);
    const std::uint64_t time = raw.time.value_or(expected_);
    mpd_->runs.push_back({time, raw.duration, first_, raw.count});
    expected_ = CappedEnd(time, raw.duration, raw.count);
    first_ += raw.count;
  }

  std::uint64_t timescale_;
  Mpd* mpd_;
  MpdReport* report_;
  std::size_t begin_ = 0;
  std::uint64_t expected_ = 0;  // where the next S without @t begins
  std::uint64_t first_ = 0;
};

class SegmentsReader {
 public:
  SegmentsReader(MpdSegments* segments, Mpd* mpd, MpdReport* report)
      : segments_(segments), mpd_(mpd), report_(report) {}

  void Read(const pugi::xml_node& node) {
    segments_->at = node.name();
    Attributes(node);
    if (segments_->addressing == Addressing::kList) {
      // Remote SegmentURLs, section 5.5: the local list is read.
      IsRemote(node, report_);
      Urls(node);
    }
    for (const pugi::xml_node child : node.children()) Child(child);
  }

 private:
  void Take(const pugi::xml_node& node, const char* attribute, std::string_view* value) {
    const std::string_view text = TextOf(node, attribute);
    if (!text.empty()) *value = text;
  }

  std::optional<std::uint64_t> NotZero(const pugi::xml_node& node, const char* attribute,
                                       Code zero) {
    const std::optional<std::uint64_t> value = UnsignedOf(node, attribute, report_);
    if (!value || *value > 0) return value;
    report_->Add(zero, node.attribute(attribute).name(), LocalName(node.name()), "0",
                 {{"attribute", attribute}});
    return std::nullopt;
  }

  void Attributes(const pugi::xml_node& node) {
    const auto timescale = NotZero(node, "timescale", Code::kDashTimescaleZero);
    const auto duration = NotZero(node, "duration", Code::kDashBadNumber);
    segments_->timescale = timescale.value_or(segments_->timescale);
    if (duration) segments_->duration = duration;
    if (const auto offset = UnsignedOf(node, "presentationTimeOffset", report_)) {
      segments_->presentation_time_offset = *offset;
    }
    if (const auto number = UnsignedOf(node, "startNumber", report_)) {
      segments_->start_number = *number;
    }
    if (const auto number = UnsignedOf(node, "endNumber", report_)) segments_->end_number = number;
    const std::string_view early = TextOf(node, "availabilityTimeOffset");
    if (!early.empty()) {
      segments_->availability_time_offset =
          early == "INF" ? kAlways : ParseDecimal(early).value_or(0);
    }
    if (segments_->addressing == Addressing::kTemplate) {
      Take(node, "media", &segments_->media);
      Take(node, "initialization", &segments_->initialization);
    }
    Take(node, "indexRange", &segments_->index_range);
    if (!TextOf(node, "indexRange").empty() || !TextOf(node, "index").empty()) {
      segments_->has_index = true;
    }
  }

  void Child(const pugi::xml_node& node) {
    const std::string_view name = LocalName(node.name());
    if (name == "SegmentTimeline") {
      segments_->has_timeline = true;
      segments_->runs = TimelineReader(segments_->timescale, mpd_, report_).Read(node);
    } else if (name == "Initialization") {
      segments_->initialization = TextOf(node, "sourceURL");
      segments_->initialization_range = TextOf(node, "range");
    } else if (name == "RepresentationIndex") {
      segments_->has_index = true;
    }
  }

  void Urls(const pugi::xml_node& node) {
    const auto begin = static_cast<std::uint32_t>(mpd_->segment_urls.size());
    for (const pugi::xml_node child : node.children()) {
      if (LocalName(child.name()) != "SegmentURL") continue;
      mpd_->segment_urls.push_back({TextOf(child, "media"), TextOf(child, "mediaRange")});
    }
    const auto count = static_cast<std::uint32_t>(mpd_->segment_urls.size()) - begin;
    if (count > 0) segments_->urls = {begin, count};
  }

  MpdSegments* segments_;
  Mpd* mpd_;
  MpdReport* report_;
};

}  // namespace

MpdSegments ReadSegments(const pugi::xml_node& node, const MpdSegments& inherited, Mpd* mpd,
                         MpdReport* report) {
  MpdSegments segments = inherited;
  if (!kFullReports) {
    // Playback only needs the init segment of a template.
    for (const pugi::xml_node child : node.children()) {
      const std::string_view first = TextOf(child, "initialization");
      if (LocalName(child.name()) == "SegmentTemplate" && !first.empty())
        segments.initialization = first;
    }
    return segments;
  }
  pugi::xml_node chosen;
  Addressing addressing = Addressing::kNone;
  for (const pugi::xml_node child : node.children()) {
    const std::string_view name = LocalName(child.name());
    const auto* kind = std::find_if(kKinds.begin(), kKinds.end(),
                                    [&](const Kind& one) { return one.name == name; });
    if (kind == kKinds.end()) continue;
    if (!chosen.empty()) report->Add(Code::kDashAddressingMixed, child.name(), name);
    if (kind->addressing <= addressing) continue;
    chosen = child;
    addressing = kind->addressing;
  }
  if (chosen.empty()) return segments;
  if (segments.addressing != addressing) {
    if (segments.addressing != Addressing::kNone) {
      report->Add(Code::kDashAddressingMixed, chosen.name(), LocalName(chosen.name()));
    }
    segments = {};
    segments.addressing = addressing;
  }
  SegmentsReader(&segments, mpd, report).Read(chosen);
  return segments;
}

}  // namespace resilient_playback

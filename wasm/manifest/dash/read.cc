#include "manifest/dash/read.h"

#include <algorithm>
#include <array>
#include <pugixml.hpp>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/decimal.h"
#include "core/diagnostics/full_reports.h"
#include "manifest/dash/values.h"

namespace resilient_playback {
namespace {

// In all Periods together. A real MPD has some thousands, and each takes a third of a kilobyte.
constexpr std::size_t kMostRepresentations = 100000;
constexpr std::string_view kResolveToZero = "urn:mpeg:dash:resolve-to-zero:2013";
constexpr std::string_view kTrickMode = "http://dashif.org/guidelines/trickmode";

// EssentialProperty values that players support, or may ignore without harm.
constexpr std::array kKnownEssential = {
    kTrickMode,
    std::string_view("http://dashif.org/guidelines/thumbnail_tile"),
    std::string_view("http://dashif.org/thumbnail_tile"),
    std::string_view("urn:mpeg:mpegB:cicp:ColourPrimaries"),
    std::string_view("urn:mpeg:mpegB:cicp:MatrixCoefficients"),
    std::string_view("urn:mpeg:mpegB:cicp:TransferCharacteristics"),
    std::string_view("urn:mpeg:mpegB:cicp:VideoFullRangeFlag"),
    std::string_view("urn:dvb:dash:fontdownload:2014"),
};

struct DescriptorList {
  std::string_view name;
  std::vector<MpdDescriptor> MpdAdaptationSet::*list;
};

constexpr std::array kDescriptorLists = {
    DescriptorList{"Role", &MpdAdaptationSet::roles},
    DescriptorList{"Accessibility", &MpdAdaptationSet::accessibility},
    DescriptorList{"EssentialProperty", &MpdAdaptationSet::essential},
    DescriptorList{"SupplementalProperty", &MpdAdaptationSet::supplemental},
};

struct Mandatory {
  const char* attribute;
  Code code;
  bool live_only;
};

// Section 5.3.1.2, table 3.
constexpr std::array kMandatory = {
    Mandatory{"profiles", Code::kDashProfilesMissing, false},
    Mandatory{"minBufferTime", Code::kDashMinBufferTimeMissing, false},
    Mandatory{"availabilityStartTime", Code::kDashAvailabilityStartMissing, true},
    Mandatory{"minimumUpdatePeriod", Code::kDashNoUpdatePeriod, true},
    Mandatory{"publishTime", Code::kDashPublishTimeMissing, true},
};

bool Is(const pugi::xml_node& node, std::string_view name) {
  return LocalName(node.name()) == name;
}

// Reserves space first: a growing vector moves its elements, which are large.
template <typename Value>
void ReserveChildren(const pugi::xml_node& node, std::string_view name, std::vector<Value>* all,
                     std::size_t most = kMostMpdElements) {
  std::size_t count = 0;
  for (const pugi::xml_node child : node.children()) count += Is(child, name) ? 1 : 0;
  all->reserve(std::min(count, most));
}

MediaKind KindOf(std::string_view content_type, std::string_view mime_type,
                 std::string_view codecs) {
  const std::string_view type = content_type.empty() ? mime_type : content_type;
  if (StartsWith(type, "video")) return MediaKind::kVideo;
  if (StartsWith(type, "audio")) return MediaKind::kAudio;
  if (StartsWith(type, "image")) return MediaKind::kImage;
  if (StartsWith(type, "text") || StartsWith(mime_type, "application/ttml") ||
      StartsWith(codecs, "stpp") || StartsWith(codecs, "wvtt")) {
    return MediaKind::kText;
  }
  return MediaKind::kUnknown;
}

MpdDescriptor ReadDescriptor(const pugi::xml_node& node) {
  return {TextOf(node, "schemeIdUri"), TextOf(node, "value"), node.name()};
}

MpdProtection ReadProtection(const pugi::xml_node& node) {
  return {TextOf(node, "schemeIdUri"), TextOf(node, "value"), PrefixedTextOf(node, "default_KID"),
          node.name()};
}

class Reader {
 public:
  Reader(Mpd* mpd, MpdReport* report) : mpd_(mpd), report_(report) {}

  void Root(const pugi::xml_node& node) {
    mpd_->at = node.name();
    RootAttributes(node);
    for (const pugi::xml_node child : node.children()) RootChild(child);
    ReserveChildren(node, "Period", &mpd_->periods);
    for (const pugi::xml_node child : node.children()) {
      if (Is(child, "Period") && !IsRemote(child, report_)) Period(child);
    }
  }

 private:
  void RootAttributes(const pugi::xml_node& node) {
    const std::string_view type = TextOf(node, "type");
    mpd_->live = type == "dynamic";
    if (!mpd_->live && !type.empty() && type != "static") {
      report_->Add(Code::kDashTypeUnknown, node.name(), "MPD@type", type);
    }
    for (const Mandatory& one : kMandatory) {
      if (!kFullReports) break;
      if ((one.live_only && !mpd_->live) || !node.attribute(one.attribute).empty()) continue;
      report_->Add(one.code, node.name(), "MPD");
    }
    mpd_->profiles = TextOf(node, "profiles");
    mpd_->duration = DurationOf(node, "mediaPresentationDuration", report_);
    if (!kFullReports) return;
    mpd_->min_buffer_time = DurationOf(node, "minBufferTime", report_);
    mpd_->minimum_update_period = DurationOf(node, "minimumUpdatePeriod", report_);
    mpd_->time_shift_buffer_depth = DurationOf(node, "timeShiftBufferDepth", report_);
    mpd_->suggested_presentation_delay = DurationOf(node, "suggestedPresentationDelay", report_);
    mpd_->availability_start = DateOf(node, "availabilityStartTime", report_);
    mpd_->availability_end = DateOf(node, "availabilityEndTime", report_);
    mpd_->publish_time = DateOf(node, "publishTime", report_);
  }

  void RootChild(const pugi::xml_node& node) {
    if (Is(node, "BaseURL")) return BaseUrl(node, &mpd_->base_urls);
    if (!kFullReports) return;
    if (Is(node, "UTCTiming")) return mpd_->utc_timings.push_back(ReadDescriptor(node));
    if (Is(node, "ContentSteering")) mpd_->content_steering = true;
    if (Is(node, "Location")) mpd_->locations.push_back(InnerTextOf(node));
    if (Is(node, "PatchLocation")) mpd_->patch_locations.push_back(InnerTextOf(node));
  }

  // dvb:priority and dvb:weight are positive integers (ETSI TS 103 285 section 10.8.2.1).
  std::uint32_t Ranking(const pugi::xml_node& node, std::string_view name) {
    const std::string_view text = PrefixedTextOf(node, name);
    if (text.empty()) return 1;
    const std::optional<std::uint64_t> value = ParseUnsigned(text);
    if (value && *value >= 1 && *value <= UINT32_MAX) return static_cast<std::uint32_t>(*value);
    report_->Add(Code::kDashBaseUrlRanking, node.name(), "BaseURL", text,
                 {{"attribute", std::string(name)}});
    return 1;
  }

  void BaseUrl(const pugi::xml_node& node, std::vector<MpdBaseUrl>* all) {
    const std::string_view url = InnerTextOf(node);
    const std::size_t colon = url.find(':');
    const bool absolute = colon != std::string_view::npos && colon < url.find_first_of("/?#");
    const bool http = EqualsIgnoringCase(url.substr(0, colon), "http") ||
                      EqualsIgnoringCase(url.substr(0, colon), "https");
    if (absolute && !http) {
      return report_->Add(Code::kDashBaseUrlUnusable, node.name(), "BaseURL", url);
    }
    MpdBaseUrl base;
    base.url = url;
    if (kFullReports) {
      base.service_location = TextOf(node, "serviceLocation");
      base.priority = Ranking(node, "priority");
      base.weight = Ranking(node, "weight");
    }
    all->push_back(base);
  }

  void Period(const pugi::xml_node& node) {
    MpdPeriod period;
    period.at = node.name();
    period.id = TextOf(node, "id");
    period.declared_start = DurationOf(node, "start", report_);
    period.declared_duration = DurationOf(node, "duration", report_);
    const MpdSegments segments = ReadSegments(node, {}, mpd_, report_);
    ReserveChildren(node, "AdaptationSet", &period.adaptation_sets);
    for (const pugi::xml_node child : node.children()) {
      if (Is(child, "BaseURL")) BaseUrl(child, &period.base_urls);
      if (Is(child, "AdaptationSet") && !IsRemote(child, report_)) {
        period.adaptation_sets.push_back(AdaptationSet(child, segments));
      }
    }
    mpd_->periods.push_back(std::move(period));
  }

  // Common attributes of AdaptationSet and Representation, section 5.3.7.
  void Common(const pugi::xml_node& node, MpdRepresentation* common) {
    const auto take = [&](const char* attribute, std::string_view* value) {
      // A longer text is no valid value, and checking it for every Representation would cost time.
      constexpr std::size_t kMostBytes = 4096;
      const std::string_view text = TextOf(node, attribute).substr(0, kMostBytes);
      if (!text.empty()) *value = text;
    };
    take("mimeType", &common->mime_type);
    take("codecs", &common->codecs);
    take("frameRate", &common->frame_rate);
    if (const auto width = SmallUnsignedOf(node, "width", report_)) common->width = width;
    if (const auto height = SmallUnsignedOf(node, "height", report_)) common->height = height;
  }

  bool Excludes(const MpdDescriptor& essential) {
    if (std::find(kKnownEssential.begin(), kKnownEssential.end(), essential.scheme) !=
        kKnownEssential.end()) {
      return false;
    }
    report_->Add(Code::kDashEssentialUnknown, essential.at, "EssentialProperty", essential.scheme);
    return true;
  }

  void SetChild(const pugi::xml_node& node, MpdAdaptationSet* set) {
    if (Is(node, "BaseURL")) return BaseUrl(node, &set->base_urls);
    if (Is(node, "ContentProtection")) return set->protections.push_back(ReadProtection(node));
    for (const DescriptorList& one : kDescriptorLists) {
      if (Is(node, one.name)) return (set->*one.list).push_back(ReadDescriptor(node));
    }
  }

  MpdAdaptationSet AdaptationSet(const pugi::xml_node& node, const MpdSegments& of_period) {
    MpdAdaptationSet set;
    set.at = node.name();
    set.id = TextOf(node, "id");
    set.content_type = TextOf(node, "contentType");
    set.lang = TextOf(node, "lang");
    for (const pugi::xml_node child : node.children()) SetChild(child, &set);
    for (const MpdDescriptor& essential : set.essential) {
      set.trick_mode = set.trick_mode || essential.scheme == kTrickMode;
      if (Excludes(essential)) set.excluded = true;
    }
    MpdRepresentation common;
    common.segments = ReadSegments(node, of_period, mpd_, report_);
    Common(node, &common);
    bool any = false;
    ReserveChildren(node, "Representation", &set.representations, kMostRepresentations);
    for (const pugi::xml_node child : node.children()) {
      if (!Is(child, "Representation")) continue;
      if (++representations_ > kMostRepresentations) break;
      set.representations.push_back(Representation(child, set, common));
      const MpdRepresentation& last = set.representations.back();
      if (set.kind == MediaKind::kUnknown) set.kind = last.kind;
      any = any || !last.excluded;
    }
    set.excluded = set.excluded || (!any && !set.representations.empty());
    return set;
  }

  MpdRepresentation Representation(const pugi::xml_node& node, const MpdAdaptationSet& set,
                                   const MpdRepresentation& common) {
    constexpr std::string_view kElement = "Representation";
    MpdRepresentation representation = common;
    representation.at = node.name();
    representation.id = TextOf(node, "id");
    representation.bandwidth = UnsignedOf(node, "bandwidth", report_);
    if (representation.id.empty()) report_->Add(Code::kDashIdMissing, node.name(), kElement);
    const bool unread = !representation.bandwidth && !node.attribute("bandwidth").empty();
    if (!unread && representation.bandwidth.value_or(0) == 0) {
      report_->Add(Code::kDashBandwidthMissing, node.name(), kElement);
    }
    representation.segments = ReadSegments(node, common.segments, mpd_, report_);
    Common(node, &representation);
    representation.kind = KindOf(set.content_type, representation.mime_type, representation.codecs);
    for (const pugi::xml_node child : node.children()) {
      if (Is(child, "BaseURL")) BaseUrl(child, &representation.base_urls);
      if (Is(child, "ContentProtection")) {
        representation.protections.push_back(ReadProtection(child));
      }
      if (Is(child, "EssentialProperty") && Excludes(ReadDescriptor(child))) {
        representation.excluded = true;
      }
    }
    return representation;
  }

  Mpd* mpd_;
  MpdReport* report_;
  std::size_t representations_ = 0;
};

// PeriodStart and the end of the Period, section 5.3.2.1. If an end overlaps the next Period, the
// next Period wins.
void ResolvePeriods(Mpd* mpd) {
  std::optional<Seconds> end = 0;
  for (MpdPeriod& period : mpd->periods) {
    period.start = period.declared_start.value_or(end.value_or(0));
    end.reset();
    if (period.declared_duration) end = period.start + *period.declared_duration;
  }
  std::optional<Seconds> next = mpd->duration;
  for (auto period = mpd->periods.rbegin(); period != mpd->periods.rend(); ++period) {
    period->duration = period->declared_duration;
    if (next && *next >= period->start) {
      const Seconds most = *next - period->start;
      if (!period->duration || *period->duration > most) period->duration = most;
    }
    next = period->start;
  }
}

}  // namespace

bool IsRemote(const pugi::xml_node& node, MpdReport* report) {
  const std::string_view address = PrefixedTextOf(node, "href");
  if (address.empty()) return false;
  if (address == kResolveToZero) return true;
  report->Add(Code::kDashXlink, node.name(), LocalName(node.name()), address);
  return false;
}

void ReadMpdElements(const pugi::xml_node& node, Mpd* mpd, MpdReport* report) {
  Reader(mpd, report).Root(node);
  ResolvePeriods(mpd);
}

}  // namespace resilient_playback

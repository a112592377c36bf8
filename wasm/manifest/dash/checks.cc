#include <algorithm>
#include <array>
#include <string>

#include "core/base/ascii.h"
#include "core/base/decimal.h"
#include "manifest/dash/read.h"

namespace resilient_playback {
namespace {

using Texts = std::vector<std::string_view>;

constexpr std::array kKnownProfiles = {
    std::string_view("urn:mpeg:dash:profile:"), std::string_view("urn:dvb:dash:profile:"),
    std::string_view("http://dashif.org/guidelines/"), std::string_view("urn:hbbtv:dash:profile:"),
    std::string_view("urn:mpeg:cmaf:")};

// Clocks that a player in a page can ask. It cannot use NTP.
constexpr std::array kKnownClocks = {std::string_view("urn:mpeg:dash:utc:http-head:"),
                                     std::string_view("urn:mpeg:dash:utc:direct:"),
                                     std::string_view("urn:mpeg:dash:utc:http-xsdate:"),
                                     std::string_view("urn:mpeg:dash:utc:http-iso:")};

constexpr std::array kKnownMimeTypes = {
    std::string_view("video/mp4"),       std::string_view("audio/mp4"),
    std::string_view("application/mp4"), std::string_view("text/vtt"),
    std::string_view("video/webm"),      std::string_view("application/ttml+xml"),
    std::string_view("audio/webm"),      std::string_view("image/jpeg"),
    std::string_view("image/png"),       std::string_view("image/webp")};

template <std::size_t kSize>
bool BeginsLikeOne(std::string_view text, const std::array<std::string_view, kSize>& known) {
  return std::any_of(known.begin(), known.end(),
                     [&](std::string_view one) { return StartsWith(text, one); });
}

bool IsHttpAddress(std::string_view text) {
  const std::size_t colon = std::min(text.find("://"), text.size());
  const std::string_view scheme = text.substr(0, colon);
  return colon < text.size() &&
         (EqualsIgnoringCase(scheme, "http") || EqualsIgnoringCase(scheme, "https"));
}

// At least two letters (or "x" or "i"), then subtags of at most eight letters and digits (RFC 5646
// 2.1).
bool IsLanguageTag(std::string_view tag) {
  std::size_t length = 0;
  bool first = true;
  for (std::size_t i = 0; i <= tag.size(); ++i) {
    if (i < tag.size() && tag[i] != '-') {
      if (!IsAlpha(tag[i]) && (first || !IsDigit(tag[i]))) return false;
      ++length;
      continue;
    }
    const bool private_use = first && length == 1 && (tag[0] == 'x' || tag[0] == 'i');
    if (length == 0 || length > 8 || (first && length < 2 && !private_use)) return false;
    first = false;
    length = 0;
  }
  return true;
}

// "25" or "30000/1001".
bool IsFrameRate(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (!ParseUnsigned(text.substr(0, slash))) return false;
  return slash == std::string_view::npos || ParseUnsigned(text.substr(slash + 1)).value_or(0) > 0;
}

// Reports each text that equals an earlier one. Ignores empty texts.
void ReportTwice(Code code, std::string_view where, Texts texts, MpdReport* report) {
  std::sort(texts.begin(), texts.end(), [](std::string_view one, std::string_view other) {
    const int order = one.compare(other);
    return order != 0 ? order < 0 : one.data() < other.data();
  });
  for (std::size_t i = 1; i < texts.size(); ++i) {
    if (texts[i].empty() || texts[i] != texts[i - 1]) continue;
    report->Add(code, texts[i].data(), where, texts[i]);
  }
}

void CheckLive(const Mpd& mpd, MpdReport* report) {
  if (mpd.utc_timings.empty()) {
    report->Add(Code::kDashUtcTimingMissing, mpd.at, "MPD");
  } else if (std::none_of(mpd.utc_timings.begin(), mpd.utc_timings.end(),
                          [](const MpdDescriptor& one) {
                            return BeginsLikeOne(one.scheme, kKnownClocks);
                          })) {
    const MpdDescriptor& first = mpd.utc_timings.front();
    report->Add(Code::kDashUtcTimingUnknown, first.at, "UTCTiming", first.scheme);
  }
  if (mpd.suggested_presentation_delay && mpd.time_shift_buffer_depth &&
      *mpd.suggested_presentation_delay > *mpd.time_shift_buffer_depth) {
    report->Add(Code::kDashDelayBeyondWindow, mpd.at, "MPD@suggestedPresentationDelay", {},
                {{"delay", SecondsText(*mpd.suggested_presentation_delay)},
                 {"window", SecondsText(*mpd.time_shift_buffer_depth)}});
  }
}

void CheckRepresentation(const MpdRepresentation& one, MpdReport* report) {
  if (one.mime_type.empty()) {
    report->Add(Code::kDashMimeTypeMissing, one.at, "Representation");
  } else if (!BeginsLikeOne(one.mime_type, kKnownMimeTypes)) {
    report->Add(Code::kDashMimeTypeUnsupported, one.mime_type.data(), "Representation@mimeType",
                one.mime_type);
  } else if (EndsWith(one.mime_type, "/webm")) {
    report->Add(Code::kDashWebm, one.mime_type.data(), "Representation@mimeType", one.mime_type);
  }
  const bool video = one.kind == MediaKind::kVideo;
  if (one.codecs.empty() && (video || one.kind == MediaKind::kAudio)) {
    report->Add(Code::kDashCodecsMissing, one.at, "Representation");
  }
  if (video && (!one.width || !one.height)) {
    report->Add(Code::kDashSizeMissing, one.at, "Representation");
  }
  if (!one.frame_rate.empty() && !IsFrameRate(one.frame_rate)) {
    report->Add(Code::kDashFrameRateBad, one.frame_rate.data(), "Representation@frameRate",
                one.frame_rate);
  }
}

bool Contradicts(const MpdAdaptationSet& set, const MpdRepresentation& one) {
  const std::string_view type = one.mime_type.substr(0, one.mime_type.find('/'));
  return (type == "video" || type == "audio") &&
         (set.content_type == "video" || set.content_type == "audio") && type != set.content_type;
}

void CheckSet(const Mpd& mpd, const MpdPeriod& period, const MpdAdaptationSet& set,
              MpdReport* report) {
  if (set.representations.empty()) {
    return report->Add(Code::kDashSetEmpty, set.at, "AdaptationSet");
  }
  if (set.kind == MediaKind::kUnknown) {
    report->Add(Code::kDashKindUnknown, set.at, "AdaptationSet");
  }
  if (!set.lang.empty() && !IsLanguageTag(set.lang)) {
    report->Add(Code::kDashLanguageBad, set.lang.data(), "AdaptationSet@lang", set.lang);
  }
  const MpdRepresentation& first = set.representations.front();
  if (Contradicts(set, first)) {
    report->Add(Code::kDashContentTypeConflict, set.at, "AdaptationSet@contentType",
                first.mime_type);
  }
  const bool base = !mpd.base_urls.empty() || !period.base_urls.empty() || !set.base_urls.empty();
  const char* checked = nullptr;
  for (const MpdRepresentation& one : set.representations) {
    CheckRepresentation(one, report);
    if (one.segments.addressing == Addressing::kNone && !base && one.base_urls.empty()) {
      report->Add(Code::kDashAddressMissing, one.at, "Representation");
    }
    if (one.segments.at != checked || one.id.empty()) {
      CheckSegments(mpd, period, one, report);
    }
    checked = one.segments.at;
  }
}

void CheckLanguages(const MpdPeriod& period, MpdReport* report) {
  const MpdAdaptationSet* nameless = nullptr;
  std::size_t audio = 0;
  for (const MpdAdaptationSet& set : period.adaptation_sets) {
    if (set.kind != MediaKind::kAudio) continue;
    ++audio;
    if (set.lang.empty() && nameless == nullptr) nameless = &set;
  }
  if (audio > 1 && nameless != nullptr) {
    report->Add(Code::kDashLanguageMissing, nameless->at, "AdaptationSet");
  }
}

void CheckPeriod(const Mpd& mpd, const MpdPeriod& period, MpdReport* report) {
  if (period.adaptation_sets.empty() && period.duration.value_or(1) > 0) {
    report->Add(Code::kDashPeriodEmpty, period.at, "Period");
  }
  if (period.id.empty() && mpd.live) report->Add(Code::kDashPeriodIdMissing, period.at, "Period");
  Texts sets;
  Texts representations;
  for (const MpdAdaptationSet& set : period.adaptation_sets) {
    sets.push_back(set.id);
    for (const MpdRepresentation& one : set.representations) representations.push_back(one.id);
    CheckSet(mpd, period, set, report);
  }
  ReportTwice(Code::kDashSetIdTwice, "AdaptationSet@id", std::move(sets), report);
  ReportTwice(Code::kDashIdTwice, "Representation@id", std::move(representations), report);
  CheckLanguages(period, report);
  CheckProtection(period, report);
}

bool HasSomethingToPlay(const Mpd& mpd) {
  for (const MpdPeriod& period : mpd.periods) {
    for (const MpdAdaptationSet& set : period.adaptation_sets) {
      if (!set.excluded && !set.trick_mode && !set.representations.empty() &&
          set.kind != MediaKind::kText && set.kind != MediaKind::kImage) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

void CheckMpd(const Mpd& mpd, MpdReport* report) {
  if (mpd.periods.empty()) return report->Add(Code::kDashNoPeriod, mpd.at, "MPD");
  if (!mpd.profiles.empty() &&
      std::none_of(kKnownProfiles.begin(), kKnownProfiles.end(), [&](std::string_view known) {
        return mpd.profiles.find(known) != std::string_view::npos;
      })) {
    report->Add(Code::kDashProfileUnknown, mpd.profiles.data(), "MPD@profiles", mpd.profiles);
  }
  if (mpd.live) CheckLive(mpd, report);
  for (const std::string_view location : mpd.locations) {
    if (IsHttpAddress(location)) continue;
    const char* at = location.empty() ? mpd.at : location.data();
    report->Add(Code::kDashLocationUnusable, at, "Location", location);
  }
  CheckPeriods(mpd, report);
  Texts ids;
  for (const MpdPeriod& period : mpd.periods) {
    ids.push_back(period.id);
    CheckPeriod(mpd, period, report);
  }
  ReportTwice(Code::kDashPeriodIdTwice, "Period@id", std::move(ids), report);
  if (!HasSomethingToPlay(mpd)) report->Add(Code::kDashNothingToPlay, mpd.at, "MPD");
}

}  // namespace resilient_playback

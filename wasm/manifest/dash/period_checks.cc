#include <algorithm>

#include "core/base/ascii.h"
#include "manifest/dash/protection.h"
#include "manifest/dash/read.h"

namespace resilient_playback {
namespace {

// Encoders round durations; nobody notices a smaller difference.
constexpr Seconds kPeriodTolerance = 0.1;
constexpr Seconds kEndTolerance = 1;

std::vector<Param> SecondsParam(Seconds seconds) { return {{"seconds", SecondsText(seconds)}}; }

void CheckNeighbours(const MpdPeriod& before, const MpdPeriod& period, MpdReport* report) {
  if (!period.declared_start && !before.declared_duration) {
    return report->Add(Code::kDashPeriodStartUnknown, period.at, "Period");
  }
  if (!period.declared_start) return;
  const Seconds end = before.start + before.declared_duration.value_or(0);
  const Seconds gap = period.start - end;
  if (gap < -kPeriodTolerance) {
    report->Add(Code::kDashPeriodsOverlap, period.at, "Period@start", {}, SecondsParam(-gap));
  } else if (before.declared_duration && gap > kPeriodTolerance) {
    report->Add(Code::kDashPeriodGap, period.at, "Period@start", {}, SecondsParam(gap));
  }
}

// Whether `text` is a UUID with its hyphens, as cenc:default_KID has (RFC 4122 section 3).
bool IsUuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = i == 8 || i == 13 || i == 18 || i == 23;
    if (hyphen ? text[i] != '-' : HexDigit(text[i]) < 0) return false;
  }
  return true;
}

// default_KID is a list of UUIDs.
bool AreUuids(std::string_view text) {
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    if (!IsUuid(text.substr(0, space))) return false;
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return true;
}

struct Protection {
  const MpdProtection* first = nullptr;
  const MpdProtection* unknown = nullptr;  // a system that has no name here
  bool mode = false;                       // mp4protection
  bool known = false;
};

void ReadProtections(const std::vector<MpdProtection>& all, Protection* seen, MpdReport* report) {
  for (const MpdProtection& one : all) {
    if (seen->first == nullptr) seen->first = &one;
    if (!one.default_kid.empty() && !AreUuids(one.default_kid)) {
      report->Add(Code::kDashKeyIdBad, one.default_kid.data(), "ContentProtection@default_KID");
    }
    if (one.scheme.empty()) {
      report->Add(Code::kDashProtectionNoScheme, one.at, "ContentProtection");
    } else if (IsMp4Protection(one.scheme)) {
      seen->mode = true;
    } else if (DrmSystemOfUuid(one.scheme) != DrmSystem::kUnknown) {
      seen->known = true;
    } else if (seen->unknown == nullptr) {
      seen->unknown = &one;
    }
  }
}

void Judge(const Protection& seen, MpdReport* report) {
  constexpr std::string_view kWhere = "ContentProtection";
  if (seen.first == nullptr) return;
  if (!seen.known && seen.unknown != nullptr) {
    report->Add(Code::kDashDrmSystemUnknown, seen.unknown->at, kWhere, seen.unknown->scheme);
  } else if (!seen.known && seen.mode) {
    report->Add(Code::kDashNoDrmSystem, seen.first->at, kWhere);
  } else if (seen.known && !seen.mode) {
    report->Add(Code::kDashProtectionNoMode, seen.first->at, kWhere);
  }
}

}  // namespace

void CheckPeriods(const Mpd& mpd, MpdReport* report) {
  for (std::size_t i = 1; i < mpd.periods.size(); ++i) {
    CheckNeighbours(mpd.periods[i - 1], mpd.periods[i], report);
  }
  const MpdPeriod& last = mpd.periods.back();
  if (!mpd.live && !mpd.duration && !last.declared_duration) {
    report->Add(Code::kDashDurationMissing, last.at, "Period");
  }
  if (!mpd.duration || !last.declared_duration) return;
  const Seconds missing = *mpd.duration - last.start - *last.declared_duration;
  if (missing > kEndTolerance || missing < -kEndTolerance) {
    report->Add(Code::kDashPeriodsEnd, last.at, "Period@duration", {}, SecondsParam(missing));
  }
}

void CheckProtection(const MpdPeriod& period, MpdReport* report) {
  const MpdRepresentation* clear[2] = {nullptr, nullptr};
  bool encrypted[2] = {false, false};
  for (const MpdAdaptationSet& set : period.adaptation_sets) {
    Protection of_set;
    ReadProtections(set.protections, &of_set, report);
    if (set.representations.empty()) Judge(of_set, report);
    bool judged = false;
    for (const MpdRepresentation& one : set.representations) {
      Protection seen = of_set;
      ReadProtections(one.protections, &seen, report);
      if (!judged || !one.protections.empty()) Judge(seen, report);
      judged = true;
      if (one.kind != MediaKind::kVideo && one.kind != MediaKind::kAudio) continue;
      const std::size_t kind = one.kind == MediaKind::kVideo ? 0 : 1;
      if (seen.first != nullptr) encrypted[kind] = true;
      if (seen.first == nullptr && clear[kind] == nullptr) clear[kind] = &one;
    }
  }
  for (std::size_t kind = 0; kind < 2; ++kind) {
    if (!encrypted[kind] || clear[kind] == nullptr) continue;
    report->Add(Code::kDashClearAndEncrypted, clear[kind]->at, "Representation", {},
                {{"kind", kind == 0 ? "video" : "audio"}});
  }
}

}  // namespace resilient_playback

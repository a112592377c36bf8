#include "manifest/hls/rules.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

// bis 4.4.3.8 and RFC 8216 section 6.2.2: a live window has at least three target durations.
constexpr double kWindowTargets = 3;
constexpr double kHoldBackTargets = 3;
constexpr double kPartHoldBackTargets = 2;
constexpr double kSkipTargets = 6;
constexpr double kAppleTarget =
    10;  // seconds; the specification asks for 6, players start late at 10
constexpr double kThousandth = 0.001;

void Add(Code code, std::uint32_t line, std::string_view where, std::vector<Param> params,
         Diagnostics* diagnostics) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.line = line;
  diagnostic.where = std::string(where);
  diagnostic.params = std::move(params);
  diagnostics->Add(std::move(diagnostic));
}

std::string Whole(double seconds) {
  constexpr double kMost = 1e15;
  return DecimalString(static_cast<std::uint64_t>(std::clamp(seconds, 0.0, kMost)));
}

std::string_view PathOf(std::string_view uri) {
  const auto* end =
      std::find_if(uri.begin(), uri.end(), [](char c) { return c == '?' || c == '#'; });
  return uri.substr(0, static_cast<std::size_t>(end - uri.begin()));
}

// Judges by the file extension: fragments of MP4 cannot be read without their header.
bool IsFragment(std::string_view path) {
  return EndsWith(path, ".m4s") || EndsWith(path, ".cmfv") || EndsWith(path, ".cmfa");
}

// "#EXTINF:-1 tvg-id=...,Channel": a channel list of TV players, not HLS.
bool IsChannelList(const HlsPlaylist& playlist) {
  const auto negative = std::count_if(playlist.segments.begin(), playlist.segments.end(),
                                      [](const HlsSegment& one) { return one.duration == -1; });
  return negative > 0 && !playlist.target_duration;
}

void CheckDurations(const HlsPlaylist& playlist, Diagnostics* diagnostics) {
  // Section 4.3.3.1 rounds to the nearest integer. Real servers are off by a second, so this is a
  // warning.
  constexpr double kHalf = 0.5;
  const double most = playlist.target_duration.value_or(0) + kHalf;
  for (const HlsSegment& segment : playlist.segments) {
    if (segment.duration < 0) {
      Add(Code::kHlsNegativeDuration, segment.line, "EXTINF", {}, diagnostics);
    } else if (playlist.target_duration && segment.duration >= most &&
               diagnostics->Takes(Code::kHlsSegmentTooLong)) {
      Add(Code::kHlsSegmentTooLong, segment.line, "EXTINF",
          {{"target", Whole(*playlist.target_duration)},
           {"duration", Whole(segment.duration + kHalf)}},
          diagnostics);
    }
  }
}

void CheckLowLatency(const HlsPlaylist& playlist, Diagnostics* diagnostics) {
  const HlsServerControl& control = playlist.server_control;
  const double target = playlist.target_duration.value_or(0);
  if (!playlist.parts.empty() && !playlist.part_target)
    Add(Code::kHlsPartsWithoutInf, 0, "EXT-X-PART", {}, diagnostics);
  const double part_target = playlist.part_target.value_or(0);
  // bis 4.4.3.8: REQUIRED if there are parts, and at least twice (SHOULD: three times) their
  // target.
  const bool short_hold = control.part_hold_back ? *control.part_hold_back + kThousandth <
                                                       kPartHoldBackTargets * part_target
                                                 : playlist.part_target.has_value();
  if (short_hold) Add(Code::kHlsPartHoldBack, 0, "EXT-X-SERVER-CONTROL", {}, diagnostics);
  if (control.hold_back && *control.hold_back + kThousandth < kHoldBackTargets * target)
    Add(Code::kHlsHoldBack, 0, "EXT-X-SERVER-CONTROL", {}, diagnostics);
  if (control.can_skip_until && *control.can_skip_until + kThousandth < kSkipTargets * target)
    Add(Code::kHlsSkipWindow, 0, "EXT-X-SERVER-CONTROL", {}, diagnostics);
}

void CheckEnd(const HlsPlaylist& playlist, Seconds total, Diagnostics* diagnostics) {
  const double target = playlist.target_duration.value_or(0);
  if (playlist.playlist_type == "VOD" && !playlist.end_list)
    Add(Code::kHlsVodWithoutEnd, 0, "EXT-X-PLAYLIST-TYPE", {}, diagnostics);
  const bool window = !playlist.end_list && playlist.playlist_type.empty() &&
                      playlist.skipped_segments == 0 && !playlist.segments.empty();
  if (window && total + kThousandth < kWindowTargets * target)
    Add(Code::kHlsShortWindow, 0, {}, {{"seconds", Whole(total)}}, diagnostics);
  const double start = playlist.start_offset.value_or(0);
  if (start > total || -start > total)
    Add(Code::kHlsStartBeyondEnd, 0, "EXT-X-START", {}, diagnostics);
}

bool SameGroup(const HlsRendition& one, const HlsRendition& other) {
  return one.type == other.type && one.group_id == other.group_id;
}

// Section 4.3.4.1.1. Compares pairs: groups are small, and renditions beyond the limit are not
// compared.
void CheckGroups(const HlsPlaylist& playlist, Diagnostics* diagnostics) {
  constexpr std::size_t kMostCompared = 500;
  const std::vector<HlsRendition>& all = playlist.renditions;
  const std::size_t count = std::min(all.size(), kMostCompared);
  for (std::size_t i = 0; i < count; ++i) {
    const auto* end = all.data() + i;
    const auto named = [&](const HlsRendition& one) {
      return SameGroup(one, all[i]) && one.name == all[i].name;
    };
    const auto first = [&](const HlsRendition& one) {
      return SameGroup(one, all[i]) && one.is_default;
    };
    if (std::any_of(all.data(), end, named))
      Add(Code::kHlsSameName, all[i].line, "EXT-X-MEDIA", {}, diagnostics);
    if (all[i].is_default && std::any_of(all.data(), end, first))
      Add(Code::kHlsTwoDefaults, all[i].line, "EXT-X-MEDIA", {}, diagnostics);
  }
}

void CheckReference(const HlsPlaylist& playlist, const HlsVariant& variant, HlsMediaType type,
                    std::string_view group, std::string_view name, Diagnostics* diagnostics) {
  if (group.empty() || group == "NONE") return;
  const bool there = std::any_of(
      playlist.renditions.begin(), playlist.renditions.end(),
      [&](const HlsRendition& one) { return one.type == type && one.group_id == group; });
  if (there) return;
  const Code code =
      type == HlsMediaType::kAudio ? Code::kHlsAudioGroupMissing : Code::kHlsGroupMissing;
  Add(code, variant.line, "EXT-X-STREAM-INF", {{"attribute", std::string(name)}}, diagnostics);
}

// Section 6.2.4: the same variant on another server, to which a player may switch.
std::size_t CountRedundant(const std::vector<HlsVariant>& variants) {
  constexpr std::size_t kMostCompared = 200;
  const std::size_t count = std::min(variants.size(), kMostCompared);
  std::size_t redundant = 0;
  for (std::size_t i = 1; i < count; ++i) {
    const HlsVariant& one = variants[i];
    const auto same = [&](const HlsVariant& other) {
      return one.bandwidth == other.bandwidth && one.codecs == other.codecs &&
             one.width == other.width && one.height == other.height && one.audio == other.audio &&
             one.video_range == other.video_range && one.frame_rate == other.frame_rate &&
             one.subtitles == other.subtitles && one.uri != other.uri;
    };
    redundant += std::any_of(variants.data(), variants.data() + i, same) ? 1 : 0;
  }
  return redundant;
}

void CheckSessionData(const HlsPlaylist& playlist, Diagnostics* diagnostics) {
  constexpr std::size_t kMostCompared = 200;
  const std::vector<HlsSessionData>& all = playlist.session_data;
  for (std::size_t i = 0; i < std::min(all.size(), kMostCompared); ++i) {
    const bool twice = std::any_of(all.data(), all.data() + i, [&](const HlsSessionData& one) {
      return !one.id.empty() && one.id == all[i].id && one.language == all[i].language;
    });
    if (twice) Add(Code::kHlsSessionDataTwice, all[i].line, "EXT-X-SESSION-DATA", {}, diagnostics);
  }
}

void CheckVariant(const HlsPlaylist& playlist, const HlsVariant& variant,
                  Diagnostics* diagnostics) {
  constexpr std::string_view kTag = "EXT-X-STREAM-INF";
  CheckReference(playlist, variant, HlsMediaType::kAudio, variant.audio, "AUDIO", diagnostics);
  CheckReference(playlist, variant, HlsMediaType::kVideo, variant.video, "VIDEO", diagnostics);
  CheckReference(playlist, variant, HlsMediaType::kSubtitles, variant.subtitles, "SUBTITLES",
                 diagnostics);
  CheckReference(playlist, variant, HlsMediaType::kClosedCaptions, variant.closed_captions,
                 "CLOSED-CAPTIONS", diagnostics);
  if (variant.codecs.empty()) Add(Code::kHlsNoCodecs, variant.line, kTag, {}, diagnostics);
  const bool sound_only =
      !variant.codecs.empty() &&
      (StartsWith(variant.codecs, "mp4a") && variant.codecs.find(',') == std::string_view::npos);
  if (!variant.height && !sound_only)
    Add(Code::kHlsNoResolution, variant.line, kTag, {}, diagnostics);
}

}  // namespace

void CheckHlsMedia(const HlsPlaylist& playlist, Diagnostics* diagnostics) {
  if (IsChannelList(playlist)) {
    Add(Code::kHlsChannelList, playlist.segments.front().line, "EXTINF", {}, diagnostics);
    return;
  }
  if (playlist.segments.empty() && playlist.parts.empty() && playlist.skipped_segments == 0) {
    Add(Code::kHlsNothingToPlay, 0, {}, {}, diagnostics);
    return;
  }
  if (!playlist.target_duration && !diagnostics->Has(Code::kHlsBadTargetDuration))
    Add(Code::kHlsNoTargetDuration, 0, "EXT-X-TARGETDURATION", {}, diagnostics);
  if (playlist.target_duration > kAppleTarget)
    Add(Code::kHlsLongSegments, 0, "EXT-X-TARGETDURATION",
        {{"target", Whole(*playlist.target_duration)}}, diagnostics);
  CheckDurations(playlist, diagnostics);
  Seconds total = 0;
  bool fragments = false;
  bool transport = false;
  bool without_map = false;
  bool dated = false;
  for (const HlsSegment& segment : playlist.segments) {
    total += std::max(0.0, segment.duration);
    const std::string_view path = PathOf(segment.uri);
    const bool fragment = IsFragment(path);
    fragments = fragments || fragment;
    transport = transport || EndsWith(path, ".ts");
    without_map = without_map || (fragment && segment.map == kNoIndex);
    dated = dated || !segment.date_time.empty();
  }
  if (without_map) Add(Code::kHlsFragmentsWithoutMap, 0, "EXT-X-MAP", {}, diagnostics);
  if (fragments && transport) Add(Code::kHlsMediaTypeMix, 0, {}, {}, diagnostics);
  if (!playlist.date_ranges.empty() && !dated && playlist.skipped_segments == 0)
    Add(Code::kHlsDateRangeWithoutClock, playlist.date_ranges.front().line, "EXT-X-DATERANGE", {},
        diagnostics);
  CheckEnd(playlist, total, diagnostics);
  CheckLowLatency(playlist, diagnostics);
}

void CheckHlsMultivariant(const HlsPlaylist& playlist, Diagnostics* diagnostics) {
  // Groups are looked up for every variant. In a playlist of thousands, the first ones are enough.
  constexpr std::size_t kMostChecked = 500;
  if (playlist.variants.empty()) Add(Code::kHlsNothingToPlay, 0, {}, {}, diagnostics);
  for (std::size_t i = 0; i < std::min(playlist.variants.size(), kMostChecked); ++i)
    CheckVariant(playlist, playlist.variants[i], diagnostics);
  CheckGroups(playlist, diagnostics);
  CheckSessionData(playlist, diagnostics);
  const auto scored = static_cast<std::size_t>(
      std::count_if(playlist.variants.begin(), playlist.variants.end(),
                    [](const HlsVariant& one) { return one.score.has_value(); }));
  if (scored > 0 && scored < playlist.variants.size())
    Add(Code::kHlsScoreOnSome, 0, "EXT-X-STREAM-INF", {}, diagnostics);
  const std::size_t redundant = CountRedundant(playlist.variants);
  if (redundant > 0)
    Add(Code::kHlsRedundantVariants, 0, "EXT-X-STREAM-INF", {{"count", DecimalString(redundant)}},
        diagnostics);
  if (playlist.variants.size() == 1)
    Add(Code::kHlsOneQuality, playlist.variants.front().line, "EXT-X-STREAM-INF", {}, diagnostics);
}

void CheckHlsVersion(const HlsPlaylist& playlist, const HlsNeededVersion& needed,
                     Diagnostics* diagnostics) {
  const std::uint64_t declared = playlist.version.value_or(1);
  if (declared >= needed.version) return;
  Add(Code::kHlsVersionTooLow, needed.line, "EXT-X-VERSION",
      {{"feature", std::string(needed.feature)},
       {"needed", DecimalString(needed.version)},
       {"declared", DecimalString(declared)}},
      diagnostics);
}

}  // namespace resilient_playback

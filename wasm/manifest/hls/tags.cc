#include "manifest/hls/tags.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

constexpr HlsTagKind kBasic = HlsTagKind::kBasic;
constexpr HlsTagKind kMedia = HlsTagKind::kMedia;
constexpr HlsTagKind kMultivariant = HlsTagKind::kMultivariant;

// Sorted by name for a binary search. Columns: name, tag, kind, attribute list, once.
constexpr std::array kKnownTags = {
    HlsTagFacts{"EXT-X-BITRATE", HlsTag::kBitrate, kMedia, false, false},
    HlsTagFacts{"EXT-X-BYTERANGE", HlsTag::kByteRange, kMedia, false, false},
    HlsTagFacts{"EXT-X-CONTENT-STEERING", HlsTag::kContentSteering, kMultivariant, true, true},
    HlsTagFacts{"EXT-X-DATERANGE", HlsTag::kDateRange, kMedia, true, false},
    HlsTagFacts{"EXT-X-DEFINE", HlsTag::kDefine, kBasic, true, false},
    HlsTagFacts{"EXT-X-DISCONTINUITY", HlsTag::kDiscontinuity, kMedia, false, false},
    HlsTagFacts{"EXT-X-DISCONTINUITY-SEQUENCE", HlsTag::kDiscontinuitySequence, kMedia, false,
                true},
    HlsTagFacts{"EXT-X-ENDLIST", HlsTag::kEndList, kMedia, false, true},
    HlsTagFacts{"EXT-X-GAP", HlsTag::kGap, kMedia, false, false},
    HlsTagFacts{"EXT-X-I-FRAME-STREAM-INF", HlsTag::kIFrameStreamInf, kMultivariant, true, false},
    HlsTagFacts{"EXT-X-I-FRAMES-ONLY", HlsTag::kIFramesOnly, kMedia, false, true},
    HlsTagFacts{"EXT-X-INDEPENDENT-SEGMENTS", HlsTag::kIndependentSegments, kBasic, false, true},
    HlsTagFacts{"EXT-X-KEY", HlsTag::kKey, kMedia, true, false},
    HlsTagFacts{"EXT-X-MAP", HlsTag::kMap, kMedia, true, false},
    HlsTagFacts{"EXT-X-MEDIA", HlsTag::kMedia, kMultivariant, true, false},
    HlsTagFacts{"EXT-X-MEDIA-SEQUENCE", HlsTag::kMediaSequence, kMedia, false, true},
    HlsTagFacts{"EXT-X-PART", HlsTag::kPart, kMedia, true, false},
    HlsTagFacts{"EXT-X-PART-INF", HlsTag::kPartInf, kMedia, true, true},
    HlsTagFacts{"EXT-X-PLAYLIST-TYPE", HlsTag::kPlaylistType, kMedia, false, true},
    HlsTagFacts{"EXT-X-PRELOAD-HINT", HlsTag::kPreloadHint, kMedia, true, false},
    HlsTagFacts{"EXT-X-PROGRAM-DATE-TIME", HlsTag::kProgramDateTime, kMedia, false, false},
    HlsTagFacts{"EXT-X-RENDITION-REPORT", HlsTag::kRenditionReport, kMedia, true, false},
    HlsTagFacts{"EXT-X-SERVER-CONTROL", HlsTag::kServerControl, kMedia, true, true},
    HlsTagFacts{"EXT-X-SESSION-DATA", HlsTag::kSessionData, kMultivariant, true, false},
    HlsTagFacts{"EXT-X-SESSION-KEY", HlsTag::kSessionKey, kMultivariant, true, false},
    HlsTagFacts{"EXT-X-SKIP", HlsTag::kSkip, kMedia, true, true},
    HlsTagFacts{"EXT-X-START", HlsTag::kStart, kBasic, true, true},
    HlsTagFacts{"EXT-X-STREAM-INF", HlsTag::kStreamInf, kMultivariant, true, false},
    HlsTagFacts{"EXT-X-TARGETDURATION", HlsTag::kTargetDuration, kMedia, false, true},
    HlsTagFacts{"EXT-X-VERSION", HlsTag::kVersion, kBasic, false, true},
    HlsTagFacts{"EXTINF", HlsTag::kExtinf, kMedia, false, false},
    HlsTagFacts{"EXTM3U", HlsTag::kHeader, kBasic, false, true},
};

constexpr HlsTagFacts kForeign = {"", HlsTag::kForeign, kBasic, false, false};
constexpr HlsTagFacts kUnknown = {"", HlsTag::kUnknown, kBasic, false, false};

// Tags that were removed from the specification, or belong to advertising systems or channel lists.
constexpr std::array kForeignStarts = {std::string_view("EXT-X-ALLOW-CACHE"),
                                       std::string_view("EXT-X-CUE"),
                                       std::string_view("EXT-OATCLS-SCTE35"),
                                       std::string_view("EXT-X-SCTE35"),
                                       std::string_view("EXT-X-ASSET"),
                                       std::string_view("EXT-X-MEDIA-ID"),
                                       std::string_view("EXTGRP"),
                                       std::string_view("EXTVLCOPT"),
                                       std::string_view("EXTIMG"),
                                       std::string_view("EXT-X-TWITCH"),
                                       std::string_view("EXT-X-BLACKOUT"),
                                       std::string_view("EXT-X-PREFETCH")};

}  // namespace

const HlsTagFacts& HlsTagOf(std::string_view name) {
  const auto* found = std::lower_bound(
      kKnownTags.begin(), kKnownTags.end(), name,
      [](const HlsTagFacts& one, std::string_view text) { return one.name < text; });
  if (found != kKnownTags.end() && found->name == name) return *found;
  const bool foreign = std::any_of(kForeignStarts.begin(), kForeignStarts.end(),
                                   [&](std::string_view start) { return StartsWith(name, start); });
  return foreign ? kForeign : kUnknown;
}

}  // namespace resilient_playback

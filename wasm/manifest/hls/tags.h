// The tags of HLS, by name.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_TAGS_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_TAGS_H_

#include <cstdint>
#include <string_view>

namespace resilient_playback {

enum class HlsTag : std::uint8_t {
  kByteRange,
  kBitrate,
  kContentSteering,
  kDateRange,
  kDefine,
  kDiscontinuity,
  kDiscontinuitySequence,
  kEndList,
  kExtinf,
  kGap,
  kIFramesOnly,
  kIFrameStreamInf,
  kIndependentSegments,
  kKey,
  kMap,
  kMedia,
  kMediaSequence,
  kPart,
  kPartInf,
  kPlaylistType,
  kPreloadHint,
  kProgramDateTime,
  kRenditionReport,
  kServerControl,
  kSessionData,
  kSessionKey,
  kSkip,
  kStart,
  kStreamInf,
  kTargetDuration,
  kVersion,
  kHeader,   // EXTM3U
  kForeign,  // of older drafts and of vendors: ignored, but no mistake
  kUnknown,
};

enum class HlsTagKind : std::uint8_t { kBasic, kMedia, kMultivariant };

struct HlsTagFacts {
  std::string_view name;  // without "#"
  HlsTag tag;
  HlsTagKind kind;
  bool attributes;  // its value is an attribute list
  bool once;        // MUST NOT appear more than once
};

// `name` has neither "#" nor the value.
const HlsTagFacts& HlsTagOf(std::string_view name);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_TAGS_H_

// Codec strings (RFC 6381) of manifests and MP4 heads.
#ifndef RESILIENT_PLAYBACK_TRACKS_CODEC_H_
#define RESILIENT_PLAYBACK_TRACKS_CODEC_H_

#include <string>
#include <string_view>
#include <vector>

namespace resilient_playback {

enum class CodecKind { kVideo, kAudio, kText, kUnknown };

struct Codec {
  std::string text;  // as declared, trimmed
  CodecKind kind = CodecKind::kUnknown;
  std::string_view family;  // static text: "avc", "hevc", "ac3" ...; empty if unknown
};

// The elements of a CODECS attribute, a codecs parameter or @codecs (RFC 6381 section 3.2), in
// order, without empty ones; at most kMostCodecs.
std::vector<Codec> ParseCodecs(std::string_view text);

inline constexpr std::size_t kMostCodecs = 32;

// Whether the element has the form of its family (RFC 6381 section 3.3 and the family's own
// registration): "avc1.4d401f" has, "avc1.4d4" has not. Unknown families are accepted.
bool IsWellFormed(const Codec& codec);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_CODEC_H_

// Codec strings (RFC 6381): what a manifest or an MP4 head says must be decoded.
#ifndef RESILIENT_PLAYBACK_TRACKS_CODEC_H_
#define RESILIENT_PLAYBACK_TRACKS_CODEC_H_

#include <string>
#include <string_view>
#include <vector>

namespace resilient_playback {

enum class CodecKind { kVideo, kAudio, kText, kUnknown };

struct Codec {
  std::string text;  // as declared, without spaces around
  CodecKind kind = CodecKind::kUnknown;
  std::string_view family;  // a literal: "avc", "hevc", "ac3" ...; empty where unknown
};

// The elements of a CODECS attribute, a codecs parameter or @codecs (RFC 6381 section 3.2), in
// order, empty ones left out; at most kMostCodecs.
std::vector<Codec> ParseCodecs(std::string_view text);

inline constexpr std::size_t kMostCodecs = 32;

// Whether an element is well formed as its family writes it (RFC 6381 section 3.3 and the family's
// own registration): "avc1.4d401f" is, "avc1.4d4" is not. Unknown families are taken as they are.
bool IsWellFormed(const Codec& codec);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_CODEC_H_

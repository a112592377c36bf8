// Codec strings (RFC 6381) of sample entries (ISO/IEC 14496-12 section 8.5.2), and the parts of the
// decoder configuration that matter to a player.
#ifndef RESILIENT_PLAYBACK_MANIFEST_MP4_CODEC_H_
#define RESILIENT_PLAYBACK_MANIFEST_MP4_CODEC_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "manifest/mp4/box.h"

namespace resilient_playback {

struct Mp4Codec {
  std::string text;  // only the sample entry if its configuration is unreadable
  bool known = false;
  bool readable = true;
  bool has_parameter_sets = true;  // for avc and hevc; false: the sample entry has none
  bool in_band = false;            // avc3, hev1: parameter sets may be only in the samples
  std::optional<std::uint32_t> dolby_vision_profile;
};

// `type` is the original format if `entry` is protected; the boxes of `entry` begin at `skip`.
Mp4Codec ReadMp4Codec(std::uint32_t type, const Mp4Box& entry, std::size_t skip);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_MP4_CODEC_H_

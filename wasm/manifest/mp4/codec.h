// Sample entries (ISO/IEC 14496-12 section 8.5.2) as RFC 6381 names them, with what of their
// decoder configuration makes a difference to a player.
#ifndef RESILIENT_PLAYBACK_MANIFEST_MP4_CODEC_H_
#define RESILIENT_PLAYBACK_MANIFEST_MP4_CODEC_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "manifest/mp4/box.h"

namespace resilient_playback {

struct Mp4Codec {
  std::string text;  // the bare sample entry where its configuration is unreadable
  bool known = false;
  bool readable = true;
  bool has_parameter_sets = true;  // only of avc and hevc; false: the sample entry carries none
  bool in_band = false;            // avc3, hev1: parameter sets may stand in the samples alone
  std::optional<std::uint32_t> dolby_vision_profile;
};

// `type` is the original format where `entry` is a protected one; its boxes begin at `skip`.
Mp4Codec ReadMp4Codec(std::uint32_t type, const Mp4Box& entry, std::size_t skip);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_MP4_CODEC_H_

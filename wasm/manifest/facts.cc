#include "manifest/facts.h"

namespace resilient_playback {

std::string_view ToString(ManifestKind kind) {
  switch (kind) {
    case ManifestKind::kMultivariant:
      return "multivariant";
    case ManifestKind::kMedia:
      return "media";
    case ManifestKind::kMpd:
      return "mpd";
    case ManifestKind::kMp4:
      break;
  }
  return "mp4";
}

}  // namespace resilient_playback

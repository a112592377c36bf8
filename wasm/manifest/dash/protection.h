// Schemes of ContentProtection (ISO/IEC 23009-1 section 5.8.5.2, DASH-IF's registry).
#ifndef RESILIENT_PLAYBACK_MANIFEST_DASH_PROTECTION_H_
#define RESILIENT_PLAYBACK_MANIFEST_DASH_PROTECTION_H_

#include <string_view>

#include "core/base/ascii.h"

namespace resilient_playback {

// The scheme says how samples are encrypted ("cenc", "cbcs"), and names no DRM system.
inline bool IsMp4Protection(std::string_view scheme) {
  return EqualsIgnoringCase(scheme, "urn:mpeg:dash:mp4protection:2011");
}

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DASH_PROTECTION_H_

// What is known about a source on this device without playing it.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_FINDING_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_FINDING_H_

#include <optional>

#include "core/policy/error_class.h"

namespace resilient_playback {

enum class Finding {
  kUnknown,       // not inspected yet, or the inspection showed nothing
  kGood,          // not encrypted, and decodable here
  kNeedsLicence,  // protected by a DRM system that the device has
  kProtected,     // protected by DRM systems that the device does not have
  kUndecodable,   // no engine for it, or no decoder for any of its video tracks
};

// The source will not play here. It comes last, but still opens if nothing else is left: a finding
// changes the order, it never forbids.
inline bool IsRefused(Finding finding) {
  return finding == Finding::kProtected || finding == Finding::kUndecodable;
}

// The real cause of the source's failure, if the source was never seen to play.
inline std::optional<ErrorClass> CauseOf(Finding finding) {
  if (finding == Finding::kUndecodable) return ErrorClass::kCodecUnsupported;
  if (finding == Finding::kProtected || finding == Finding::kNeedsLicence) return ErrorClass::kDrm;
  return std::nullopt;
}

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_FINDING_H_

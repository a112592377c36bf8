// What a source is on this device, as far as somebody has looked without playing it.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_FINDING_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_FINDING_H_

#include <optional>

#include "core/policy/error_class.h"

namespace resilient_playback {

enum class Finding {
  kUnknown,       // nobody has looked, or it told nothing
  kGood,          // in clear, and decodable here
  kNeedsLicence,  // protected by a system that the device has
  kProtected,     // protected by systems that it has not
  kUndecodable,   // no engine, or no decoder for any of its pictures
};

// It will not play here. Such a source comes last, and is opened all the same where nothing else is
// left: a finding orders, it never forbids.
inline bool IsRefused(Finding finding) {
  return finding == Finding::kProtected || finding == Finding::kUndecodable;
}

// What its failure is really about, where it was never seen to play.
inline std::optional<ErrorClass> CauseOf(Finding finding) {
  if (finding == Finding::kUndecodable) return ErrorClass::kCodecUnsupported;
  if (finding == Finding::kProtected || finding == Finding::kNeedsLicence) return ErrorClass::kDrm;
  return std::nullopt;
}

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_FINDING_H_

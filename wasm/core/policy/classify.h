// From raw evidence to an error class.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_CLASSIFY_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_CLASSIFY_H_

#include "core/policy/error_class.h"
#include "core/policy/evidence.h"

namespace resilient_playback {

// The most telling piece wins: offline, then the HTTP status, then the engine's own name or number
// of the error, then its words. Never fails: what nobody knows is kUnknown.
ErrorClass Classify(const Evidence& evidence);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_CLASSIFY_H_

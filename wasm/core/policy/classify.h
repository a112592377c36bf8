// From raw evidence to an error class.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_CLASSIFY_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_CLASSIFY_H_

#include "core/policy/error_class.h"
#include "core/policy/evidence.h"

namespace resilient_playback {

// Uses the most reliable evidence first: offline, HTTP status, the engine's own name or number of
// the error, its message. Never fails: unknown evidence gives kUnknown.
ErrorClass Classify(const Evidence& evidence);

// Whether the engine cannot go on after this error, if it does not say so itself. dash.js goes on
// after some errors; every other error is fatal.
bool IsFatal(const Evidence& evidence);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_CLASSIFY_H_

// How often the same source is asked again, by class of error.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_RETRY_RULES_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_RETRY_RULES_H_

#include "core/policy/error_class.h"

namespace resilient_playback {

// Retries of the same source within one incident. With another source that may play: none, the
// engine below has retried already and every second of it was a second without a picture. Alone: as
// long as hope is reasonable.
int RetriesAllowed(ErrorClass error, bool another_may_play);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_RETRY_RULES_H_

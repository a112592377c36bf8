#include "core/policy/retry_rules.h"

namespace resilient_playback {

int RetriesAllowed(ErrorClass error, bool another_may_play) {
  if (another_may_play || BlamesUrl(error)) return 0;
  switch (error) {
    case ErrorClass::kNetwork:
      return 4;  // with doubling waits about 10 s: what a home router needs to come back
    case ErrorClass::kNotReady:
      return 3;
    case ErrorClass::kHttp5xx:
    case ErrorClass::kHttp429:
    case ErrorClass::kStaleLive:
      return 2;
    default:
      return 1;
  }
}

}  // namespace resilient_playback

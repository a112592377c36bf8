// Owns the session's only clock: the newest time that a host has named. Invariant: it never goes
// back.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_CLOCK_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_CLOCK_H_

#include <algorithm>

#include "core/base/types.h"

namespace resilient_playback {

class Clock {
 public:
  explicit Clock(Millis now) : now_(now) {}

  Millis now() const { return now_; }

  // A time before the last one counts as the last one.
  void MoveTo(Millis now) { now_ = std::max(now, now_); }

 private:
  Millis now_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_CLOCK_H_

// Elapsed time that can be stopped: no deadline runs while playback is paused or hidden.
#ifndef RESILIENT_PLAYBACK_CORE_BASE_STOPWATCH_H_
#define RESILIENT_PLAYBACK_CORE_BASE_STOPWATCH_H_

#include <optional>

#include "core/base/types.h"

namespace resilient_playback {

class Stopwatch {
 public:
  // Restarts from zero, running or stopped.
  void Restart(Millis now, bool running) {
    elapsed_ = 0;
    running_since_ = running ? std::optional<Millis>(now) : std::nullopt;
  }

  void Stop(Millis now) {
    elapsed_ = Elapsed(now);
    running_since_.reset();
  }

  void Continue(Millis now) {
    if (!running_since_) running_since_ = now;
  }

  // Subtracts time that must not count; the result is at least zero.
  void Forget(Millis gap, Millis now) {
    const Millis kept = Elapsed(now) - gap;
    elapsed_ = kept > 0 ? kept : 0;
    if (running_since_) running_since_ = now;
  }

  bool Running() const { return running_since_.has_value(); }

  Millis Elapsed(Millis now) const {
    return elapsed_ + (running_since_ ? now - *running_since_ : 0);
  }

 private:
  Millis elapsed_ = 0;
  std::optional<Millis> running_since_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_BASE_STOPWATCH_H_

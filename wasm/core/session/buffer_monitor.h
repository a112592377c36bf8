// The end of the buffered range: it tells that a source has stopped before the picture does.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_BUFFER_MONITOR_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_BUFFER_MONITOR_H_

#include <optional>
#include <vector>

#include "core/base/types.h"
#include "core/policy/policy.h"

namespace resilient_playback {

class BufferMonitor {
 public:
  // A new load, a jump, or nobody watches: what was seen says nothing any more.
  void Forget();

  // One sample of the element; `end` absent: the device does not say.
  void Sample(Millis now, Seconds position, std::optional<Seconds> end);

  // Less than `left` is left, and the end stands still or crawls. False for a film that is loaded
  // to its end.
  bool RunsDry(const Policy& policy, Millis now, std::optional<Seconds> duration,
               Millis left) const;

  // The same, so early that another source can be made ready first; only where it was seen to grow.
  bool MayRunDry(const Policy& policy, Millis now, std::optional<Seconds> duration) const;

  // How long the end has not moved; absent: nobody knows.
  std::optional<Millis> StandsFor(Millis now) const;

  // After the position; absent: nobody knows.
  std::optional<Seconds> Ahead() const;

  // Something has come within `ms`.
  bool Delivered(Millis now, Millis ms) const;

 private:
  struct Point {
    Millis at = 0;
    Seconds end = 0;
  };

  bool Dwindles(const Policy& policy, Millis now, std::optional<Seconds> duration, Millis stands,
                Millis left) const;
  bool GrewLess(Millis now, Millis window, Millis percent) const;

  std::vector<Point> points_;  // oldest first, bounded
  Seconds position_ = 0;
  Millis moved_ = 0;  // when the end last moved
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_BUFFER_MONITOR_H_

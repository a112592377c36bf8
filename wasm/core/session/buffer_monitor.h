// Owns the recent samples of the buffered range. Its end shows that a source has stopped before the
// picture does.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_BUFFER_MONITOR_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_BUFFER_MONITOR_H_

#include <optional>
#include <vector>

#include "core/base/types.h"
#include "core/policy/policy.h"

namespace resilient_playback {

class BufferMonitor {
 public:
  // Called for a new load, for a seek, and while nobody watches: old samples mean nothing then.
  void Forget();

  // Adds a sample of the element. `end` is absent if the device does not report it.
  void Sample(Millis now, Seconds position, std::optional<Seconds> end);

  // Less than `left` is buffered, and the end does not grow or grows too slowly. False for a film
  // that is loaded to its end.
  bool RunsDry(const Policy& policy, Millis now, std::optional<Seconds> duration,
               Millis left) const;

  // The same, early enough to prepare another source. True only if the buffer was seen to grow.
  bool MayRunDry(const Policy& policy, Millis now, std::optional<Seconds> duration) const;

  // How long the end has not moved; absent: unknown.
  std::optional<Millis> StandsFor(Millis now) const;

  // How much is buffered after the position; absent: unknown.
  std::optional<Seconds> Ahead() const;

  // Something has arrived within the last `ms`.
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

// Owns the deadlines of a session: one slot for each kind, as in quinn-proto's `TimerTable`. The
// host keeps one timer, for the earliest deadline (`wakeAt` of an answer).
//
// Invariants: A slot holds at most one deadline. Slots do not affect each other. A slot that counts
// only watched time keeps its remaining time while nobody watches.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_TIMERS_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_TIMERS_H_

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "core/base/stopwatch.h"
#include "core/session/attention.h"
#include "core/session/clock.h"
#include "core/session/emitter.h"

namespace resilient_playback {

enum class Timer {
  kFirstFrame,   // from opening a source to its first frame
  kStall,        // from a stall to the session's next step
  kSeek,         // from the viewer's seek to the first frame after it
  kRenew,        // from the request for a fresh link to the answer
  kReach,        // from the question whether a server answers at all to the answer
  kSilence,      // since the last sign of life of the opened source
  kRetry,        // the wait before the next attempt
  kStillTrying,  // no picture: until the notice "still trying"
  kIncident,     // trouble without a picture: until the session gives up
};

inline constexpr std::size_t kTimers = 9;

std::string_view ToString(Timer timer);

class Timers {
 public:
  Timers(const Clock& clock, const Attention& attention, Emitter* out)
      : clock_(clock), attention_(attention), out_(*out) {}

  // The deadline is `limit` ms from now on the slot's own clock. Replaces the slot's old deadline.
  void Set(Timer timer, Millis limit, std::string_view why);
  void Clear(Timer timer, std::string_view why);
  void ClearAll(std::string_view why);

  // `IsSet`: the slot holds a deadline. `Runs`: its clock runs too.
  bool IsSet(Timer timer) const { return slots_[Index(timer)].set; }
  bool Runs(Timer timer) const { return IsSet(timer) && slots_[Index(timer)].clock.Running(); }

  // `Freeze`: nobody watches from now on. `Thaw`: somebody watches again.
  void Freeze();
  void Thaw();

  // The device slept: running deadlines start again.
  void RestartRunning(std::string_view why);

  // When the earliest running deadline is due; absent if none runs.
  std::optional<Millis> WakeAt() const;

  // How late the host is for the earliest deadline; 0 if none is overdue.
  Millis Lateness() const;

  // If a deadline is due: empties the slot of the earliest one and returns its kind.
  std::optional<Timer> TakeDue();

 private:
  struct Slot {
    bool set = false;
    Millis limit = 0;
    Stopwatch clock;
  };

  static constexpr std::size_t Index(Timer timer) { return static_cast<std::size_t>(timer); }
  Millis DueAt(const Slot& slot) const;

  const Clock& clock_;
  const Attention& attention_;
  Emitter& out_;
  std::array<Slot, kTimers> slots_{};
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_TIMERS_H_

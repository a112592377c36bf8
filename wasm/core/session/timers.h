// The deadlines of a session: one slot for each meaning, after quinn-proto's `TimerTable`. The host
// keeps one timer, for the earliest of them (`wakeAt` of an answer).
//
// Invariants: a slot holds at most one deadline; slots do not touch each other; a slot that counts
// only while somebody watches keeps the time that was left, however long nobody did.
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
  kFirstFrame,   // a source was opened: until its first frame
  kStall,        // the picture stands: until something is done about it
  kSeek,         // the viewer jumped: until the picture is there
  kRenew,        // a fresh link was asked for: until the answer
  kReach,        // a server was asked whether it answers at all: until it does
  kSilence,      // since the last sign of life of what was opened
  kRetry,        // a wait before the next attempt
  kStillTrying,  // no picture: until the viewer is told that it is being tried
  kIncident,     // trouble without a picture: until it ends with a sentence
};

inline constexpr std::size_t kTimers = 9;

std::string_view ToString(Timer timer);

class Timers {
 public:
  Timers(const Clock& clock, const Attention& attention, Emitter* out)
      : clock_(clock), attention_(attention), out_(*out) {}

  // Due after `limit` ms of its own clock. Replaces what the slot held.
  void Set(Timer timer, Millis limit, std::string_view why);
  void Clear(Timer timer, std::string_view why);
  void ClearAll(std::string_view why);

  // It holds a deadline, running or standing still.
  bool IsSet(Timer timer) const { return slots_[Index(timer)].set; }
  bool Runs(Timer timer) const { return IsSet(timer) && slots_[Index(timer)].clock.Running(); }

  // Nobody watches from now on; somebody watches again.
  void Freeze();
  void Thaw();

  // The device slept: what runs begins anew.
  void RestartRunning(std::string_view why);

  // When the earliest is due; nothing where none runs.
  std::optional<Millis> WakeAt() const;

  // How much too late the host comes for the one that it is latest for; 0 where none is overdue.
  Millis Lateness() const;

  // Empties the earliest slot that is due and names it.
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

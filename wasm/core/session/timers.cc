#include "core/session/timers.h"

#include <algorithm>

namespace resilient_playback {
namespace {

struct Kind {
  std::string_view name;
  bool only_watched;  // its clock stops while nobody watches
};

// In the order of the enum. Waits for an answer or a retry also run while nobody watches.
constexpr std::array<Kind, kTimers> kTimerKinds = {{
    {"first_frame", true},
    {"stall", true},
    {"seek", true},
    {"renew", false},
    {"reach", false},
    {"silent", true},
    {"retry", false},
    {"still_trying", true},
    {"incident", true},
}};

}  // namespace

std::string_view ToString(Timer timer) { return kTimerKinds[static_cast<std::size_t>(timer)].name; }

void Timers::Set(Timer timer, Millis limit, std::string_view why) {
  const Kind& kind = kTimerKinds[Index(timer)];
  Slot& slot = slots_[Index(timer)];
  slot.set = true;
  slot.limit = std::max<Millis>(0, limit);
  slot.clock.Restart(clock_.now(), !kind.only_watched || attention_.Watched());
  out_.Note(kind.name, why);
}

void Timers::Clear(Timer timer, std::string_view why) {
  Slot& slot = slots_[Index(timer)];
  if (!slot.set) return;
  slot.set = false;
  out_.Note(ToString(timer), why);
}

void Timers::ClearAll(std::string_view why) {
  for (std::size_t i = 0; i < kTimers; ++i) Clear(static_cast<Timer>(i), why);
}

void Timers::Freeze() {
  for (std::size_t i = 0; i < kTimers; ++i)
    if (slots_[i].set && kTimerKinds[i].only_watched) slots_[i].clock.Stop(clock_.now());
}

void Timers::Thaw() {
  for (Slot& slot : slots_)
    if (slot.set) slot.clock.Continue(clock_.now());
}

void Timers::RestartRunning(std::string_view why) {
  for (std::size_t i = 0; i < kTimers; ++i)
    if (slots_[i].set && slots_[i].clock.Running())
      Set(static_cast<Timer>(i), slots_[i].limit, why);
}

Millis Timers::DueAt(const Slot& slot) const {
  return clock_.now() + slot.limit - slot.clock.Elapsed(clock_.now());
}

std::optional<Millis> Timers::WakeAt() const {
  std::optional<Millis> earliest;
  for (const Slot& slot : slots_) {
    if (!slot.set || !slot.clock.Running()) continue;
    const Millis at = DueAt(slot);
    if (!earliest || at < *earliest) earliest = at;
  }
  return earliest;
}

Millis Timers::Lateness() const {
  const std::optional<Millis> earliest = WakeAt();
  return earliest ? std::max<Millis>(0, clock_.now() - *earliest) : 0;
}

std::optional<Timer> Timers::TakeDue() {
  const std::optional<Millis> earliest = WakeAt();
  if (!earliest || *earliest > clock_.now()) return std::nullopt;
  for (std::size_t i = 0; i < kTimers; ++i) {
    Slot& slot = slots_[i];
    if (!slot.set || !slot.clock.Running() || DueAt(slot) != *earliest) continue;
    slot.set = false;
    return static_cast<Timer>(i);
  }
  return std::nullopt;
}

}  // namespace resilient_playback

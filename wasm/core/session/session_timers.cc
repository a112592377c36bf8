// Deadlines: armed, frozen while nobody watches, and started again after the device slept.
#include <algorithm>

#include "core/session/session.h"

namespace resilient_playback {

void Session::Arm(Deadline* deadline, std::string_view purpose, Millis limit, std::string_view why,
                  bool watched) {
  Disarm(deadline, "replaced");
  deadline->purpose = purpose;
  deadline->limit = limit;
  deadline->frozen = watched && !Watched();
  deadline->clock.Restart(now_, !deadline->frozen);
  if (!deadline->frozen) Schedule(deadline, why);
}

void Session::Schedule(Deadline* deadline, std::string_view why) {
  timers_ += 1;
  deadline->timer_id = "t" + DecimalString(static_cast<std::uint64_t>(timers_));
  deadline->at = now_ + std::max<Millis>(0, deadline->limit - deadline->clock.Elapsed(now_));
  Emit(command::SetTimer{deadline->timer_id, deadline->at, deadline->purpose}, deadline->purpose,
       why);
}

void Session::Disarm(Deadline* deadline, std::string_view why) {
  deadline->frozen = false;
  if (deadline->timer_id.empty()) return;
  Emit(command::CancelTimer{deadline->timer_id}, deadline->purpose, why);
  deadline->timer_id.clear();
}

void Session::DisarmAll(std::string_view why) {
  for (Deadline* deadline : {&watch_, &silent_, &retry_, &still_trying_, &incident_end_})
    Disarm(deadline, why);
}

void Session::Freeze() {
  if (incident_.active) incident_.clock.Stop(now_);
  buffer_.Forget();
  head_.stood.Stop(now_);
  for (Deadline* deadline : {&watch_, &silent_, &still_trying_, &incident_end_}) {
    if (deadline->timer_id.empty()) continue;
    deadline->clock.Stop(now_);
    Disarm(deadline, "nobody watches: deadlines stand still");
    deadline->frozen = true;
  }
}

void Session::Thaw() {
  if (!Watched()) return;
  if (incident_.active && state_ != State::kPlaying) incident_.clock.Continue(now_);
  head_.last_advance = now_;
  head_.last_sample = now_;
  head_.last_life = now_;
  head_.stood.Continue(now_);
  for (Deadline* deadline : {&watch_, &silent_, &still_trying_, &incident_end_}) {
    if (!deadline->frozen) continue;
    deadline->frozen = false;
    deadline->clock.Continue(now_);
    Schedule(deadline, "somebody watches again: the time that was left");
  }
}

void Session::NoticeSuspension() {
  Millis late = 0;
  for (const Deadline* deadline : {&watch_, &silent_, &retry_, &still_trying_, &incident_end_}) {
    if (!deadline->timer_id.empty() && now_ - deadline->at > late) late = now_ - deadline->at;
  }
  if (late > policy_.suspension_ms) Suspended(late);
}

void Session::Suspended(Millis gap) {
  Note("suspended", "the device slept: deadlines start again, nobody is blamed");
  head_.last_advance = now_;
  head_.last_sample = now_;
  head_.last_life = now_;
  buffer_.Forget();
  head_.stood.Restart(now_, Watched());
  grace_until_ = now_ + policy_.wake_grace_ms;
  incident_.clock.Forget(gap, now_);
  for (Deadline* deadline : {&watch_, &silent_, &retry_, &still_trying_, &incident_end_}) {
    if (deadline->timer_id.empty()) continue;
    const bool watched = deadline != &retry_;
    Arm(deadline, deadline->purpose, deadline->limit, "started again after the sleep", watched);
  }
}

}  // namespace resilient_playback

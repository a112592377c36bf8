#include "core/session/incident.h"

namespace resilient_playback {

bool Incident::Begin(ErrorClass cause, std::size_t source) {
  now_.cause = cause;
  now_.moved_ms = 0;
  if (now_.active) {
    if (timers_.IsSet(Timer::kIncident)) return false;
    // The incident continues after some seconds of picture.
    if (attention_.Watched()) now_.clock.Continue(clock_.now());
    timers_.Set(Timer::kIncident, policy_.incident_ms - Elapsed(), "every incident ends");
    return false;
  }
  now_.active = true;
  now_.pass = 1;
  now_.first_source = source;
  now_.clock.Restart(clock_.now(), attention_.Watched());
  timers_.Set(Timer::kIncident, policy_.incident_ms, "every incident ends");
  return true;
}

void Incident::PictureStarted() {
  now_.moved_ms = 0;
  Pause();
}

bool Incident::PictureMoved(Millis ms) {
  if (!now_.active) return false;
  now_.moved_ms += ms;
  return now_.moved_ms >= policy_.settle_ms;
}

void Incident::Pause() {
  if (!now_.active) return;
  now_.clock.Stop(clock_.now());
  timers_.Clear(Timer::kIncident, "the picture is there");
}

bool Incident::End(std::string_view why) {
  if (!now_.active) return false;
  timers_.Clear(Timer::kIncident, why);
  now_ = State();
  out_.Note("incident_over", why);
  return true;
}

}  // namespace resilient_playback

// Owns the incident: trouble from its first sign until the picture has moved for `settle_ms` again
// or the session gives up.
//
// Invariants: At most one incident is active. Its clock runs only while there is no picture and
// somebody watches. While it runs, `Timer::kIncident` is set, so every incident ends.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_INCIDENT_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_INCIDENT_H_

#include <cstddef>
#include <string_view>

#include "core/base/stopwatch.h"
#include "core/policy/error_class.h"
#include "core/policy/policy.h"
#include "core/session/attention.h"
#include "core/session/clock.h"
#include "core/session/emitter.h"
#include "core/session/timers.h"

namespace resilient_playback {

class Incident {
 public:
  Incident(const Policy& policy, const Clock& clock, const Attention& attention, Timers* timers,
           Emitter* out)
      : policy_(policy), clock_(clock), attention_(attention), timers_(*timers), out_(*out) {}

  bool active() const { return now_.active; }
  int pass() const { return now_.pass; }  // the round over the sources, from 1
  // The round for choosing a source; 1 outside an incident.
  int PassForChoice() const { return now_.active ? now_.pass : 1; }
  std::size_t first_source() const { return now_.first_source; }
  ErrorClass cause() const { return now_.cause; }  // of the newest failure
  bool renewed() const { return now_.renewed; }    // a fresh link was opened in it
  Millis Elapsed() const { return now_.clock.Elapsed(clock_.now()); }

  // True if this trouble begins a new incident, false if the active one continues.
  bool Begin(ErrorClass cause, std::size_t source);
  void SetCause(ErrorClass cause) { now_.cause = cause; }
  void NextPass() { now_.pass += 1; }
  void Renewed() { now_.renewed = true; }

  // A first frame is shown.
  void PictureStarted();
  // Adds `ms` of movement. True if the total is long enough for the incident to be over.
  bool PictureMoved(Millis ms);
  // `Pause`: the picture moves. `StopClock` and `ContinueClock`: attention is lost, and back.
  void Pause();
  void StopClock() { now_.clock.Stop(clock_.now()); }
  void ContinueClock() { now_.clock.Continue(clock_.now()); }
  // Subtracts time in which the device slept.
  void Forget(Millis gap) { now_.clock.Forget(gap, clock_.now()); }

  // False if no incident is active.
  bool End(std::string_view why);
  // The film is opened again.
  void BeginFilm() { now_ = State(); }

 private:
  struct State {
    bool active = false;
    int pass = 1;
    std::size_t first_source = 0;
    ErrorClass cause = ErrorClass::kUnknown;
    Stopwatch clock;
    Millis moved_ms = 0;  // movement since the last start, counted towards `settle_ms`
    bool renewed = false;
  };

  const Policy& policy_;
  const Clock& clock_;
  const Attention& attention_;
  Timers& timers_;
  Emitter& out_;
  State now_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_INCIDENT_H_

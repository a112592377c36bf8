// Decides what the viewer is told while a film plays, and when it is better to say nothing. Owns
// the times of the last notices.
//
// Invariants: A comeback is an important notice only if the last one is `note_gap_ms` old, or if
// the quality is lower now. "Still trying" appears only while there is no picture and the session
// tries another server.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_NOTIFIER_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_NOTIFIER_H_

#include <cstddef>
#include <optional>
#include <string>

#include "core/policy/error_class.h"
#include "core/policy/policy.h"
#include "core/session/clock.h"
#include "core/session/emitter.h"
#include "core/session/source_list.h"
#include "core/session/timers.h"

namespace resilient_playback {

// The picture is back after trouble.
struct Comeback {
  std::size_t left = 0;  // the source that the trouble began with
  ErrorClass cause = ErrorClass::kUnknown;
  Reason reason = Reason::kUnknown;
  Millis gap_ms = 0;  // time without a picture
  bool live = false;
  bool renewed = false;   // a fresh link was opened
  bool mid_film = false;  // there had been a picture before
  bool expected = false;  // the viewer has agreed to this switch a moment ago
};

class Notifier {
 public:
  Notifier(const Policy& policy, const Clock& clock, const SourceList& sources, Timers* timers,
           Emitter* out)
      : policy_(policy), clock_(clock), sources_(sources), timers_(*timers), out_(*out) {}

  void SayComeback(const Comeback& comeback);
  void SayOffline();
  // The last sentence. `tried`: how many sources it is about.
  void SayEnd(std::string message_key, std::size_t tried);

  // There is no picture since `dark_since`: schedules "still trying". The delay counts from the
  // last such notice if that is later.
  void ExpectPicture(Millis dark_since, std::string_view why);
  // The same after `limit`, as at the start.
  void ExpectPictureWithin(Millis limit, std::string_view why);
  void PictureIsBack(std::string_view why);
  // `Timer::kStillTrying` is due, or a source was opened while the notice is owed. `another`: the
  // source that is tried is not the one that failed first.
  void SayStillTrying(std::optional<Millis> dark_since, bool another);
  bool OwesStillTrying() const { return still_trying_due_; }
  void ForgetStillTrying() { still_trying_due_ = false; }

 private:
  command::Notify Current(std::string message_key) const;

  const Policy& policy_;
  const Clock& clock_;
  const SourceList& sources_;
  Timers& timers_;
  Emitter& out_;
  std::optional<Millis> last_;  // time of the last important notice
  std::optional<Millis> still_trying_at_;
  bool still_trying_due_ = false;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_NOTIFIER_H_

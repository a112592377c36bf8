// What the viewer is told while a film plays, and when it is better to say nothing.
//
// Invariants: at most one important note in `note_gap_ms`; "still trying" is said only while there
// is no picture, and only when another server is really being tried.
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
  bool expected = false;  // the viewer has agreed to this very way a moment ago
};

class Notifier {
 public:
  Notifier(const Policy& policy, const Clock& clock, const SourceList& sources, Timers* timers,
           Emitter* out)
      : policy_(policy), clock_(clock), sources_(sources), timers_(*timers), out_(*out) {}

  void SayComeback(const Comeback& comeback);
  void SayOffline();
  // The last sentence; `tried`: how many sources it speaks of.
  void SayEnd(std::string message_key, std::size_t tried);

  // There is no picture since `dark_since`. Not again while the viewer still reads the last note.
  void ExpectPicture(Millis dark_since, std::string_view why);
  // As at the start: after `limit`.
  void ExpectPictureWithin(Millis limit, std::string_view why);
  void PictureIsBack(std::string_view why);
  // `Timer::kStillTrying` is due, or a source was opened while the note is owed. `another`: another
  // source than the one that failed first is being tried.
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
  std::optional<Millis> last_;  // important note
  std::optional<Millis> still_trying_at_;
  bool still_trying_due_ = false;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_NOTIFIER_H_

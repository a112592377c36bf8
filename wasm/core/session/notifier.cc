#include "core/session/notifier.h"

#include <algorithm>
#include <utility>

#include "core/policy/messages.h"
#include "core/policy/source_choice.h"

namespace resilient_playback {
command::Notify Notifier::Current(std::string message_key) const {
  command::Notify notify;
  notify.message_key = std::move(message_key);
  notify.number = static_cast<int>(sources_.current_index()) + 1;
  notify.total = static_cast<int>(sources_.size());
  notify.severity = "important";
  return notify;
}

void Notifier::SayComeback(const Comeback& comeback) {
  const bool same_source = sources_.current_index() == comeback.left;
  const Source& left = sources_[comeback.left].source;
  const bool froze = comeback.live && (comeback.cause == ErrorClass::kStall ||
                                       comeback.cause == ErrorClass::kStaleLive);
  command::Notify notify = Current(
      same_source
          ? std::string(froze              ? "live_frozen"
                        : comeback.renewed ? "link_renewed"
                                           : "reloaded")
          : std::string(SwitchMessageKey(comeback.reason, comeback.mid_film, left.quality > 0)));
  const int quality = sources_.current().source.quality;
  const int wanted = sources_.wanted_quality();
  const bool stepped_down =
      !same_source && QualityRank(quality, wanted) > 0 && QualityRank(left.quality, wanted) == 0;
  if (stepped_down) {
    notify.message_key = "lower_quality";
    notify.lower_quality = quality;
  }
  notify.quality = left.quality;
  notify.gap_ms = comeback.gap_ms;
  notify.source_id = sources_.current().source.id;
  const bool too_soon = last_ && clock_.now() - *last_ < policy_.note_gap_ms;
  const bool long_enough = comeback.gap_ms >= policy_.note_after_ms;
  const bool worth = stepped_down || (long_enough && !too_soon && !comeback.expected);
  notify.severity = worth ? "important" : "quiet";
  if (worth) last_ = clock_.now();
  out_.Emit(std::move(notify), "recovered", "the picture is back");
}

void Notifier::SayOffline() {
  last_ = clock_.now();
  out_.Emit(Current("offline"), "offline", "the viewer is told");
}

void Notifier::SayEnd(std::string message_key, std::size_t tried) {
  command::Notify notify = Current(std::move(message_key));
  notify.total = static_cast<int>(tried);
  last_ = clock_.now();
  out_.Emit(std::move(notify), "give_up", "the viewer is told");
}

void Notifier::ExpectPicture(Millis dark_since, std::string_view why) {
  if (timers_.IsSet(Timer::kStillTrying) || still_trying_due_) return;
  const Millis since = std::max(dark_since, still_trying_at_.value_or(dark_since));
  timers_.Set(Timer::kStillTrying, policy_.still_trying_ms - (clock_.now() - since), why);
}

void Notifier::ExpectPictureWithin(Millis limit, std::string_view why) {
  timers_.Set(Timer::kStillTrying, limit, why);
}

void Notifier::PictureIsBack(std::string_view why) { timers_.Clear(Timer::kStillTrying, why); }

void Notifier::SayStillTrying(std::optional<Millis> dark_since, bool another) {
  // The load before may have kept its picture for a while.
  if (dark_since && clock_.now() - *dark_since < policy_.still_trying_ms)
    return ExpectPicture(*dark_since, "no picture");
  still_trying_due_ = !another;
  if (!another) return;
  command::Notify notify = Current("still_trying");
  notify.source_id = sources_.current().source.id;
  last_ = still_trying_at_ = clock_.now();
  out_.Emit(std::move(notify), "still_trying", "the viewer has waited long");
}

}  // namespace resilient_playback

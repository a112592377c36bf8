// What the picture does: it starts, moves, stands still; and what is said about it.
#include <algorithm>

#include "core/session.h"

namespace resilient_playback {
namespace {

// A sample counts as movement from here on; below is the rounding of the elements' clocks.
constexpr Seconds kLeastMovement = 0.01;
// A first movement larger than this is a jump to the kept position, not a picture.
constexpr Seconds kMostFirstMovement = 2.0;

std::string_view SwitchKey(Reason reason, bool mid_film, bool quality_known) {
  switch (reason) {
    case Reason::kNotFound:
      return "switched_not_found";
    case Reason::kRefused:
    case Reason::kExpired:
    case Reason::kCors:
      return "switched_refused";
    case Reason::kOverloaded:
      return "switched_overloaded";
    case Reason::kNotAVideo:
      return "switched_not_a_video";
    case Reason::kDamaged:
      return "switched_damaged";
    case Reason::kCutShort:
      return "switched_cut_short";
    case Reason::kCodec:
    case Reason::kProtected:
      return "switched_codec";
    case Reason::kTooSlow:
      if (quality_known) return "switched_too_slow";
      break;
    default:
      break;
  }
  return mid_film ? "switched_stalled" : "switched_no_answer";
}

}  // namespace

void Session::NoteFacts(std::optional<Seconds> duration, std::optional<bool> live) {
  if (duration && *duration > 0) head_.duration = std::max(head_.duration.value_or(0), *duration);
  if (live) head_.live = *live;
}

bool Session::Moved(const event::Progress& e) {
  const bool baseline = !head_.sampled;
  const Seconds step = e.position - head_.sample;
  const double frames = e.frames.value_or(head_.frames);
  // A running clock over a frozen picture is no movement, where the device is known to count
  // frames.
  const bool frozen = head_.frames_counted && frames <= head_.frames;
  if (!baseline && frames > head_.frames && head_.frames > 0) head_.frames_counted = true;
  head_.frames = std::max(head_.frames, frames);
  head_.sample = e.position;
  head_.sampled = true;
  if (baseline || frozen) return false;
  if (!head_.started) return step > kLeastMovement && step < kMostFirstMovement;
  if (step > -kLeastMovement && step < kLeastMovement) return false;
  head_.position = e.position;
  return true;
}

void Session::Started(Seconds position) {
  head_.started = true;
  SourceRecord& record = records_[current_];
  record.played = true;
  if (CauseOf(record.finding)) record.finding = Finding::kUnknown;
  head_.sample = position;
  head_.sampled = true;
  head_.position = position;
  head_.last_advance = now_;
  head_.last_sample = now_;
  incident_.moved_ms = 0;
  Disarm(&watch_, "the picture is there");
  Disarm(&still_trying_, "the picture is there");
  still_trying_due_ = false;
  state_ = State::kPlaying;
  Note("started", "the first frame is shown");
  if (incident_.active) Announce();
  picture_seen_ = true;
  dark_since_.reset();
}

void Session::Advanced(Millis since_last) {
  head_.last_advance = now_;
  if (state_ == State::kEnded) state_ = State::kPlaying;
  const bool waiting = !watch_.timer_id.empty() || watch_.frozen;
  if (waiting && head_.seeking) Disarm(&watch_, "the picture is there after the jump");
  if (waiting && watch_.purpose == "stall") Disarm(&watch_, "the picture moves again by itself");
  head_.seeking = false;
  if (!retry_.timer_id.empty())
    return;  // it plays out its buffer; the next attempt is decided already
  Disarm(&still_trying_, "the picture moves");
  dark_since_.reset();
  if (state_ == State::kRecovering) {
    state_ = State::kPlaying;
    Note("recovered", "the picture moves again by itself");
  }
  if (!incident_.active) return;
  incident_.moved_ms += std::clamp<Millis>(since_last, 0, policy_.suspension_ms);
  if (incident_.moved_ms >= policy_.settle_ms) {
    health_.Success(records_[current_].origin);
    EndIncident("the picture has moved long enough");
  }
}

bool Session::AtTheEnd() const {
  if (head_.live || !head_.duration) return false;
  return (*head_.duration - head_.position) * 1000 < static_cast<double>(policy_.end_zone_ms);
}

void Session::CheckStall() {
  if (state_ != State::kPlaying || !Watched() || head_.seeking || AtTheEnd()) return;
  const Millis standing = now_ - head_.last_advance;
  if (standing < policy_.stall_noticed_ms) return;
  state_ = State::kRecovering;
  dark_since_ = head_.last_advance;
  Note("stall", "the picture stands still", ErrorClass::kStall);
  BeginIncident(ErrorClass::kStall);
  Arm(&watch_, "stall", std::max<Millis>(0, policy_.stall_action_ms - standing),
      "it may come back by itself");
}

void Session::Announce() {
  const Millis gap = now_ - dark_since_.value_or(now_);
  const bool same_source = current_ == incident_.first_source;
  const SourceRecord& left = records_[incident_.first_source];
  const ErrorClass cause = left.failure.value_or(incident_.cause);
  const bool froze = head_.live && (cause == ErrorClass::kStall || cause == ErrorClass::kStaleLive);
  command::Notify notify;
  if (same_source) {
    notify.message_key = froze ? "live_frozen" : "reloaded";
  } else {
    notify.message_key =
        std::string(SwitchKey(ReasonOf(cause), picture_seen_, left.source.quality > 0));
  }
  notify.number = static_cast<int>(current_) + 1;
  notify.total = static_cast<int>(records_.size());
  notify.quality = left.source.quality;
  notify.gap_ms = gap;
  notify.source_id = SourceId();
  const bool too_soon = last_note_ && now_ - *last_note_ < policy_.note_gap_ms;
  notify.severity = gap >= policy_.note_after_ms && !too_soon ? "important" : "quiet";
  if (notify.severity == "important") last_note_ = now_;
  Emit(std::move(notify), "recovered", "the picture is back");
}

void Session::SayStillTrying() {
  const bool another =
      incident_.active && current_ != incident_.first_source && state_ == State::kSwitching;
  if (!another) {
    still_trying_due_ = true;  // said when another server is really being tried
    return;
  }
  still_trying_due_ = false;
  command::Notify notify;
  notify.message_key = "still_trying";
  notify.number = static_cast<int>(current_) + 1;
  notify.total = static_cast<int>(records_.size());
  notify.severity = "important";
  notify.source_id = SourceId();
  last_note_ = now_;
  Emit(std::move(notify), "still_trying", "the viewer has waited long");
}

}  // namespace resilient_playback

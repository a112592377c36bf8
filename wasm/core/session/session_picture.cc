// What the picture does: it starts, moves, stands still; and what is said about it.
#include <algorithm>

#include "core/policy/messages.h"
#include "core/session/session.h"

namespace resilient_playback {
namespace {

// A sample counts as movement from here on; below is the rounding of the elements' clocks.
constexpr Seconds kLeastMovement = 0.01;
// A first movement larger than this is a jump to the kept position, not a picture.
constexpr Seconds kMostFirstMovement = 2.0;

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

// A host may let it play on while the next one is made ready: so long there is a picture.
void Session::LeftMoves(const event::Progress& e) {
  if (left_load_id_.empty() || e.load_id != left_load_id_ || !Opening() || head_.started) return;
  const Seconds step = e.position - head_.position;
  if (step <= kLeastMovement || step >= kMostFirstMovement) return;
  head_.position = e.position;
  head_.last_advance = now_;
  dark_since_ = now_;
}

void Session::Started(Seconds position) {
  head_.started = true;
  SourceRecord& record = records_[current_];
  record.played = true;
  record.played_via = record.via.has_value();
  if (record.via) health_.Success(proxies_[*record.via].proxy.origin);
  if (CauseOf(record.finding)) record.finding = Finding::kUnknown;
  head_.sample = position;
  head_.sampled = true;
  head_.position = position;
  head_.last_advance = now_;
  head_.last_sample = now_;
  incident_.moved_ms = 0;
  Disarm(&watch_, "the picture is there");
  Disarm(&silent_, "the picture is there");
  Disarm(&still_trying_, "the picture is there");
  notes_.still_trying_due = false;
  const bool waited = state_ == State::kWaitingNetwork;
  state_ = State::kPlaying;
  if (waited) Thaw();
  PauseIncident();
  Note("started", "the first frame is shown");
  if (incident_.active) Announce();
  picture_seen_ = true;
  dark_since_.reset();
}

void Session::Advanced(Millis since_last) {
  head_.last_advance = now_;
  head_.stalled = false;
  if (state_ == State::kEnded) state_ = State::kPlaying;
  const bool waiting = !watch_.timer_id.empty() || watch_.frozen;
  if (waiting && head_.seeking) Disarm(&watch_, "the picture is there after the jump");
  if (waiting && watch_.purpose == "stall") Disarm(&watch_, "the picture moves again by itself");
  head_.seeking = false;
  if (!retry_.timer_id.empty())
    return;  // it plays out its buffer; the next attempt is decided already
  Disarm(&still_trying_, "the picture moves");
  dark_since_.reset();
  const bool settled = head_.moved_ms >= policy_.settle_ms;
  head_.moved_ms += std::clamp<Millis>(since_last, 0, policy_.suspension_ms);
  if (!settled && head_.moved_ms >= policy_.settle_ms) WorkedWell();
  const bool waited = state_ == State::kWaitingNetwork;
  if (waited || state_ == State::kRebuffering || state_ == State::kRecovering) {
    state_ = State::kPlaying;
    if (waited) Thaw();
    PauseIncident();
    Note("recovered", "the picture moves again by itself");
  }
  if (!incident_.active) return;
  incident_.moved_ms += std::clamp<Millis>(since_last, 0, policy_.suspension_ms);
  if (incident_.moved_ms >= policy_.settle_ms) {
    budget_.Success();
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
  dark_since_ = head_.last_advance;
  head_.stalled = true;
  if (line_.offline) {
    WaitForNetwork("the buffer is empty, and the network is gone");
    return;
  }
  state_ = State::kRebuffering;
  head_.stood.Restart(now_ - (standing - policy_.stall_noticed_ms), true);
  Note("stall", "the picture stands still", ErrorClass::kStall);
  BeginIncident(ErrorClass::kStall);
  NoteOwnLine();
  NudgeOverHole();
  const bool provable = capabilities_.look && records_.size() > 1;
  const Millis limit = provable ? std::min(policy_.stall_proven_ms, StallLimit()) : StallLimit();
  Arm(&watch_, "stall", std::max<Millis>(0, limit - standing), "it may come back by itself");
  Prove("the picture stands still");
}

void Session::StallGoesOn() {
  if (state_ != State::kRebuffering) return;
  const Millis standing = Standing();
  if (standing < StallLimit()) {
    const bool may_leave = !RecentlySwitched() && !line_.slow && picked_ != current_;
    if (may_leave && standing >= policy_.stall_proven_ms && ProvenOther()) {
      Fail(ErrorClass::kStall, "the picture stands still, and another source is proven good");
      return;
    }
    if (watch_.timer_id.empty()) {
      NudgeOverHole();
      Arm(&watch_, "stall", StallLimit() - standing, "it may still come back");
    }
    return;
  }
  constexpr Millis kPatience = 3;
  if (line_.slow && buffer_.Delivered(now_, policy_.stall_proven_ms) &&
      standing < kPatience * StallLimit()) {
    Arm(&watch_, "stall", StallLimit(), "it still delivers: the line is slow");
    return;
  }
  Fail(ErrorClass::kStall, "the picture stands still");
}

// Two servers that both deliver, and both too slowly: what they share is the viewer's line.
void Session::NoteOwnLine() {
  const bool recent = line_.stalled_source && now_ - line_.stalled_at <= policy_.own_line_ms;
  if (!recent) line_.slow = false;
  if (!buffer_.Delivered(now_, policy_.stall_proven_ms)) return;
  if (recent && *line_.stalled_source != current_ && !line_.slow) {
    line_.slow = true;
    Note("own_line", "another server stalled alike: it is the viewer's line");
  }
  line_.stalled_source = current_;
  line_.stalled_at = now_;
}

void Session::NudgeOverHole() {
  constexpr int kMostNudges = 2;
  constexpr Seconds kStep = 0.1;
  const std::optional<Seconds> ahead = buffer_.Ahead();
  const Seconds rest = static_cast<double>(policy_.buffer_rest_ms) / 1000;
  if (!OnlyTheElement() || head_.nudges >= kMostNudges || !ahead || *ahead <= rest) return;
  head_.nudges += 1;
  const Seconds target = head_.sample + kStep * head_.nudges;
  Emit(command::Nudge{load_id_, target}, "nudge", "there is more to play behind a hole");
}

// What a host plays without asking for pieces through a loader of ours, its element plays alone:
// manifests may be asked for all the same.
bool Session::OnlyTheElement() const {
  const MediaType type = records_[current_].source.type;
  const Engine engine = EngineOf(records_[current_]);
  const bool silent_host = engine == Engine::kHost && capabilities_.requests && !head_.asked;
  return type == MediaType::kMp4 || engine == Engine::kNative || (silent_host && head_.started);
}

// Its buffer grows all the time, that of segments by leaps.
bool Session::IsFile() const { return records_[current_].source.type == MediaType::kMp4; }

void Session::CheckBuffer(const event::Progress& e) {
  if (!Watched() || head_.seeking) return buffer_.Forget();
  buffer_.Sample(now_, e.position, e.buffered_end);
  if (state_ != State::kPlaying && state_ != State::kRebuffering) return;
  if (!head_.live) return CheckDry();
  if (retry_.timer_id.empty() && !line_.offline) {
    constexpr double kTargets = 3500;  // 3.5 target durations, in ms
    const Millis stale = std::max(policy_.stale_live_ms,
                                  static_cast<Millis>(kTargets * e.target_duration.value_or(0)));
    // Who watches far behind the edge has time: what is left may outlast the pause.
    const bool near = buffer_.Ahead().value_or(0) * 1000 < static_cast<double>(stale);
    if (near && buffer_.StandsFor(now_).value_or(0) > stale)
      Fail(ErrorClass::kStaleLive, "the channel has brought nothing new");
  }
}

void Session::CheckDry() {
  if (head_.live || line_.offline || !retry_.timer_id.empty()) return;
  // An engine that waits for a piece which nobody else can bring is as helpless as an element.
  if (state_ != State::kPlaying || AtTheEnd() || !(OnlyTheElement() || head_.starved)) return;
  if (RecentlySwitched() || line_.slow || picked_ == current_) return;
  // What comes by segments stands still in between as a matter of course.
  const bool leaps = !IsFile() && !head_.starved;
  const Millis low = leaps ? policy_.low_segments_ms : policy_.low_buffer_ms;
  const bool dry = buffer_.RunsDry(policy_, now_, head_.duration, low);
  if (!dry && !(IsFile() && buffer_.MayRunDry(policy_, now_, head_.duration))) return;
  if (!ProvenOther()) return Prove("the buffer runs dry");
  if (dry) Fail(ErrorClass::kStall, "the buffer runs dry, and another source is proven good");
}

void Session::Announce() {
  const Millis gap = now_ - dark_since_.value_or(now_);
  const bool same_source = current_ == incident_.first_source;
  const SourceRecord& left = records_[incident_.first_source];
  const ErrorClass cause = left.failure.value_or(incident_.cause);
  const Reason reason = ReasonFor(left);
  const bool froze = head_.live && (cause == ErrorClass::kStall || cause == ErrorClass::kStaleLive);
  command::Notify notify;
  if (same_source) {
    notify.message_key = froze ? "live_frozen" : incident_.renewed ? "link_renewed" : "reloaded";
  } else {
    notify.message_key = SwitchMessageKey(reason, picture_seen_, left.source.quality > 0);
  }
  const int quality = records_[current_].source.quality;
  const bool stepped_down = !same_source && QualityRank(quality, wanted_quality_) > 0 &&
                            QualityRank(left.source.quality, wanted_quality_) == 0;
  if (stepped_down) {
    notify.message_key = "lower_quality";
    notify.lower_quality = quality;
  }
  notify.number = static_cast<int>(current_) + 1;
  notify.total = static_cast<int>(records_.size());
  notify.quality = left.source.quality;
  notify.gap_ms = gap;
  notify.source_id = SourceId();
  const bool too_soon = notes_.last && now_ - *notes_.last < policy_.note_gap_ms;
  // The viewer was asked about an intermediary, and nothing of the film was there before.
  const bool known = records_[current_].via && !picture_seen_;
  const bool worth = stepped_down || (gap >= policy_.note_after_ms && !too_soon && !known);
  notify.severity = worth ? "important" : "quiet";
  if (notify.severity == "important") notes_.last = now_;
  Emit(std::move(notify), "recovered", "the picture is back");
}

// Not again while the viewer still reads the last one.
void Session::ArmStillTrying(std::string_view why) {
  if (!still_trying_.timer_id.empty() || still_trying_.frozen || notes_.still_trying_due) return;
  const Millis said = notes_.still_trying_at.value_or(*dark_since_);
  const Millis since = now_ - std::max(*dark_since_, said);
  Arm(&still_trying_, "still_trying", std::max<Millis>(0, policy_.still_trying_ms - since), why);
}

void Session::SayStillTrying() {
  // The picture of the load before may have gone on for a while.
  if (dark_since_ && now_ - *dark_since_ < policy_.still_trying_ms)
    return ArmStillTrying("no picture");
  const bool another =
      incident_.active && current_ != incident_.first_source && state_ == State::kSwitching;
  if (!another) {
    notes_.still_trying_due = true;  // said when another server is really being tried
    return;
  }
  notes_.still_trying_due = false;
  command::Notify notify;
  notify.message_key = "still_trying";
  notify.number = static_cast<int>(current_) + 1;
  notify.total = static_cast<int>(records_.size());
  notify.severity = "important";
  notify.source_id = SourceId();
  notes_.last = notes_.still_trying_at = now_;
  Emit(std::move(notify), "still_trying", "the viewer has waited long");
}

}  // namespace resilient_playback

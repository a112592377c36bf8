// What is done about trouble: the same source again, the next one, or an end with a sentence.
#include <algorithm>
#include <utility>

#include "core/policy/messages.h"
#include "core/session/session.h"

namespace resilient_playback {

void Session::Fail(ErrorClass error, std::string_view why) {
  const std::optional<ErrorClass> cause = CauseOf(records_[current_].finding);
  if (cause && !head_.started && error != ErrorClass::kOffline) error = *cause;
  Note("failed", why, error);
  if (line_.offline) {
    line_.failed = true;
    WaitForNetwork("the network is gone: nobody is to blame");
    return;
  }
  BeginIncident(error);
  // An answer about the address itself needs no second one.
  if (records_.size() < 2 && !head_.started && !BlamesUrl(error)) Look(current_, "why it fails");
  if (error == ErrorClass::kOffline) {
    RetrySame("the device is offline: nobody is to blame");
    return;
  }
  if (now_ < grace_until_ && BlamesOrigin(error)) {
    grace_until_ = 0;
    RetrySame("the device has just woken up: nobody is to blame");
    return;
  }
  SourceRecord& record = records_[current_];
  if (record.via && !head_.started && !record.played_via) return ProxyFailed(error);
  // What one engine could not say the other may have said already.
  const bool vague = error == ErrorClass::kUnknown && record.engines_tried && record.failure;
  if (!vague) record.failure = error;
  if (vague) incident_.cause = *record.failure;
  if (IsSlowness(error)) record.slow += 1;
  // Back to the usual one, where this one has not shown a picture either.
  if (!head_.started) record.other_engine = false;
  if (RenewLink(error)) return;
  if (error == ErrorClass::kHttp429) record.counts_requests = true;
  const bool certain = error == ErrorClass::kDns || error == ErrorClass::kTls;
  if (BlamesOrigin(error)) {
    const bool excluded = health_.Fault(AskedOrigin(record), certain, policy_, now_, &random_);
    if (excluded) Note("excluded", "faults in a row: this server rests", error);
    const Millis rest = health_.ExclusionLeft(record.origin, now_);
    if (!record.via) memory_.Failure(record.origin, Epoch(), Epoch() + rest);
  }
  const bool stay = error == ErrorClass::kStall && (RecentlySwitched() || line_.slow) &&
                    head_.started && record.retries == 0;
  if (!stay && (OpenThroughOtherEngine() || OpenThroughProxy())) return;
  RetryOrNext(error, stay);
}

void Session::RetryOrNext(ErrorClass error, bool stay) {
  const SourceRecord& record = records_[current_];
  const bool waits = health_.RestLeft(record.origin, now_) <= policy_.retry_after_most_ms;
  if (stay && Spend("a retry")) {
    RetrySame("switched a moment ago: the viewer's own line may be slow");
  } else if (waits && record.retries < RetriesAllowed(error, AnotherMayPlay()) &&
             Spend("a retry")) {
    RetrySame("nothing else to go to");
  } else {
    Next("the next source");
  }
}

bool Session::RecentlySwitched() const {
  return last_switch_ && now_ - *last_switch_ < policy_.dwell_ms;
}

bool Session::Spend(std::string_view why) {
  const bool left = budget_.Take();
  if (!left) Note("budget", why);
  return left;
}

void Session::BeginIncident(ErrorClass error) {
  incident_.cause = error;
  incident_.moved_ms = 0;
  const bool dark = now_ - head_.last_advance >= policy_.stall_noticed_ms || !head_.started;
  if (dark && !dark_since_) dark_since_ = head_.last_advance;
  if (dark_since_) ArmStillTrying("no picture");
  const bool armed = !incident_end_.timer_id.empty() || incident_end_.frozen;
  if (incident_.active) {
    if (armed) return;
    // It goes on after some seconds of picture.
    if (Watched()) incident_.clock.Continue(now_);
    const Millis left = policy_.incident_ms - incident_.clock.Elapsed(now_);
    Arm(&incident_end_, "incident", std::max<Millis>(0, left), "every incident ends");
    return;
  }
  incident_.active = true;
  incident_.pass = 1;
  incident_.first_source = current_;
  incident_.clock.Restart(now_, Watched());
  for (SourceRecord& record : records_) {
    record.tries = 0;
    record.retries = 0;
    record.slow = 0;
    record.engines_tried = false;
    record.failure.reset();
    record.via_tried = 0;
    record.reached.reset();
  }
  Arm(&incident_end_, "incident", policy_.incident_ms, "every incident ends");
}

// Its time counts while there is no picture.
void Session::PauseIncident() {
  if (!incident_.active) return;
  incident_.clock.Stop(now_);
  Disarm(&incident_end_, "the picture is there");
}

void Session::EndIncident(std::string_view why) {
  if (!incident_.active) return;
  Disarm(&incident_end_, why);
  incident_ = Incident();
  notes_.still_trying_due = false;
  Note("incident_over", why);
}

bool Session::AnotherMayPlay() const {
  for (std::size_t i = 0; i < records_.size(); ++i) {
    const std::optional<ErrorClass>& failure = records_[i].failure;
    if (i != current_ && (!failure || !BlamesUrl(*failure))) return true;
  }
  return false;
}

void Session::RetrySame(std::string_view why) {
  SourceRecord& record = records_[current_];
  record.retries += 1;
  const bool stood = head_.started && now_ - head_.last_advance >= policy_.stall_action_ms;
  // A stall has been waited for already; anything else gets time to come back.
  const Millis wait = stood ? 0
                            : EqualJitter(policy_.backoff_base_ms, policy_.backoff_cap_ms,
                                          record.retries, &random_);
  OpenLater(current_, std::max(wait, health_.RestLeft(record.origin, now_)), why);
}

void Session::OpenLater(std::size_t index, Millis delay, std::string_view why) {
  Disarm(&watch_, why);
  if (delay == 0) {
    Open(index, index == current_ ? "retry" : "switch", why);
    return;
  }
  if (state_ != State::kStarting) state_ = State::kRecovering;
  opening_later_ = index;
  Arm(&retry_, "retry", delay, why, false);
}

bool Session::FurtherPassAllowed() const {
  const Millis passes = picture_seen_ ? policy_.film_passes : policy_.start_passes;
  return incident_.pass < passes && incident_.clock.Elapsed(now_) < policy_.next_pass_before_ms;
}

ChoiceContext Session::ContextOf(int pass) const {
  ChoiceContext context;
  context.now = now_;
  context.pass = pass;
  context.current = current_;
  context.picked = picked_;
  context.wanted_quality = wanted_quality_;
  return context;
}

std::optional<std::size_t> Session::Choose(int pass) const {
  return ChooseSource(records_, health_, ContextOf(pass));
}

// For whoever reads the trace: all the others, and why not.
std::vector<command::Alternative> Session::OthersThan(std::size_t index) const {
  std::vector<command::Alternative> others;
  const ChoiceContext context = ContextOf(incident_.active ? incident_.pass : 1);
  for (std::size_t i = 0; i < records_.size(); ++i) {
    if (i == index) continue;
    others.push_back({records_[i].source.id, WhyNot(records_, health_, context, i, index)});
  }
  return others;
}

// In a wait between two rounds a better one may have come back.
void Session::OpenNow() {
  std::size_t index = opening_later_;
  if (index != current_) index = Choose(incident_.pass).value_or(index);
  Open(index, index == current_ ? "retry" : "switch", "the wait before the next attempt is over");
}

void Session::Next(std::string_view why) {
  records_[current_].tries += 1;
  std::optional<std::size_t> next = Choose(incident_.pass);
  const bool further = !next && FurtherPassAllowed();
  if (further) next = Choose(incident_.pass + 1);
  if (!next) {
    GiveUp();
    return;
  }
  incident_.pass += further ? 1 : 0;
  if (!further) {
    OpenLater(*next, 0, why);
    return;
  }
  const Millis wait =
      EqualJitter(policy_.backoff_base_ms, policy_.backoff_cap_ms, incident_.pass, &random_);
  OpenLater(*next, wait, "all were tried: another round");
}

Engine Session::EngineOf(const SourceRecord& record) const {
  if (record.via) return Engine::kHlsJs;
  const std::optional<Engine> other = OtherEngine(record.source.type, capabilities_);
  return record.other_engine && other ? *other : ChooseEngine(record.source.type, capabilities_);
}

// What an element says of a failure is next to nothing: any server or any film may be behind it.
// An engine that reads by itself cannot play what its server lets no page read; an element can.
bool Session::MayPlayOtherwise(const SourceRecord& record) const {
  const std::optional<Engine> other = OtherEngine(record.source.type, capabilities_);
  if (!other || record.engines_tried || !record.failure || IsRefused(record.finding)) return false;
  if (record.via) return false;
  if (health_.RestLeft(record.origin, now_) > 0) return false;
  const Engine next =
      record.other_engine ? ChooseEngine(record.source.type, capabilities_) : *other;
  const bool to_element = next == Engine::kNative;
  const bool unread = !record.readable.value_or(false);
  switch (*record.failure) {
    case ErrorClass::kNetwork:
      return to_element && unread && !record.played;
    case ErrorClass::kWrongType:
      return !to_element && record.readable.value_or(true);
    case ErrorClass::kUnknown:
    case ErrorClass::kManifest:
    case ErrorClass::kDecode:
    case ErrorClass::kCodecUnsupported:
      return to_element || record.readable.value_or(true);
    default:
      return false;
  }
}

// Where no other source is left in this round: the failed ones once more, by what else plays them.
bool Session::OpenThroughOtherEngine() {
  if (Choose(incident_.pass)) return false;
  std::size_t index = current_;
  for (std::size_t i = 0; i < records_.size() && !MayPlayOtherwise(records_[index]); ++i) index = i;
  if (!MayPlayOtherwise(records_[index])) return false;
  records_[index].engines_tried = true;
  records_[index].other_engine = !records_[index].other_engine;
  Open(index, index == current_ ? "retry" : "switch", "the other engine of this device");
  return true;
}

void Session::GiveUp() {
  command::GiveUp give_up;
  const SourceRecord& last = records_[current_];
  give_up.reason = last.failure == incident_.cause ? ReasonFor(last) : ReasonOf(incident_.cause);
  bool all_protected = true;
  bool all_silent_torrents = true;
  bool all_unread = true;
  for (const SourceRecord& record : records_) {
    // It has asked to be left alone for now: named, though nobody asked again.
    const bool rests = !record.failure && health_.RestLeft(record.origin, now_) > 0;
    if (rests) give_up.tried.push_back({record.source.id, Reason::kOverloaded});
    all_unread = all_unread && !rests;
    if (!record.failure) continue;
    give_up.tried.push_back({record.source.id, ReasonFor(record)});
    all_protected = all_protected && *record.failure == ErrorClass::kDrm;
    all_silent_torrents = all_silent_torrents && record.echoes && IsSlowness(*record.failure);
    all_unread = all_unread && ReasonFor(record) == Reason::kCors;
    if (give_up.unproxied.empty()) give_up.unproxied = Unproxied(record);
  }
  all_protected = all_protected && !give_up.tried.empty();
  all_unread = all_unread && !give_up.tried.empty();
  if (!all_unread) give_up.unproxied = {};
  if (all_protected && has_trailer_) give_up.instead = "trailer";
  give_up.torrent = all_silent_torrents && !give_up.tried.empty();
  DisarmAll("it is over");
  CancelLooks("it is over");
  Remember("it is over");
  state_ = State::kExhausted;
  command::Notify notify;
  notify.message_key = EndMessageKey(
      {give_up.reason, all_protected, give_up.torrent, all_unread, give_up.unproxied});
  notify.number = static_cast<int>(current_) + 1;
  notify.total = static_cast<int>(give_up.tried.size());
  notify.severity = "important";
  notes_.last = now_;
  Emit(std::move(notify), "give_up", "the viewer is told");
  Emit(std::move(give_up), "give_up", "no source is left to try");
}

Millis Session::FirstFrameLimit() const {
  return records_[current_].torrent ? policy_.torrent_first_frame_ms : policy_.first_frame_ms;
}

Millis Session::StallLimit() const {
  return records_[current_].torrent ? policy_.torrent_stall_ms : policy_.stall_action_ms;
}

Millis Session::AttemptLimit() const {
  if (!incident_.active) return FirstFrameLimit();
  const Millis left = policy_.incident_ms - incident_.clock.Elapsed(now_);
  Millis eligible = 0;
  for (const SourceRecord& record : records_) eligible += Eligible(record, incident_.pass) ? 1 : 0;
  const Millis share = left / std::max<Millis>(1, eligible);
  return std::max(policy_.attempt_floor_ms, std::min(FirstFrameLimit(), share));
}

std::optional<Seconds> Session::ResumePosition() const {
  if (head_.live) return std::nullopt;
  const bool stood = picture_seen_ && !head_.seeking &&
                     (head_.stalled || now_ - head_.last_advance >= policy_.stall_noticed_ms);
  if (!stood) return head_.position;
  return std::max(0.0, head_.position - static_cast<double>(policy_.stall_step_back_ms) / 1000);
}

void Session::Open(std::size_t index, std::string_view cause, std::string_view why) {
  Disarm(&watch_, why);
  Disarm(&silent_, why);
  Disarm(&retry_, why);
  buffer_.Forget();
  std::vector<command::Alternative> others = OthersThan(index);
  const bool other = index != current_ && cause != "start";
  command::LoadUrl load;
  load.position = ResumePosition();
  current_ = index;
  if (other) last_switch_ = now_;
  state_ = cause == "start" ? State::kStarting : State::kSwitching;
  if (cause == "retry") state_ = picture_seen_ ? State::kRecovering : State::kStarting;
  head_.started = false;
  head_.asked = false;
  head_.fed = false;
  head_.starved = false;
  head_.paired = false;
  head_.sampled = false;
  head_.seeking = false;
  head_.stalled = false;
  head_.frames = 0;
  head_.frames_counted = false;
  head_.nudges = 0;
  head_.moved_ms = 0;
  head_.opened_at = head_.last_life = now_;
  if (!dark_since_) dark_since_ = now_;
  SourceRecord& record = records_[index];
  record.via_answered = false;
  // The same again was no cure, or every other source was as slow: less of it may be one.
  load.lower = record.slow > (incident_.pass > 1 ? 0 : 1);
  left_load_id_ = picture_seen_ ? load_id_ : "";
  loads_ += 1;
  load_id_ = "l" + DecimalString(static_cast<std::uint64_t>(loads_));
  load.load_id = load_id_;
  load.source_id = record.source.id;
  load.url = record.source.url;
  load.engine = EngineOf(record);
  load.paused = paused_;
  if (record.via) load.via = proxies_[*record.via].id;
  load.via_pieces = record.via_pieces;
  load.cause = cause;
  if (incident_.active) load.reason = ReasonOf(incident_.cause);
  Note(cause, why);
  auto& trace = *std::get_if<command::Trace>(&commands_.back());
  trace.position = head_.position;
  trace.dark_ms = now_ - *dark_since_;
  trace.alternatives = std::move(others);
  commands_.push_back(std::move(load));
  Arm(&watch_, "first_frame", AttemptLimit(), "no frame yet");
  if (TellsLife()) {
    Arm(&silent_, "silent", policy_.silent_ms, "no sign of life yet");
  } else if (MayBeLookedAtAlone()) {
    Arm(&silent_, "silent", policy_.hurry_ms, "no picture yet");
  }
  if (notes_.still_trying_due) {
    SayStillTrying();
  } else {
    ArmStillTrying("no picture yet");
  }
  Look(index, "what it is, beside the player");
}

}  // namespace resilient_playback

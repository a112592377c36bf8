// What the session does about the findings of its parts: it opens, waits, tells, gives up.
#include <algorithm>
#include <utility>

#include "core/policy/messages.h"
#include "core/session/end.h"
#include "core/session/session.h"

namespace resilient_playback {
// --- loads

void Session::ClearAttempt(std::string_view why) {
  for (const Timer timer :
       {Timer::kFirstFrame, Timer::kStall, Timer::kSeek, Timer::kRenew, Timer::kReach})
    timers_.Clear(timer, why);
}

void Session::Open(std::size_t index, std::string_view cause, std::string_view why) {
  ClearAttempt(why);
  timers_.Clear(Timer::kSilence, why);
  timers_.Clear(Timer::kRetry, why);
  std::vector<command::Alternative> others = recovery_.OthersThan(index);
  const bool other = index != sources_.current_index() && cause != "start";
  command::LoadUrl load;
  load.position = monitor_.ResumePosition();
  // The film may begin anew, on any source: nothing was wrong with the last one then.
  const bool left = other && cause == "switch";
  const std::size_t last = sources_.current_index();
  if (left)
    sources_.SetState(last, SourceState::kResting);
  else if (sources_[last].state == SourceState::kPlaying)
    sources_.SetState(last, SourceState::kGood);
  sources_.MakeCurrent(index);
  if (other) recovery_.Switched();
  load.load_id = monitor_.BeginLoad();
  router_.BeginLoad(load.load_id);
  ladder_.BeginLoad(index);
  const SourceRecord& record = sources_[index];
  // If a retry was slow too, or every other source was as slow, a lower quality may help.
  load.lower = record.incident.slow > (incident_.pass() > 1 ? 0 : 1);
  load.source_id = record.source.id;
  load.url = record.source.url;
  load.engine = recovery_.EngineOf(index);
  load.paused = attention_.paused();
  if (const std::string* proxy = ladder_.ProxyOf(index)) {
    load.via = *proxy;
    load.engine = Engine::kHlsJs;
  }
  load.via_pieces = ladder_.SegmentsToo(index);
  load.cause = cause;
  if (incident_.active()) load.reason = ReasonOf(incident_.cause());
  if (left) {
    const std::size_t first = incident_.first_source();
    load.message_key = SwitchMessageKey(ReasonFor(first), monitor_.picture_seen(),
                                        sources_[first].source.quality > 0);
  }
  State to = cause == "start" ? State::kStarting : State::kSwitching;
  if (cause == "retry") to = monitor_.picture_seen() ? State::kRecovering : State::kStarting;
  if (!state_.Go(to)) out_.Note("state", "a step that is not in the table");
  command::Trace trace;
  trace.position = monitor_.position();
  trace.dark_ms = monitor_.DarkFor();
  trace.alternatives = std::move(others);
  out_.Note(std::move(trace), cause, why);
  out_.Push(std::move(load));
  timers_.Set(Timer::kFirstFrame, recovery_.AttemptLimit(FirstFrameLimit()), "no frame yet");
  WatchSilence(0);
  if (notifier_.OwesStillTrying()) {
    notifier_.SayStillTrying(monitor_.dark_since(), AnotherIsTried());
  } else {
    notifier_.ExpectPicture(*monitor_.dark_since(), "no picture yet");
  }
  prober_.Prefetch(index, monitor_.live(), PictureIsLate(), "what it is, beside the player");
}

void Session::OpenLater(std::size_t index, Millis delay, std::string_view why) {
  ClearAttempt(why);
  if (delay == 0) return Open(index, index == sources_.current_index() ? "retry" : "switch", why);
  if (state_.is() != State::kStarting) Transition(State::kRecovering, "retry", why);
  opening_later_ = index;
  timers_.Set(Timer::kRetry, delay, why);
}

void Session::Carry(const Recovery::Decision& decision) {
  if (decision.what == Recovery::Decision::Do::kGiveUp) return GiveUp();
  OpenLater(decision.index, decision.delay, decision.why);
}

void Session::GiveUp() {
  std::vector<SourceEnd> ends;
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const SourceRecord& record = sources_[i];
    const std::optional<ErrorClass>& failure = record.incident.failure;
    SourceEnd end;
    end.id = record.source.id;
    end.failed = failure.has_value();
    end.rests = !failure && health_.CooldownLeft(record.origin, clock_.now()) > 0;
    end.is_protected = failure == ErrorClass::kDrm;
    end.silent_torrent = failure && prober_.Echoes(i) && IsSlowness(*failure);
    end.reason = ReasonFor(i);
    end.unproxied = ladder_.Unproxied(i);
    ends.push_back(std::move(end));
  }
  const ErrorClass cause = incident_.cause();
  const std::size_t last = sources_.current_index();
  const bool of_last = sources_.current().incident.failure == cause;
  command::GiveUp give_up =
      DescribeEnd(ends, of_last ? ReasonFor(last) : ReasonOf(cause), has_trailer_);
  timers_.ClearAll("it is over");
  prober_.CancelAll("it is over");
  memory_.Save("it is over");
  sources_.SetState(last, SourceState::kResting);
  Transition(State::kExhausted, "give_up", "no source is left to try");
  notifier_.SayEnd(give_up.message_key, give_up.tried.size());
  out_.Emit(std::move(give_up), "give_up", "no source is left to try");
}

// --- nobody watches, the device sleeps

void Session::Freeze() {
  if (incident_.active()) incident_.StopClock();
  monitor_.Freeze();
  timers_.Freeze();
}

void Session::Thaw() {
  if (!attention_.Watched()) return;
  if (incident_.active() && state_.is() != State::kPlaying) incident_.ContinueClock();
  monitor_.Thaw();
  timers_.Thaw();
}

void Session::Suspended(Millis gap) {
  out_.Note("suspended", "the device slept: deadlines start again, nobody is blamed");
  monitor_.Suspended();
  recovery_.Woke();
  incident_.Forget(gap);
  timers_.RestartRunning("started again after the sleep");
}

// --- trouble

bool Session::AwaitsAnswer() const {
  return timers_.IsSet(Timer::kRetry) || timers_.IsSet(Timer::kReach) || renewal_.Runs();
}

void Session::BeginIncident(ErrorClass error) {
  monitor_.DarkenIfStanding();
  if (monitor_.dark_since()) notifier_.ExpectPicture(*monitor_.dark_since(), "no picture");
  if (!incident_.Begin(error, sources_.current_index())) return;
  sources_.BeginIncident();
  ladder_.BeginIncident();
  renewal_.BeginIncident();
}

void Session::EndIncident(std::string_view why) {
  if (incident_.End(why)) notifier_.ForgetStillTrying();
}

void Session::CoolDownAsTold(const Evidence& evidence, ErrorClass error) {
  if (!evidence.retry_after_ms || !BlamesOrigin(error)) return;
  const Millis rest = std::min(*evidence.retry_after_ms, policy_.exclusion_cap_ms);
  health_.CoolDown(sources_.current().origin, clock_.now() + rest);
  out_.Note("rests", "the server says when to ask again", error);
}

void Session::WaitForNetwork(std::string_view why) {
  if (state_.is() == State::kWaitingNetwork) return;
  BeginIncident(ErrorClass::kOffline);
  timers_.Clear(Timer::kRetry, why);
  Freeze();
  Transition(State::kWaitingNetwork, "waiting", why, ErrorClass::kOffline);
  if (network_.ShouldSay()) notifier_.SayOffline();
}

void Session::Fail(const Trouble& trouble) {
  const std::size_t index = sources_.current_index();
  const SourceRecord& record = sources_[index];
  const std::optional<ErrorClass> cause = CauseOf(record.finding);
  const bool explained = cause && !monitor_.started() && trouble.error != ErrorClass::kOffline;
  const ErrorClass error = explained ? *cause : trouble.error;
  out_.Note("failed", trouble.why, error);
  if (network_.offline()) {
    network_.PlayerFailed();
    return WaitForNetwork("the network is gone: nobody is to blame");
  }
  BeginIncident(error);
  // An answer about the address itself needs no second request.
  if (sources_.size() < 2 && !monitor_.started() && !BlamesUrl(error))
    prober_.Prefetch(index, monitor_.live(), PictureIsLate(), "why it fails");
  if (error == ErrorClass::kOffline) return RetrySame("the device is offline: nobody is to blame");
  if (BlamesOrigin(error) && recovery_.UseGrace())
    return RetrySame("the device has just woken up: nobody is to blame");
  if (!monitor_.started() && ladder_.Untested(index)) return ProxyFailed(error);
  // The other engine may have named a reason that this one could not.
  const std::optional<ErrorClass> known = record.incident.failure;
  const bool vague = error == ErrorClass::kUnknown && record.incident.engines_tried && known;
  if (vague) incident_.SetCause(*known);
  if (!vague) sources_.SetFailure(index, error);
  if (IsSlowness(error)) sources_.CountSlowness(index);
  // Return to the usual engine if this one has not shown a picture either.
  if (!monitor_.started()) sources_.UseUsualEngine(index);
  if (RenewLink(error)) return;
  if (error == ErrorClass::kHttp429) sources_.CountsRequests(index);
  if (BlamesOrigin(error)) {
    const bool certain = error == ErrorClass::kDns || error == ErrorClass::kTls;
    const Millis now = clock_.now();
    if (health_.Fault(ladder_.AskedOrigin(index), certain, policy_, now, &random_))
      out_.Note("excluded", "faults in a row: this server rests", error);
    // Playback through a proxy says nothing about the server's health.
    if (ladder_.ProxyOf(index) == nullptr)
      memory_.Failure(record.origin, health_.ExclusionLeft(record.origin, now));
  }
  const bool stay = error == ErrorClass::kStall &&
                    (recovery_.SwitchedLately() || network_.slow()) && monitor_.started() &&
                    record.incident.retries == 0;
  if (!stay && (OpenWithOtherEngine() || TakeProxyRung())) return;
  Recover(error, stay);
}

void Session::Recover(ErrorClass error, bool stay) {
  Recovery::Circumstances now;
  now.stay = stay;
  now.stood = monitor_.started() && monitor_.SinceAdvance() >= policy_.stall_action_ms;
  now.mid_film = monitor_.picture_seen();
  Carry(recovery_.AfterFailure(error, now));
}

void Session::RetrySame(std::string_view why) {
  const bool stood = monitor_.started() && monitor_.SinceAdvance() >= policy_.stall_action_ms;
  Carry(recovery_.RetrySame(stood, why));
}

bool Session::RenewLink(ErrorClass error) {
  const std::size_t index = sources_.current_index();
  if (!renewal_.MayHelp(index, sources_.current(), error)) return false;
  ClearAttempt("a fresh link instead");
  if (!state_.Opening()) Transition(State::kRecovering, "renew", "a fresh link may help");
  renewal_.Ask(index, sources_.current(), error);
  return true;
}

// If no other source is left in this round, a failed one opens again with the device's other
// engine.
bool Session::OpenWithOtherEngine() {
  const std::optional<std::size_t> index = recovery_.ForOtherEngine(ladder_.Proxied());
  if (!index) return false;
  const std::size_t current = sources_.current_index();
  if (*index != current) sources_.CountTry(current);
  sources_.SwitchEngine(*index);
  Open(*index, *index == current ? "retry" : "switch", "the other engine of this device");
  return true;
}

bool Session::TakeProxyRung() {
  if (ladder_.empty() || recovery_.Choose()) return false;
  const ProxyLadder::Rung rung = ladder_.Next();
  if (rung.cause) incident_.SetCause(*rung.cause);
  switch (rung.what) {
    case ProxyLadder::Rung::Do::kNothing:
      return false;
    case ProxyLadder::Rung::Do::kReach: {
      constexpr Millis kHostMargin = 1000;
      ClearAttempt("whether its server answers decides what is tried next");
      if (!state_.Opening())
        Transition(State::kRecovering, "reach", "whether its server answers at all");
      prober_.Reach(rung.index);
      timers_.Set(Timer::kReach, policy_.look_ms + kHostMargin,
                  "the answer decides what is tried next");
      return true;
    }
    case ProxyLadder::Rung::Do::kOpen:
      Open(rung.index, rung.index == sources_.current_index() ? "retry" : "switch",
           "its server lets no page read it: a proxy may");
      return true;
  }
  return false;
}

void Session::ProxyFailed(ErrorClass error) {
  const std::size_t index = sources_.current_index();
  if (ladder_.FailedOnce(index, error)) {
    incident_.SetCause(sources_.current().incident.failure.value_or(error));
    return Open(index, "retry", "its manifest came, and what it names may not be read either");
  }
  const std::string blamed = ladder_.Leave(index);
  if (!blamed.empty()) health_.Fault(blamed, true, policy_, clock_.now(), &random_);
  out_.Note("proxy_failed", "the proxy was no help", error);
  if (const auto cause = CauseOf(sources_.current().finding)) sources_.SetFailure(index, *cause);
  WithoutProxy();
}

// The next proxy, another source, or the end.
void Session::WithoutProxy() {
  if (TakeProxyRung()) return;
  incident_.SetCause(sources_.current().incident.failure.value_or(ErrorClass::kNetwork));
  Recover(incident_.cause(), false);
}

}  // namespace resilient_playback

// What the session does about what its parts have found: it opens, waits, tells, gives up.
#include <algorithm>
#include <utility>

#include "core/session/end.h"
#include "core/session/session.h"

namespace resilient_playback {
namespace {

// Kilobits per second beside a download that runs: enough for a picture of 720 lines.
constexpr double kFastEnough = 2000;

}  // namespace

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
  sources_.MakeCurrent(index);
  if (other) recovery_.Switched();
  load.load_id = monitor_.BeginLoad();
  router_.BeginLoad(load.load_id);
  ladder_.BeginLoad(index);
  const SourceRecord& record = sources_[index];
  // The same again was no cure, or every other source was as slow: less of it may be one.
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
    end.rests = !failure && health_.RestLeft(record.origin, clock_.now()) > 0;
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

void Session::RestAsTold(const Evidence& evidence, ErrorClass error) {
  if (!evidence.retry_after_ms || !BlamesOrigin(error)) return;
  const Millis rest = std::min(*evidence.retry_after_ms, policy_.exclusion_cap_ms);
  health_.Rest(sources_.current().origin, clock_.now() + rest);
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
  // An answer about the address itself needs no second one.
  if (sources_.size() < 2 && !monitor_.started() && !BlamesUrl(error))
    prober_.Prefetch(index, monitor_.live(), PictureIsLate(), "why it fails");
  if (error == ErrorClass::kOffline) return RetrySame("the device is offline: nobody is to blame");
  if (BlamesOrigin(error) && recovery_.UseGrace())
    return RetrySame("the device has just woken up: nobody is to blame");
  if (!monitor_.started() && ladder_.Untested(index)) return ProxyFailed(error);
  // What one engine could not say the other may have said already.
  const std::optional<ErrorClass> known = record.incident.failure;
  const bool vague = error == ErrorClass::kUnknown && record.incident.engines_tried && known;
  if (vague) incident_.SetCause(*known);
  if (!vague) sources_.SetFailure(index, error);
  if (IsSlowness(error)) sources_.CountSlowness(index);
  // Back to the usual one, where this one has not shown a picture either.
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
  if (!stay && (OpenThroughOtherEngine() || TakeProxyRung())) return;
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

// Where no other source is left in this round: the failed ones once more, by what else plays them.
bool Session::OpenThroughOtherEngine() {
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

// --- the picture

void Session::Started(Seconds position) {
  const std::size_t index = sources_.current_index();
  monitor_.Started(position);
  sources_.Played(index);
  if (const std::string* proxy = ladder_.Played(index)) health_.Success(*proxy);
  ClearAttempt("the picture is there");
  timers_.Clear(Timer::kSilence, "the picture is there");
  notifier_.PictureIsBack("the picture is there");
  notifier_.ForgetStillTrying();
  const bool waited = state_.is() == State::kWaitingNetwork;
  Transition(State::kPlaying, "started", "the first frame is shown");
  if (waited) Thaw();
  incident_.PictureStarted();
  if (incident_.active()) Announce();
  monitor_.PictureSeen();
  monitor_.Brighten();
}

void Session::Advanced(Millis since_last) {
  if (state_.is() == State::kEnded)
    Transition(State::kPlaying, "recovered", "the picture moves after the end");
  if (monitor_.seeking()) timers_.Clear(Timer::kSeek, "the picture is there after the jump");
  timers_.Clear(Timer::kStall, "the picture moves again by itself");
  monitor_.Advanced();
  // It plays out its buffer; the next attempt is decided already.
  if (AwaitsAnswer()) return;
  notifier_.PictureIsBack("the picture moves");
  monitor_.Brighten();
  const Millis moved = std::clamp<Millis>(since_last, 0, policy_.suspension_ms);
  if (monitor_.CountMoved(moved)) WorkedWell();
  const State state = state_.is();
  if (state == State::kWaitingNetwork || state == State::kRebuffering ||
      state == State::kRecovering) {
    Transition(State::kPlaying, "recovered", "the picture moves again by itself");
    if (state == State::kWaitingNetwork) Thaw();
    incident_.Pause();
  }
  if (!incident_.PictureMoved(moved)) return;
  recovery_.Succeeded();
  EndIncident("the picture has moved long enough");
}

void Session::WorkedWell() {
  const std::size_t index = sources_.current_index();
  health_.Success(ladder_.AskedOrigin(index));
  // Playback through a proxy says nothing about the server's health.
  if (ladder_.ProxyOf(index) != nullptr) return;
  sources_.SetDemerit(index, memory_.Success(sources_.current().origin));
  memory_.Save("this server works");
}

void Session::CheckStall() {
  const Millis standing = monitor_.SinceAdvance();
  if (state_.is() != State::kPlaying || !attention_.Watched() || monitor_.seeking()) return;
  if (monitor_.AtTheEnd() || standing < policy_.stall_noticed_ms) return;
  monitor_.Stalled(standing);
  if (network_.offline()) return WaitForNetwork("the buffer is empty, and the network is gone");
  Transition(State::kRebuffering, "stall", "the picture stands still", ErrorClass::kStall);
  BeginIncident(ErrorClass::kStall);
  const bool delivers = monitor_.buffer().Delivered(clock_.now(), policy_.stall_proven_ms);
  if (network_.Stalled(sources_.current_index(), delivers))
    out_.Note("slow_network", "another server stalled alike: it is the viewer's network");
  if (OnlyTheElement()) Nudge(monitor_.NudgeOverHole(), "there is more to play behind a hole");
  const bool provable = capabilities_.look && sources_.size() > 1;
  const Millis limit = provable ? std::min(policy_.stall_proven_ms, StallLimit()) : StallLimit();
  timers_.Set(Timer::kStall, limit - standing, "it may come back by itself");
  Probe("the picture stands still");
}

void Session::StallGoesOn() {
  if (state_.is() != State::kRebuffering) return;
  const Millis standing = monitor_.Standing();
  if (standing < StallLimit()) {
    const bool may_leave =
        !recovery_.SwitchedLately() && !network_.slow() && !sources_.CurrentIsPicked();
    if (may_leave && standing >= policy_.stall_proven_ms && recovery_.ProvenOther())
      return Fail(
          {ErrorClass::kStall, "the picture stands still, and another source is proven good"});
    if (timers_.IsSet(Timer::kStall)) return;
    if (OnlyTheElement()) Nudge(monitor_.NudgeOverHole(), "there is more to play behind a hole");
    return timers_.Set(Timer::kStall, StallLimit() - standing, "it may still come back");
  }
  constexpr Millis kPatience = 3;
  const bool delivers = monitor_.buffer().Delivered(clock_.now(), policy_.stall_proven_ms);
  if (network_.slow() && delivers && standing < kPatience * StallLimit())
    return timers_.Set(Timer::kStall, StallLimit(), "it still delivers: the network is slow");
  Fail({ErrorClass::kStall, "the picture stands still"});
}

void Session::Nudge(std::optional<Seconds> target, std::string_view why) {
  if (target) out_.Emit(command::Nudge{monitor_.load_id(), *target}, "nudge", why);
}

// What a host plays without asking for segments through a loader of ours, its element plays alone:
// manifests may be asked for all the same.
bool Session::OnlyTheElement() const {
  const std::size_t index = sources_.current_index();
  const Engine engine =
      ladder_.ProxyOf(index) != nullptr ? Engine::kHlsJs : recovery_.EngineOf(index);
  const bool silent_host = engine == Engine::kHost && capabilities_.requests && !router_.asked();
  return IsFile() || engine == Engine::kNative || (silent_host && monitor_.started());
}

void Session::CheckBuffer(const event::Progress& e) {
  monitor_.SampleBuffer(e);
  if (!attention_.Watched() || monitor_.seeking()) return;
  if (state_.is() != State::kPlaying && state_.is() != State::kRebuffering) return;
  if (!monitor_.live()) return CheckDry();
  if (!AwaitsAnswer() && !network_.offline() && monitor_.IsStale(e))
    Fail({ErrorClass::kStaleLive, "the channel has brought nothing new"});
}

void Session::CheckDry() {
  if (monitor_.live() || network_.offline() || AwaitsAnswer()) return;
  // An engine that waits for a segment which nobody else can bring is as helpless as an element.
  const bool helpless = OnlyTheElement() || router_.starved();
  if (state_.is() != State::kPlaying || monitor_.AtTheEnd() || !helpless) return;
  if (recovery_.SwitchedLately() || network_.slow() || sources_.CurrentIsPicked()) return;
  // What comes by segments stands still in between as a matter of course.
  const bool leaps = !IsFile() && !router_.starved();
  const Millis low = leaps ? policy_.low_segments_ms : policy_.low_buffer_ms;
  const bool dry = monitor_.RunsDry(low);
  if (!dry && !(IsFile() && monitor_.MayRunDry())) return;
  if (!recovery_.ProvenOther()) return Probe("the buffer runs dry");
  if (dry) Fail({ErrorClass::kStall, "the buffer runs dry, and another source is proven good"});
}

bool Session::AnotherIsTried() const {
  return incident_.active() && sources_.current_index() != incident_.first_source() &&
         state_.is() == State::kSwitching;
}

void Session::Announce() {
  const std::size_t left = incident_.first_source();
  Comeback comeback;
  comeback.left = left;
  comeback.cause = sources_[left].incident.failure.value_or(incident_.cause());
  comeback.reason = ReasonFor(left);
  comeback.gap_ms = monitor_.DarkFor();
  comeback.live = monitor_.live();
  comeback.renewed = incident_.renewed();
  comeback.mid_film = monitor_.picture_seen();
  // The viewer was asked about a proxy, and nothing of the film was there before.
  comeback.expected =
      ladder_.ProxyOf(sources_.current_index()) != nullptr && !monitor_.picture_seen();
  notifier_.SayComeback(comeback);
}

Reason Session::ReasonFor(std::size_t index) const {
  const SourceRecord& record = sources_[index];
  const ErrorClass error = record.incident.failure.value_or(incident_.cause());
  return renewal_.ReasonFor(index, record, error);
}

Millis Session::FirstFrameLimit() const {
  return sources_.current().torrent ? policy_.torrent_first_frame_ms : policy_.first_frame_ms;
}

Millis Session::StallLimit() const {
  return sources_.current().torrent ? policy_.torrent_stall_ms : policy_.stall_action_ms;
}

// --- beside the player

bool Session::PictureIsLate() const {
  return incident_.active() || monitor_.SinceOpened() >= policy_.hurry_ms;
}

void Session::Probe(std::string_view why) {
  if (!capabilities_.look || network_.offline() || monitor_.live() || !recovery_.MayProbe()) return;
  if (prober_.ProbeRuns() || recovery_.ProvenOther()) return;
  const std::optional<std::size_t> next = recovery_.BestOther(prober_.MayBeProbed());
  if (next && recovery_.Spend()) prober_.Probe(*next, why);
}

// Silence means something only where the host hears signs of life: of the element itself, and of
// hls.js in a page of its own.
bool Session::TellsLife() const {
  if (!capabilities_.life || !capabilities_.look || sources_.size() < 2 || monitor_.live())
    return false;
  // It may look for others who have the film for a minute.
  if (sources_.current().torrent) return false;
  if (router_.starved()) return true;
  const MediaType type = sources_.current().source.type;
  return OnlyTheElement() || ChooseEngine(type, capabilities_) == Engine::kHlsJs;
}

// `waited`: since the current source was opened.
void Session::WatchSilence(Millis waited) {
  if (TellsLife()) {
    timers_.Set(Timer::kSilence, policy_.silent_ms - waited, "no sign of life yet");
  } else if (prober_.MayPrefetchAlone(monitor_.live())) {
    timers_.Set(Timer::kSilence, policy_.hurry_ms - waited, "no picture yet");
  }
}

void Session::CheckSilence() {
  if (!state_.Opening() || monitor_.started()) return;
  if (prober_.MayPrefetchAlone(monitor_.live()))
    prober_.Prefetch(sources_.current_index(), monitor_.live(), PictureIsLate(),
                     "why it shows nothing");
  if (!TellsLife() || sources_.CurrentIsPicked()) return;
  const Millis silence = monitor_.SinceLife();
  const Millis patience = OnlyTheElement() ? policy_.hurry_element_ms : policy_.hurry_ms;
  const Millis hurry_after = router_.starved() ? 0 : patience;
  const bool silent = router_.starved() || silence >= policy_.silent_ms;
  // It lives, and yet there is no picture: only where another one was seen to be fast beside it is
  // it the server, and not the viewer's network.
  const bool slow = OnlyTheElement() && monitor_.SinceOpened() >= policy_.hurry_element_ms;
  const std::optional<std::size_t> other = recovery_.ProvenOther();
  const bool faster = other && slow && prober_.Kilobits(*other) >= kFastEnough;
  if (other && (silence >= hurry_after || faster)) {
    const std::size_t left = sources_.current_index();
    out_.Note("hurry", "no picture, and another source is proven good",
              ErrorClass::kTimeoutFirstByte);
    BeginIncident(ErrorClass::kTimeoutFirstByte);
    // It lost a race: its server is not blamed. How long it was silent is remembered as what it is.
    if (!faster) memory_.Answered(sources_[left].origin, silence);
    sources_.SetFailure(left, ErrorClass::kTimeoutFirstByte);
    sources_.CountTry(left);
    return OpenLater(*other, 0, "another source is proven good");
  }
  if (!other && (silent || slow)) Probe("the opened source is slow to show itself");
  if (timers_.IsSet(Timer::kSilence)) return;
  if (!silent) {
    timers_.Set(Timer::kSilence, policy_.silent_ms - silence, "it lives");
  } else if (silence < hurry_after) {
    timers_.Set(Timer::kSilence, hurry_after - silence, "still no sign of life");
  }
}

void Session::PassOver() {
  const std::size_t current = sources_.current_index();
  const Finding finding = sources_.current().finding;
  const std::optional<ErrorClass> cause = CauseOf(finding);
  if (!state_.Opening() || monitor_.started() || !cause || sources_.CurrentIsPicked()) return;
  prober_.PrefetchOthers(monitor_.live(), PictureIsLate());
  // No picture, and the manifest says why: nothing is left to wait for.
  const bool alone = sources_.size() < 2 && IsRefused(finding);
  if (alone && prober_.Prefetched(current)) return Fail({*cause, "this device cannot play it"});
  // Refused: whoever is not refused is better. A licence needed: whoever is known to play without.
  for (std::size_t i = 0; i < sources_.size(); ++i) {
    const SourceRecord& other = sources_[i];
    const bool better = IsRefused(finding)
                            ? !IsRefused(other.finding)
                            : finding == Finding::kNeedsLicence && other.finding == Finding::kGood;
    if (i == current || other.mixed_content || !better) continue;
    if (Eligible(other, incident_.PassForChoice()))
      return Fail({*cause, "this device cannot play it, and another source may"});
  }
}

// While nothing is wrong: at the first trouble it is known already who can help.
void Session::CompareQuietly() {
  if (!capabilities_.requests || router_.compared() || monitor_.live() || incident_.active())
    return;
  if (monitor_.moved_ms() < policy_.pair_after_ms) return;
  constexpr double kMillisPerSecond = 1000;
  const double ahead = monitor_.buffer().Ahead().value_or(0) * kMillisPerSecond;
  if (ahead < static_cast<double>(policy_.pair_buffer_ms)) return;
  router_.Compare();
  const std::uint64_t among = router_.OthersThatMayAnswer();
  const std::optional<std::size_t> other = among == 0 ? std::nullopt : recovery_.BestOther(among);
  if (!other || !router_.MayAnswer(sources_.current_index())) return;
  if (!recovery_.MayProbe() || !recovery_.Spend()) return;
  out_.Emit(command::Pair{sources_[*other].source.id}, "pair",
            "it plays well: time to compare another");
}

}  // namespace resilient_playback

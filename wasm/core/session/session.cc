#include "core/session/session.h"

#include <algorithm>
#include <utility>
#include <variant>

#include "core/policy/classify.h"

namespace resilient_playback {
namespace {

// The salt of the snapshot differs from the seed of the decisions.
constexpr std::uint64_t kSaltMask = 0x5EED;

MemoryConfig MemoryOf(const SessionConfig& config) {
  MemoryConfig memory;
  memory.epoch_ms = config.epoch_ms;
  memory.remember = config.remember;
  memory.snapshot = config.snapshot;
  memory.snapshot_refused = config.snapshot_refused;
  memory.salt = Random(config.seed ^ kSaltMask).Next();
  return memory;
}

}  // namespace

Session::Session(SessionConfig config)
    : policy_(config.policy),
      capabilities_(config.capabilities),
      has_trailer_(config.trailer),
      clock_(config.now),
      random_(config.seed),
      attention_(state_),
      sources_(std::move(config.sources), capabilities_, config.https_page),
      out_(clock_, state_, sources_),
      timers_(clock_, attention_, &out_),
      memory_(MemoryOf(config), clock_, &out_),
      network_(policy_, clock_),
      monitor_(policy_, clock_, attention_),
      incident_(policy_, clock_, attention_, &timers_, &out_),
      notifier_(policy_, clock_, sources_, &timers_, &out_),
      prober_(policy_, capabilities_, clock_, &sources_, &out_),
      router_(policy_, clock_, health_, &sources_, &out_),
      ladder_(config.proxies, capabilities_, clock_, health_, &sources_),
      renewal_(policy_, memory_, &timers_, &out_),
      recovery_(policy_, capabilities_, clock_, health_, &sources_, &incident_, &random_, &out_) {
  memory_.Recall(&sources_, &health_);
}

std::vector<Command> Session::Handle(const Event& event, Millis now) {
  if (state_.is() == State::kStopped) return {};
  const Millis last = clock_.now();
  clock_.MoveTo(now);
  if (state_.is() != State::kIdle && clock_.now() > last) {
    const Millis late = timers_.Lateness();
    if (late > policy_.suspension_ms) Suspended(late);
  }
  std::visit([this](const auto& e) { On(e); }, event);
  return out_.Take();
}

void Session::Transition(State to, std::string_view step, std::string_view why,
                         std::optional<ErrorClass> error) {
  if (!state_.Go(to)) out_.Note("state", "a step that is not in the table");
  out_.Note(step, why, error);
}

void Session::BeginFilm(const event::Load& e) {
  timers_.ClearAll("a new load");
  prober_.CancelAll("a new load");
  router_.BeginFilm();
  incident_.BeginFilm();
  network_.BeginFilm();
  sources_.BeginFilm();
  ladder_.BeginFilm();
  renewal_.BeginFilm();
  attention_.SetPaused(e.paused);
  memory_.NoteRecall();
}

void Session::On(const event::Load& e) {
  BeginFilm(e);
  if (e.adopted) return Adopt(e);
  sources_.WantQualityOf(0);
  monitor_.BeginFilm(e.position, sources_[0].source.live);
  monitor_.Darken(clock_.now());
  Open(recovery_.First(), "start", "the viewer opened the video");
}

void Session::Adopt(const event::Load& e) {
  sources_.MakeCurrent(sources_.IndexOf(e.source_id).value_or(0));
  sources_.WantQualityOf(sources_.current_index());
  monitor_.BeginFilm(e.position, sources_.current().source.live);
  const Millis opened_at = std::min(e.opened_at.value_or(clock_.now()), clock_.now());
  monitor_.AdoptLoad(opened_at);
  router_.BeginLoad(monitor_.load_id());
  Transition(State::kStarting, "load", "adopted a playback that the host had opened itself");
  if (e.playing) return Started(e.position);
  const Millis waited = clock_.now() - opened_at;
  timers_.Set(Timer::kFirstFrame, std::max(policy_.attempt_floor_ms, FirstFrameLimit() - waited),
              "no frame yet");
  notifier_.ExpectPictureWithin(policy_.still_trying_ms - waited, "no picture yet");
  if (IsRefused(sources_.current().finding)) return PassOver();
  prober_.Prefetch(sources_.current_index(), monitor_.live(), PictureIsLate(),
                   "what it is, beside the player");
  WatchSilence(waited);
}

void Session::On(const event::Loading& e) {
  if (!monitor_.IsCurrent(e.load_id) || !state_.Opening() || monitor_.started()) return;
  monitor_.LifeSeen();
  if (sources_.size() > 1 && !timers_.IsSet(Timer::kSilence))
    timers_.Set(Timer::kSilence, policy_.silent_ms, "it lives: it may fall silent again");
}

void Session::On(const event::PlaybackStarted& e) {
  if (!monitor_.IsCurrent(e.load_id) || state_.Over()) return;
  monitor_.NoteFacts(e.duration, e.live);
  if (!monitor_.started()) Started(e.position);
}

void Session::On(const event::Progress& e) {
  if (!monitor_.IsCurrent(e.load_id)) {
    if (state_.Opening()) monitor_.LeftLoadMoves(e);
    return;
  }
  // Playback that continues after the session gave up still tells the viewer's position.
  if (state_.is() == State::kExhausted) monitor_.Sample(e);
  if (state_.Over()) return;
  monitor_.NoteFacts(e.duration, e.live);
  const Millis since_last = monitor_.SampleGap();
  // While somebody watches, samples come every half second. A gap of seconds means that the device
  // slept.
  if (monitor_.started() && attention_.Watched() && since_last > policy_.suspension_ms)
    Suspended(since_last);
  monitor_.SampleCame();
  const PlaybackMonitor::Moved moved = monitor_.Sample(e);
  if (!monitor_.started()) {
    if (moved == PlaybackMonitor::Moved::kYes) Started(e.position);
    return;
  }
  if (moved == PlaybackMonitor::Moved::kFrozen)
    Nudge(monitor_.NudgeFrozen(), "the position moves, and the counter of frames stands");
  if (moved == PlaybackMonitor::Moved::kNo) {
    CheckStall();
  } else {
    Advanced(since_last);
  }
  CheckBuffer(e);
  CompareQuietly();
}

void Session::On(const event::Stalled& e) {
  if (monitor_.IsCurrent(e.load_id) && !state_.Over() && monitor_.started()) CheckStall();
}

void Session::On(const event::PlaybackFailed& e) {
  if (!monitor_.IsCurrent(e.load_id) || state_.Over() || state_.is() == State::kEnded) return;
  const ErrorClass error = Classify(e.evidence);
  if (!e.fatal.value_or(IsFatal(e.evidence)))
    return out_.Note("ignored", "the engine can go on after this error", error);
  if (AwaitsAnswer()) return out_.Note("ignored", "a new attempt is on its way already", error);
  CoolDownAsTold(e.evidence, error);
  monitor_.FailedAt(e.position.value_or(0));
  Fail({error, "the engine or the element failed"});
}

void Session::On(const event::Ended& e) {
  if (!monitor_.IsCurrent(e.load_id) || state_.Over() || state_.is() == State::kEnded) return;
  monitor_.NoteFacts(e.duration, std::nullopt);
  if (const std::optional<Seconds> at = monitor_.FalseEnd(e.position)) {
    if (AwaitsAnswer()) return out_.Note("ignored", "a new attempt is on its way already");
    if (monitor_.started()) monitor_.KeepPosition(*at);
    return Fail({ErrorClass::kFalseEnd, "it ended long before its known duration"});
  }
  timers_.ClearAll("the end");
  prober_.CancelAll("the end");
  EndIncident("the end");
  Transition(State::kEnded, "ended", "the end of the video");
}

void Session::On(const event::Wake& /*e*/) {
  // A timer that is due again within this call waits for the next one, so no policy makes this loop
  // endless.
  constexpr int kMostAtOnce = 16;
  for (int i = 0; i < kMostAtOnce; ++i) {
    const std::optional<Timer> due = timers_.TakeDue();
    if (!due) return;
    On(*due);
  }
}

void Session::On(Timer due) {
  switch (due) {
    case Timer::kFirstFrame:
      return Fail({ErrorClass::kTimeoutFirstByte, "no first frame in time"});
    case Timer::kSeek:
      return Fail({ErrorClass::kStall, "the picture did not come after the jump"});
    case Timer::kStall:
      return StallGoesOn();
    case Timer::kSilence:
      return CheckSilence();
    case Timer::kRenew:
      return Fail({ErrorClass::kHttp401Or403, "no fresh link came in time"});
    case Timer::kReach:
      for (const std::size_t index : prober_.ReachesAwaited())
        if (!ladder_.ReachIsKnown(index)) ladder_.Reached(index, false);
      return WithoutProxy();
    case Timer::kRetry: {
      const std::size_t index = recovery_.AfterWait(opening_later_);
      return Open(index, index == sources_.current_index() ? "retry" : "switch",
                  "the wait before the next attempt is over");
    }
    case Timer::kStillTrying:
      return notifier_.SayStillTrying(monitor_.dark_since(), AnotherIsTried());
    case Timer::kIncident:
      if (state_.is() != State::kPlaying) GiveUp();
      return;
  }
}

void Session::On(const event::Pause& /*e*/) {
  attention_.SetPaused(true);
  Freeze();
}

void Session::On(const event::Resume& /*e*/) {
  attention_.SetPaused(false);
  Thaw();
}

void Session::On(const event::Hidden& /*e*/) {
  attention_.SetHidden(true);
  Freeze();
}

void Session::On(const event::Visible& /*e*/) {
  attention_.SetHidden(false);
  Thaw();
}

void Session::On(const event::Seek& e) {
  monitor_.Jumped(e.position);
  if (state_.Over() || !monitor_.started()) return;
  monitor_.AwaitJump();
  if (state_.is() == State::kEnded)
    Transition(State::kPlaying, "seek", "the viewer jumped back from the end");
  timers_.Clear(Timer::kStall, "the viewer jumped");
  if (AwaitsAnswer()) return;
  const Millis limit = sources_.current().torrent ? FirstFrameLimit() : policy_.seek_ms;
  timers_.Set(Timer::kSeek, limit, "the viewer jumped");
}

void Session::On(const event::Offline& /*e*/) {
  if (!network_.WentOffline()) return;
  out_.Note("offline", "the device says that it has no network");
  const State state = state_.is();
  if (state_.Opening() || state == State::kRebuffering || state == State::kRecovering)
    WaitForNetwork("nothing can come now");
}

void Session::On(const event::Online& /*e*/) {
  if (!network_.CameOnline()) return;
  out_.Note("online", "the device says that the network is back");
  if (state_.is() != State::kWaitingNetwork) return;
  if (monitor_.started() && !network_.player_failed()) {
    Transition(State::kRebuffering, "online", "it may go on by itself");
    Thaw();
    if (!timers_.IsSet(Timer::kStall) && !timers_.IsSet(Timer::kSeek))
      timers_.Set(Timer::kStall, policy_.stall_action_ms, "it may go on by itself");
    return;
  }
  Transition(State::kRecovering, "online", "the player had given up: it is opened again");
  network_.PlayerOpensAgain();
  Thaw();
  Carry(recovery_.AfterOutage(monitor_.picture_seen()));
}

void Session::On(const event::FetchDone& e) {
  const std::optional<Prober::Answer> answer = prober_.Take(e);
  if (!answer) return;
  const std::size_t index = answer->index;
  if (answer->ok && e.first_byte_ms &&
      (answer->purpose == Prober::Purpose::kManifest || answer->purpose == Prober::Purpose::kProbe))
    memory_.Answered(sources_[index].origin, *e.first_byte_ms);
  switch (answer->purpose) {
    case Prober::Purpose::kEcho:
      return;
    case Prober::Purpose::kManifest:
      if (CauseOf(sources_.current().finding) && !monitor_.started() && !state_.Over())
        prober_.PrefetchOthers(monitor_.live(), PictureIsLate());
      return;
    case Prober::Purpose::kReach:
      ladder_.Reached(index, answer->ok);
      out_.Note("reach", answer->ok ? "its server answers, and lets no page read it"
                                    : "its server does not answer: no proxy would get more");
      if (state_.Over() || !timers_.IsSet(Timer::kReach)) return;
      timers_.Clear(Timer::kReach, "the answer is there");
      return WithoutProxy();
    case Prober::Purpose::kProbe:
      break;
  }
  const bool proven = answer->ok && sources_[index].IsKnownGood(clock_.now());
  out_.Note("probe", proven ? "the next source is proven good" : "no proof: nobody is blamed");
  if (proven) recovery_.Succeeded();
  if (state_.Over() || !attention_.Watched()) return;
  if (state_.Opening()) CheckSilence();
  if (proven && IsFile()) CheckDry();
  if (state_.is() != State::kRebuffering) return;
  if (proven) return StallGoesOn();
  Probe("the one before gave no proof");
}

void Session::On(const event::SourceFacts& e) {
  const std::optional<std::size_t> index = sources_.IndexOf(e.source_id);
  if (!index) return;
  const SourceRecord& record = sources_[*index];
  if (e.is_video && !IsRefused(e.finding))
    sources_.SetKnownGoodUntil(*index, clock_.now() + policy_.proof_ms);
  if (record.played) return;
  // If no engine plays this type, its manifest changes nothing.
  if (!HasEngine(record.source.type, capabilities_)) return;
  sources_.SetFinding(*index, e.finding);
  out_.Note("facts", "a source was looked at", CauseOf(e.finding));
  // The source failed before this was known; the engine could only guess the reason.
  if (IsRefused(e.finding) && record.incident.failure)
    sources_.SetFailure(*index, *CauseOf(e.finding));
  PassOver();
}

void Session::On(const event::SourceFound& e) {
  const std::optional<std::size_t> of = sources_.IndexOf(e.of);
  if (!of || state_.Over() || !sources_.Add(*of, e.id, e.url)) return;
  prober_.SourceAdded(sources_.size() - 1);
  out_.Note("found", "a manifest names one more server");
}

void Session::On(const event::LinkRenewed& e) {
  const std::optional<std::size_t> index = sources_.IndexOf(e.source_id);
  if (state_.Over() || !index || !renewal_.Take(*index)) return;
  if (e.url.empty()) return Fail({ErrorClass::kHttp401Or403, "there is no fresh link"});
  sources_.Renew(*index, e.url);
  incident_.Renewed();
  OpenLater(*index, health_.CooldownLeft(sources_[*index].origin, clock_.now()),
            "its link is a fresh one");
}

void Session::On(const event::Request& e) {
  if (!state_.Over()) router_.Ask(e, monitor_.live() || network_.offline());
}

void Session::On(const event::RequestSlow& e) {
  if (state_.Over() || !router_.Slow(e, network_.offline(), monitor_.started())) return;
  if (state_.Opening()) return CheckSilence();
  Probe("a segment is overdue");
}

void Session::On(const event::RequestDone& e) {
  if (state_.Over()) return;
  const std::optional<RequestRouter::Outcome> outcome = router_.Done(e, network_.offline());
  if (!outcome || outcome->lost) return;
  const SourceRecord& record = sources_[outcome->index];
  if (outcome->ok) {
    recovery_.Succeeded();
    // The event does not say whether this segment came through the proxy.
    if (ladder_.ProxyOf(outcome->index) != nullptr) {
      if (outcome->of_this_load) ladder_.Answered(outcome->index);
      return;
    }
    if (e.first_byte_ms) memory_.Answered(record.origin, *e.first_byte_ms);
    return sources_.SetReadable(outcome->index, true);
  }
  // Before the first frame, another source costs nothing, while the engine's own retries would.
  // Once segments have arrived they show which source may replace this segment, so no switch is
  // needed. The second time the engine decides: what looks wrong may be all that there is.
  if (!outcome->needed || !state_.Opening() || monitor_.started() || router_.fed()) return;
  if (record.incident.tries > 0 || sources_.CurrentIsPicked() || AwaitsAnswer()) return;
  if (!recovery_.AnotherMayPlay()) return;
  CoolDownAsTold(e.evidence, outcome->error);
  Fail({outcome->error, "a request that the picture needs has failed"});
}

void Session::On(const event::Paired& e) {
  if (state_.Over() || !sources_.IndexOf(e.source_id)) return;
  out_.Note("paired", e.same ? "another source has the same segments"
                             : "another source may play, but its segments do not fit");
}

void Session::On(const event::ProxyRefused& e) {
  if (!ladder_.Refused(e.proxy_id, e.pieces)) return;
  out_.Note("proxy_refused", e.inward ? "its answer named an address of a home network"
                                      : "the viewer does not want it");
  const std::size_t index = sources_.current_index();
  if (state_.Over() || !monitor_.IsCurrent(e.load_id) || monitor_.started()) return;
  if (!ladder_.Uses(index, e.proxy_id)) return;
  ladder_.Leave(index);
  ClearAttempt("it is not opened");
  WithoutProxy();
}

void Session::On(const event::UserPick& e) {
  if (state_.is() == State::kIdle) return;
  const std::optional<std::size_t> index = sources_.IndexOf(e.source_id);
  if (!index) return out_.Note("ignored", "the viewer chose a source that is not there");
  timers_.ClearAll("the viewer chose");
  EndIncident("the viewer chose");
  sources_.Pick(*index);
  sources_.WantQualityOf(*index);
  Open(*index, "pick", "the viewer chose this source");
}

void Session::On(const event::Stop& /*e*/) {
  timers_.ClearAll("stopped");
  prober_.CancelAll("stopped");
  memory_.Save("the evening is over");
  Transition(State::kStopped, "stop", "closed");
}

}  // namespace resilient_playback

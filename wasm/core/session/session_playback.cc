// What the session does about the picture of the current source, and beside the player.
#include <algorithm>

#include "core/session/session.h"

namespace resilient_playback {
namespace {

// Kilobits per second while another download runs: enough for a picture of 720 lines.
constexpr double kFastEnough = 2000;

}  // namespace

// --- the picture

void Session::Started(Seconds position) {
  const std::size_t index = sources_.current_index();
  monitor_.Started(position);
  sources_.Played(index);
  sources_.SetState(index, SourceState::kPlaying);
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
  // The player plays out its buffer; the next attempt is decided already.
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
  sources_.SetHealthPenalty(index, memory_.Success(sources_.current().origin));
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
    if (may_leave && standing >= policy_.stall_proven_ms && recovery_.KnownGoodOther())
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

// True if no segments pass through our loaders, so that the element plays alone. Manifests may pass
// through them all the same.
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
  // An engine that waits for a segment which no other source can deliver is as helpless as an
  // element.
  const bool helpless = OnlyTheElement() || router_.starved();
  if (state_.is() != State::kPlaying || monitor_.AtTheEnd() || !helpless) return;
  if (recovery_.SwitchedLately() || network_.slow() || sources_.CurrentIsPicked()) return;
  // The buffer of a segmented stream regularly stands still between two segments.
  const bool leaps = !IsFile() && !router_.starved();
  const Millis low = leaps ? policy_.low_segments_ms : policy_.low_buffer_ms;
  const bool dry = monitor_.RunsDry(low);
  if (!dry && !(IsFile() && monitor_.MayRunDry())) return;
  if (!recovery_.KnownGoodOther()) return Probe("the buffer runs dry");
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
  // The viewer was asked about a proxy, and the film had shown no picture before.
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
  if (prober_.ProbeRuns() || recovery_.KnownGoodOther()) return;
  const std::optional<std::size_t> next = recovery_.BestOther(prober_.MayBeProbed());
  if (next && recovery_.Spend()) prober_.Probe(*next, why);
}

// Silence means something only if the host reports signs of life: of the element itself, and of
// hls.js if the core chose it.
bool Session::TellsLife() const {
  if (!capabilities_.life || !capabilities_.look || sources_.size() < 2 || monitor_.live())
    return false;
  // A torrent may search for peers for a minute.
  if (sources_.current().torrent) return false;
  if (router_.starved()) return true;
  const MediaType type = sources_.current().source.type;
  return OnlyTheElement() || ChooseEngine(type, capabilities_) == Engine::kHlsJs;
}

// `waited`: time since the current source was opened.
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
  // The source shows signs of life, but no picture. If another source was fast at the same time,
  // the server is slow; otherwise it may be the viewer's network.
  const bool slow = OnlyTheElement() && monitor_.SinceOpened() >= policy_.hurry_element_ms;
  const std::optional<std::size_t> other = recovery_.KnownGoodOther();
  const bool faster = other && slow && prober_.Kilobits(*other) >= kFastEnough;
  if (other && (silence >= hurry_after || faster)) {
    const std::size_t left = sources_.current_index();
    out_.Note("hurry", "no picture, and another source is proven good",
              ErrorClass::kTimeoutFirstByte);
    BeginIncident(ErrorClass::kTimeoutFirstByte);
    // This source was slower than another one: its server is not blamed. Its silence is remembered
    // as its response time.
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
  // No picture, and the manifest says why: waiting is pointless.
  const bool alone = sources_.size() < 2 && IsRefused(finding);
  if (alone && prober_.Prefetched(current)) return Fail({*cause, "this device cannot play it"});
  // If this source is refused, any source that is not refused is better. If it needs a licence,
  // only a source known to play without one is better.
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

// Compares while nothing is wrong, so that the first trouble finds a replacement that is known.
void Session::CompareQuietly() {
  if (!capabilities_.requests || router_.compared() || monitor_.live() || incident_.active())
    return;
  if (monitor_.moved_ms() < policy_.pair_after_ms) return;
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

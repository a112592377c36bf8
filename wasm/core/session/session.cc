#include "core/session/session.h"

#include <algorithm>
#include <utility>

#include "core/policy/classify.h"
#include "core/url/link_kind.h"
#include "core/url/url.h"

namespace resilient_playback {

std::string_view ToString(State state) {
  switch (state) {
    case State::kIdle:
      return "idle";
    case State::kStarting:
      return "starting";
    case State::kPlaying:
      return "playing";
    case State::kRebuffering:
      return "rebuffering";
    case State::kRecovering:
      return "recovering";
    case State::kSwitching:
      return "switching";
    case State::kWaitingNetwork:
      return "waiting_network";
    case State::kExhausted:
      return "exhausted";
    case State::kEnded:
      return "ended";
    case State::kStopped:
      break;
  }
  return "stopped";
}

Session::Session(SessionConfig config)
    : policy_(config.policy),
      capabilities_(config.capabilities),
      https_page_(config.https_page),
      has_trailer_(config.trailer),
      remembers_(config.remember),
      snapshot_refused_(config.snapshot_refused),
      epoch_offset_(config.epoch_ms > 0 ? config.epoch_ms - config.now : 0),
      memory_(config.snapshot, Random(config.seed ^ 0x5EED).Next(), config.epoch_ms),
      budget_(config.policy.retry_tokens),
      random_(config.seed),
      now_(config.now) {
  records_.reserve(config.sources.size());
  for (Source& source : config.sources) {
    SourceRecord record;
    record.origin = OriginOf(source.url);
    record.mixed_content = https_page_ && IsHttp(source.url);
    record.torrent = IsTorrent(source);
    if (!HasEngine(source.type, capabilities_)) record.finding = Finding::kUndecodable;
    record.source = std::move(source);
    records_.push_back(std::move(record));
  }
  for (NamedProxy& named : config.proxies) {
    std::optional<Proxy> proxy = ReadProxy(named.endpoint);
    if (proxy && proxies_.size() < kMostProxies)
      proxies_.push_back({std::move(named.id), *std::move(proxy)});
  }
  RecallServers();
}

std::vector<Command> Session::Handle(const Event& event, Millis now) {
  commands_.clear();
  if (state_ == State::kStopped) return {};
  const Millis last = now_;
  now_ = std::max(now, now_);
  if (state_ != State::kIdle && now_ - last > 0) NoticeSuspension();
  if (const auto* e = std::get_if<event::Load>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Loading>(&event)) On(*e);
  if (const auto* e = std::get_if<event::PlaybackStarted>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Progress>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Stalled>(&event)) On(*e);
  if (const auto* e = std::get_if<event::PlaybackFailed>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Ended>(&event)) On(*e);
  if (const auto* e = std::get_if<event::TimerFired>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Pause>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Resume>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Seek>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Hidden>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Visible>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Offline>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Online>(&event)) On(*e);
  if (const auto* e = std::get_if<event::FetchDone>(&event)) On(*e);
  if (const auto* e = std::get_if<event::SourceFacts>(&event)) On(*e);
  if (const auto* e = std::get_if<event::SourceFound>(&event)) On(*e);
  if (const auto* e = std::get_if<event::LinkRenewed>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Request>(&event)) On(*e);
  if (const auto* e = std::get_if<event::RequestSlow>(&event)) On(*e);
  if (const auto* e = std::get_if<event::RequestDone>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Paired>(&event)) On(*e);
  if (const auto* e = std::get_if<event::ProxyRefused>(&event)) On(*e);
  if (const auto* e = std::get_if<event::UserPick>(&event)) On(*e);
  if (const auto* e = std::get_if<event::Stop>(&event)) On(*e);
  return std::move(commands_);
}

void Session::On(const event::Load& e) {
  DisarmAll("a new load");
  CancelLooks("a new load");
  requests_.clear();
  left_load_id_.clear();
  incident_ = Incident();
  head_ = Playhead();
  head_.position = e.position;
  head_.last_advance = now_;
  head_.last_sample = now_;
  buffer_.Forget();
  line_.failed = line_.said = line_.slow = false;
  line_.stalled_source.reset();
  paused_ = e.paused;
  picture_seen_ = false;
  picked_.reset();
  for (SourceRecord& record : records_) {
    record.tries = 0;
    record.retries = 0;
    record.failure.reset();
    record.renewed = false;
    record.behind_until = 0;
    record.behind_level = 0;
    record.via.reset();
    record.via_pieces = false;
    record.via_tried = 0;
    record.reached.reset();
  }
  NoteRecall();
  wanted_quality_ = records_.front().source.quality;
  if (!e.adopted) {
    head_.live = records_.front().source.live;
    dark_since_ = now_;
    ChoiceContext context;
    context.now = now_;
    context.wanted_quality = wanted_quality_;
    Open(ChooseSource(records_, health_, context).value_or(0), "start",
         "the viewer opened the video");
    return;
  }
  const auto found = std::find_if(records_.begin(), records_.end(), [&](const SourceRecord& r) {
    return r.source.id == e.source_id;
  });
  current_ = found == records_.end() ? 0 : static_cast<std::size_t>(found - records_.begin());
  head_.live = records_[current_].source.live;
  wanted_quality_ = records_[current_].source.quality;
  load_id_ = "l0";
  state_ = State::kStarting;
  const Millis opened_at = std::min(e.opened_at.value_or(now_), now_);
  dark_since_ = opened_at;
  head_.opened_at = head_.last_life = opened_at;
  Note("load", "adopted a playback that the host had opened itself");
  if (e.playing) {
    Started(e.position);
    return;
  }
  const Millis waited = now_ - opened_at;
  Arm(&watch_, "first_frame", std::max(policy_.attempt_floor_ms, FirstFrameLimit() - waited),
      "no frame yet");
  Arm(&still_trying_, "still_trying", std::max<Millis>(0, policy_.still_trying_ms - waited),
      "no picture yet");
  if (IsRefused(records_[current_].finding)) return PassOver();
  Look(current_, "what it is, beside the player");
  if (TellsLife()) {
    Arm(&silent_, "silent", std::max<Millis>(0, policy_.silent_ms - waited), "no sign of life yet");
  } else if (MayBeLookedAtAlone()) {
    Arm(&silent_, "silent", std::max<Millis>(0, policy_.hurry_ms - waited), "no picture yet");
  }
}

void Session::On(const event::Loading& e) {
  if (!IsCurrent(e.load_id) || Over() || head_.started || !Opening()) return;
  head_.last_life = now_;
  if (records_.size() > 1 && silent_.timer_id.empty() && !silent_.frozen)
    Arm(&silent_, "silent", policy_.silent_ms, "it lives: it may fall silent again");
}

void Session::On(const event::PlaybackStarted& e) {
  if (!IsCurrent(e.load_id) || Over()) return;
  NoteFacts(e.duration, e.live);
  if (!head_.started) Started(e.position);
}

void Session::On(const event::Progress& e) {
  if (!IsCurrent(e.load_id)) return LeftMoves(e);
  // What plays on after the last sentence still tells where the viewer is.
  if (state_ == State::kExhausted) Moved(e);
  if (Over()) return;
  NoteFacts(e.duration, e.live);
  const Millis since_last = now_ - head_.last_sample;
  // Samples come every half second while somebody watches; a hole of seconds means that the device
  // slept.
  if (head_.started && Watched() && since_last > policy_.suspension_ms) Suspended(since_last);
  head_.last_sample = now_;
  const bool moved = Moved(e);
  if (!head_.started) {
    if (moved) Started(e.position);
    return;
  }
  if (moved) {
    Advanced(since_last);
  } else {
    CheckStall();
  }
  CheckBuffer(e);
  PairQuietly();
}

void Session::On(const event::Stalled& e) {
  if (!IsCurrent(e.load_id) || Over() || !head_.started) return;
  CheckStall();
}

void Session::On(const event::PlaybackFailed& e) {
  if (!IsCurrent(e.load_id) || Over() || state_ == State::kEnded) return;
  const ErrorClass error = Classify(e.evidence);
  if (!e.fatal) {
    Note("ignored", "the engine can go on after this error", error);
    return;
  }
  const bool renewing = watch_.purpose == "renew" && !watch_.timer_id.empty();
  if (!retry_.timer_id.empty() || renewing || AwaitsReach()) {
    Note("ignored", "a new attempt is on its way already", error);
    return;
  }
  NoteRetryAfter(e.evidence, error);
  // Newer than the last sample; an element that has lost its media says 0.
  if (head_.started && !head_.seeking)
    head_.position = std::max(head_.position, e.position.value_or(0));
  Fail(error, "the engine or the element failed");
}

void Session::On(const event::Ended& e) {
  if (!IsCurrent(e.load_id) || Over()) return;
  NoteFacts(e.duration, std::nullopt);
  const Seconds duration = head_.duration.value_or(0);
  // Chromium jumps to the duration that it was told, wherever the file is over. No viewer watches
  // at more than four times the speed.
  constexpr double kMostRate = 4;
  constexpr Seconds kSlack = 2;
  const double since = static_cast<double>(now_ - head_.last_sample) / 1000;
  const bool jumped = e.position > head_.position + kMostRate * since + kSlack;
  const Seconds at = jumped ? head_.position : e.position;
  const Seconds missing = duration - at;
  const bool early = missing * 1000 > static_cast<double>(policy_.false_end_ms) &&
                     missing * 100 > duration * static_cast<double>(policy_.false_end_percent);
  if (early && !head_.live) {
    head_.position = at;
    Fail(ErrorClass::kFalseEnd, "it ended long before its known duration");
    return;
  }
  DisarmAll("the end");
  CancelLooks("the end");
  EndIncident("the end");
  state_ = State::kEnded;
  Note("ended", "the end of the video");
}

void Session::On(const event::TimerFired& e) {
  if (e.id.empty()) return;
  for (Deadline* deadline : {&watch_, &silent_, &retry_, &still_trying_, &incident_end_}) {
    if (deadline->timer_id != e.id) continue;
    const std::string_view purpose = deadline->purpose;
    deadline->timer_id.clear();
    if (purpose == "first_frame") Fail(ErrorClass::kTimeoutFirstByte, "no first frame in time");
    if (purpose == "seek") Fail(ErrorClass::kStall, "the picture did not come after the jump");
    if (purpose == "stall") StallGoesOn();
    if (purpose == "silent") CheckSilence();
    if (purpose == "renew") Fail(ErrorClass::kHttp401Or403, "no fresh link came in time");
    if (purpose == "reach") ReachIsLate();
    if (purpose == "retry") OpenNow();
    if (purpose == "still_trying") SayStillTrying();
    if (purpose == "incident" && state_ != State::kPlaying) GiveUp();
    return;
  }
}

void Session::On(const event::Pause&) {
  paused_ = true;
  Freeze();
}

void Session::On(const event::Resume&) {
  paused_ = false;
  Thaw();
}

void Session::On(const event::Hidden&) {
  hidden_ = true;
  Freeze();
}

void Session::On(const event::Visible&) {
  hidden_ = false;
  Thaw();
}

void Session::On(const event::Seek& e) {
  head_.position = e.position;
  head_.sampled = false;
  buffer_.Forget();
  if (Over() || !head_.started) return;
  head_.seeking = true;
  if (state_ == State::kEnded) state_ = State::kPlaying;
  if (retry_.timer_id.empty()) {
    const bool torrent = records_[current_].torrent;
    Arm(&watch_, "seek", torrent ? FirstFrameLimit() : policy_.seek_ms, "the viewer jumped");
  }
}

void Session::On(const event::UserPick& e) {
  if (state_ == State::kIdle) return;
  for (std::size_t i = 0; i < records_.size(); ++i) {
    if (records_[i].source.id != e.source_id) continue;
    DisarmAll("the viewer chose");
    EndIncident("the viewer chose");
    picked_ = i;
    wanted_quality_ = records_[i].source.quality;
    Open(i, "pick", "the viewer chose this source");
    return;
  }
  Note("ignored", "the viewer chose a source that is not there");
}

void Session::On(const event::Stop&) {
  DisarmAll("stopped");
  CancelLooks("stopped");
  Remember("the evening is over");
  state_ = State::kStopped;
  Note("stop", "closed");
}

bool Session::IsCurrent(const std::string& load_id) const {
  return !load_id.empty() && load_id == load_id_;
}

std::string Session::SourceId() const { return records_[current_].source.id; }

void Session::Emit(Command command, std::string_view step, std::string_view why) {
  Note(step, why);
  commands_.push_back(std::move(command));
}

void Session::Note(std::string_view step, std::string_view why, std::optional<ErrorClass> error) {
  command::Trace trace;
  trace.at = now_;
  trace.step = step;
  trace.state = ToString(state_);
  trace.why = why;
  if (state_ != State::kIdle) trace.source_id = SourceId();
  trace.error = error;
  commands_.push_back(std::move(trace));
}

}  // namespace resilient_playback

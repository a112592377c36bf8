// Drives a session without real time: moves the clock, wakes the session and records its commands.
#ifndef RESILIENT_PLAYBACK_TESTS_CPP_CORE_SESSION_SESSION_DRIVER_H_
#define RESILIENT_PLAYBACK_TESTS_CPP_CORE_SESSION_SESSION_DRIVER_H_

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/session/session.h"

namespace resilient_playback::testing {

inline std::vector<Source> Mirrors(int count) {
  std::vector<Source> sources;
  for (int i = 1; i <= count; ++i) {
    Source source;
    source.id = "s" + std::to_string(i);
    source.url = "https://mirror" + std::to_string(i) + ".example/film.m3u8";
    source.type = MediaType::kHls;
    sources.push_back(source);
  }
  return sources;
}

class SessionDriver {
 public:
  explicit SessionDriver(SessionConfig config)
      : now_(config.now), session_(std::make_unique<Session>(std::move(config))) {}

  static SessionDriver WithMirrors(int count) {
    SessionConfig config;
    config.sources = Mirrors(count);
    return SessionDriver(std::move(config));
  }

  void Send(const Event& event) {
    if (const auto* e = std::get_if<event::FetchDone>(&event)) open_fetches_.erase(e->id);
    const std::vector<Command> commands = session_->Handle(event, now_);
    if (observer) observer(event, commands);
    for (const Command& command : commands) Run(command);
  }

  // Moves the clock by `ms` and wakes the session whenever it asks for that.
  void Wait(Millis ms) {
    const Millis end = now_ + ms;
    while (session_->WakeAt() && *session_->WakeAt() <= end) {
      now_ = std::max(now_, *session_->WakeAt());
      Send(event::Wake());
    }
    now_ = end;
  }

  // The device sleeps: time passes, but no timer fires.
  void Sleep(Millis ms) { now_ += ms; }

  void Load(Seconds position = 0) { Send(event::Load{position, false, false, "", {}, false}); }
  void Start(Seconds position = 0) { Send(event::PlaybackStarted{load_id(), position, 120.0, {}}); }

  // The picture moves for `ms`, with two samples a second.
  void Play(Millis ms) {
    for (Millis t = 0; t < ms; t += 500) {
      Wait(500);
      position_ += 0.5;
      Sample();
    }
  }

  // The picture stands still for `ms`.
  void Stand(Millis ms) {
    for (Millis t = 0; t < ms; t += 500) {
      Wait(500);
      Sample();
    }
  }

  void Sample() {
    event::Progress progress;
    progress.load_id = load_id();
    progress.position = position_;
    progress.duration = duration_;
    progress.live = live_;
    if (buffered_end_) progress.buffered_end = buffered_end_;
    Send(progress);
  }

  void Fail(Evidence evidence, bool fatal = true) {
    Send(event::PlaybackFailed{load_id(), position_, fatal, std::move(evidence)});
  }
  void FailWithStatus(int status) {
    Evidence evidence;
    evidence.engine = "http";
    evidence.status = status;
    Fail(evidence);
  }
  void Refuse() { FailWithStatus(0); }

  // The newest load shows its first frame at the position that the session asked for.
  void StartAtPlace() {
    position_ = loads.back().position.value_or(0);
    Start(position_);
  }

  std::string load_id() const { return loads.empty() ? "l0" : loads.back().load_id; }
  Millis now() const { return now_; }
  State state() const { return session_->state(); }
  void set_position(Seconds position) { position_ = position; }
  void set_duration(Seconds duration) { duration_ = duration; }
  void set_live() {
    live_ = true;
    duration_.reset();
  }
  // The buffered end of all following samples.
  void set_buffered_end(std::optional<Seconds> end) { buffered_end_ = end; }
  Seconds position() const { return position_; }
  // The time at which the session wants to be woken.
  std::optional<Millis> wake_at() const { return session_->WakeAt(); }

  std::vector<command::Fetch> open_fetches() const {
    std::vector<command::Fetch> open;
    for (const command::Fetch& fetch : fetches) {
      if (open_fetches_.count(fetch.id) > 0) open.push_back(fetch);
    }
    return open;
  }

  const Session& session() const { return *session_; }

  // Gets each event and its answer before the driver acts on the answer.
  std::function<void(const Event&, const std::vector<Command>&)> observer;
  std::vector<command::LoadUrl> loads;
  std::vector<command::Fetch> fetches;
  std::vector<command::Nudge> nudges;
  std::vector<command::RenewLink> renewals;
  std::vector<command::Answer> answers;
  std::vector<command::Pair> pairs;
  std::vector<command::Notify> notes;
  std::vector<Snapshot> snapshots;
  std::vector<command::GiveUp> give_ups;
  std::vector<command::Trace> traces;
  std::vector<std::string> violations;

 private:
  void Run(const Command& command) {
    const bool traced = !std::holds_alternative<command::Trace>(command);
    // G10: directly before each command, a trace entry gives its reason.
    if (traced && !last_was_trace_) violations.emplace_back("a command without a trace entry");
    last_was_trace_ = !traced;
    if (const auto* c = std::get_if<command::LoadUrl>(&command)) loads.push_back(*c);
    if (const auto* c = std::get_if<command::Fetch>(&command)) {
      fetches.push_back(*c);
      if (!open_fetches_.insert(c->id).second) violations.emplace_back("a fetch asked for twice");
    }
    if (const auto* c = std::get_if<command::CancelFetch>(&command)) {
      if (open_fetches_.erase(c->id) == 0)
        violations.emplace_back("cancelled a fetch that is not there");
    }
    if (const auto* c = std::get_if<command::Nudge>(&command)) nudges.push_back(*c);
    if (const auto* c = std::get_if<command::RenewLink>(&command)) renewals.push_back(*c);
    if (const auto* c = std::get_if<command::Answer>(&command)) answers.push_back(*c);
    if (const auto* c = std::get_if<command::Pair>(&command)) pairs.push_back(*c);
    if (const auto* c = std::get_if<command::Notify>(&command)) notes.push_back(*c);
    if (const auto* c = std::get_if<command::SaveSnapshot>(&command))
      snapshots.push_back(c->snapshot);
    if (const auto* c = std::get_if<command::GiveUp>(&command)) give_ups.push_back(*c);
    if (const auto* c = std::get_if<command::Trace>(&command)) {
      traces.push_back(*c);
      if (c->why.empty()) violations.emplace_back("a trace entry without a reason");
    }
  }

  Millis now_;
  std::unique_ptr<Session> session_;
  std::set<std::string> open_fetches_;
  Seconds position_ = 0;
  std::optional<Seconds> duration_ = 120.0;
  std::optional<Seconds> buffered_end_;
  std::optional<bool> live_;
  bool last_was_trace_ = false;
};

}  // namespace resilient_playback::testing

#endif  // RESILIENT_PLAYBACK_TESTS_CPP_CORE_SESSION_SESSION_DRIVER_H_

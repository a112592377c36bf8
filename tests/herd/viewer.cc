#include "viewer.h"

#include <algorithm>
#include <utility>

namespace resilient_playback::testing {
namespace {

constexpr Millis kRefusedAfterMs = 50;
constexpr Millis kEngineRetryMs = 500;
// This project configures hls.js so: one retry, then the error is fatal.
constexpr int kEngineTries = 2;
constexpr Millis kEngineTimeoutMs = 8000;

Evidence NothingCame() {
  Evidence evidence;
  evidence.engine = "hls.js";
  evidence.details = "fragLoadError";
  evidence.status = 0;
  return evidence;
}

Seconds ToSeconds(Millis ms) { return static_cast<Seconds>(ms) / 1000; }

}  // namespace

Viewer::Viewer(int number, SessionConfig config, std::vector<int> origins, bool pieces,
               const World* world)
    : number_(number),
      origins_(std::move(origins)),
      pieces_(pieces),
      world_(world),
      session_(std::move(config)) {}

void Viewer::Begin(Millis now) {
  now_ = moved_at_ = now;
  Send(event::Load{});
}

std::size_t Viewer::IndexOf(const std::string& id) const {
  const auto& records = session_.sources();
  const auto found = std::find_if(records.begin(), records.end(),
                                  [&](const auto& record) { return record.source.id == id; });
  return static_cast<std::size_t>(found - records.begin());
}

void Viewer::At(Millis at) { world_->wake(number_, std::max(at, now_)); }

void Viewer::Send(const Event& event) {
  ++events_;
  for (const Command& command : session_.Handle(event, now_)) Run(command);
  if (const std::optional<Millis> wake_at = session_.WakeAt()) At(*wake_at);
}

void Viewer::Run(const Command& command) {
  if (const auto* load = std::get_if<command::LoadUrl>(&command)) return Open(*load);
  if (const auto* fetch = std::get_if<command::Fetch>(&command)) {
    const int origin = origins_[IndexOf(fetch->source_id)];
    world_->count(origin, now_);
    const Fate fate = world_->fate(origin, now_);
    const Millis takes = fate == Fate::kSilent ? fetch->timeout_ms : kManifestLoadMs;
    fetches_[fetch->id] = {now_ + takes, fate == Fate::kAnswered};
    return At(now_ + takes);
  }
  if (const auto* fetch = std::get_if<command::CancelFetch>(&command)) {
    fetches_.erase(fetch->id);
    return;
  }
  if (const auto* answer = std::get_if<command::Answer>(&command)) {
    waiting_.order.clear();
    for (const std::string& id : answer->attempts) waiting_.order.push_back(IndexOf(id));
    waiting_.silent_ms = answer->silent_ms;
    return;
  }
  if (const auto* pair = std::get_if<command::Pair>(&command))
    return Prove(IndexOf(pair->source_id));
  if (std::holds_alternative<command::GiveUp>(command)) lost_ = true;
}

// A segment check costs two requests: a playlist and one segment to compare.
void Viewer::Prove(std::size_t source) {
  world_->count(origins_[source], now_);
  world_->count(origins_[source], now_);
  if (world_->fate(origins_[source], now_) == Fate::kAnswered) proven_.insert(source);
}

// Opens a new engine and discards the buffer.
void Viewer::Open(const command::LoadUrl& load) {
  Move();
  load_id_ = load.load_id;
  source_ = IndexOf(load.source_id);
  playing_ = false;
  position_ = buffered_ =
      static_cast<Millis>(load.position.value_or(0) * 1000) / kPieceMs * kPieceMs;
  waiting_ = {};
  waiting_.active = true;
  waiting_.manifest = true;
  waiting_.order = {source_};
  Ask(source_);
}

void Viewer::Ask(std::size_t source) {
  const int origin = origins_[source];
  world_->count(origin, now_);
  const Fate fate = world_->fate(origin, now_);
  Attempt attempt;
  attempt.source = source;
  attempt.answered = fate == Fate::kAnswered;
  if (fate == Fate::kRefused) attempt.done_at = now_ + kRefusedAfterMs;
  if (fate == Fate::kSilent) attempt.done_at = now_ + kEngineTimeoutMs;
  if (attempt.answered)
    attempt.done_at = now_ + (waiting_.manifest ? kManifestLoadMs : kPieceLoadMs);
  waiting_.attempts.push_back(attempt);
  waiting_.asked_at = now_;
  At(attempt.done_at);
  if (waiting_.silent_ms > 0) At(now_ + waiting_.silent_ms);
}

void Viewer::AskForPiece() {
  waiting_.active = true;
  waiting_.manifest = false;
  waiting_.order = {source_};
  waiting_.attempts.clear();
  waiting_.silent_ms = 0;
  waiting_.again_at = 0;
  if (pieces_) {
    event::Request request;
    request.id = waiting_.id = "r" + std::to_string(++requests_);
    request.source_id = session_.sources()[source_].source.id;
    request.media = true;
    request.vital = !playing_;
    for (const SourceRecord& record : session_.sources()) {
      const std::size_t other = IndexOf(record.source.id);
      // A source without a segment check gets one before its segment is used.
      if (other != source_) request.others.push_back(record.source.id);
    }
    Send(request);
  }
  const std::size_t first = waiting_.order.front();
  if (first != source_ && proven_.count(first) == 0) Prove(first);
  Ask(first);
}

// Handles finished and failed attempts, and starts the next one.
void Viewer::Look() {
  if (!waiting_.active) return;
  if (waiting_.again_at > 0) {
    if (now_ < waiting_.again_at) return;
    if (!waiting_.manifest) return AskForPiece();
    waiting_.again_at = 0;
    waiting_.attempts.clear();
    return Ask(source_);
  }
  bool open = false;
  for (std::size_t i = 0; i < waiting_.attempts.size(); ++i) {
    Attempt& attempt = waiting_.attempts[i];
    if (attempt.over) continue;
    if (now_ < attempt.done_at) {
      open = true;
      continue;
    }
    attempt.over = true;
    const Attempt copy = attempt;
    if (copy.answered) return Done(copy);
    if (!waiting_.manifest && pieces_) {
      event::RequestDone done;
      done.id = waiting_.id;
      done.source_id = session_.sources()[copy.source].source.id;
      done.evidence = NothingCame();
      const std::string before = load_id_;
      Send(done);
      if (load_id_ != before) return;
    }
  }
  const bool silent =
      open && waiting_.silent_ms > 0 && now_ >= waiting_.asked_at + waiting_.silent_ms &&
      world_->fate(origins_[waiting_.attempts.back().source], waiting_.asked_at) == Fate::kSilent;
  if (silent && pieces_ && !waiting_.manifest) {
    event::RequestSlow slow;
    slow.id = waiting_.id;
    slow.source_id = session_.sources()[waiting_.attempts.back().source].source.id;
    slow.silent = true;
    const std::string before = load_id_;
    Send(slow);
    if (load_id_ != before) return;
  }
  if (open && !silent) return;
  const std::size_t next = waiting_.attempts.size();
  if (next < waiting_.order.size()) {
    if (proven_.count(waiting_.order[next]) == 0) Prove(waiting_.order[next]);
    return Ask(waiting_.order[next]);
  }
  if (!open) AllFailed();
}

void Viewer::Done(const Attempt& attempt) {
  if (waiting_.manifest) {
    waiting_.active = false;
    Send(event::Loading{load_id_});
    if (!waiting_.active) AskForPiece();
    return;
  }
  waiting_.active = false;
  waiting_.failures = 0;
  buffered_ += kPieceMs;
  if (pieces_) {
    event::RequestDone done;
    done.id = waiting_.id;
    done.source_id = session_.sources()[attempt.source].source.id;
    done.ok = true;
    done.first_byte_ms = kManifestLoadMs;
    Send(done);
  }
  if (!playing_) {
    playing_ = true;
    moved_at_ = now_;
    sample_at_ = now_ + kSampleMs;
    if (stood_since_ >= 0) longest_stand_ = std::max(longest_stand_, now_ - stood_since_);
    stood_since_ = -1;
    Send(event::PlaybackStarted{load_id_, ToSeconds(position_), 7200.0, false});
    At(sample_at_);
  }
}

void Viewer::AllFailed() {
  if (++waiting_.failures < kEngineTries) {
    waiting_.again_at = now_ + kEngineRetryMs;
    return At(waiting_.again_at);
  }
  waiting_.active = false;
  Send(event::PlaybackFailed{load_id_, ToSeconds(position_), true, NothingCame()});
}

void Viewer::Move() {
  if (!playing_) {
    moved_at_ = now_;
    if (stood_since_ < 0 && position_ > 0) stood_since_ = now_;
    return;
  }
  const Millis before = position_;
  position_ = std::min(buffered_, position_ + (now_ - moved_at_));
  const Millis missing = now_ - moved_at_ - (position_ - before);
  if (missing > 0 && stood_since_ < 0) stood_since_ = now_ - missing;
  if (missing == 0 && stood_since_ >= 0) {
    longest_stand_ = std::max(longest_stand_, moved_at_ - stood_since_);
    stood_since_ = -1;
  }
  moved_at_ = now_;
}

void Viewer::Sample() {
  event::Progress progress;
  progress.load_id = load_id_;
  progress.position = ToSeconds(position_);
  progress.duration = 7200.0;
  progress.buffered_end = ToSeconds(buffered_);
  Send(progress);
}

void Viewer::Wake(Millis now) {
  now_ = now;
  if (lost_) return;
  while (session_.WakeAt() && *session_.WakeAt() <= now_) Send(event::Wake());
  for (;;) {
    const auto due = std::find_if(fetches_.begin(), fetches_.end(),
                                  [&](const auto& fetch) { return fetch.second.first <= now_; });
    if (due == fetches_.end()) break;
    event::FetchDone done;
    done.id = due->first;
    done.ok = due->second.second;
    if (done.ok) done.first_byte_ms = kManifestLoadMs;
    fetches_.erase(due);
    Send(done);
  }
  Move();
  Look();
  if (playing_ && now_ >= sample_at_) {
    Sample();
    sample_at_ = now_ + kSampleMs;
    At(sample_at_);
  }
  if (playing_ && !waiting_.active && buffered_ - position_ <= kAheadMs - kPieceMs) AskForPiece();
}

}  // namespace resilient_playback::testing

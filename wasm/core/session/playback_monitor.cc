#include "core/session/playback_monitor.h"

#include <algorithm>

#include "core/base/types.h"

namespace resilient_playback {
namespace {

// The smallest step that counts as movement. Smaller steps are rounding of the element's clock.
constexpr Seconds kLeastMovement = 0.01;
// A larger first step is the seek to the kept position, not playback.
constexpr Seconds kMostFirstMovement = 2.0;

double ToDouble(Millis ms) { return static_cast<double>(ms); }

}  // namespace

void PlaybackMonitor::BeginFilm(Seconds position, bool live) {
  const std::optional<Millis> dark_since = film_.dark_since;
  const std::string id = load_.id;
  film_ = PerFilm();
  load_ = PerLoad();
  load_.id = id;
  film_.dark_since = dark_since;
  film_.position = position;
  film_.live = live;
  film_.last_advance = film_.last_sample = clock_.now();
  buffer_.Forget();
}

void PlaybackMonitor::AdoptLoad(Millis opened_at) {
  load_ = PerLoad();
  load_.id = "l0";
  load_.opened_at = load_.last_life = opened_at;
  film_.dark_since = opened_at;
}

const std::string& PlaybackMonitor::BeginLoad() {
  film_.left_load_id = film_.picture_seen ? load_.id : std::string();
  load_ = PerLoad();
  loads_ += 1;
  load_.id = "l" + DecimalString(loads_);
  load_.opened_at = load_.last_life = clock_.now();
  if (!film_.dark_since) film_.dark_since = clock_.now();
  buffer_.Forget();
  return load_.id;
}

bool PlaybackMonitor::IsCurrent(const std::string& load_id) const {
  return !load_id.empty() && load_id == load_.id;
}

void PlaybackMonitor::NoteFacts(std::optional<Seconds> duration, std::optional<bool> live) {
  if (duration && *duration > 0) film_.duration = std::max(film_.duration.value_or(0), *duration);
  if (live) film_.live = *live;
}

PlaybackMonitor::Moved PlaybackMonitor::Sample(const event::Progress& e) {
  const bool baseline = !load_.sampled;
  const Seconds step = e.position - load_.sample;
  const double frames = e.frames.value_or(load_.frames);
  // The clock runs over a frozen picture. Only a device that counts frames can show this.
  const bool frozen = load_.frames_counted && frames <= load_.frames;
  if (!baseline && frames > load_.frames && load_.frames > 0) load_.frames_counted = true;
  load_.frames = std::max(load_.frames, frames);
  load_.sample = e.position;
  load_.sampled = true;
  if (baseline) return Moved::kNo;
  if (!load_.started)
    return !frozen && step > kLeastMovement && step < kMostFirstMovement ? Moved::kYes : Moved::kNo;
  if (step > -kLeastMovement && step < kLeastMovement) return Moved::kNo;
  film_.position = e.position;
  if (!frozen) load_.frames_moved = clock_.now();
  return frozen ? Moved::kFrozen : Moved::kYes;
}

void PlaybackMonitor::SampleBuffer(const event::Progress& e) {
  if (!attention_.Watched() || load_.seeking) return buffer_.Forget();
  buffer_.Sample(clock_.now(), e.position, e.buffered_end);
}

void PlaybackMonitor::LeftLoadMoves(const event::Progress& e) {
  if (film_.left_load_id.empty() || e.load_id != film_.left_load_id || load_.started) return;
  const Seconds step = e.position - film_.position;
  if (step <= kLeastMovement || step >= kMostFirstMovement) return;
  film_.position = e.position;
  film_.last_advance = clock_.now();
  film_.dark_since = clock_.now();
}

void PlaybackMonitor::Started(Seconds position) {
  load_.started = true;
  load_.sample = position;
  load_.sampled = true;
  load_.frames_moved = clock_.now();
  film_.position = position;
  film_.last_advance = film_.last_sample = clock_.now();
}

void PlaybackMonitor::Advanced() {
  film_.last_advance = clock_.now();
  load_.stalled = false;
  load_.seeking = false;
}

bool PlaybackMonitor::CountMoved(Millis since_last) {
  const bool settled = load_.moved_ms >= policy_.settle_ms;
  load_.moved_ms += since_last;
  return !settled && load_.moved_ms >= policy_.settle_ms;
}

void PlaybackMonitor::Jumped(Seconds position) {
  film_.position = position;
  load_.sampled = false;
  buffer_.Forget();
}

void PlaybackMonitor::FailedAt(Seconds position) {
  // An element that has lost its media reports 0.
  if (load_.started && !load_.seeking) film_.position = std::max(film_.position, position);
}

void PlaybackMonitor::Stalled(Millis standing) {
  film_.dark_since = film_.last_advance;
  load_.stalled = true;
  film_.stood.Restart(clock_.now() - (standing - policy_.stall_noticed_ms), true);
}

Millis PlaybackMonitor::Standing() const {
  return policy_.stall_noticed_ms + film_.stood.Elapsed(clock_.now());
}

bool PlaybackMonitor::AtTheEnd() const {
  if (film_.live || !film_.duration) return false;
  return (*film_.duration - film_.position) * kMillisPerSecond < ToDouble(policy_.end_zone_ms);
}

std::optional<Seconds> PlaybackMonitor::FalseEnd(Seconds position) const {
  // Chromium jumps to the duration that it was told, wherever the file ends. No viewer plays faster
  // than four times the speed.
  constexpr double kMostRate = 4;
  constexpr Seconds kSlack = 2;
  const double since = ToDouble(SampleGap()) / kMillisPerSecond;
  const bool jumped = position > film_.position + kMostRate * since + kSlack;
  const Seconds at = jumped ? film_.position : position;
  const Seconds duration = film_.duration.value_or(0);
  const Seconds missing = duration - at;
  constexpr double kWhole = 100;  // percent
  const bool early = missing * kMillisPerSecond > ToDouble(policy_.false_end_ms) &&
                     missing * kWhole > duration * ToDouble(policy_.false_end_percent);
  return early && !film_.live ? std::optional<Seconds>(at) : std::nullopt;
}

bool PlaybackMonitor::IsStale(const event::Progress& e) const {
  constexpr double kTargets = 3500;  // 3.5 target durations, in ms
  const Millis stale = std::max(policy_.stale_live_ms,
                                static_cast<Millis>(kTargets * e.target_duration.value_or(0)));
  // Far behind the live edge there is time: the buffer may outlast the pause.
  const bool near = buffer_.Ahead().value_or(0) * kMillisPerSecond < ToDouble(stale);
  return near && buffer_.StandsFor(clock_.now()).value_or(0) > stale;
}

bool PlaybackMonitor::RunsDry(Millis low) const {
  return buffer_.RunsDry(policy_, clock_.now(), film_.duration, low);
}

bool PlaybackMonitor::MayRunDry() const {
  return buffer_.MayRunDry(policy_, clock_.now(), film_.duration);
}

std::optional<Seconds> PlaybackMonitor::Nudge() {
  constexpr int kMostNudges = 2;
  constexpr Seconds kStep = 0.1;
  if (load_.nudges >= kMostNudges) return std::nullopt;
  load_.nudges += 1;
  return load_.sample + kStep * load_.nudges;
}

std::optional<Seconds> PlaybackMonitor::NudgeOverHole() {
  const std::optional<Seconds> ahead = buffer_.Ahead();
  const Seconds rest = ToDouble(policy_.buffer_rest_ms) / kMillisPerSecond;
  if (!ahead || *ahead <= rest) return std::nullopt;
  return Nudge();
}

// Frame counters differ between devices. A counter that stands still justifies a small seek, never
// a change of source.
std::optional<Seconds> PlaybackMonitor::NudgeFrozen() {
  if (clock_.now() - load_.frames_moved < policy_.stall_noticed_ms) return std::nullopt;
  load_.frames_moved = clock_.now();
  return Nudge();
}

void PlaybackMonitor::Freeze() {
  buffer_.Forget();
  film_.stood.Stop(clock_.now());
}

void PlaybackMonitor::Thaw() {
  film_.last_advance = film_.last_sample = load_.last_life = clock_.now();
  film_.stood.Continue(clock_.now());
}

void PlaybackMonitor::Suspended() {
  film_.last_advance = film_.last_sample = load_.last_life = clock_.now();
  buffer_.Forget();
  film_.stood.Restart(clock_.now(), attention_.Watched());
}

std::optional<Seconds> PlaybackMonitor::ResumePosition() const {
  if (film_.live) return std::nullopt;
  const bool standing = load_.stalled || SinceAdvance() >= policy_.stall_noticed_ms;
  if (!film_.picture_seen || load_.seeking || !standing) return film_.position;
  return std::max(0.0, film_.position - ToDouble(policy_.stall_step_back_ms) / kMillisPerSecond);
}

void PlaybackMonitor::DarkenIfStanding() {
  const bool dark = SinceAdvance() >= policy_.stall_noticed_ms || !load_.started;
  if (dark && !film_.dark_since) film_.dark_since = film_.last_advance;
}

}  // namespace resilient_playback

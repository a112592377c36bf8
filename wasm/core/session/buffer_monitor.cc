#include "core/session/buffer_monitor.h"

namespace resilient_playback {
namespace {

// Less is rounding of the element's numbers.
constexpr Seconds kLeastGrowth = 0.02;
// Within this distance of the duration, the whole film is buffered.
constexpr Seconds kEndSlack = 0.5;
constexpr double kPercent = 100;
// Samples come every half second. This is enough for the longest window of the policy in use.
constexpr std::size_t kMostPoints = 64;

}  // namespace

void BufferMonitor::Forget() { points_.clear(); }

void BufferMonitor::Sample(Millis now, Seconds position, std::optional<Seconds> end) {
  if (!end || *end < position) {
    Forget();
    return;
  }
  position_ = position;
  // A smaller end is another range: the element has removed data or was told to seek.
  if (!points_.empty() && *end < points_.back().end - kLeastGrowth) points_.clear();
  if (points_.empty() || *end > points_.back().end + kLeastGrowth) moved_ = now;
  points_.push_back({now, *end});
  if (points_.size() > kMostPoints) points_.erase(points_.begin());
}

bool BufferMonitor::RunsDry(const Policy& policy, Millis now, std::optional<Seconds> duration,
                            Millis left) const {
  return Dwindles(policy, now, duration, policy.dry_ms, left);
}

bool BufferMonitor::MayRunDry(const Policy& policy, Millis now,
                              std::optional<Seconds> duration) const {
  // After a pause or a seek, a browser may wait before it requests more.
  const bool grew = !points_.empty() && moved_ > points_.front().at;
  return grew && Dwindles(policy, now, duration, policy.silent_ms, policy.prove_buffer_ms);
}

bool BufferMonitor::Dwindles(const Policy& policy, Millis now, std::optional<Seconds> duration,
                             Millis stands, Millis left) const {
  if (points_.empty()) return false;
  const Point& last = points_.back();
  if (duration && last.end >= *duration - kEndSlack) return false;
  const Seconds rest = static_cast<double>(policy.buffer_rest_ms) / kMillisPerSecond;
  const Seconds usable = last.end - position_ - rest;
  if (usable * kMillisPerSecond >= static_cast<double>(left)) return false;
  return GrewLess(now, stands, policy.still_percent) ||
         GrewLess(now, policy.slow_ms, policy.slow_percent);
}

// Less than `percent` of the time over the last `window` ms. False if the samples cover less.
bool BufferMonitor::GrewLess(Millis now, Millis window, Millis percent) const {
  const double end = points_.back().end;
  for (auto point = points_.rbegin(); point != points_.rend(); ++point) {
    const Millis span = now - point->at;
    if (span < window) continue;
    const double grown = (end - point->end) * kMillisPerSecond;
    return grown * kPercent < static_cast<double>(span) * static_cast<double>(percent);
  }
  return false;
}

std::optional<Millis> BufferMonitor::StandsFor(Millis now) const {
  if (points_.empty()) return std::nullopt;
  return now - moved_;
}

std::optional<Seconds> BufferMonitor::Ahead() const {
  if (points_.empty()) return std::nullopt;
  return points_.back().end - position_;
}

bool BufferMonitor::Delivered(Millis now, Millis ms) const {
  // The first sample of a load shows no growth.
  return points_.size() > 1 && moved_ > points_.front().at && now - moved_ <= ms;
}

}  // namespace resilient_playback

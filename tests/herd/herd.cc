#include "herd.h"

#include <algorithm>
#include <memory>
#include <queue>
#include <string>
#include <utility>

#include "core/base/random.h"
#include "viewer.h"

namespace resilient_playback::testing {
namespace {

constexpr Millis kBeginWithinMs = 60000;
constexpr Millis kDeadFromMs = 120000;
constexpr Millis kDeadToMs = 180000;
constexpr Millis kEndMs = 300000;
constexpr Millis kStepMs = 1000;
// From here the load is steady: the last viewer has started and filled his buffer.
constexpr Millis kSteadyFromMs = 90000;

using Counts = std::vector<std::vector<int>>;  // [origin][second]

// Requests in the six seconds from `second`.
int InSixSeconds(const std::vector<int>& counts, std::size_t second) {
  int sum = 0;
  for (std::size_t i = second; i < second + kPieceMs / kStepMs && i < counts.size(); ++i)
    sum += counts[i];
  return sum;
}

double Peak(const std::vector<int>& counts) {
  const std::size_t steady_from = kSteadyFromMs / kStepMs;
  const std::size_t dead_from = kDeadFromMs / kStepMs;
  double steady = 0;
  for (std::size_t second = steady_from; second < dead_from; ++second) steady += counts[second];
  steady *= static_cast<double>(kPieceMs) / (kDeadFromMs - kSteadyFromMs);
  int peak = 0;
  for (std::size_t second = dead_from; second < counts.size(); ++second)
    peak = std::max(peak, InSixSeconds(counts, second));
  return peak / steady;
}

}  // namespace

HerdResult RunHerd(const HerdConfig& config) {
  Random random(config.seed);
  Counts counts(static_cast<std::size_t>(config.origins), std::vector<int>(kEndMs / kStepMs));
  using Due = std::pair<Millis, int>;
  std::priority_queue<Due, std::vector<Due>, std::greater<>> queue;
  World world;
  world.fate = [&](int origin, Millis now) {
    if (origin != 0 || now < kDeadFromMs || now >= kDeadToMs) return Fate::kAnswered;
    return config.silent ? Fate::kSilent : Fate::kRefused;
  };
  world.count = [&](int origin, Millis now) {
    // A connection that a dead server refuses costs it nothing.
    if (now < kEndMs && world.fate(origin, now) == Fate::kAnswered)
      ++counts[static_cast<std::size_t>(origin)][static_cast<std::size_t>(now / kStepMs)];
  };
  world.wake = [&](int viewer, Millis at) {
    if (at < kEndMs) queue.emplace(at, viewer);
  };

  std::vector<std::unique_ptr<Viewer>> viewers;
  std::vector<Millis> begins;
  for (int number = 0; number < config.viewers; ++number) {
    std::vector<int> origins;
    for (int i = 0; i < config.origins; ++i) origins.push_back(i);
    for (int i = config.origins - 1; i > 0; --i)
      std::swap(origins[static_cast<std::size_t>(i)],
                origins[static_cast<std::size_t>(random.UpTo(i))]);
    SessionConfig session;
    session.seed = random.Next();
    session.capabilities.known = session.capabilities.life = session.capabilities.mse =
        session.capabilities.hlsjs = true;
    session.capabilities.requests = config.pieces;
    for (std::size_t i = 0; i < origins.size(); ++i) {
      Source source;
      source.id = "s" + std::to_string(i + 1);
      source.url = "https://mirror" + std::to_string(origins[i]) + ".example/film.m3u8";
      source.type = MediaType::kHls;
      session.sources.push_back(source);
    }
    viewers.push_back(std::make_unique<Viewer>(number, std::move(session), std::move(origins),
                                               config.pieces, &world));
    begins.push_back(random.UpTo(kBeginWithinMs));
    queue.emplace(begins.back(), number);
  }

  std::vector<bool> begun(viewers.size());
  while (!queue.empty()) {
    const auto [at, number] = queue.top();
    queue.pop();
    // If a viewer is due twice at the same time, one wake is enough.
    while (!queue.empty() && queue.top() == Due{at, number}) queue.pop();
    Viewer& viewer = *viewers[static_cast<std::size_t>(number)];
    if (begun[static_cast<std::size_t>(number)]) {
      viewer.Wake(at);
    } else if (at >= begins[static_cast<std::size_t>(number)]) {
      begun[static_cast<std::size_t>(number)] = true;
      viewer.Begin(at);
    }
  }

  HerdResult result;
  result.returning_peak = Peak(counts[0]);
  for (std::size_t origin = 1; origin < counts.size(); ++origin)
    result.surviving_peak = std::max(result.surviving_peak, Peak(counts[origin]));
  for (const auto& viewer : viewers) {
    result.stopped += viewer->stopped() ? 1 : 0;
    result.lost += viewer->lost() ? 1 : 0;
    result.events += viewer->events();
  }
  return result;
}

}  // namespace resilient_playback::testing

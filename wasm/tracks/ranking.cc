#include "tracks/ranking.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kById = kMostSteps;
constexpr std::size_t kLost = kMostSteps + 1;

// The step that decides for `a`; kLost where `b` is the better one.
std::size_t DecidedFor(const Ranked& a, const Ranked& b) {
  for (std::size_t step = 0; step < kMostSteps; ++step) {
    if (a.values[step] > b.values[step]) return step;
    if (a.values[step] < b.values[step]) return kLost;
  }
  return a.id < b.id ? kById : kLost;
}

}  // namespace

std::size_t BestOf(const std::vector<Ranked>& all) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < all.size(); ++i) {
    if (DecidedFor(all[i], all[best]) != kLost) best = i;
  }
  return best;
}

Choice ExplainChoice(const std::vector<Ranked>& all, std::size_t best, const StepNames& names) {
  Choice choice;
  choice.id = all[best].id;
  std::array<bool, kLost + 1> decided{};
  std::size_t second = best;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (i == best) continue;
    decided[DecidedFor(all[best], all[i])] = true;
    if (second == best || DecidedFor(all[i], all[second]) != kLost) second = i;
  }
  if (second != best) choice.runner_up = all[second].id;
  for (std::size_t step = 0; step < kMostSteps; ++step) {
    if (decided[step]) choice.reason.push_back(names[step]);
  }
  if (decided[kById]) choice.reason.push_back("id");
  return choice;
}

}  // namespace resilient_playback

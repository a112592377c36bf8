#include "tracks/ranking.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kById = kMostSteps;
constexpr std::size_t kLost = kMostSteps + 1;

}  // namespace

// The step that decides for `a`; kLost if `b` is better.
std::size_t Ranking::DecidedFor(Ranked* a, Ranked* b, std::size_t from) {
  for (std::size_t step = from; step < kMostSteps; ++step) {
    if (late_ != nullptr && step >= a->known) late_->Fill(a);
    if (late_ != nullptr && step >= b->known) late_->Fill(b);
    const double mine = a->values[step];
    const double other = b->values[step];
    if (mine != other) return mine > other ? step : kLost;
  }
  return a->id < b->id ? kById : kLost;
}

std::size_t Ranking::Best(std::size_t from) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < all_.size(); ++i) {
    if (DecidedFor(&all_[i], &all_[best], from) != kLost) best = i;
  }
  return best;
}

Choice Ranking::Explain(std::size_t best, const StepNames& names) {
  Choice choice;
  choice.id = all_[best].id;
  std::array<bool, kLost + 1> decided{};
  std::size_t second = best;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (i == best) continue;
    decided[DecidedFor(&all_[best], &all_[i], 0)] = true;
    if (second == best || DecidedFor(&all_[i], &all_[second], 0) != kLost) second = i;
  }
  if (second != best) choice.runner_up = all_[second].id;
  for (std::size_t step = 0; step < kMostSteps; ++step) {
    if (decided[step]) choice.reason.push_back(names[step]);
  }
  if (decided[kById]) choice.reason.push_back("id");
  return choice;
}

}  // namespace resilient_playback

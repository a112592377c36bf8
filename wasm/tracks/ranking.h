// Finds the best of many by steps. The first step in which two differ decides; if none does, the id
// decides.
#ifndef RESILIENT_PLAYBACK_TRACKS_RANKING_H_
#define RESILIENT_PLAYBACK_TRACKS_RANKING_H_

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "tracks/select.h"

namespace resilient_playback {

inline constexpr std::size_t kMostSteps = 15;

struct Ranked {
  std::size_t index = 0;  // into the caller's list
  std::string_view id;
  std::size_t known = kMostSteps;           // the values of the first `known` steps are final
  std::array<double, kMostSteps> values{};  // more is better; unused steps are equal
};

// The names of the steps, in order.
using StepNames = std::array<std::string_view, kMostSteps>;

// Values that are expensive. The ranking asks for them only if earlier steps do not decide.
class LateSteps {
 public:
  // Computes all values of `one`.
  virtual void Fill(Ranked* one) = 0;

 protected:
  ~LateSteps() = default;
};

// `late` may be null if all values are known.
class Ranking {
 public:
  Ranking(std::vector<Ranked>* all, LateSteps* late) : all_(*all), late_(late) {}

  // The index of the winner in `all`; steps before `from` do not count. REQUIRES: not empty
  std::size_t Best(std::size_t from = 0);

  // The winner with its reasons: the step that decided against each of the others.
  Choice Explain(std::size_t best, const StepNames& names);

 private:
  std::size_t DecidedFor(Ranked* a, Ranked* b, std::size_t from);

  std::vector<Ranked>& all_;
  LateSteps* late_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_RANKING_H_

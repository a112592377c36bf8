// The best of many by steps: the first step in which two differ decides, the id where none does.
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
  std::size_t index = 0;  // in the list that was given
  std::string_view id;
  std::size_t known = kMostSteps;           // steps from the first on whose values are final
  std::array<double, kMostSteps> values{};  // more is better; steps that are not used are equal
};

// Names of steps, in order.
using StepNames = std::array<std::string_view, kMostSteps>;

// Values that cost something: asked for where the steps before do not decide.
class LateSteps {
 public:
  // All values of `one` are known then.
  virtual void Fill(Ranked* one) = 0;

 protected:
  ~LateSteps() = default;
};

// `late` may be null where all values are known.
class Ranking {
 public:
  Ranking(std::vector<Ranked>* all, LateSteps* late) : all_(*all), late_(late) {}

  // The winner's place in `all`; steps before `from` do not count. REQUIRES: not empty
  std::size_t Best(std::size_t from = 0);

  // The winner with its reasons: against each of the others, the step that decided.
  Choice Explain(std::size_t best, const StepNames& names);

 private:
  std::size_t DecidedFor(Ranked* a, Ranked* b, std::size_t from);

  std::vector<Ranked>& all_;
  LateSteps* late_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_RANKING_H_

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
  std::array<double, kMostSteps> values{};  // more is better; steps that are not used are equal
};

// Names of steps, in order.
using StepNames = std::array<std::string_view, kMostSteps>;

// The winner's place in `all`. REQUIRES: not empty
std::size_t BestOf(const std::vector<Ranked>& all);

// The winner with its reasons: against each of the others, the step that decided.
Choice ExplainChoice(const std::vector<Ranked>& all, std::size_t best, const StepNames& names);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_RANKING_H_

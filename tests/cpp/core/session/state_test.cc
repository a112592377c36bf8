#include "core/session/state.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace resilient_playback::testing {
namespace {

std::vector<StateTransition> Table() {
  std::size_t count = 0;
  const StateTransition* first = StateTransitions(&count);
  return {first, first + count};
}

std::set<std::pair<State, State>> Steps() {
  std::set<std::pair<State, State>> steps;
  for (const StateTransition& row : Table()) steps.insert({row.from, row.to});
  return steps;
}

// One machine for each state. Each machine reached its state along the table of steps.
std::vector<StateMachine> OneInEachState() {
  std::vector<StateMachine> machines(1);
  std::set<State> seen{State::kIdle};
  for (std::size_t i = 0; i < machines.size(); ++i) {
    for (const StateTransition& row : Table()) {
      if (row.from != machines[i].is() || !seen.insert(row.to).second) continue;
      StateMachine next = machines[i];
      EXPECT_TRUE(next.Go(row.to));
      machines.push_back(next);
    }
  }
  return machines;
}

TEST(State, EachIsReachedAlongTheTable) { EXPECT_EQ(OneInEachState().size(), kStates); }

TEST(State, AStepOutsideTheTableIsRefusedAndNotTaken) {
  const std::set<std::pair<State, State>> steps = Steps();
  for (const StateMachine& from : OneInEachState()) {
    for (std::size_t i = 0; i < kStates; ++i) {
      const State to = static_cast<State>(i);
      const bool stays = from.is() == to;
      const bool known = stays || steps.count({from.is(), to}) > 0;
      StateMachine machine = from;
      EXPECT_EQ(machine.Go(to), known) << ToString(from.is()) << " -> " << ToString(to);
      EXPECT_EQ(machine.is(), known ? to : from.is())
          << ToString(from.is()) << " -> " << ToString(to);
    }
  }
}

TEST(State, NothingLeadsOutOfStopped) {
  StateMachine machine;
  ASSERT_TRUE(machine.Go(State::kStopped));
  EXPECT_FALSE(machine.Go(State::kStarting));
  EXPECT_FALSE(machine.Go(State::kIdle));
  EXPECT_EQ(machine.is(), State::kStopped);
}

TEST(State, NoFilmBeginsWithoutALoad) {
  StateMachine machine;
  EXPECT_FALSE(machine.Go(State::kPlaying));
  EXPECT_FALSE(machine.Go(State::kEnded));
  EXPECT_EQ(machine.is(), State::kIdle);
}

TEST(State, EachRowStandsOnce) { EXPECT_EQ(Steps().size(), Table().size()); }

TEST(State, NamesOnTheWireAreUnique) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < kStates; ++i)
    names.insert(std::string(ToString(static_cast<State>(i))));
  EXPECT_EQ(names.size(), kStates);
}

TEST(State, OverAndOpeningNameTheirStates) {
  for (const StateMachine& machine : OneInEachState()) {
    const State is = machine.is();
    EXPECT_EQ(machine.Over(),
              is == State::kIdle || is == State::kExhausted || is == State::kStopped)
        << ToString(is);
    EXPECT_EQ(machine.Opening(), is == State::kStarting || is == State::kSwitching) << ToString(is);
  }
}

}  // namespace
}  // namespace resilient_playback::testing

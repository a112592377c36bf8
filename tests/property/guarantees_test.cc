// The session keeps its guarantees for any events in any order. A failing script prints its seed.
// RP_SCRIPTS sets the number of scripts, RP_SEED the first seed (`npm run test:property`).
#include "guarantees.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>
#include <set>
#include <string>
#include <utility>

#include "script.h"

namespace resilient_playback::testing {
namespace {

std::uint64_t FromEnvironment(const char* name, std::uint64_t otherwise) {
  const char* text = std::getenv(name);
  return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

TEST(Guarantees, HoldInRandomScripts) {
  const std::uint64_t scripts = FromEnvironment("RP_SCRIPTS", 100000);
  const std::uint64_t first = FromEnvironment("RP_SEED", 1);
  std::size_t events = 0;
  for (std::uint64_t seed = first; seed < first + scripts && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const ScriptResult result = RunScript(seed);
    events += result.log.entries.size();
    for (const std::string& violation : result.violations) ADD_FAILURE() << violation;
    for (const Guarantee& guarantee : AllGuarantees()) {
      for (const std::string& fault : guarantee.check(result.log)) ADD_FAILURE() << fault;
    }
  }
  std::cout << "scripts of the seeds " << first << " to " << first + scripts - 1 << ": " << events
            << " events\n";
}

// Collects the steps between states from the trace of a script.
void CollectSteps(const SessionLog& log, std::set<std::pair<std::string, std::string>>* steps) {
  std::string state(ToString(State::kIdle));
  for (const LogEntry& entry : log.entries) {
    for (const Command& command : entry.commands) {
      const auto* trace = std::get_if<command::Trace>(&command);
      if (trace == nullptr || trace->state == state) continue;
      steps->insert({state, std::string(trace->state)});
      state = trace->state;
    }
  }
}

// The scripts take each step of state_transitions.def, and no other step.
TEST(StateTransitions, EachIsWalkedAndNoOther) {
  std::set<std::pair<std::string, std::string>> known;
  std::size_t count = 0;
  const StateTransition* rows = StateTransitions(&count);
  for (std::size_t i = 0; i < count; ++i)
    known.insert({std::string(ToString(rows[i].from)), std::string(ToString(rows[i].to))});
  EXPECT_EQ(known.size(), count) << "a row twice";
  std::set<std::pair<std::string, std::string>> walked;
  constexpr std::uint64_t kScripts = 20000;
  for (std::uint64_t seed = 1; seed <= kScripts; ++seed) {
    const ScriptResult result = RunScript(seed);
    CollectSteps(result.log, &walked);
    for (const LogEntry& entry : result.log.entries) {
      for (const Command& command : entry.commands) {
        const auto* trace = std::get_if<command::Trace>(&command);
        ASSERT_FALSE(trace != nullptr && trace->step == "state")
            << "seed " << seed << ": from " << trace->state;
      }
    }
  }
  for (const auto& step : known)
    EXPECT_EQ(walked.count(step), 1U) << step.first << " -> " << step.second << " is never walked";
  for (const auto& step : walked)
    EXPECT_EQ(known.count(step), 1U)
        << step.first << " -> " << step.second << " is not in the table";
}

// G12, in the native build. The contract scripts compare the builds with each other.
TEST(Guarantees, TheSameSeedGivesTheSameCommands) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed)
    EXPECT_EQ(RunScript(seed).loads, RunScript(seed).loads) << seed;
}

}  // namespace
}  // namespace resilient_playback::testing

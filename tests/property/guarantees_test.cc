// Whatever happens in whatever order, the session keeps its promises. The seed of a failing script
// is printed. RP_SCRIPTS sets how many are run, RP_SEED where they begin (npm run test:property).
#include "guarantees.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <iostream>

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

// G12, natively; the contract scripts compare the builds.
TEST(Guarantees, TheSameSeedGivesTheSameCommands) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed)
    EXPECT_EQ(RunScript(seed).loads, RunScript(seed).loads) << seed;
}

}  // namespace
}  // namespace resilient_playback::testing

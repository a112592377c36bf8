// A server fails for a minute and returns. Returning viewers must not overload it, and leaving
// viewers must not overload the others. `npm run bench:herd` runs this with 100 000 viewers.
#include "herd.h"

#include <gtest/gtest.h>

namespace resilient_playback::testing {
namespace {

// If one of four servers fails, each other server gets at least a third more requests.
constexpr double kMostOfSteady = 1.5;

class HerdOfPieces : public ::testing::TestWithParam<bool> {};

TEST_P(HerdOfPieces, NeitherTheReturningNorTheSurvivingServersAreOverrun) {
  HerdConfig config;
  config.silent = GetParam();
  const HerdResult result = RunHerd(config);
  EXPECT_LE(result.returning_peak, kMostOfSteady);
  EXPECT_LE(result.surviving_peak, kMostOfSteady);
  EXPECT_GT(result.surviving_peak, 1.2) << "nobody went anywhere: the fault was not met";
  EXPECT_EQ(result.stopped, 0);
  EXPECT_EQ(result.lost, 0);
}

INSTANTIATE_TEST_SUITE_P(Faults, HerdOfPieces, ::testing::Bool(),
                         [](const auto& fault) { return fault.param ? "Silent" : "Refusing"; });

}  // namespace
}  // namespace resilient_playback::testing

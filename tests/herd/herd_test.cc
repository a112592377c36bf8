// A server that dies for a minute and returns must not be killed again by those who come back, nor
// the others by those who flee to them. npm run bench:herd runs the same with 100 000 viewers.
#include "herd.h"

#include <gtest/gtest.h>

namespace resilient_playback::testing {
namespace {

// One server of four is gone: each of the others has a third more to do, whatever anybody decides.
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

#include "core/session/timers.h"

#include <gtest/gtest.h>

#include <limits>
#include <set>
#include <string>
#include <vector>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

constexpr Timer kOnlyWatched[] = {Timer::kFirstFrame, Timer::kStall,       Timer::kSeek,
                                  Timer::kSilence,    Timer::kStillTrying, Timer::kIncident};
// The waits for a fresh link, an answer or a retry. They also run while nobody watches.
constexpr Timer kAlways[] = {Timer::kRenew, Timer::kReach, Timer::kRetry};

struct TimersTest : ::testing::Test, PartFixture {
  void Pause() {
    attention.SetPaused(true);
    timers.Freeze();
  }
  void Resume() {
    attention.SetPaused(false);
    timers.Thaw();
  }
  std::vector<Timer> AllDue() {
    std::vector<Timer> due;
    while (const std::optional<Timer> one = timers.TakeDue()) due.push_back(*one);
    return due;
  }
};

TEST_F(TimersTest, ASlotHoldsOneDeadlineTheNewest) {
  timers.Set(Timer::kStall, 1000, "first");
  Wait(500);
  timers.Set(Timer::kStall, 3000, "second");
  EXPECT_EQ(timers.WakeAt(), now() + 3000);
  Wait(2999);
  EXPECT_EQ(timers.TakeDue(), std::nullopt);
  Wait(1);
  EXPECT_EQ(timers.TakeDue(), Timer::kStall);
  EXPECT_FALSE(timers.IsSet(Timer::kStall));
  EXPECT_EQ(timers.WakeAt(), std::nullopt);
}

TEST_F(TimersTest, SlotsDoNotTouchEachOther) {
  for (std::size_t i = 0; i < kTimers; ++i)
    timers.Set(static_cast<Timer>(i), 1000 + 100 * static_cast<Millis>(i), "each its own");
  timers.Set(Timer::kStall, 9000, "later");
  timers.Clear(Timer::kRenew, "answered");
  for (std::size_t i = 0; i < kTimers; ++i)
    EXPECT_EQ(timers.IsSet(static_cast<Timer>(i)), static_cast<Timer>(i) != Timer::kRenew);
  Wait(2000);
  const std::vector<Timer> in_their_order{Timer::kFirstFrame, Timer::kSeek,  Timer::kReach,
                                          Timer::kSilence,    Timer::kRetry, Timer::kStillTrying,
                                          Timer::kIncident};
  EXPECT_EQ(AllDue(), in_their_order);
  EXPECT_TRUE(timers.IsSet(Timer::kStall));
}

TEST_F(TimersTest, WhatCountsWhileSomebodyWatchesKeepsTheTimeLeft) {
  for (const Timer timer : kOnlyWatched) {
    SCOPED_TRACE(ToString(timer));
    timers.Set(timer, 1000, "it is watched");
    Wait(400);
    Pause();
    EXPECT_TRUE(timers.IsSet(timer));
    EXPECT_FALSE(timers.Runs(timer));
    EXPECT_EQ(timers.WakeAt(), std::nullopt);
    Wait(3600000);
    EXPECT_EQ(timers.TakeDue(), std::nullopt);
    Pause();  // now the page is hidden too
    Wait(1000);
    Resume();
    EXPECT_EQ(timers.WakeAt(), now() + 600);
    Wait(600);
    EXPECT_EQ(timers.TakeDue(), timer);
  }
}

TEST_F(TimersTest, WhatSomebodyElseAnswersGoesOnWhileNobodyWatches) {
  for (const Timer timer : kAlways) {
    SCOPED_TRACE(ToString(timer));
    timers.Set(timer, 1000, "asked");
    Wait(400);
    Pause();
    EXPECT_EQ(timers.WakeAt(), now() + 600);
    Wait(600);
    EXPECT_EQ(timers.TakeDue(), timer);
    timers.Set(timer, 100, "asked while nobody watches");
    EXPECT_TRUE(timers.Runs(timer));
    timers.Clear(timer, "answered");
    Resume();
  }
}

TEST_F(TimersTest, ADeadlineSetWhileNobodyWatchesBeginsWhenSomebodyDoes) {
  Pause();
  timers.Set(Timer::kFirstFrame, 1000, "opened in the background");
  Wait(60000);
  EXPECT_EQ(timers.WakeAt(), std::nullopt);
  Resume();
  EXPECT_EQ(timers.WakeAt(), now() + 1000);
}

TEST_F(TimersTest, TheEarliestIsTheOneToWakeFor) {
  timers.Set(Timer::kIncident, 5000, "far");
  timers.Set(Timer::kSeek, 2000, "near");
  EXPECT_EQ(timers.WakeAt(), now() + 2000);
  timers.Clear(Timer::kSeek, "there");
  EXPECT_EQ(timers.WakeAt(), now() + 5000);
}

TEST_F(TimersTest, ALimitThatIsOverIsDueAtOnceAndNotLate) {
  timers.Set(Timer::kStall, -5000, "it has stood for longer already");
  EXPECT_EQ(timers.Lateness(), 0);
  EXPECT_EQ(timers.TakeDue(), Timer::kStall);
  timers.Set(Timer::kStall, std::numeric_limits<Millis>::min(), "a number that is none");
  EXPECT_EQ(timers.WakeAt(), now());
}

TEST_F(TimersTest, AfterASleepWhatRunsBeginsAnewAndWhatStandsStill) {
  timers.Set(Timer::kStall, 1000, "runs on the watched clock");
  Wait(900);
  Pause();
  timers.Set(Timer::kRetry, 2000, "runs");
  Wait(60000);
  EXPECT_EQ(timers.Lateness(), 58000);
  timers.RestartRunning("the device slept");
  EXPECT_EQ(timers.Lateness(), 0);
  EXPECT_EQ(timers.WakeAt(), now() + 2000);
  timers.Clear(Timer::kRetry, "done");
  Resume();
  EXPECT_EQ(timers.WakeAt(), now() + 100);
}

TEST_F(TimersTest, ClearingAllLeavesNone) {
  for (std::size_t i = 0; i < kTimers; ++i) timers.Set(static_cast<Timer>(i), 1000, "set");
  timers.ClearAll("over");
  for (std::size_t i = 0; i < kTimers; ++i) EXPECT_FALSE(timers.IsSet(static_cast<Timer>(i)));
  Wait(5000);
  EXPECT_EQ(timers.TakeDue(), std::nullopt);
  // Clearing timers that are not set does nothing and leaves no trace entry.
  out.Take();
  timers.ClearAll("again");
  EXPECT_TRUE(out.Take().empty());
}

TEST(Timers, NamesAreUnique) {
  std::set<std::string> names;
  for (std::size_t i = 0; i < kTimers; ++i)
    names.insert(std::string(ToString(static_cast<Timer>(i))));
  EXPECT_EQ(names.size(), kTimers);
}

}  // namespace
}  // namespace resilient_playback::testing

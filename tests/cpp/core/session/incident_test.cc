#include "core/session/incident.h"

#include <gtest/gtest.h>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

struct IncidentTest : ::testing::Test, PartFixture {
  void Pause() {
    attention.SetPaused(true);
    incident.StopClock();
    timers.Freeze();
  }
  void Resume() {
    attention.SetPaused(false);
    incident.ContinueClock();
    timers.Thaw();
  }
  bool Deadline() const { return timers.IsSet(Timer::kIncident); }

  Incident incident{policy, clock, attention, &timers, &out};
};

TEST_F(IncidentTest, AtMostOneIsActive) {
  EXPECT_FALSE(incident.active());
  EXPECT_TRUE(incident.Begin(ErrorClass::kStall, 1));
  EXPECT_FALSE(incident.Begin(ErrorClass::kNetwork, 2));
  EXPECT_TRUE(incident.active());
  // The same incident continues. It keeps its first source; its cause is the newest failure.
  EXPECT_EQ(incident.first_source(), 1U);
  EXPECT_EQ(incident.cause(), ErrorClass::kNetwork);
}

TEST_F(IncidentTest, ItEndsByItsDeadlineWhateverFailsMeanwhile) {
  incident.Begin(ErrorClass::kStall, 0);
  const std::optional<Millis> ends = timers.WakeAt();
  EXPECT_EQ(ends, now() + policy.incident_ms);
  for (int i = 0; i < 8; ++i) {
    Wait(10000);
    incident.Begin(ErrorClass::kNetwork, 0);
    incident.NextPass();
    EXPECT_EQ(timers.WakeAt(), ends);
  }
  Wait(10000);
  EXPECT_EQ(timers.TakeDue(), Timer::kIncident);
}

TEST_F(IncidentTest, ItsClockStandsStillWhileThePictureMoves) {
  incident.Begin(ErrorClass::kStall, 0);
  Wait(3000);
  incident.PictureStarted();
  EXPECT_FALSE(Deadline());
  Wait(60000);
  EXPECT_EQ(incident.Elapsed(), 3000);
  // Trouble returns before the incident is over: it continues with its remaining time.
  EXPECT_FALSE(incident.Begin(ErrorClass::kStall, 0));
  EXPECT_EQ(timers.WakeAt(), now() + policy.incident_ms - 3000);
  Wait(500);
  EXPECT_EQ(incident.Elapsed(), 3500);
}

TEST_F(IncidentTest, ItsClockStandsStillWhileNobodyWatches) {
  incident.Begin(ErrorClass::kStall, 0);
  Wait(2000);
  Pause();
  Wait(3600000);
  EXPECT_EQ(incident.Elapsed(), 2000);
  EXPECT_TRUE(Deadline());
  EXPECT_FALSE(timers.Runs(Timer::kIncident));
  Resume();
  Wait(1000);
  EXPECT_EQ(incident.Elapsed(), 3000);
  EXPECT_EQ(timers.WakeAt(), now() + policy.incident_ms - 3000);
}

TEST_F(IncidentTest, OneThatBeginsWhileNobodyWatchesWaitsForSomebody) {
  Pause();
  EXPECT_TRUE(incident.Begin(ErrorClass::kNetwork, 0));
  Wait(60000);
  EXPECT_EQ(incident.Elapsed(), 0);
  EXPECT_EQ(timers.WakeAt(), std::nullopt);
  Resume();
  EXPECT_EQ(timers.WakeAt(), now() + policy.incident_ms);
}

TEST_F(IncidentTest, ItIsOverAfterEnoughPictureInARow) {
  EXPECT_FALSE(incident.PictureMoved(policy.settle_ms));
  incident.Begin(ErrorClass::kStall, 0);
  incident.PictureStarted();
  EXPECT_FALSE(incident.PictureMoved(policy.settle_ms - 1));
  // A new stall begins: earlier movement no longer counts.
  incident.Begin(ErrorClass::kStall, 0);
  incident.PictureStarted();
  EXPECT_FALSE(incident.PictureMoved(policy.settle_ms - 1));
  EXPECT_TRUE(incident.PictureMoved(1));
}

TEST_F(IncidentTest, NothingOfOneIsLeftForTheNext) {
  EXPECT_FALSE(incident.End("nothing to end"));
  incident.Begin(ErrorClass::kStall, 2);
  incident.NextPass();
  incident.Renewed();
  Wait(5000);
  EXPECT_EQ(incident.PassForChoice(), 2);
  EXPECT_TRUE(incident.End("the picture has moved long enough"));
  EXPECT_FALSE(incident.active());
  EXPECT_FALSE(Deadline());
  EXPECT_EQ(incident.PassForChoice(), 1);
  EXPECT_TRUE(incident.Begin(ErrorClass::kNetwork, 1));
  EXPECT_EQ(incident.pass(), 1);
  EXPECT_EQ(incident.Elapsed(), 0);
  EXPECT_EQ(incident.first_source(), 1U);
  EXPECT_FALSE(incident.renewed());
  EXPECT_EQ(timers.WakeAt(), now() + policy.incident_ms);
}

TEST_F(IncidentTest, TimeThatTheDeviceSleptIsTakenBackAndNeverMore) {
  incident.Begin(ErrorClass::kStall, 0);
  Wait(63000);
  incident.Forget(60000);
  EXPECT_EQ(incident.Elapsed(), 3000);
  incident.Forget(60000);
  EXPECT_EQ(incident.Elapsed(), 0);
}

}  // namespace
}  // namespace resilient_playback::testing

#include "core/session/playback_monitor.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

using Moved = PlaybackMonitor::Moved;

struct PlaybackMonitorTest : ::testing::Test, PartFixture {
  PlaybackMonitorTest() {
    monitor.BeginFilm(0, false);
    monitor.BeginLoad();
  }

  event::Progress At(Seconds position, std::optional<Seconds> buffered_end = std::nullopt) const {
    event::Progress progress;
    progress.load_id = monitor.load_id();
    progress.position = position;
    progress.buffered_end = buffered_end;
    return progress;
  }
  Moved Sample(Seconds position, std::optional<double> frames = std::nullopt) {
    event::Progress progress = At(position);
    progress.frames = frames;
    return monitor.Sample(progress);
  }
  // Plays from position `from` for `steps` half seconds.
  void Play(Seconds from, int steps) {
    for (int i = 1; i <= steps; ++i) {
      Wait(500);
      monitor.SampleCame();
      if (Sample(from + 0.5 * i) == Moved::kYes) monitor.Advanced();
    }
  }
  void Start(Seconds position) {
    monitor.Started(position);
    monitor.PictureSeen();
    monitor.Brighten();
  }

  PlaybackMonitor monitor{policy, clock, attention};
};

TEST_F(PlaybackMonitorTest, WhatALoadHasShownIsForgottenWithTheNext) {
  Start(0);
  Play(0, 4);
  monitor.CountMoved(2000);
  monitor.AwaitJump();
  monitor.SampleBuffer(At(2, 9));
  monitor.Stalled(2000);
  const std::string last = monitor.load_id();
  monitor.BeginLoad();
  EXPECT_NE(monitor.load_id(), last);
  EXPECT_FALSE(monitor.started());
  EXPECT_FALSE(monitor.seeking());
  EXPECT_EQ(monitor.moved_ms(), 0);
  EXPECT_EQ(monitor.buffer().Ahead(), std::nullopt);
  EXPECT_EQ(monitor.SinceOpened(), 0);
  EXPECT_EQ(monitor.SinceLife(), 0);
  // The new load keeps the position of the film.
  EXPECT_EQ(monitor.position(), 2);
  EXPECT_TRUE(monitor.picture_seen());
  EXPECT_EQ(Sample(0), Moved::kNo);  // the first sample of a load is no movement
}

TEST_F(PlaybackMonitorTest, EachLoadHasAnIdOfItsOwnAndNoneIsNobodys) {
  EXPECT_EQ(monitor.load_id(), "l1");
  EXPECT_TRUE(monitor.IsCurrent("l1"));
  EXPECT_FALSE(monitor.IsCurrent(""));
  EXPECT_FALSE(monitor.IsCurrent("l2"));
  EXPECT_EQ(monitor.BeginLoad(), "l2");
  EXPECT_FALSE(monitor.IsCurrent("l1"));
  monitor.AdoptLoad(now() - 3000);
  EXPECT_TRUE(monitor.IsCurrent("l0"));
  EXPECT_EQ(monitor.SinceOpened(), 3000);
  EXPECT_EQ(monitor.DarkFor(), 3000);
  PlaybackMonitor fresh(policy, clock, attention);
  EXPECT_FALSE(fresh.IsCurrent(""));
}

TEST_F(PlaybackMonitorTest, OnlyTheLoadBeforePlaysOnUntilTheNewOneIsReady) {
  Start(100);
  const event::Progress left = At(100.5);
  event::Progress other = left;
  other.load_id = "l7";
  monitor.BeginLoad();
  monitor.LeftLoadMoves(other);
  EXPECT_EQ(monitor.position(), 100);
  Wait(500);
  monitor.LeftLoadMoves(left);
  EXPECT_EQ(monitor.position(), 100.5);
  EXPECT_EQ(monitor.DarkFor(), 0);
  // While its media is removed, an element can report any position, often 0.
  event::Progress torn = left;
  for (const Seconds position : {0.0, 99.0, 100.5, 7000.0}) {
    torn.position = position;
    monitor.LeftLoadMoves(torn);
    EXPECT_EQ(monitor.position(), 100.5);
  }
  // The new load has started: the monitor ignores the old one.
  monitor.Started(100.5);
  torn.position = 101;
  monitor.LeftLoadMoves(torn);
  EXPECT_EQ(monitor.position(), 100.5);
}

TEST_F(PlaybackMonitorTest, ALoadThatShowedNoPictureDoesNotPlayOn) {
  event::Progress left = At(0.5);
  monitor.BeginLoad();
  monitor.LeftLoadMoves(left);
  EXPECT_EQ(monitor.position(), 0);
}

TEST_F(PlaybackMonitorTest, ThePositionThatIsKeptIsOneOfAPictureOrOneThatWasAskedFor) {
  monitor.KeepPosition(100);
  // Before the first frame, a jump to the kept position does not count as movement.
  EXPECT_EQ(Sample(0), Moved::kNo);
  EXPECT_EQ(Sample(100), Moved::kNo);
  EXPECT_EQ(Sample(100.005), Moved::kNo);
  EXPECT_EQ(monitor.position(), 100);
  EXPECT_EQ(Sample(100.5), Moved::kYes);
  monitor.FailedAt(0);
  EXPECT_EQ(monitor.position(), 100);
  Start(100.5);
  // An element that has lost its media reports 0.
  monitor.FailedAt(0);
  EXPECT_EQ(monitor.position(), 100.5);
  monitor.FailedAt(101);
  EXPECT_EQ(monitor.position(), 101);
  monitor.Jumped(500);
  monitor.AwaitJump();
  monitor.FailedAt(700);
  EXPECT_EQ(monitor.position(), 500);
}

TEST_F(PlaybackMonitorTest, AFrozenCounterIsNoMovementOnlyWhereTheDeviceCounts) {
  Start(0);
  EXPECT_EQ(Sample(0.5, 10), Moved::kYes);
  EXPECT_EQ(Sample(1.0, 10), Moved::kYes);  // the device has not shown yet that it counts frames
  EXPECT_EQ(Sample(1.5, 20), Moved::kYes);
  EXPECT_EQ(Sample(2.0, 20), Moved::kFrozen);
  EXPECT_EQ(monitor.NudgeFrozen(), std::nullopt);
  Wait(policy.stall_noticed_ms);
  EXPECT_GT(monitor.NudgeFrozen().value_or(0), 2.0);
  EXPECT_EQ(Sample(2.5, 30), Moved::kYes);
  EXPECT_EQ(Sample(2.5, 40), Moved::kNo);  // more frames, same position
}

TEST_F(PlaybackMonitorTest, StepsOverAHoleAreFewAndOnlyWhereThereIsMoreBehind) {
  Start(10);
  EXPECT_EQ(monitor.NudgeOverHole(), std::nullopt);  // the buffered range is unknown
  monitor.SampleBuffer(At(10, 10.5));
  EXPECT_EQ(monitor.NudgeOverHole(), std::nullopt);
  monitor.SampleBuffer(At(10, 30));
  const std::optional<Seconds> first = monitor.NudgeOverHole();
  const std::optional<Seconds> second = monitor.NudgeOverHole();
  ASSERT_TRUE(first && second);
  EXPECT_GT(*first, 10);
  EXPECT_GT(*second, *first);
  EXPECT_LT(*second, 11);
  EXPECT_EQ(monitor.NudgeOverHole(), std::nullopt);
  monitor.BeginLoad();
  monitor.SampleBuffer(At(10, 30));
  EXPECT_TRUE(monitor.NudgeOverHole());
}

TEST_F(PlaybackMonitorTest, AStallIsCountedFromTheLastMovementAndNotWhileNobodyWatches) {
  Start(0);
  Play(0, 4);
  Wait(1500);
  monitor.Stalled(1500);
  EXPECT_EQ(monitor.Standing(), 1500);
  EXPECT_EQ(monitor.DarkFor(), 1500);
  Wait(1000);
  monitor.Freeze();
  Wait(60000);
  EXPECT_EQ(monitor.Standing(), 2500);
  monitor.Thaw();
  Wait(500);
  EXPECT_EQ(monitor.Standing(), 3000);
  // The device slept: the playback may recover by itself.
  Wait(60000);
  monitor.Suspended();
  EXPECT_EQ(monitor.Standing(), policy.stall_noticed_ms);
  EXPECT_EQ(monitor.SinceAdvance(), 0);
}

TEST_F(PlaybackMonitorTest, ASourceWorksOnceEnoughHasMoved) {
  Start(0);
  EXPECT_FALSE(monitor.CountMoved(policy.settle_ms - 1));
  EXPECT_TRUE(monitor.CountMoved(1));
  EXPECT_FALSE(monitor.CountMoved(policy.settle_ms));
}

TEST_F(PlaybackMonitorTest, AnEndFarFromTheKnownDurationIsNone) {
  EXPECT_EQ(monitor.FalseEnd(10), std::nullopt);  // the duration is unknown
  monitor.NoteFacts(-1.0, std::nullopt);
  monitor.NoteFacts(0.0, std::nullopt);
  EXPECT_EQ(monitor.FalseEnd(10), std::nullopt);
  monitor.NoteFacts(6000.0, std::nullopt);
  monitor.NoteFacts(60.0, std::nullopt);  // ignored: the element loses its media
  Start(3000);
  EXPECT_EQ(monitor.FalseEnd(3000.5), 3000.5);
  // Chromium jumps to the duration, although the playback never reached that position.
  EXPECT_EQ(monitor.FalseEnd(6000), 3000);
  monitor.KeepPosition(5999);
  EXPECT_EQ(monitor.FalseEnd(6000), std::nullopt);
  EXPECT_TRUE(monitor.AtTheEnd());
  // A live channel has no known end.
  monitor.NoteFacts(std::nullopt, true);
  EXPECT_EQ(monitor.FalseEnd(10), std::nullopt);
  EXPECT_FALSE(monitor.AtTheEnd());
}

TEST_F(PlaybackMonitorTest, TheNextLoadOpensWhereThePictureStood) {
  Start(0);
  Play(100, 1);
  EXPECT_EQ(monitor.ResumePosition(), 100.5);
  Wait(policy.stall_noticed_ms);
  EXPECT_EQ(monitor.ResumePosition(), 99.5);
  monitor.KeepPosition(0.2);
  EXPECT_EQ(monitor.ResumePosition(), 0);
  monitor.Jumped(500);
  monitor.AwaitJump();
  EXPECT_EQ(monitor.ResumePosition(), 500);
  monitor.NoteFacts(std::nullopt, true);
  EXPECT_EQ(monitor.ResumePosition(), std::nullopt);
}

TEST_F(PlaybackMonitorTest, AChannelIsStaleOnlyWhereItsEndStandsForTooLong) {
  monitor.BeginFilm(0, true);
  Start(0);
  event::Progress sample = At(0, 6);
  sample.target_duration = 6;
  monitor.SampleBuffer(sample);
  Wait(policy.stale_live_ms + 1);
  sample.target_duration = std::nullopt;
  EXPECT_TRUE(monitor.IsStale(sample));
  sample.target_duration = 6;  // 21 s
  EXPECT_FALSE(monitor.IsStale(sample));
  Wait(9000);
  EXPECT_TRUE(monitor.IsStale(sample));
  // With a large buffer, the viewer is far behind the live edge: a standing end does no harm yet.
  monitor.SampleBuffer(At(0, 60));
  Wait(60000);
  EXPECT_FALSE(monitor.IsStale(sample));
}

TEST_F(PlaybackMonitorTest, WhatIsBufferedIsNotWatchedWhileNobodyLooksOrAJumpIsAwaited) {
  Start(0);
  monitor.SampleBuffer(At(0, 9));
  EXPECT_EQ(monitor.buffer().Ahead(), 9);
  attention.SetPaused(true);
  monitor.SampleBuffer(At(0, 9));
  EXPECT_EQ(monitor.buffer().Ahead(), std::nullopt);
  attention.SetPaused(false);
  monitor.AwaitJump();
  monitor.SampleBuffer(At(0, 9));
  EXPECT_EQ(monitor.buffer().Ahead(), std::nullopt);
  monitor.Advanced();
  monitor.SampleBuffer(At(0, 9));
  EXPECT_EQ(monitor.buffer().Ahead(), 9);
}

TEST_F(PlaybackMonitorTest, AFilmOpenedAnewForgetsTheLastOne) {
  Start(0);
  Play(0, 4);
  monitor.NoteFacts(6000.0, std::nullopt);
  monitor.Darken(now());
  Wait(3000);
  monitor.BeginFilm(42, false);
  EXPECT_EQ(monitor.position(), 42);
  EXPECT_FALSE(monitor.picture_seen());
  EXPECT_FALSE(monitor.started());
  EXPECT_EQ(monitor.FalseEnd(42), std::nullopt);
  EXPECT_EQ(monitor.SinceAdvance(), 0);
  // There was still no picture, so the dark time continues.
  EXPECT_EQ(monitor.DarkFor(), 3000);
}

}  // namespace
}  // namespace resilient_playback::testing

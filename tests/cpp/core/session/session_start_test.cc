// The start of a playback: the deadline for the first frame, dead servers, adoption of a running
// playback.
#include <gtest/gtest.h>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

TEST(SessionStart, OpensTheFirstSourceAndPlays) {
  SessionDriver d = SessionDriver::WithMirrors(3);
  d.Load();
  ASSERT_EQ(d.loads.size(), 1U);
  EXPECT_EQ(d.loads[0].source_id, "s1");
  EXPECT_EQ(d.loads[0].cause, "start");
  EXPECT_EQ(d.state(), State::kStarting);
  d.Start();
  EXPECT_EQ(d.state(), State::kPlaying);
  EXPECT_TRUE(d.notes.empty());
}

TEST(SessionStart, CalmPlaybackAsksForNothing) {
  SessionDriver d = SessionDriver::WithMirrors(3);
  d.Load();
  d.Start();
  d.Play(60000);
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_TRUE(d.notes.empty());
  EXPECT_FALSE(d.wake_at());
}

TEST(SessionStart, ADeadFirstServerLeadsToTheSecondAtOnce) {
  SessionDriver d = SessionDriver::WithMirrors(3);
  d.Load();
  d.Refuse();
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
  EXPECT_EQ(d.loads[1].cause, "switch");
  EXPECT_EQ(d.loads[1].reason, Reason::kNoAnswer);
  EXPECT_EQ(d.state(), State::kSwitching);
}

TEST(SessionStart, SilenceIsNotWaitedForLongerThanTheFirstFrameDeadline) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  d.Wait(9999);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Wait(1);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
}

TEST(SessionStart, TheSentenceNamesTheServerThatPlays) {
  SessionDriver d = SessionDriver::WithMirrors(3);
  d.Load();
  d.Wait(10000);
  d.Wait(500);
  d.Start();
  ASSERT_FALSE(d.notes.empty());
  const command::Notify& note = d.notes.back();
  EXPECT_EQ(note.message_key, "switched_no_answer");
  EXPECT_EQ(note.number, 2);
  EXPECT_EQ(note.total, 3);
  EXPECT_EQ(note.gap_ms, 10500);
}

TEST(SessionStart, ASwitchThatCostTheViewerNothingIsQuiet) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  d.Wait(300);
  d.Refuse();
  d.Wait(900);
  d.Start();
  ASSERT_EQ(d.notes.size(), 1U);
  EXPECT_EQ(d.notes[0].severity, "quiet");
}

TEST(SessionStart, AnAdoptedPlaybackIsNotOpenedAgain) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Send(event::Load{7.0, false, true, "s1", {}, true});
  EXPECT_TRUE(d.loads.empty());
  EXPECT_EQ(d.state(), State::kPlaying);
  d.set_position(7.0);
  d.Play(3000);
  d.Refuse();
  ASSERT_EQ(d.loads.size(), 1U);
  EXPECT_EQ(d.loads[0].source_id, "s2");
  EXPECT_NEAR(*d.loads[0].position, 10.0, 0.01);
}

TEST(SessionStart, TheDeadlineOfAnAdoptedPlaybackCountsFromItsOpening) {
  SessionConfig config;
  config.sources = Mirrors(2);
  config.now = 4000;
  SessionDriver d(std::move(config));
  d.Send(event::Load{0, false, true, "s1", 0, false});
  d.Wait(5999);
  EXPECT_TRUE(d.loads.empty());
  d.Wait(1);
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(SessionStart, HttpOnAnHttpsPageComesLast) {
  SessionConfig config;
  config.sources = Mirrors(2);
  config.sources[0].url = "http://mirror1.example/film.m3u8";
  config.https_page = true;
  SessionDriver d(std::move(config));
  d.Load();
  EXPECT_EQ(d.loads[0].source_id, "s2");
}

TEST(SessionStart, StillTryingIsSaidWhenAnotherServerIsReallyTried) {
  SessionDriver d = SessionDriver::WithMirrors(3);
  d.Load();
  d.Wait(9000);
  EXPECT_TRUE(d.notes.empty());
  d.Wait(2000);
  ASSERT_EQ(d.notes.size(), 1U);
  EXPECT_EQ(d.notes[0].message_key, "still_trying");
  EXPECT_EQ(d.notes[0].number, 2);
}

TEST(SessionStart, WithOneSourceNoSentenceNamesAnotherServer) {
  SessionDriver d = SessionDriver::WithMirrors(1);
  d.Load();
  d.Wait(60000);
  for (const command::Notify& note : d.notes) EXPECT_EQ(note.message_key, "exhausted");
  EXPECT_EQ(d.give_ups.size(), 1U);
}

}  // namespace
}  // namespace resilient_playback::testing

// Trouble in mid-film: stalls, errors, seeks, pauses, a sleeping device, the end.
#include <gtest/gtest.h>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

SessionDriver Playing(int mirrors) {
  SessionDriver d = SessionDriver::WithMirrors(mirrors);
  d.Load();
  d.Start();
  d.Play(30000);
  return d;
}

TEST(SessionFilm, AStallLeadsToTheNextSourceOneSecondEarlier) {
  SessionDriver d = Playing(2);
  d.Stand(1000);
  EXPECT_EQ(d.state(), State::kPlaying);
  d.Stand(500);
  EXPECT_EQ(d.state(), State::kRebuffering);
  d.Stand(4000);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Stand(500);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
  EXPECT_NEAR(*d.loads[1].position, 29.0, 0.01);
  EXPECT_EQ(d.loads[1].reason, Reason::kStalled);
}

// The states of all sources, as the host shows them to the viewer.
std::string StatesOf(const SessionDriver& d) {
  std::string states;
  for (const SourceRecord& record : d.session().sources())
    states += (states.empty() ? "" : " ") + std::string(ToString(record.state));
  return states;
}

TEST(SessionFilm, TheStatesOfSourcesFollowThePicture) {
  SessionDriver d = SessionDriver::WithMirrors(3);
  EXPECT_EQ(StatesOf(d), "untried untried untried");
  d.Load();
  EXPECT_EQ(StatesOf(d), "untried untried untried");
  d.Start();
  EXPECT_EQ(StatesOf(d), "playing untried untried");
  d.Play(30000);
  d.FailWithStatus(404);
  EXPECT_EQ(StatesOf(d), "resting untried untried");
  EXPECT_EQ(d.loads.back().message_key, "switched_not_found");
  d.StartAtPlace();
  EXPECT_EQ(StatesOf(d), "resting playing untried");
  d.Send(event::UserPick{"s3"});
  EXPECT_EQ(StatesOf(d), "resting good untried");
  EXPECT_EQ(d.loads.back().message_key, "");
  d.StartAtPlace();
  EXPECT_EQ(StatesOf(d), "resting good playing");
}

TEST(SessionFilm, TheSwitchSaysWhyTheFirstSourceWasLeft) {
  SessionDriver d = Playing(3);
  d.Stand(6000);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads.back().message_key, "switched_stalled");
  d.FailWithStatus(404);
  ASSERT_EQ(d.loads.size(), 3U);
  EXPECT_EQ(d.loads.back().message_key, "switched_stalled");
  EXPECT_EQ(StatesOf(d), "resting resting untried");
}

TEST(SessionFilm, AtTheEndOfAllTheLastSourceRests) {
  SessionDriver d = Playing(1);
  d.FailWithStatus(404);
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(StatesOf(d), "resting");
}

TEST(SessionFilm, AnErrorThatTheEngineSurvivesIsIgnored) {
  SessionDriver d = Playing(2);
  event::PlaybackFailed failed;
  failed.load_id = d.load_id();
  failed.evidence.engine = "dash.js";
  failed.evidence.code = 20;
  d.Send(failed);
  EXPECT_EQ(d.loads.size(), 1U);
  failed.evidence.code = 27;
  d.Send(failed);
  EXPECT_EQ(d.loads.size(), 2U);
}

TEST(SessionFilm, AShortHiccupChangesNothing) {
  SessionDriver d = Playing(2);
  d.Stand(5000);
  d.Play(3000);
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_EQ(d.state(), State::kPlaying);
  EXPECT_TRUE(d.notes.empty());
  d.Play(20000);
  EXPECT_FALSE(d.wake_at());
}

// Frame counters differ between devices: a standing counter causes a nudge, never a switch.
TEST(SessionFilm, ACounterOfFramesThatStandsIsNudgedAndNeverLeft) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  d.Start();
  event::Progress progress;
  progress.load_id = d.load_id();
  progress.duration = 120.0;
  double frames = 10;
  for (int i = 0; i < 80; ++i) {
    d.Wait(500);
    progress.position += 0.5;
    progress.buffered_end = progress.position + 20;
    if (i < 10) frames += 12;
    progress.frames = frames;
    d.Send(progress);
  }
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_EQ(d.state(), State::kPlaying);
  ASSERT_EQ(d.nudges.size(), 2U);
  EXPECT_LT(d.nudges[0].position, 8.0) << "soon after the counter stands";
}

TEST(SessionFilm, ACounterThatNeverCountsIsNotBelieved) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  d.Start();
  event::Progress progress;
  progress.load_id = d.load_id();
  progress.frames = 7;
  for (int i = 0; i < 40; ++i) {
    d.Wait(500);
    progress.position += 0.5;
    d.Send(progress);
  }
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(SessionFilm, AnErrorAheadOfThePlayheadKeepsThePositionExactly) {
  SessionDriver d = Playing(2);
  Evidence evidence;
  evidence.engine = "lampa";
  evidence.text = "details [fragLoadError] fatal [true]";
  d.Fail(evidence);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_NEAR(*d.loads[1].position, 30.0, 0.01);
}

TEST(SessionFilm, ErrorsThatTheEngineSurvivesChangeNothing) {
  SessionDriver d = Playing(2);
  Evidence evidence;
  evidence.engine = "hls.js";
  evidence.details = "fragLoadTimeOut";
  d.Fail(evidence, false);
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_EQ(d.state(), State::kPlaying);
}

TEST(SessionFilm, LateEventsOfTheOldLoadChangeNothing) {
  SessionDriver d = Playing(3);
  const std::string old = d.load_id();
  d.Refuse();
  ASSERT_EQ(d.loads.size(), 2U);
  Evidence evidence;
  evidence.engine = "http";
  evidence.status = 503;
  d.Send(event::PlaybackFailed{old, 30.0, true, evidence});
  d.Send(event::Ended{old, 119.0, 120.0});
  d.Send(event::PlaybackStarted{old, 0, {}, {}});
  EXPECT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.state(), State::kSwitching);
}

TEST(SessionFilm, NoDeadlineRunsWhilePausedOrHidden) {
  SessionDriver d = Playing(2);
  d.Send(event::Pause());
  d.Wait(600000);
  d.Send(event::Resume());
  d.Play(2000);
  d.Send(event::Hidden());
  d.Wait(600000);
  d.Send(event::Visible());
  d.Play(2000);
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_TRUE(d.notes.empty());
}

TEST(SessionFilm, APauseDuringAStallStopsItsClock) {
  SessionDriver d = Playing(2);
  d.Stand(3000);
  d.Send(event::Pause());
  d.Wait(60000);
  d.Send(event::Resume());
  d.Stand(2500);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Stand(1000);
  EXPECT_EQ(d.loads.size(), 2U);
}

TEST(SessionFilm, ThePausedStateIsKept) {
  SessionDriver d = Playing(2);
  d.Send(event::Pause());
  d.Refuse();
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_TRUE(d.loads[1].paused);
}

TEST(SessionFilm, SleepBlamesNobody) {
  SessionDriver d = Playing(2);
  d.Stand(2000);  // starts a deadline
  d.Sleep(3600000);
  d.Refuse();  // the connection broke during the sleep
  d.Wait(1000);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s1");
  EXPECT_EQ(d.loads[1].cause, "retry");
}

TEST(SessionFilm, SleepInCalmPlayBlamesNobody) {
  SessionDriver d = Playing(2);
  d.Sleep(3600000);
  d.Sample();
  d.Play(5000);
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(SessionFilm, AJumpMayLoadForLongAndThenCountsAsAStall) {
  SessionDriver d = Playing(2);
  d.Send(event::Seek{80.0});
  d.set_position(80.0);
  d.Stand(9500);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Stand(500);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_NEAR(*d.loads[1].position, 80.0, 0.01);
}

TEST(SessionFilm, AFalseEndIsAnError) {
  SessionDriver d = Playing(2);
  d.Send(event::Ended{d.load_id(), 30.0, 120.0});
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].reason, Reason::kCutShort);
}

// Chromium jumps to the end if a file is shorter than its index says.
TEST(SessionFilm, AJumpToTheEndIsNoEnd) {
  SessionDriver d = Playing(2);
  const Seconds left = d.position();
  d.Send(event::Ended{d.load_id(), 120.0, 120.0});
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].reason, Reason::kCutShort);
  EXPECT_NEAR(*d.loads[1].position, left, 0.01);
}

TEST(SessionFilm, TheViewersJumpToTheEndIsOne) {
  SessionDriver d = Playing(2);
  d.Send(event::Seek{119});
  d.Wait(300);
  d.Send(event::Ended{d.load_id(), 120.0, 120.0});
  EXPECT_EQ(d.state(), State::kEnded);
}

TEST(SessionFilm, TheRealEndIsTheEnd) {
  SessionDriver d = Playing(2);
  d.Play(88000);
  d.Stand(8000);  // the last seconds: no stall
  EXPECT_EQ(d.state(), State::kPlaying);
  d.Send(event::Ended{d.load_id(), 119.9, 120.0});
  EXPECT_EQ(d.state(), State::kEnded);
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_FALSE(d.wake_at());
}

TEST(SessionFilm, ASingleSourceIsReloadedAtTheSamePlace) {
  SessionDriver d = Playing(1);
  d.Stand(7000);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s1");
  EXPECT_EQ(d.loads[1].cause, "retry");
  EXPECT_NEAR(*d.loads[1].position, 29.0, 0.01);
  d.StartAtPlace();
  ASSERT_EQ(d.notes.size(), 1U);
  EXPECT_EQ(d.notes[0].message_key, "reloaded");
}

TEST(SessionFilm, AHomeLineThatComesBackAfterFiveSecondsIsSurvived) {
  SessionDriver d = Playing(2);
  const Millis back = d.now() + 5000;
  d.Refuse();
  while (d.now() < back) {
    const std::size_t before = d.loads.size();
    d.Wait(50);
    if (d.loads.size() > before || d.state() == State::kSwitching) d.Refuse();
  }
  ASSERT_TRUE(d.give_ups.empty());
  for (int i = 0; i < 200 && d.state() != State::kSwitching && d.state() != State::kRecovering; ++i)
    d.Wait(50);
  const std::size_t before = d.loads.size();
  for (int i = 0; i < 200 && d.state() == State::kRecovering && d.loads.size() == before; ++i)
    d.Wait(50);
  d.StartAtPlace();
  EXPECT_EQ(d.state(), State::kPlaying);
}

TEST(SessionFilm, OnASlowHomeLineItDoesNotFlap) {
  SessionDriver d = Playing(3);
  d.Stand(6500);  // first stall: another server
  ASSERT_EQ(d.loads.size(), 2U);
  d.StartAtPlace();
  d.Play(3000);
  d.Stand(6500);  // it stalls too: the network is slow, so the session stays
  ASSERT_EQ(d.loads.size(), 3U);
  EXPECT_EQ(d.loads[2].source_id, d.loads[1].source_id);
  EXPECT_EQ(d.loads[2].cause, "retry");
}

TEST(SessionFilm, LivePlaybackReopensAtTheLiveEdge) {
  SessionConfig config;
  config.sources = Mirrors(2);
  config.sources[0].live = config.sources[1].live = true;
  SessionDriver d(std::move(config));
  d.Load();
  d.Start(1000);
  d.Refuse();
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_FALSE(d.loads[1].position.has_value());
}

TEST(SessionFilm, TheViewersPickIsObeyedUntilItDies) {
  SessionDriver d = Playing(3);
  d.Send(event::UserPick{"s3"});
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s3");
  EXPECT_EQ(d.loads[1].cause, "pick");
  d.StartAtPlace();
  EXPECT_TRUE(d.notes.empty());
  d.Play(20000);
  d.FailWithStatus(404);
  ASSERT_EQ(d.loads.size(), 3U);
  EXPECT_EQ(d.loads[2].source_id, "s1");
}

TEST(SessionFilm, AfterStopNothingHappens) {
  SessionDriver d = Playing(2);
  d.Stand(2000);
  d.Send(event::Stop());
  EXPECT_FALSE(d.wake_at());
  const std::size_t loads = d.loads.size();
  d.Refuse();
  d.Load();
  EXPECT_EQ(d.loads.size(), loads);
  EXPECT_EQ(d.state(), State::kStopped);
}

// Five sources: two with 1080 lines, one each with 720, 480 and 2160.
SessionConfig Qualities() {
  SessionConfig config;
  config.sources = Mirrors(5);
  const int heights[] = {1080, 480, 2160, 720, 1080};
  for (std::size_t i = 0; i < 5; ++i) config.sources[i].quality = heights[i];
  return config;
}

// Plays the first source. Then this source and each one that the session opens next fails.
std::string OrderAsTheyDie(SessionDriver* d) {
  d->Load();
  d->StartAtPlace();
  d->Play(30000);
  std::string order;
  for (int i = 0; i < 4; ++i) {
    d->FailWithStatus(404);
    order += d->loads.back().source_id;
  }
  return order;
}

TEST(Film, ALowerQualityOnlyWhenNoneOfTheSameIsLeftAndItIsSaidOnce) {
  SessionDriver d(Qualities());
  EXPECT_EQ(OrderAsTheyDie(&d), "s5s4s2s3")
      << "the same, then the next lower one, a higher one last";
  d.StartAtPlace();
  ASSERT_FALSE(d.notes.empty());

  SessionDriver stepped(Qualities());
  stepped.Load();
  stepped.StartAtPlace();
  stepped.Play(30000);
  stepped.FailWithStatus(404);
  stepped.FailWithStatus(404);
  stepped.StartAtPlace();
  ASSERT_EQ(stepped.notes.size(), 1U);
  EXPECT_EQ(stepped.notes[0].message_key, "lower_quality");
  EXPECT_EQ(stepped.notes[0].quality, 1080);
  EXPECT_EQ(stepped.notes[0].lower_quality, 720);
  EXPECT_EQ(stepped.notes[0].severity, "important");
  stepped.Play(12000);
  stepped.FailWithStatus(404);
  EXPECT_EQ(stepped.loads.back().source_id, "s1") << "what was wanted comes first again";
}

// The session reopens the source at the same position, then in a lower quality, then gives up.
TEST(Film, OneSourceAloneIsReopenedThenLoweredThenGivenUpInTime) {
  SessionDriver d = Playing(1);
  const Millis since = d.now();
  for (int i = 0; i < 60 && d.state() != State::kExhausted; ++i) d.Stand(1000);
  ASSERT_EQ(d.loads.size(), 3U);
  EXPECT_FALSE(d.loads[1].lower);
  EXPECT_NEAR(*d.loads[1].position, 29.0, 0.01);
  EXPECT_TRUE(d.loads[2].lower);
  EXPECT_EQ(d.state(), State::kExhausted);
  EXPECT_LE(d.now() - since, 45000);
}

TEST(Film, WhereEveryServerIsSlowTheSecondRoundAsksForLess) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  d.Wait(31000);
  ASSERT_GE(d.loads.size(), 3U);
  EXPECT_FALSE(d.loads[0].lower);
  EXPECT_FALSE(d.loads[1].lower);
  EXPECT_TRUE(d.loads[2].lower);
}

TEST(Film, WhatIsBrokenIsNotLowered) {
  SessionDriver d = Playing(1);
  for (int i = 0; i < 20; ++i) {
    d.Refuse();
    d.Wait(9000);
  }
  ASSERT_GE(d.loads.size(), 3U);
  for (const command::LoadUrl& load : d.loads) EXPECT_FALSE(load.lower);
}

TEST(Film, AnotherVoicePlaysWhereNoServerOfTheFilmDoes) {
  SessionConfig config = Qualities();
  config.sources[4].voice = true;
  SessionDriver d(config);
  EXPECT_EQ(OrderAsTheyDie(&d), "s4s2s3s5") << "of every quality before it";
}

TEST(Film, AVoiceThatWasPickedIsObeyedAndLeftForTheFilm) {
  SessionConfig config = Qualities();
  config.sources[4].voice = true;
  SessionDriver d(config);
  d.Load();
  d.StartAtPlace();
  d.Play(30000);
  d.Send(event::UserPick{"s5"});
  EXPECT_EQ(d.loads.back().source_id, "s5");
  d.StartAtPlace();
  d.Play(10000);
  d.FailWithStatus(404);
  EXPECT_EQ(d.loads.back().source_id, "s1");
}

TEST(Film, TheTraceOfAChoiceNamesAllTheOthersAndWhyNot) {
  SessionDriver d(Qualities());
  d.Load();
  d.StartAtPlace();
  d.Play(30000);
  d.FailWithStatus(404);
  std::map<std::string, std::string> why_not;
  const auto choice = std::find_if(d.traces.rbegin(), d.traces.rend(),
                                   [](const auto& trace) { return !trace.alternatives.empty(); });
  ASSERT_NE(choice, d.traces.rend());
  for (const command::Alternative& one : choice->alternatives)
    why_not[one.source_id] = std::string(one.why_not);
  EXPECT_EQ(why_not,
            (std::map<std::string, std::string>{
                {"s1", "failed"}, {"s2", "quality"}, {"s3", "quality"}, {"s4", "quality"}}));
  EXPECT_EQ(choice->source_id, "s5");
  EXPECT_EQ(choice->step, "switch");
  EXPECT_EQ(choice->position, 30.0);
}

}  // namespace
}  // namespace resilient_playback::testing

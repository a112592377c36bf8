// Every incident ends: rounds over the sources, excluded servers, the message of the end.
#include <gtest/gtest.h>

#include <set>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

// Every load fails until the session gives up or `limit` has passed.
Millis RefuseEverything(SessionDriver* d, Millis limit) {
  const Millis start = d->now();
  std::string refused;
  while (d->give_ups.empty() && d->now() - start < limit) {
    if (refused != d->load_id()) {
      refused = d->load_id();
      d->Refuse();
    }
    d->Wait(100);
  }
  return d->now() - start;
}

TEST(SessionEnd, WhenAllAreDeadTheViewerIsToldOnceAndSoon) {
  SessionDriver d = SessionDriver::WithMirrors(3);
  d.Load();
  const Millis took = RefuseEverything(&d, 60000);
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_LT(took, 10000);
  EXPECT_EQ(d.state(), State::kExhausted);
  EXPECT_EQ(d.give_ups[0].reason, Reason::kNoAnswer);
  EXPECT_EQ(d.give_ups[0].tried.size(), 3U);
  EXPECT_EQ(d.notes.back().message_key, "exhausted");
  EXPECT_FALSE(d.wake_at());
}

TEST(SessionEnd, EverySourceIsTriedBeforeGivingUp) {
  SessionDriver d = SessionDriver::WithMirrors(12);
  d.Load();
  d.Wait(120000);  // no source answers
  ASSERT_EQ(d.give_ups.size(), 1U);
  std::set<std::string> tried;
  for (const auto& load : d.loads) tried.insert(load.source_id);
  EXPECT_EQ(tried.size(), 12U);
}

TEST(SessionEnd, SilenceOfAllEndsWithinTheIncidentsLimit) {
  SessionDriver d = SessionDriver::WithMirrors(12);
  d.Load();
  d.Wait(100000);
  EXPECT_EQ(d.give_ups.size(), 1U);
}

TEST(SessionEnd, WhatIsGoneIsNotAskedTwice) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  d.FailWithStatus(404);
  d.FailWithStatus(410);
  EXPECT_EQ(d.loads.size(), 2U);
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.give_ups[0].reason, Reason::kNotFound);
}

TEST(SessionEnd, ProtectedEverywhereIsSaidAsThat) {
  SessionDriver d = SessionDriver::WithMirrors(1);
  d.Load();
  Evidence evidence;
  evidence.engine = "hls.js";
  evidence.details = "keySystemNoAccess";
  d.Fail(evidence);
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.notes.back().message_key, "protected");
}

TEST(SessionEnd, TheSameFaultOnEveryServerAtOnePlaceIsNoEndlessLoop) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  d.Start();
  d.Play(12000);
  Evidence evidence;
  evidence.engine = "native";
  evidence.code = 3;
  for (int i = 0; i < 40 && d.give_ups.empty(); ++i) {
    d.Fail(evidence);
    d.Wait(9000);
    if (d.give_ups.empty()) d.StartAtPlace();
    d.Play(1000);
  }
  EXPECT_EQ(d.give_ups.size(), 1U);
}

TEST(SessionEnd, TwoFaultsInARowMakeAServerRestAndTheRestEnds) {
  OriginHealth health;
  Policy policy;
  Random random(1);
  EXPECT_FALSE(health.Fault("https://a", false, policy, 1000, &random));
  EXPECT_FALSE(health.Excluded("https://a", 1000));
  EXPECT_TRUE(health.Fault("https://a", false, policy, 1000, &random));
  EXPECT_TRUE(health.Excluded("https://a", 1000));
  EXPECT_TRUE(health.Excluded("https://a", 1000 + 23999));
  EXPECT_FALSE(health.Excluded("https://a", 1000 + 36001));
  EXPECT_FALSE(health.Excluded("https://b", 1000));
}

TEST(SessionEnd, TheRestGrowsIsCappedAndAQuietTimeShortensIt) {
  OriginHealth health;
  Policy policy;
  Random random(2);
  for (int i = 0; i < 60; ++i) health.Fault("https://a", false, policy, 0, &random);
  EXPECT_FALSE(health.Excluded("https://a", policy.exclusion_cap_ms));
  EXPECT_TRUE(health.Excluded("https://a", policy.exclusion_cap_ms / 2));
  health.Success("https://a");
  EXPECT_FALSE(health.Excluded("https://a", 0));
}

TEST(SessionEnd, ARestingServerIsChosenOnlyWhenNoOtherIsLeft) {
  std::vector<SourceRecord> records(2);
  records[0].origin = "https://a";
  records[1].origin = "https://b";
  records[0].source.url = "https://a/x";
  records[1].source.url = "https://b/x";
  OriginHealth health;
  Policy policy;
  Random random(3);
  health.Fault("https://a", false, policy, 0, &random);
  health.Fault("https://a", false, policy, 0, &random);
  ChoiceContext context;
  EXPECT_EQ(ChooseSource(records, health, context), 1U);
  records[1].incident.tries = 1;
  EXPECT_EQ(ChooseSource(records, health, context), 0U);
}

TEST(SessionEnd, AViewerMayPickAfterTheEnd) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  RefuseEverything(&d, 60000);
  d.Send(event::UserPick{"s2"});
  EXPECT_EQ(d.loads.back().source_id, "s2");
  d.StartAtPlace();
  EXPECT_EQ(d.state(), State::kPlaying);
}

}  // namespace
}  // namespace resilient_playback::testing

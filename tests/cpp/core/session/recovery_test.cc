#include "core/session/recovery.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

using Decision = Recovery::Decision;
using Do = Recovery::Decision::Do;

struct RecoveryTest : ::testing::Test, PartFixture {
  explicit RecoveryTest(int mirrors = 3) : PartFixture(mirrors) {}

  // The current source fails. Counts the failure as a session does, and carries out the decision.
  Decision Fail(ErrorClass error, bool mid_film = false) {
    incident.Begin(error, sources.current_index());
    sources.SetFailure(sources.current_index(), error);
    Recovery::Circumstances circumstances;
    circumstances.mid_film = mid_film;
    const Decision decision = recovery.AfterFailure(error, circumstances);
    if (decision.what == Do::kOpen) {
      Wait(decision.delay);
      sources.MakeCurrent(decision.index);
    }
    return decision;
  }

  OriginHealth health;
  Random random{1};
  Incident incident{policy, clock, attention, &timers, &out};
  Recovery recovery{policy, able, clock, health, &sources, &incident, &random, &out};
};

struct OneSourceTest : RecoveryTest {
  OneSourceTest() : RecoveryTest(1) {}
};

TEST_F(RecoveryTest, WhereAnotherMayPlayItIsOpenedAtOnce) {
  const Decision decision = Fail(ErrorClass::kNetwork);
  EXPECT_EQ(decision.what, Do::kOpen);
  EXPECT_EQ(decision.index, 1U);
  EXPECT_EQ(decision.delay, 0);
  EXPECT_EQ(sources[0].incident.tries, 1);
}

TEST_F(RecoveryTest, AnIncidentIsBoundedByItsRounds) {
  for (const bool mid_film : {false, true}) {
    incident.End("the next case");
    sources.BeginFilm();
    sources.MakeCurrent(0);
    int opened = 0;
    while (Fail(ErrorClass::kNetwork, mid_film).what == Do::kOpen) {
      opened += 1;
      ASSERT_LT(opened, 100);
    }
    const Millis rounds = mid_film ? policy.film_passes : policy.start_passes;
    EXPECT_EQ(incident.pass(), rounds);
    // When the incident begins, the first source is already open.
    EXPECT_EQ(opened, 3 * rounds - 1);
  }
}

TEST_F(RecoveryTest, AnAnswerAboutTheAddressIsAskedForOnce) {
  EXPECT_EQ(Fail(ErrorClass::kHttp404Or410).index, 1U);
  EXPECT_EQ(Fail(ErrorClass::kHttp404Or410).index, 2U);
  EXPECT_EQ(Fail(ErrorClass::kHttp404Or410).what, Do::kGiveUp);
  EXPECT_EQ(sources[0].incident.retries, 0);
}

TEST_F(RecoveryTest, NoFurtherRoundBeginsLate) {
  Fail(ErrorClass::kNetwork);
  Fail(ErrorClass::kNetwork);
  Wait(policy.next_pass_before_ms);
  EXPECT_EQ(Fail(ErrorClass::kNetwork).what, Do::kGiveUp);
}

TEST_F(OneSourceTest, ItIsRetriedWithinTheTokensOfTheBudget) {
  int retries = 0;
  while (retries < 100) {
    // Each retry belongs to a new incident, so only the tokens of the budget limit the retries.
    sources.BeginIncident();
    if (recovery.AfterFailure(ErrorClass::kStall, {}).why != "nothing else to go to") break;
    retries += 1;
  }
  EXPECT_EQ(retries, policy.retry_tokens);
  EXPECT_FALSE(recovery.Spend());
  // A success gives back a fifth of a token.
  for (int i = 0; i < 4; ++i) recovery.Succeeded();
  EXPECT_FALSE(recovery.Spend());
  recovery.Succeeded();
  EXPECT_TRUE(recovery.Spend());
  EXPECT_FALSE(recovery.MayProbe());
}

TEST_F(OneSourceTest, NobodyIsAskedBeforeItsRetryAfter) {
  health.CoolDown(sources[0].origin, now() + 20000);
  const Decision failed = recovery.AfterFailure(ErrorClass::kHttp5xx, {});
  EXPECT_EQ(failed.what, Do::kOpen);
  EXPECT_GE(failed.delay, 20000);
  EXPECT_GE(recovery.RetrySame(true, "it stood").delay, 20000);
  EXPECT_GE(recovery.AfterOutage(true).delay, 20000);
  // If the moment is too far away, the session gives up.
  health.CoolDown(sources[0].origin, now() + policy.retry_after_most_ms + 1);
  EXPECT_EQ(recovery.AfterFailure(ErrorClass::kHttp5xx, {}).what, Do::kGiveUp);
}

TEST_F(RecoveryTest, ASourceThatRestsIsNotChosenAmongOthers) {
  health.CoolDown(sources[1].origin, now() + 5000);
  sources.SetKnownGoodUntil(1, now() + 60000);
  EXPECT_EQ(recovery.Choose(), 2U);
  EXPECT_EQ(recovery.BestOther(0b010), std::nullopt);
  EXPECT_EQ(recovery.KnownGoodOther(), std::nullopt);
  Wait(5000);
  EXPECT_EQ(recovery.Choose(), 1U);
  EXPECT_EQ(recovery.KnownGoodOther(), 1U);
  // If another source is available, an excluded source is not chosen.
  health.Exclude(sources[1].origin, now() + 60000);
  EXPECT_EQ(recovery.Choose(), 2U);
  EXPECT_EQ(recovery.KnownGoodOther(), std::nullopt);
}

TEST_F(RecoveryTest, AProofIsWorthSomethingForAWhileOnly) {
  EXPECT_EQ(recovery.KnownGoodOther(), std::nullopt);
  sources.SetKnownGoodUntil(2, now() + 1000);
  sources.SetKnownGoodUntil(0, now() + 1000);  // s1 is the current source, not another one
  EXPECT_EQ(recovery.KnownGoodOther(), 2U);
  Wait(1000);
  EXPECT_EQ(recovery.KnownGoodOther(), std::nullopt);
}

TEST_F(RecoveryTest, TwoSwitchesThatNobodyWasForcedToAreApart) {
  EXPECT_FALSE(recovery.SwitchedLately());
  recovery.Switched();
  Wait(policy.dwell_ms - 1);
  EXPECT_TRUE(recovery.SwitchedLately());
  Wait(1);
  EXPECT_FALSE(recovery.SwitchedLately());
  // Within that time the session retries the same source once, although others are available.
  Recovery::Circumstances stay;
  stay.stay = true;
  stay.stood = true;
  const Decision decision = recovery.AfterFailure(ErrorClass::kStall, stay);
  EXPECT_EQ(decision.index, sources.current_index());
  EXPECT_EQ(decision.delay, 0);
  EXPECT_EQ(sources.current().incident.retries, 1);
}

TEST_F(RecoveryTest, TheErrorsOfASleepPunishNobodyOnce) {
  EXPECT_FALSE(recovery.UseGrace());
  recovery.Woke();
  EXPECT_TRUE(recovery.UseGrace());
  EXPECT_FALSE(recovery.UseGrace());
  recovery.Woke();
  Wait(policy.wake_grace_ms);
  EXPECT_FALSE(recovery.UseGrace());
}

TEST_F(RecoveryTest, AnAttemptGetsItsShareOfWhatIsLeftAndNeverTooLittle) {
  EXPECT_EQ(recovery.AttemptLimit(10000), 10000);
  incident.Begin(ErrorClass::kNetwork, 0);
  EXPECT_EQ(recovery.AttemptLimit(60000), policy.incident_ms / 3);
  Wait(policy.incident_ms - 15000);
  EXPECT_EQ(recovery.AttemptLimit(10000), 5000);
  Wait(14999);
  EXPECT_EQ(recovery.AttemptLimit(10000), policy.attempt_floor_ms);
  Wait(60000);
  EXPECT_EQ(recovery.AttemptLimit(10000), policy.attempt_floor_ms);
}

TEST_F(RecoveryTest, TheOtherEngineIsTriedOnceAndOnlyWhereNoOtherSourceIsLeft) {
  Capabilities both = HlsDevice();
  both.native_hls = true;
  Recovery able_twice(policy, both, clock, health, &sources, &incident, &random, &out);
  sources.SetFailure(0, ErrorClass::kManifest);
  EXPECT_EQ(able_twice.ForOtherEngine(0), std::nullopt);
  for (std::size_t i = 0; i < 3; ++i) sources.SetFailure(i, ErrorClass::kManifest);
  for (std::size_t i = 0; i < 3; ++i) sources.CountTry(i);
  EXPECT_EQ(able_twice.ForOtherEngine(0), 0U);
  EXPECT_EQ(able_twice.ForOtherEngine(0b001), 1U);
  EXPECT_EQ(able_twice.EngineOf(0), Engine::kHlsJs);
  sources.SwitchEngine(0);
  EXPECT_EQ(able_twice.EngineOf(0), Engine::kNative);
  EXPECT_EQ(able_twice.ForOtherEngine(0), 1U);
  // This device has only one engine.
  EXPECT_EQ(recovery.ForOtherEngine(0), std::nullopt);
  EXPECT_EQ(recovery.EngineOf(0), Engine::kHlsJs);
}

TEST_F(RecoveryTest, AfterAWaitABetterSourceThanThePlannedOneIsTaken) {
  incident.Begin(ErrorClass::kNetwork, 0);
  sources.CountTry(0);
  health.CoolDown(sources[1].origin, now() + 5000);
  ASSERT_EQ(recovery.Choose(), 2U);
  Wait(5000);
  EXPECT_EQ(recovery.AfterWait(2), 1U);
  EXPECT_EQ(recovery.AfterWait(0), 0U);
  // If no source is left, the planned one stays.
  for (std::size_t i = 0; i < 3; ++i) sources.CountTry(i);
  EXPECT_EQ(recovery.AfterWait(2), 2U);
}

}  // namespace
}  // namespace resilient_playback::testing

#include "core/session/link_renewal.h"

#include <gtest/gtest.h>

#include <vector>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

constexpr Millis kEpochSeconds = 1764000000;
constexpr ErrorClass kRefused = ErrorClass::kHttp401Or403;

std::vector<Source> Links() {
  std::vector<Source> sources = HlsMirrors(4);
  for (Source& source : sources) source.renewable = true;
  sources[1].url += "?expires=" + std::to_string(kEpochSeconds + 60);
  sources[2].url += "?expires=" + std::to_string(kEpochSeconds - 60);
  sources[3].renewable = false;
  return sources;
}

MemoryConfig At(Millis epoch_ms) {
  MemoryConfig config;
  config.epoch_ms = epoch_ms;
  return config;
}

struct LinkRenewalTest : ::testing::Test, PartFixture {
  LinkRenewalTest() : PartFixture(Links()) {}

  bool MayHelp(std::size_t index, ErrorClass error) const {
    return renewal.MayHelp(index, sources[index], error);
  }
  void Ask(std::size_t index, ErrorClass error = kRefused) {
    renewal.Ask(index, sources[index], error);
  }

  Memory memory{At(kEpochSeconds * 1000), clock, &out};
  LinkRenewal renewal{policy, memory, &timers, &out};
};

TEST_F(LinkRenewalTest, OnlyTheAnswerThatIsAwaitedIsTakenAndOnce) {
  EXPECT_FALSE(renewal.Take(0));
  Ask(1);
  EXPECT_TRUE(renewal.Runs());
  EXPECT_FALSE(renewal.Take(0));
  EXPECT_TRUE(renewal.Runs());
  EXPECT_TRUE(renewal.Take(1));
  EXPECT_FALSE(renewal.Runs());
  EXPECT_FALSE(renewal.Take(1));
}

TEST_F(LinkRenewalTest, OtherDeadlinesThePictureAndTheViewerDoNotEndIt) {
  Ask(0);
  timers.Set(Timer::kStall, 1000, "the buffer is empty");
  timers.Set(Timer::kSeek, 1000, "the viewer jumped");
  timers.Set(Timer::kReach, 1000, "asked");
  timers.Clear(Timer::kStall, "the picture moves");
  attention.SetPaused(true);
  timers.Freeze();
  Wait(5000);
  while (timers.TakeDue()) continue;
  EXPECT_TRUE(renewal.Runs());
  EXPECT_TRUE(renewal.Take(0));
}

TEST_F(LinkRenewalTest, WithoutAnAnswerItEndsByItsDeadlineAlsoInAPause) {
  Ask(0);
  attention.SetPaused(true);
  timers.Freeze();
  Wait(policy.renew_ms - 1);
  EXPECT_EQ(timers.TakeDue(), std::nullopt);
  Wait(1);
  EXPECT_EQ(timers.TakeDue(), Timer::kRenew);
  EXPECT_FALSE(renewal.Runs());
  // The link comes too late.
  EXPECT_FALSE(renewal.Take(0));
}

TEST_F(LinkRenewalTest, AtMostOneRunsTheNewest) {
  Ask(0);
  Ask(1);
  EXPECT_FALSE(renewal.Take(0));
  EXPECT_TRUE(renewal.Take(1));
  EXPECT_FALSE(renewal.Runs());
}

TEST_F(LinkRenewalTest, ASourceIsRenewedOnceAnIncident) {
  EXPECT_TRUE(MayHelp(0, kRefused));
  Ask(0);
  EXPECT_FALSE(MayHelp(0, kRefused));
  EXPECT_TRUE(MayHelp(1, kRefused));
  renewal.Take(0);
  EXPECT_FALSE(MayHelp(0, kRefused));
  // A link that lasts ten minutes expires several times in a film, so each incident may renew it.
  renewal.BeginIncident();
  EXPECT_TRUE(MayHelp(0, kRefused));
  Ask(0);
  renewal.BeginFilm();
  EXPECT_TRUE(MayHelp(0, kRefused));
}

TEST_F(LinkRenewalTest, ItMayHelpWhereTheLinkWasRefusedOrHasRunOut) {
  EXPECT_FALSE(MayHelp(0, ErrorClass::kNetwork));
  EXPECT_FALSE(MayHelp(1, ErrorClass::kNetwork));
  EXPECT_TRUE(MayHelp(2, ErrorClass::kNetwork));
  EXPECT_FALSE(MayHelp(3, kRefused));  // the host has no fresh link
  Wait(60000);
  EXPECT_TRUE(MayHelp(1, ErrorClass::kNetwork));
}

TEST_F(LinkRenewalTest, WithoutTheWallClockNoLinkHasRunOut) {
  const Memory dateless(At(0), clock, &out);
  const LinkRenewal blind(policy, dateless, &timers, &out);
  EXPECT_FALSE(blind.MayHelp(2, sources[2], ErrorClass::kNetwork));
  EXPECT_TRUE(blind.MayHelp(2, sources[2], kRefused));
  EXPECT_EQ(blind.ReasonFor(2, sources[2], kRefused), Reason::kRefused);
}

TEST_F(LinkRenewalTest, PeopleAreToldThatALinkHasRunOutWhereThatIsKnown) {
  EXPECT_EQ(renewal.ReasonFor(0, sources[0], kRefused), Reason::kRefused);
  EXPECT_EQ(renewal.ReasonFor(2, sources[2], kRefused), Reason::kExpired);
  EXPECT_EQ(renewal.ReasonFor(2, sources[2], ErrorClass::kHttp404Or410), Reason::kNotFound);
  Ask(0);
  EXPECT_EQ(renewal.ReasonFor(0, sources[0], kRefused), Reason::kExpired);
  Ask(2);
  const auto asked = Take<command::RenewLink>();
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[0].source_id, "s1");
  EXPECT_EQ(asked[0].reason, Reason::kRefused);
  EXPECT_EQ(asked[1].reason, Reason::kExpired);
}

}  // namespace
}  // namespace resilient_playback::testing

// The device's network, expired links, Retry-After, frozen live channels: the session excludes no
// server for trouble that the server did not cause.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

SessionDriver Playing(int mirrors) {
  SessionDriver d = SessionDriver::WithMirrors(mirrors);
  d.Load();
  d.StartAtPlace();
  d.Play(30000);
  return d;
}

std::size_t Said(const SessionDriver& d, const std::string& key) {
  return static_cast<std::size_t>(
      std::count_if(d.notes.begin(), d.notes.end(),
                    [&](const command::Notify& note) { return note.message_key == key; }));
}

bool Excluded(const SessionDriver& d) {
  return std::any_of(d.traces.begin(), d.traces.end(),
                     [](const command::Trace& trace) { return trace.step == "excluded"; });
}

TEST(Line, NothingHappensWhileTheBufferLasts) {
  SessionDriver d = Playing(2);
  d.Send(event::Offline());
  d.Play(10000);
  d.Send(event::Online());
  d.Play(10000);
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_TRUE(d.notes.empty());
}

TEST(Line, AnOutageIsWaitedOutHoweverLong) {
  SessionDriver d = Playing(2);
  d.Send(event::Offline());
  d.Stand(1500);
  EXPECT_EQ(d.state(), State::kWaitingNetwork);
  EXPECT_FALSE(d.wake_at()) << "nothing may run out";
  for (int i = 0; i < 20; ++i) {
    d.Refuse();
    d.Stand(60000);
  }
  EXPECT_EQ(d.state(), State::kWaitingNetwork);
  EXPECT_EQ(Said(d, "offline"), 1U);
  EXPECT_TRUE(d.give_ups.empty());
  EXPECT_FALSE(Excluded(d));
  d.Send(event::Online());
  d.Wait(600);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s1") << "the same server: it did nothing";
  EXPECT_EQ(d.loads[1].position, d.position() - 1);
  d.StartAtPlace();
  d.Play(12000);
  EXPECT_EQ(d.state(), State::kPlaying);
}

TEST(Line, AStallThatOutlivesTheOutageIsAStall) {
  SessionDriver d = Playing(2);
  d.Send(event::Offline());
  d.Stand(3000);
  d.Send(event::Online());
  EXPECT_EQ(d.state(), State::kRebuffering);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Stand(7000);
  EXPECT_EQ(d.loads.size(), 2U);
}

TEST(Line, APictureThatMovesIsBelievedMoreThanTheDevice) {
  SessionDriver d = Playing(2);
  d.Send(event::Offline());
  d.Stand(2000);
  d.Play(2000);
  EXPECT_EQ(d.state(), State::kPlaying);
  d.Stand(2000);
  EXPECT_EQ(d.state(), State::kWaitingNetwork);
  EXPECT_EQ(Said(d, "offline"), 1U);
}

TEST(Line, AnOutageAtTheStartIsSaidAndWaitedOut) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  d.Send(event::Offline());
  EXPECT_EQ(d.state(), State::kWaitingNetwork);
  d.Wait(600000);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Send(event::Online());
  d.Wait(600);
  EXPECT_EQ(d.loads.size(), 2U);
  d.StartAtPlace();
  EXPECT_EQ(d.state(), State::kPlaying);
}

TEST(Line, PausedDuringAnOutageStaysPaused) {
  SessionDriver d = Playing(2);
  d.Send(event::Offline());
  d.Stand(2000);
  d.Send(event::Pause());
  d.Send(event::Online());
  d.Wait(60000);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Send(event::Resume());
  d.Stand(7000);
  EXPECT_EQ(d.loads.size(), 2U);
}

SessionConfig Renewable(int mirrors) {
  SessionConfig config;
  config.sources = Mirrors(mirrors);
  for (Source& source : config.sources) source.renewable = true;
  return config;
}

TEST(FreshLink, ARefusedLinkIsRenewedOnceAtTheSamePlace) {
  SessionDriver d(Renewable(2));
  d.Load();
  d.StartAtPlace();
  d.Play(30000);
  d.FailWithStatus(403);
  ASSERT_EQ(d.renewals.size(), 1U);
  EXPECT_EQ(d.renewals[0].source_id, "s1");
  EXPECT_EQ(d.renewals[0].reason, Reason::kRefused);
  d.Wait(2000);
  d.Send(event::LinkRenewed{"s1", "https://mirror1.example/film.m3u8?token=2"});
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s1");
  EXPECT_EQ(d.loads[1].url, "https://mirror1.example/film.m3u8?token=2");
  EXPECT_EQ(*d.loads[1].position, d.position() - 1);
  d.StartAtPlace();
  EXPECT_EQ(d.notes.back().message_key, "link_renewed");
  d.Play(1000);
  d.FailWithStatus(403);
  EXPECT_EQ(d.renewals.size(), 1U);
  EXPECT_EQ(d.loads.back().source_id, "s2");
}

TEST(FreshLink, WithoutOneTheNextSourceIsTaken) {
  for (const bool answers : {true, false}) {
    SessionDriver d(Renewable(2));
    d.Load();
    d.FailWithStatus(401);
    EXPECT_EQ(d.loads.size(), 1U);
    if (answers) d.Send(event::LinkRenewed{"s1", ""});
    if (!answers) d.Wait(10000);
    ASSERT_EQ(d.loads.size(), 2U);
    EXPECT_EQ(d.loads[1].source_id, "s2");
    d.Send(event::LinkRenewed{"s1", "https://late.example/film.m3u8"});
    EXPECT_EQ(d.loads.size(), 2U) << "too late";
  }
}

TEST(FreshLink, WhereNoneComesAndNothingIsLeftTheSentenceSaysSo) {
  SessionDriver d(Renewable(1));
  d.Load();
  d.FailWithStatus(403);
  d.Send(event::LinkRenewed{"s1", ""});
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.give_ups[0].reason, Reason::kExpired);
  EXPECT_EQ(d.notes.back().message_key, "link_dead");
}

TEST(FreshLink, AKnownExpiryIsToldWhateverTheServerSays) {
  SessionConfig config = Renewable(2);
  config.sources[0].url += "?expires=1790000000";
  for (const Millis epoch : {Millis{1790000001000}, Millis{1789990000000}, Millis{5000}}) {
    config.epoch_ms = epoch;
    SessionDriver d(config);
    d.Load();
    d.FailWithStatus(404);
    EXPECT_EQ(d.renewals.size(), epoch > 1790000000000 ? 1U : 0U);
    if (!d.renewals.empty()) {
      EXPECT_EQ(d.renewals[0].reason, Reason::kExpired);
    }
  }
}

TEST(FreshLink, NobodyIsAskedWhoCannotAnswer) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  d.FailWithStatus(403);
  EXPECT_TRUE(d.renewals.empty());
  EXPECT_EQ(d.loads.back().source_id, "s2");
}

Evidence Overloaded(Millis retry_after) {
  Evidence evidence;
  evidence.engine = "http";
  evidence.status = 429;
  evidence.retry_after_ms = retry_after;
  return evidence;
}

TEST(RetryAfter, ASourceIsNotAskedBeforeItsMoment) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  d.Fail(Overloaded(25000));
  const Millis rests_until = d.now() + 25000;
  EXPECT_EQ(d.loads.back().source_id, "s2");
  d.Refuse();
  for (int i = 0; i < 40 && d.give_ups.empty(); ++i) {
    const std::size_t before = d.loads.size();
    d.Wait(1000);
    for (std::size_t k = before; k < d.loads.size(); ++k) {
      if (d.now() < rests_until) {
        EXPECT_EQ(d.loads[k].source_id, "s2");
      }
    }
    if (d.loads.size() > before) d.Refuse();
  }
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.give_ups[0].tried.size(), 2U);
}

TEST(RetryAfter, AloneItIsWaitedForWhereItIsShort) {
  SessionDriver d = SessionDriver::WithMirrors(1);
  d.Load();
  d.Fail(Overloaded(9000));
  d.Wait(8900);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Wait(200);
  EXPECT_EQ(d.loads.size(), 2U);
}

TEST(RetryAfter, AloneALongOneEndsInTheSentence) {
  SessionDriver d = SessionDriver::WithMirrors(1);
  d.Load();
  d.Fail(Overloaded(120000));
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.give_ups[0].reason, Reason::kOverloaded);
}

TEST(RetryAfter, TheViewerMayAskAllTheSame) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  d.Fail(Overloaded(120000));
  d.Send(event::UserPick{"s1"});
  EXPECT_EQ(d.loads.back().source_id, "s1");
}

TEST(Channel, OneThatBringsNothingNewIsLeft) {
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.set_live();
  d.Load();
  d.StartAtPlace();
  for (int i = 0; i < 20; ++i) {
    d.set_buffered_end(d.position() + 10);
    d.Play(500);
  }
  d.Play(9000);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Stand(3500);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].reason, Reason::kFrozenLive);
  EXPECT_FALSE(d.loads[1].position) << "a channel goes on at its edge";
}

TEST(Policy, PresetsChangeHowLongIsWaited) {
  Policy quick;
  Policy patient;
  Policy normal;
  ASSERT_TRUE(UsePreset("quick", &quick));
  ASSERT_TRUE(UsePreset("patient", &patient));
  ASSERT_TRUE(UsePreset("normal", &normal));
  EXPECT_FALSE(UsePreset("Quick", &normal));
  EXPECT_FALSE(UsePreset("", &normal));
  std::size_t count = 0;
  const PolicyField* fields = PolicyFields(&count);
  int different = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const Millis value = normal.*fields[i].member;
    EXPECT_EQ(value, Policy().*fields[i].member);
    EXPECT_LE(quick.*fields[i].member, value) << fields[i].name;
    EXPECT_GE(patient.*fields[i].member, value) << fields[i].name;
    for (const Policy* preset : {&quick, &patient}) {
      EXPECT_GE(preset->*fields[i].member, fields[i].least) << fields[i].name;
      EXPECT_LE(preset->*fields[i].member, fields[i].most) << fields[i].name;
    }
    different += quick.*fields[i].member != value ? 1 : 0;
  }
  EXPECT_EQ(different, 10);
}

}  // namespace
}  // namespace resilient_playback::testing

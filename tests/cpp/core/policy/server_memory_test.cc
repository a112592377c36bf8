// What the core remembers of servers between sessions, and how a session uses it.
#include "core/policy/server_memory.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

constexpr Millis kEvening = Millis{1790000000} * 1000;
constexpr Millis kHour = Millis{3600} * 1000;
constexpr const char* kServer = "https://a.example";

Snapshot AfterFailures(int count, Millis excluded_until = 0) {
  ServerMemory memory(std::nullopt, 7, kEvening);
  for (int i = 0; i < count; ++i) memory.Failure(kServer, kEvening, excluded_until);
  return memory.Save().value_or(Snapshot());
}

TEST(ServerMemory, AFailureIsHalvedByEachSuccess) {
  ServerMemory memory(AfterFailures(3), 0, kEvening + kHour);
  EXPECT_EQ(memory.HealthPenalty(kServer), 2);
  EXPECT_EQ(memory.HealthPenalty("https://b.example"), 0);
  EXPECT_EQ(memory.HealthPenalty("http://a.example"), 0) << "another origin";
  memory.Success(kServer, kEvening + kHour);
  EXPECT_EQ(memory.HealthPenalty(kServer), 1);
  memory.Success(kServer, kEvening + kHour);
  EXPECT_EQ(memory.HealthPenalty(kServer), 0);
}

TEST(ServerMemory, ASlowAnswerCountsAtOnceAndAFastOneSlowly) {
  ServerMemory memory(std::nullopt, 7, kEvening);
  memory.Answered(kServer, kEvening, 100);
  EXPECT_EQ(memory.HealthPenalty(kServer), 0);
  memory.Answered(kServer, kEvening, 2400);
  EXPECT_EQ(memory.HealthPenalty(kServer), 3);
  for (int i = 0; i < 30; ++i) memory.Answered(kServer, kEvening, 100);
  EXPECT_EQ(memory.HealthPenalty(kServer), 0);
}

TEST(ServerMemory, ARestCountsForAMinuteAtMost) {
  const Snapshot snapshot = AfterFailures(2, kEvening + 4 * 60 * 1000);
  ServerMemory memory(snapshot, 0, kEvening + 1000);
  EXPECT_EQ(memory.RemainingExclusion(kServer, kEvening + 1000), 60000);
  EXPECT_EQ(memory.RemainingExclusion(kServer, kEvening + kHour), 0);
}

TEST(ServerMemory, ADayIsForgotten) {
  EXPECT_GT(ServerMemory(AfterFailures(3), 0, kEvening + 23 * kHour).HealthPenalty(kServer), 0);
  EXPECT_EQ(ServerMemory(AfterFailures(3), 0, kEvening + 24 * kHour).HealthPenalty(kServer), 0);
}

TEST(ServerMemory, AWrongClockRemembersNothingAndSpoilsNothing) {
  ServerMemory asleep(AfterFailures(3), 0, 5000);
  EXPECT_EQ(asleep.recall(), Recall::kClockIsWrong);
  EXPECT_EQ(asleep.HealthPenalty(kServer), 0);
  asleep.Failure(kServer, 6000, 0);
  EXPECT_FALSE(asleep.Save()) << "what is kept stays as it is";
  ServerMemory early(AfterFailures(3), 0, kEvening - 1);
  EXPECT_EQ(early.recall(), Recall::kFromTheFuture);
  EXPECT_EQ(early.HealthPenalty(kServer), 0);
}

TEST(ServerMemory, IsBoundedAndKeepsTheNewest) {
  ServerMemory memory(std::nullopt, 7, kEvening);
  for (int i = 0; i < 200; ++i) memory.Failure("https://" + std::to_string(i), kEvening + i, 0);
  const std::optional<Snapshot> snapshot = memory.Save();
  ASSERT_TRUE(snapshot);
  EXPECT_EQ(snapshot->servers.size(), kMostRemembered);
  for (const ServerFacts& facts : snapshot->servers) EXPECT_GE(facts.seen, kEvening + 136);
  EXPECT_FALSE(memory.Save()) << "nothing is new";
}

TEST(ServerMemory, NamesAreSaltedAndNotStored) {
  std::set<std::uint64_t> keys;
  for (const std::uint64_t salt : {1ULL, 2ULL, 0xFFFFFFFFFFFFFFFFULL}) {
    ServerMemory memory(std::nullopt, salt, kEvening);
    memory.Failure(kServer, kEvening, 0);
    keys.insert(memory.Save()->servers[0].key);
  }
  EXPECT_EQ(keys.size(), 3U);
}

SessionConfig SecondEvening(std::optional<Snapshot> snapshot) {
  SessionConfig config;
  config.sources = Mirrors(3);
  config.now = 1000;
  config.epoch_ms = kEvening;
  config.remember = true;
  config.snapshot = std::move(snapshot);
  return config;
}

TEST(SecondEvening, BeginsOnTheServerThatWorked) {
  SessionDriver first(SecondEvening(std::nullopt));
  first.Load();
  first.Refuse();
  first.StartAtPlace();
  first.Play(12000);
  ASSERT_FALSE(first.snapshots.empty());
  SessionConfig config = SecondEvening(first.snapshots.back());
  config.epoch_ms += kHour;
  SessionDriver second(config);
  second.Load();
  EXPECT_EQ(second.loads[0].source_id, "s2") << "s1 failed, the others are as good as each other";
  // A server that works again becomes the first one again after a while.
  second.Send(event::UserPick{"s1"});
  second.StartAtPlace();
  second.Play(12000);
  config.snapshot = second.snapshots.back();
  SessionDriver third(config);
  third.Load();
  EXPECT_EQ(third.loads[0].source_id, "s1");
}

TEST(SecondEvening, ASilentServerIsNotAskedFirst) {
  SessionConfig config = SecondEvening(std::nullopt);
  config.capabilities.look = config.capabilities.life = true;
  SessionDriver first(config);
  first.Load();
  first.Wait(2000);
  for (const command::Fetch& probe : first.open_fetches()) {
    if (probe.purpose != "probe") continue;
    first.Send(event::SourceFacts{probe.source_id, Finding::kUnknown, true});
    first.Send(event::FetchDone{probe.id, true, Millis{90}, Millis{120}, 900.0});
  }
  first.Wait(3000);
  ASSERT_EQ(first.loads.back().source_id, "s2");
  first.StartAtPlace();
  first.Play(12000);
  config.snapshot = first.snapshots.back();
  config.epoch_ms += kHour;
  SessionDriver second(config);
  second.Load();
  EXPECT_EQ(second.loads[0].source_id, "s2");
}

TEST(SecondEvening, NothingIsKeptWithoutBeingToldTo) {
  SessionConfig config = SecondEvening(std::nullopt);
  config.remember = false;
  SessionDriver d(config);
  d.Load();
  d.Refuse();
  d.StartAtPlace();
  d.Play(12000);
  d.Send(event::Stop());
  EXPECT_TRUE(d.snapshots.empty());
}

TEST(SecondEvening, IsKeptAtTheEndOfAnEveningToo) {
  SessionDriver d(SecondEvening(std::nullopt));
  d.Load();
  d.Refuse();
  EXPECT_TRUE(d.snapshots.empty());
  d.Send(event::Stop());
  ASSERT_EQ(d.snapshots.size(), 1U);
  EXPECT_EQ(d.snapshots[0].servers.size(), 1U);
}

TEST(SecondEvening, WhatIsRememberedOrdersAndNeverForbids) {
  ServerMemory memory(std::nullopt, 7, kEvening);
  for (const char* server :
       {"https://mirror1.example", "https://mirror2.example", "https://mirror3.example"})
    for (int i = 0; i < 20; ++i) memory.Failure(server, kEvening, kEvening + 300000);
  SessionConfig config = SecondEvening(memory.Save());
  config.epoch_ms += 1000;
  SessionDriver d(config);
  d.Load();
  ASSERT_EQ(d.loads.size(), 1U);
  d.StartAtPlace();
  d.Play(1000);
  EXPECT_EQ(d.state(), State::kPlaying);
}

}  // namespace
}  // namespace resilient_playback::testing

#include "core/session/memory.h"

#include <gtest/gtest.h>

#include <vector>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

constexpr Millis kEpoch = Millis{1764000000} * 1000;  // autumn 2025
constexpr char kFirst[] = "https://mirror1.example";

MemoryConfig Remembering(Millis epoch_ms = kEpoch) {
  MemoryConfig config;
  config.epoch_ms = epoch_ms;
  config.remember = true;
  config.salt = 7;
  return config;
}

struct MemoryTest : ::testing::Test, PartFixture {
  // The snapshot after an evening on which the first server failed four times.
  Snapshot BadEvening() {
    Memory memory(Remembering(), clock, &out);
    for (int i = 0; i < 4; ++i) memory.Failure(kFirst, 30000);
    memory.Save("the evening is over");
    const auto saved = Take<command::SaveSnapshot>();
    EXPECT_EQ(saved.size(), 1U);
    return saved.empty() ? Snapshot() : saved[0].snapshot;
  }
  std::vector<std::string_view> Whys() {
    std::vector<std::string_view> whys;
    for (const auto& trace : Take<command::Trace>()) whys.push_back(trace.why);
    return whys;
  }
};

TEST_F(MemoryTest, TheWallClockGoesWithTheSession) {
  const Memory memory(Remembering(), clock, &out);
  EXPECT_EQ(memory.Epoch(), kEpoch);
  Wait(2500);
  EXPECT_EQ(memory.Epoch(), kEpoch + 2500);
}

TEST_F(MemoryTest, WithoutTheWallClockNothingIsLearnt) {
  for (const Millis epoch_ms : {Millis{0}, Millis{-1}, Millis{86400000}}) {
    SCOPED_TRACE(epoch_ms);
    Memory memory(Remembering(epoch_ms), clock, &out);
    memory.Failure(kFirst, 30000);
    memory.Answered(kFirst, 50000);
    EXPECT_EQ(memory.Success(kFirst), 0);
    memory.Save("the evening is over");
    EXPECT_TRUE(Take<command::SaveSnapshot>().empty());
  }
  EXPECT_EQ(Memory(Remembering(0), clock, &out).Epoch(), std::nullopt);
  EXPECT_EQ(Memory(Remembering(-1), clock, &out).Epoch(), std::nullopt);
}

TEST_F(MemoryTest, NothingLeavesButByASnapshotAndOnlyWhereTheViewerWantsIt) {
  MemoryConfig config = Remembering();
  Memory memory(config, clock, &out);
  memory.Failure(kFirst, 0);
  memory.Answered(kFirst, 400);
  memory.Success(kFirst);
  EXPECT_TRUE(out.Take().empty());
  memory.Save("now");
  EXPECT_EQ(Take<command::SaveSnapshot>().size(), 1U);

  config.remember = false;
  Memory forgetful(config, clock, &out);
  forgetful.Failure(kFirst, 0);
  forgetful.Save("now");
  EXPECT_TRUE(out.Take().empty());
}

TEST_F(MemoryTest, WhereNothingHasChangedNothingIsSaved) {
  Memory memory(Remembering(), clock, &out);
  memory.Save("nothing yet");
  EXPECT_TRUE(Take<command::SaveSnapshot>().empty());
  memory.Failure("", 30000);  // a failure without a server
  memory.Save("nobody's");
  EXPECT_TRUE(Take<command::SaveSnapshot>().empty());
  memory.Answered(kFirst, 400);
  memory.Save("one answer");
  memory.Save("again");
  EXPECT_EQ(Take<command::SaveSnapshot>().size(), 1U);
}

TEST_F(MemoryTest, TheNextEveningKnowsTheBadServer) {
  MemoryConfig config = Remembering(kEpoch + 10000);
  config.snapshot = BadEvening();
  Memory memory(config, clock, &out);
  OriginHealth health;
  memory.Recall(&sources, &health);
  EXPECT_GT(sources[0].health_penalty, 0);
  EXPECT_EQ(sources[1].health_penalty, 0);
  EXPECT_TRUE(health.Excluded(kFirst, now() + 19999));
  EXPECT_FALSE(health.Excluded(kFirst, now() + 20000));
  EXPECT_FALSE(health.Excluded(sources[1].origin, now()));
  memory.NoteRecall();
  EXPECT_EQ(Whys(), std::vector<std::string_view>{"servers are remembered"});
}

TEST_F(MemoryTest, ASnapshotThatCannotBeJudgedIsNotTaken) {
  const Snapshot bad = BadEvening();
  for (const Millis epoch_ms : {Millis{0}, kEpoch - 1, kEpoch + Millis{24} * 3600 * 1000}) {
    SCOPED_TRACE(epoch_ms);
    MemoryConfig config = Remembering(epoch_ms);
    config.snapshot = bad;
    const Memory memory(config, clock, &out);
    OriginHealth health;
    memory.Recall(&sources, &health);
    EXPECT_EQ(sources[0].health_penalty, 0);
    EXPECT_FALSE(health.Excluded(kFirst, now()));
  }
}

TEST_F(MemoryTest, WhyNothingIsRememberedIsSaid) {
  const auto why = [this](const MemoryConfig& config) {
    Memory memory(config, clock, &out);
    memory.NoteRecall();
    return Whys();
  };
  EXPECT_TRUE(why(Remembering()).empty());
  MemoryConfig refused = Remembering();
  refused.snapshot_refused = true;
  EXPECT_EQ(why(refused).size(), 1U);
  MemoryConfig dateless = Remembering(0);
  dateless.snapshot = BadEvening();
  EXPECT_EQ(why(dateless).size(), 1U);
  MemoryConfig from_the_future = Remembering(kEpoch - 1);
  from_the_future.snapshot = dateless.snapshot;
  EXPECT_EQ(why(from_the_future).size(), 1U);
}

TEST_F(MemoryTest, EachSuccessHalvesTheFailures) {
  Memory memory(Remembering(), clock, &out);
  for (int i = 0; i < 7; ++i) memory.Failure(kFirst, 0);
  int last = memory.Success(kFirst);
  EXPECT_GT(last, 0);
  for (int i = 0; i < 3; ++i) {
    const int next = memory.Success(kFirst);
    EXPECT_LE(next, last);
    last = next;
  }
  EXPECT_EQ(last, 0);
}

// A device without a monotonic clock gives the wall-clock time for both clocks.
TEST_F(MemoryTest, AClockThatIsTheWallClockIsKnown) {
  clock.MoveTo(kEpoch);
  Memory memory(Remembering(), clock, &out);
  EXPECT_EQ(memory.Epoch(), kEpoch);
  memory.Failure(kFirst, 30000);
  memory.Save("the evening is over");
  const auto saved = Take<command::SaveSnapshot>();
  ASSERT_EQ(saved.size(), 1U);
  EXPECT_EQ(saved[0].snapshot.servers.at(0).seen, kEpoch);
}

}  // namespace
}  // namespace resilient_playback::testing

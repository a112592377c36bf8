// Requests of engines: which source to ask first, which next, and which failures stay inside the
// router.
#include <gtest/gtest.h>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

using Ids = std::vector<std::string>;

SessionConfig PiecesConfig(int mirrors) {
  SessionConfig config;
  config.sources = Mirrors(mirrors);
  config.capabilities.look = true;
  config.capabilities.life = true;
  config.capabilities.requests = true;
  config.capabilities.hlsjs = true;
  config.capabilities.mse = true;
  return config;
}

event::Request Ask(const std::string& id, Ids others = {"s2", "s3"},
                   const std::string& own = "s1") {
  event::Request request;
  request.id = id;
  request.source_id = own;
  request.others = std::move(others);
  return request;
}

event::RequestDone Done(const std::string& id, const std::string& source) {
  event::RequestDone done;
  done.id = id;
  done.source_id = source;
  done.ok = true;
  done.first_byte_ms = 40;
  return done;
}

event::RequestDone Failed(const std::string& id, const std::string& source, int status) {
  event::RequestDone done;
  done.id = id;
  done.source_id = source;
  done.evidence.engine = "http";
  done.evidence.status = status;
  return done;
}

SessionDriver Playing(int mirrors) {
  SessionDriver d(PiecesConfig(mirrors));
  d.Load();
  d.StartAtPlace();
  d.Play(2000);
  return d;
}

std::size_t Steps(const SessionDriver& d, std::string_view step) {
  std::size_t count = 0;
  for (const command::Trace& trace : d.traces) count += trace.step == step ? 1 : 0;
  return count;
}

TEST(Requests, ItsOwnSourceFirstThenTheOthersInTheirOrder) {
  SessionDriver d = Playing(3);
  d.Send(Ask("r1"));
  ASSERT_EQ(d.answers.size(), 1U);
  EXPECT_EQ(d.answers[0].request_id, "r1");
  EXPECT_EQ(d.answers[0].attempts, (Ids{"s1", "s2", "s3"}));
  EXPECT_EQ(d.answers[0].silent_ms, 1500);
  EXPECT_EQ(d.answers[0].finish_rest_ms, 2000);
  EXPECT_EQ(d.answers[0].finish_floor_ms, 4000);
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(Requests, AManifestOrAKeyComesFromItsOwnSourceOnly) {
  SessionDriver d = Playing(2);
  event::Request request = Ask("r1");
  request.alone = true;
  d.Send(request);
  EXPECT_EQ(d.answers[0].attempts, (Ids{"s1"}));
}

TEST(Requests, AtMostThreeAndItsOwnAlwaysAmongThem) {
  SessionDriver d = Playing(6);
  d.Send(Ask("r1", {"s2", "s3", "s4", "s5", "s6", "s9", "s2"}));
  EXPECT_EQ(d.answers[0].attempts, (Ids{"s1", "s2", "s3"}));
  d.Send(Failed("r1", "s1", 404));
  d.Send(Ask("r2", {"s2", "s3", "s4"}));
  EXPECT_EQ(d.answers[1].attempts, (Ids{"s2", "s3", "s1"}));
}

TEST(Requests, WhoFailedOrWasSilentIsAskedSecondForAWhileAndLongerEachTime) {
  for (const bool silent : {false, true}) {
    SessionDriver d = Playing(2);
    const auto trouble = [&](const std::string& id) {
      d.Send(Ask(id, {"s2"}));
      if (silent) {
        d.Send(event::RequestSlow{id, "s1", true});
      } else {
        d.Send(Failed(id, "s1", 503));
      }
      d.Send(Done(id, "s2"));
    };
    trouble("r1");
    d.Play(14000);
    d.Send(Ask("r2", {"s2"}));
    EXPECT_EQ(d.answers.back().attempts, (Ids{"s2", "s1"}));
    d.Play(1500);
    trouble("r3");
    ASSERT_EQ(d.answers.back().attempts, (Ids{"s1", "s2"}));
    d.Play(20000);
    d.Send(Ask("r4", {"s2"}));
    EXPECT_EQ(d.answers.back().attempts, (Ids{"s2", "s1"}));
    EXPECT_EQ(d.loads.size(), 1U) << "a piece of another source is no switch";
    EXPECT_TRUE(d.notes.empty());
  }
}

TEST(Requests, LosingARaceDemotesNobody) {
  SessionDriver d = Playing(2);
  d.Send(Ask("r1", {"s2"}));
  event::RequestDone lost;
  lost.id = "r1";
  lost.source_id = "s1";
  lost.lost = true;
  d.Send(lost);
  d.Send(Ask("r2", {"s2"}));
  EXPECT_EQ(d.answers.back().attempts, (Ids{"s1", "s2"}));
}

TEST(Requests, AFasterOneIsAskedFirstAndWhereItWasNoFasterNobodyAsksTwiceForAWhile) {
  SessionDriver d = Playing(2);
  d.Send(Ask("r1", {"s2"}));
  d.Send(event::RequestSlow{"r1", "s1", false});
  d.Send(Done("r1", "s2"));
  d.Send(Ask("r2", {"s2"}));
  EXPECT_EQ(d.answers.back().attempts, (Ids{"s2", "s1"}));

  SessionDriver own_line = Playing(2);
  own_line.Send(Ask("r1", {"s2"}));
  own_line.Send(event::RequestSlow{"r1", "s1", false});
  own_line.Send(Done("r1", "s1"));
  own_line.Send(Ask("r2", {"s2"}));
  EXPECT_EQ(own_line.answers.back().attempts, (Ids{"s1", "s2"}));
  EXPECT_EQ(own_line.answers.back().finish_floor_ms, 0) << "both would only be slower";
  own_line.Play(31000);
  own_line.Send(Ask("r3", {"s2"}));
  EXPECT_EQ(own_line.answers.back().finish_floor_ms, 4000);
}

TEST(Requests, NeverOfChannelsTorrentsAccountsOrWhoCountsConnections) {
  for (const char* other :
       {"https://mirror2.example/live/user/password/1.m3u8",
        "http://192.168.1.2:8090/stream/"
        "film.m3u8?link=0123456789abcdef0123456789abcdef01234567&index=1&play"}) {
    SessionConfig config = PiecesConfig(2);
    config.sources[1].url = other;
    SessionDriver d(std::move(config));
    d.Load();
    d.StartAtPlace();
    d.Send(Ask("r1", {"s2"}));
    EXPECT_EQ(d.answers[0].attempts, (Ids{"s1"})) << other;
  }
  SessionDriver counts = Playing(2);
  counts.Send(Ask("r1", {"s2"}));
  counts.Send(Failed("r1", "s2", 429));
  counts.Send(Ask("r2", {"s2"}));
  EXPECT_EQ(counts.answers.back().attempts, (Ids{"s1"}));

  SessionDriver live = Playing(2);
  live.set_live();
  live.Play(1000);
  live.Send(Ask("r1", {"s2"}));
  EXPECT_EQ(live.answers[0].attempts, (Ids{"s1"}));
}

TEST(Requests, AVitalPieceThatFailsAtTheStartMovesOnAtOnce) {
  SessionDriver d(PiecesConfig(2));
  d.Load();
  event::Request request = Ask("r1", {"s2"});
  request.vital = true;
  d.Send(request);
  d.Send(Failed("r1", "s1", 404));
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
  EXPECT_EQ(d.loads[1].reason, Reason::kNotFound);
}

TEST(Requests, BeforeTheFirstFrameTooAPieceMayComeFromElsewhereOncePiecesHaveCome) {
  SessionDriver d(PiecesConfig(2));
  d.Load();
  event::Request request = Ask("r1", {"s2"});
  request.vital = request.media = true;
  d.Send(request);
  d.Send(Done("r1", "s1"));
  request.id = "r2";
  d.Send(request);
  d.Send(event::RequestSlow{"r2", "s1", true});
  d.Send(Failed("r2", "s1", 404));
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_EQ(d.fetches.size(), 1U) << "nothing is proven for a change of the source";
}

TEST(Requests, WhatIsNotVitalOrAloneWaitsForTheEngine) {
  SessionDriver d(PiecesConfig(2));
  d.Load();
  d.Send(Ask("r1", {"s2"}));
  d.Send(Failed("r1", "s1", 404));
  EXPECT_EQ(d.loads.size(), 1U);

  SessionDriver alone(PiecesConfig(1));
  alone.Load();
  event::Request request = Ask("r1", {});
  request.vital = true;
  alone.Send(request);
  alone.Send(Failed("r1", "s1", 404));
  EXPECT_EQ(alone.loads.size(), 1U);
}

TEST(Requests, TheSecondTimeInAnIncidentTheEngineHasTheWord) {
  SessionDriver d(PiecesConfig(2));
  d.Load();
  event::RequestDone odd = Failed("r1", "s1", 200);
  odd.evidence.details = "damaged";
  const auto ask = [&](const std::string& id, const std::string& own) {
    event::Request request = Ask(id, {}, own);
    request.vital = true;
    odd.id = id;
    odd.source_id = own;
    d.Send(request);
    d.Send(odd);
  };
  ask("r1", "s1");
  ask("r2", "s2");
  d.Wait(10000);
  ASSERT_GE(d.loads.size(), 3U);
  const std::size_t before = d.loads.size();
  const std::string own = d.loads.back().source_id;
  ask("r3", own);
  EXPECT_EQ(d.loads.size(), before);
}

TEST(Requests, ASilentPieceAtTheStartLosesToAProvenSourceAtOnce) {
  SessionDriver d(PiecesConfig(2));
  d.Load();
  d.Send(event::Loading{d.load_id()});
  d.Send(Ask("r1", {"s2"}));
  d.Wait(1500);
  d.Send(event::RequestSlow{"r1", "s1", true});
  const command::Fetch probe = d.fetches.back();
  ASSERT_EQ(probe.purpose, "probe");
  d.Send(event::SourceFacts{probe.source_id, Finding::kUnknown, true});
  d.Send(event::FetchDone{probe.id, true, Millis{30}, Millis{60}, 900.0});
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
  EXPECT_EQ(Steps(d, "excluded"), 0U);
}

TEST(Requests, AStarvedEngineIsLeftBeforeItsBufferRunsDry) {
  SessionDriver d = Playing(2);
  d.set_buffered_end(d.position() + 5);
  d.Play(500);
  d.Send(Ask("r1", {}));
  d.Send(event::RequestSlow{"r1", "s1", true});
  ASSERT_EQ(d.fetches.back().purpose, "probe");
  d.Send(event::SourceFacts{"s2", Finding::kUnknown, true});
  d.Send(event::FetchDone{d.fetches.back().id, true, Millis{30}, Millis{60}, 900.0});
  d.Play(4500);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");

  SessionDriver fed = Playing(2);
  fed.set_buffered_end(fed.position() + 5);
  fed.Play(500);
  fed.Send(Ask("r1", {}));
  fed.Send(event::RequestSlow{"r1", "s1", true});
  fed.Send(Done("r1", "s1"));
  fed.Play(4500);
  EXPECT_EQ(fed.loads.size(), 1U);
}

TEST(Requests, AHostThatAsksForNoPiecesPlaysItsElementAlone) {
  for (const bool media : {false, true}) {
    SessionConfig config = PiecesConfig(2);
    config.capabilities = Capabilities();
    config.capabilities.known = config.capabilities.host = true;
    config.capabilities.look = config.capabilities.life = config.capabilities.requests = true;
    SessionDriver d(std::move(config));
    d.Load();
    event::Request request = Ask("r1", {});
    request.media = media;
    d.Send(request);
    d.Send(Done("r1", "s1"));
    d.StartAtPlace();
    d.set_buffered_end(5);
    d.Play(4000);
    EXPECT_EQ(d.fetches.size() > 1, !media) << "its buffer runs dry: the next one is proven";
  }
}

TEST(Requests, PairsAreComparedQuietlyOnceAndWithMuchBuffer) {
  SessionDriver d = Playing(2);
  for (int i = 0; i < 4; ++i) {
    d.set_buffered_end(d.position() + 30);
    d.Play(10000);
  }
  EXPECT_TRUE(d.pairs.empty()) << "what it costs is too much of so little film";
  d.set_buffered_end(d.position() + 14);
  d.Play(9000);
  EXPECT_TRUE(d.pairs.empty()) << "the buffer is needed";
  d.set_buffered_end(d.position() + 30);
  d.Play(5000);
  ASSERT_EQ(d.pairs.size(), 1U);
  EXPECT_EQ(d.pairs[0].source_id, "s2");
  d.Send(event::Paired{"s2", true});
  d.set_buffered_end(d.position() + 30);
  d.Play(5000);
  EXPECT_EQ(d.pairs.size(), 1U);
}

TEST(Requests, AStaleRequestChangesNothing) {
  SessionDriver d(PiecesConfig(2));
  d.Load();
  event::Request request = Ask("r1", {"s2"});
  request.vital = true;
  d.Send(request);
  d.Send(event::UserPick{"s2"});
  const std::size_t loads = d.loads.size();
  d.Send(event::RequestSlow{"r1", "s1", true});
  d.Send(Failed("r1", "s1", 404));
  d.Send(Failed("r9", "s1", 404));
  d.Send(event::RequestSlow{"r9", "s1", true});
  EXPECT_EQ(d.loads.size(), loads);
}

TEST(Requests, OfflineBlamesNobody) {
  SessionDriver d = Playing(2);
  d.Send(Ask("r1", {"s2"}));
  d.Send(event::Offline());
  d.Send(event::RequestSlow{"r1", "s1", true});
  d.Send(Failed("r1", "s1", 0));
  d.Send(event::Online());
  d.Send(Ask("r2", {"s2"}));
  EXPECT_EQ(d.answers.back().attempts, (Ids{"s1", "s2"}));
}

TEST(Requests, ManyOpenOnesAreBounded) {
  SessionDriver d = Playing(2);
  for (int i = 0; i < 10000; ++i) d.Send(Ask("r" + std::to_string(i), {"s2"}));
  EXPECT_EQ(d.answers.size(), 10000U);
  EXPECT_TRUE(d.violations.empty());
}

}  // namespace
}  // namespace resilient_playback::testing

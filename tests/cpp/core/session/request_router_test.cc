#include "core/session/request_router.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

using Ids = std::vector<std::string>;
using Outcome = RequestRouter::Outcome;

struct RequestRouterTest : ::testing::Test, PartFixture {
  explicit RequestRouterTest(std::vector<Source> list = HlsMirrors(5))
      : PartFixture(std::move(list)) {
    router.BeginFilm();
    router.BeginLoad("l1");
  }

  command::Answer Ask(const event::Request& request, bool alone = false) {
    out.Take();
    router.Ask(request, alone);
    const auto answers = Take<command::Answer>();
    EXPECT_EQ(answers.size(), 1U);
    return answers.empty() ? command::Answer() : answers[0];
  }
  // A request for a segment of the current source; all other sources may have it too.
  static event::Request Segment(const std::string& id) {
    event::Request request;
    request.id = id;
    request.source_id = "s1";
    request.media = true;
    request.vital = true;
    request.others = {"s2", "s3", "s4", "s5"};
    return request;
  }
  std::optional<Outcome> Came(const std::string& id, const std::string& source) {
    event::RequestDone done;
    done.id = id;
    done.source_id = source;
    done.ok = true;
    return router.Done(done, false);
  }
  std::optional<Outcome> Failed(const std::string& id, const std::string& source, int status,
                                bool offline = false) {
    event::RequestDone done;
    done.id = id;
    done.source_id = source;
    done.evidence.status = status;
    return router.Done(done, offline);
  }
  std::optional<Outcome> Lost(const std::string& id, const std::string& source) {
    event::RequestDone done;
    done.id = id;
    done.source_id = source;
    done.lost = true;
    return router.Done(done, false);
  }
  bool Slow(const std::string& id, const std::string& source, bool silent, bool offline = false,
            bool started = true) {
    event::RequestSlow slow;
    slow.id = id;
    slow.source_id = source;
    slow.silent = silent;
    return router.Slow(slow, offline, started);
  }

  OriginHealth health;
  RequestRouter router{policy, clock, health, &sources, &out};
};

TEST_F(RequestRouterTest, EachRequestIsAnsweredOnceItsOwnSourceFirst) {
  const command::Answer answer = Ask(Segment("r1"));
  EXPECT_EQ(answer.request_id, "r1");
  EXPECT_EQ(answer.attempts, (Ids{"s1", "s2", "s3"}));
  EXPECT_EQ(answer.silent_ms, policy.silent_ms);
  EXPECT_EQ(answer.finish_rest_ms, policy.finish_rest_ms);
  EXPECT_EQ(answer.finish_floor_ms, policy.finish_floor_ms);
  EXPECT_TRUE(router.asked());
}

TEST_F(RequestRouterTest, WhereNobodyElseMayAnswerTheOwnSourceAloneIsAsked) {
  EXPECT_EQ(Ask(Segment("r1"), true).attempts, Ids{"s1"});
  event::Request manifest = Segment("r2");
  manifest.alone = true;
  manifest.media = false;
  EXPECT_EQ(Ask(manifest).attempts, Ids{"s1"});
  event::Request odd = Segment("r3");
  odd.others = {"s1", "nobody", "", "s2", "s2"};
  EXPECT_EQ(Ask(odd).attempts, (Ids{"s1", "s2"}));
}

TEST_F(RequestRouterTest, TheOwnSourceStaysAmongThoseAskedHoweverItFails) {
  Ask(Segment("r1"));
  ASSERT_TRUE(Failed("r1", "s1", 503));
  // A demoted source comes last, but stays in the list.
  EXPECT_EQ(Ask(Segment("r2")).attempts, (Ids{"s2", "s3", "s1"}));
  // It also stays if its server is excluded.
  health.Exclude(sources[0].origin, now() + 60000);
  EXPECT_EQ(Ask(Segment("r3")).attempts, Ids{"s1"});
}

TEST_F(RequestRouterTest, ADemotionAlwaysEndsAndDoublesUpToItsCap) {
  Millis last = 0;
  for (int i = 0; i < 12; ++i) {
    const std::string id = "r" + std::to_string(i);
    Ask(Segment(id));
    Failed(id, "s1", 503);
    ASSERT_EQ(Ask(Segment("after")).attempts.front(), "s2");
    Millis lasted = 0;
    while (Ask(Segment("after")).attempts.front() != "s1") {
      Wait(1000);
      lasted += 1000;
      ASSERT_LE(lasted, policy.exclusion_cap_ms);
    }
    EXPECT_GE(lasted, last);
    last = lasted;
  }
  EXPECT_EQ(last, policy.exclusion_cap_ms);
}

TEST_F(RequestRouterTest, LosingAHedgedRequestIsNoFailure) {
  Ask(Segment("r1"));
  ASSERT_TRUE(Came("r1", "s2")->ok);
  EXPECT_EQ(Lost("r1", "s1"), std::nullopt);  // the request already has an answer
  EXPECT_EQ(Ask(Segment("r2")).attempts.front(), "s1");
  // The engine waits for an answer, so a request for an unknown source gets one too.
  event::Request stray = Segment("r3");
  stray.source_id = "nobody";
  EXPECT_EQ(Ask(stray).attempts, std::vector<std::string>{"nobody"});
  const std::optional<Outcome> lost = Lost("r2", "s1");
  ASSERT_TRUE(lost);
  EXPECT_TRUE(lost->lost);
  EXPECT_FALSE(lost->needed);
  EXPECT_EQ(Ask(Segment("r3")).attempts.front(), "s1");
}

TEST_F(RequestRouterTest, WithoutANetworkNobodyIsBlamed) {
  Ask(Segment("r1"));
  const std::optional<Outcome> gone = Failed("r1", "s1", 0, true);
  ASSERT_TRUE(gone);
  EXPECT_TRUE(gone->lost);
  EXPECT_FALSE(Slow("r1", "s1", true, true));
  EXPECT_FALSE(router.starved());
  EXPECT_EQ(Ask(Segment("r2")).attempts.front(), "s1");
}

TEST_F(RequestRouterTest, WhatThePictureNeedsIsNeededOnlyOfTheCurrentSourceInThisLoad) {
  Ask(Segment("r1"));
  EXPECT_FALSE(Failed("r1", "s2", 503)->needed);
  const std::optional<Outcome> own = Failed("r1", "s1", 503);
  ASSERT_TRUE(own);
  EXPECT_TRUE(own->needed);
  EXPECT_TRUE(own->of_this_load);
  EXPECT_EQ(own->error, ErrorClass::kHttp5xx);

  Ask(Segment("r2"));
  router.BeginLoad("l2");
  const std::optional<Outcome> old = Failed("r2", "s1", 503);
  ASSERT_TRUE(old);
  EXPECT_FALSE(old->of_this_load);
  EXPECT_FALSE(old->needed);

  event::Request subtitles = Segment("r3");
  subtitles.vital = false;
  Ask(subtitles);
  EXPECT_FALSE(Failed("r3", "s1", 503)->needed);
}

TEST_F(RequestRouterTest, ReportsOfUnknownRequestsOrSourcesChangeNothing) {
  Ask(Segment("r1"));
  EXPECT_EQ(Came("r9", "s1"), std::nullopt);
  EXPECT_EQ(Failed("r1", "nobody", 503), std::nullopt);
  EXPECT_FALSE(Slow("r9", "s1", true));
  EXPECT_FALSE(Slow("r1", "nobody", true));
  EXPECT_FALSE(router.fed());
  EXPECT_FALSE(router.starved());
  EXPECT_EQ(Ask(Segment("r2")).attempts.front(), "s1");
  // Requests without a report do not accumulate: the router forgets the oldest.
  for (int i = 0; i < 40; ++i) Ask(Segment("many" + std::to_string(i)));
  EXPECT_EQ(Came("r1", "s1"), std::nullopt);
  EXPECT_TRUE(Came("many39", "s1"));
}

TEST_F(RequestRouterTest, AnOverdueRequestThatNobodyElseAnswersStarvesTheLoad) {
  Ask(Segment("r1"), true);
  EXPECT_TRUE(Slow("r1", "s1", false));
  EXPECT_TRUE(router.starved());
  Came("r1", "s1");
  EXPECT_FALSE(router.starved());
  EXPECT_TRUE(router.fed());
  // If other sources can answer and the picture moves, the load is not starved.
  Ask(Segment("r2"));
  EXPECT_FALSE(Slow("r2", "s1", true));
  EXPECT_FALSE(router.starved());
  // A new load starts without the state of the last one.
  Ask(Segment("r3"), true);
  Slow("r3", "s1", false);
  router.BeginLoad("l2");
  EXPECT_FALSE(router.starved());
  EXPECT_FALSE(router.fed());
  EXPECT_FALSE(router.asked());
}

TEST_F(RequestRouterTest, OnASlowNetworkHedgingPausesAndComesBack) {
  Ask(Segment("r1"));
  Slow("r1", "s1", false);
  Came("r1", "s1");  // the hedged request did not help
  EXPECT_EQ(Ask(Segment("r2")).finish_floor_ms, 0);
  Wait(policy.exclusion_cap_ms);
  EXPECT_EQ(Ask(Segment("r3")).finish_floor_ms, policy.finish_floor_ms);
  // A hedged request that helped does not pause hedging, and it demotes the current source.
  Slow("r3", "s1", false);
  Came("r3", "s2");
  const command::Answer next = Ask(Segment("r4"));
  EXPECT_EQ(next.finish_floor_ms, policy.finish_floor_ms);
  EXPECT_EQ(next.attempts.front(), "s2");
}

TEST_F(RequestRouterTest, AServerThatCountsRequestsAnswersForNobodyElse) {
  Ask(Segment("r1"));
  Failed("r1", "s2", 429);
  EXPECT_FALSE(router.MayAnswer(1));
  EXPECT_EQ(Ask(Segment("r2")).attempts, (Ids{"s1", "s3", "s4"}));
}

std::vector<Source> Shy() {
  std::vector<Source> sources = HlsMirrors(7);
  sources[1].live = true;
  sources[2].url = "";
  sources[3].type = MediaType::kDash;
  sources[4].url = "http://plain.example/film.m3u8";
  sources[5].url = "https://tv.example/movie/user/password/1.m3u8";
  return sources;
}

struct ShySourcesTest : RequestRouterTest {
  ShySourcesTest() : RequestRouterTest(Shy()) {}
};

TEST_F(ShySourcesTest, WhoWouldBeHarmedDoesNotAnswerForAnother) {
  EXPECT_EQ(router.OthersThatMayAnswer(), std::uint64_t{1} << 6);
  health.CoolDown(sources[6].origin, now() + 1000);
  EXPECT_EQ(router.OthersThatMayAnswer(), 0U);
  Wait(1000);
  sources.SetFinding(6, Finding::kProtected);
  EXPECT_FALSE(router.MayAnswer(6));
}

}  // namespace
}  // namespace resilient_playback::testing

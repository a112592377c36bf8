// Manifest prefetch: the session skips a source that this device cannot play, and nothing waits for
// the prefetch.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

SessionConfig Config(int mirrors) {
  SessionConfig config;
  config.sources = Mirrors(mirrors);
  config.capabilities.look = true;
  return config;
}

void Find(SessionDriver* d, const std::string& source, Finding finding) {
  d->Send(event::SourceFacts{source, finding});
}

// All open manifest prefetches get the same finding.
void AnswerAll(SessionDriver* d, Finding finding) {
  const std::vector<command::Fetch> asked = d->open_fetches();
  for (const command::Fetch& fetch : asked) {
    d->Send(event::FetchDone{fetch.id, true});
    Find(d, fetch.source_id, finding);
  }
}

TEST(Looks, TheOpenedSourceIsLookedAtBesideThePlayer) {
  SessionDriver d(Config(3));
  d.Load();
  ASSERT_EQ(d.fetches.size(), 1U);
  EXPECT_EQ(d.fetches[0].source_id, "s1");
  EXPECT_EQ(d.fetches[0].purpose, "manifest");
  EXPECT_EQ(d.loads.size(), 1U);
  AnswerAll(&d, Finding::kGood);
  d.StartAtPlace();
  d.Play(20000);
  EXPECT_EQ(d.fetches.size(), 1U);
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(Looks, AProtectedSourceIsPassedOverAtOnce) {
  SessionDriver d(Config(2));
  d.Load();
  d.Wait(200);
  AnswerAll(&d, Finding::kProtected);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
  EXPECT_EQ(d.loads[1].reason, Reason::kProtected);
  EXPECT_EQ(d.now(), 200);
  d.StartAtPlace();
  EXPECT_EQ(d.state(), State::kPlaying);
  for (const command::Notify& note : d.notes) EXPECT_EQ(note.severity, "quiet");
}

TEST(Looks, TheOthersAreLookedAtOnceOneIsRefused) {
  SessionDriver d(Config(4));
  d.Load();
  AnswerAll(&d, Finding::kProtected);
  EXPECT_EQ(d.loads.back().source_id, "s2");
  EXPECT_EQ(d.fetches.size(), 4U);
  Find(&d, "s3", Finding::kProtected);
  Find(&d, "s2", Finding::kProtected);
  EXPECT_EQ(d.loads.back().source_id, "s4");
}

TEST(Looks, WhereNothingElseIsLeftTheRefusedOneIsPlayedAllTheSame) {
  SessionDriver d(Config(2));
  d.Load();
  AnswerAll(&d, Finding::kProtected);
  AnswerAll(&d, Finding::kProtected);
  ASSERT_EQ(d.loads.size(), 2U);
  d.Wait(1000);
  EXPECT_EQ(d.loads.size(), 2U);
  d.StartAtPlace();
  EXPECT_EQ(d.state(), State::kPlaying);
}

TEST(Looks, TheSentenceNamesWhatTheManifestSaid) {
  SessionDriver d(Config(2));
  d.Load();
  AnswerAll(&d, Finding::kProtected);
  AnswerAll(&d, Finding::kProtected);
  for (int i = 0; i < 4 && d.give_ups.empty(); ++i) {
    Evidence evidence;
    evidence.engine = "hls.js";
    evidence.details = "fragParsingError";
    d.Fail(evidence);
    d.Wait(9000);
  }
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.give_ups[0].reason, Reason::kProtected);
  EXPECT_EQ(d.notes.back().message_key, "protected");
}

TEST(Looks, TheTrailerIsNamedWhereAllIsProtectedAndThereIsOne) {
  for (const bool trailer : {false, true}) {
    for (const bool all : {false, true}) {
      SessionConfig config = Config(2);
      config.trailer = trailer;
      SessionDriver d(config);
      d.Load();
      AnswerAll(&d, Finding::kProtected);
      AnswerAll(&d, all ? Finding::kProtected : Finding::kGood);
      for (int i = 0; i < 6 && d.give_ups.empty(); ++i) {
        d.Refuse();
        d.Wait(9000);
      }
      ASSERT_EQ(d.give_ups.size(), 1U);
      EXPECT_EQ(d.give_ups[0].instead, trailer && all ? "trailer" : "");
    }
  }
}

TEST(Looks, WhatIsLearntAfterAFailureNamesIt) {
  SessionDriver d(Config(2));
  d.Load();
  d.Refuse();
  ASSERT_EQ(d.loads.back().source_id, "s2");
  AnswerAll(&d, Finding::kProtected);
  for (int i = 0; i < 6 && d.give_ups.empty(); ++i) {
    d.Refuse();
    d.Wait(9000);
  }
  ASSERT_EQ(d.give_ups.size(), 1U);
  ASSERT_EQ(d.give_ups[0].tried.size(), 2U);
  EXPECT_EQ(d.give_ups[0].tried[0].reason, Reason::kProtected);
  EXPECT_EQ(d.notes.back().message_key, "protected");
}

TEST(Looks, AloneItIsLookedAtOnlyInTroubleBeforeItsFirstFrame) {
  SessionDriver d(Config(1));
  d.Load();
  d.Wait(3400);
  EXPECT_TRUE(d.fetches.empty());
  d.Refuse();
  ASSERT_EQ(d.fetches.size(), 1U);
  EXPECT_EQ(d.fetches[0].purpose, "manifest");
  AnswerAll(&d, Finding::kGood);
  d.Wait(600);
  d.StartAtPlace();
  d.Play(20000);
  d.Refuse();
  EXPECT_EQ(d.fetches.size(), 1U);
  EXPECT_TRUE(d.give_ups.empty());
}

TEST(Looks, AloneAndClearNothingChanges) {
  SessionDriver d(Config(1));
  d.Load();
  d.Wait(3600);
  AnswerAll(&d, Finding::kGood);
  d.Wait(5000);
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_TRUE(d.give_ups.empty());
  d.StartAtPlace();
  EXPECT_EQ(d.state(), State::kPlaying);
}

TEST(Looks, AloneAndShownInTimeItIsNeverLookedAt) {
  SessionDriver d(Config(1));
  d.Load();
  d.Wait(3000);
  d.StartAtPlace();
  d.Play(20000);
  d.Refuse();
  EXPECT_TRUE(d.fetches.empty());
}

TEST(Looks, AnAnswerAboutTheAddressNeedsNoLook) {
  SessionDriver d(Config(1));
  d.Load();
  d.FailWithStatus(404);
  EXPECT_TRUE(d.fetches.empty());
}

TEST(Looks, AloneAndRefusedItIsOverAtOnce) {
  SessionConfig config = Config(1);
  config.trailer = true;
  SessionDriver d(config);
  d.Load();
  d.Wait(3600);
  ASSERT_EQ(d.fetches.size(), 1U);
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_TRUE(d.give_ups.empty());
  AnswerAll(&d, Finding::kProtected);
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.give_ups[0].reason, Reason::kProtected);
  EXPECT_EQ(d.give_ups[0].instead, "trailer");
  EXPECT_EQ(d.notes.back().message_key, "protected");
}

TEST(Looks, ALicenceIsAvoidedOnlyForASourceKnownToBeClear) {
  SessionDriver d(Config(3));
  d.Load();
  AnswerAll(&d, Finding::kNeedsLicence);
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_EQ(d.fetches.size(), 3U);
  Find(&d, "s2", Finding::kUnknown);
  EXPECT_EQ(d.loads.size(), 1U);
  Find(&d, "s3", Finding::kGood);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s3");
}

TEST(Looks, APictureThatIsThereIsNeverGivenUpForAReport) {
  SessionDriver d(Config(2));
  d.Load();
  d.StartAtPlace();
  d.Play(2000);
  Find(&d, "s1", Finding::kProtected);
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_EQ(d.state(), State::kPlaying);
}

TEST(Looks, WhatHasPlayedIsNotRefusedByAReportAfterwards) {
  for (const bool before : {true, false}) {
    SessionDriver d(Config(2));
    d.Load();
    d.Send(event::UserPick{"s1"});
    if (before) Find(&d, "s1", Finding::kProtected);
    d.StartAtPlace();
    d.Play(2000);
    if (!before) Find(&d, "s1", Finding::kProtected);
    for (int i = 0; i < 20 && d.give_ups.empty(); ++i) {
      d.Refuse();
      d.Wait(9000);
    }
    ASSERT_EQ(d.give_ups.size(), 1U);
    ASSERT_FALSE(d.give_ups[0].tried.empty());
    EXPECT_EQ(d.give_ups[0].tried[0].source_id, "s1");
    EXPECT_EQ(d.give_ups[0].tried[0].reason, Reason::kNoAnswer) << before;
  }
}

TEST(Looks, ThePickOfTheViewerIsObeyed) {
  SessionDriver d(Config(2));
  d.Load();
  d.Send(event::UserPick{"s2"});
  Find(&d, "s2", Finding::kProtected);
  EXPECT_EQ(d.loads.back().source_id, "s2");
}

TEST(Looks, AManifestThatCannotBeReadBlamesNobody) {
  SessionDriver d(Config(2));
  d.Load();
  d.Send(event::FetchDone{d.fetches[0].id, false});
  EXPECT_EQ(d.loads.size(), 1U);
  d.Send(event::FetchDone{d.fetches[0].id, true});  // stale
  d.Send(event::FetchDone{"f99", true});
  Find(&d, "s9", Finding::kProtected);
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(Looks, OneConnectionSourcesAreLeftAlone) {
  const auto looks = [](const std::string& url, MediaType type, bool live) {
    SessionConfig config = Config(2);
    config.sources[0].url = url;
    config.sources[0].type = type;
    config.sources[0].live = live;
    SessionDriver d(std::move(config));
    d.Load();
    return std::count_if(d.fetches.begin(), d.fetches.end(),
                         [](const command::Fetch& one) { return one.source_id == "s1"; });
  };
  EXPECT_EQ(looks("https://a.example/f.m3u8", MediaType::kHls, false), 1);
  EXPECT_EQ(looks("https://a.example/f.mpd", MediaType::kDash, false), 1);
  EXPECT_EQ(looks("https://a.example/f.mp4", MediaType::kMp4, false), 0);
  EXPECT_EQ(looks("https://a.example/f.m3u8", MediaType::kHls, true), 0);
  EXPECT_EQ(looks("https://a.example/live/user/password/1.m3u8", MediaType::kHls, false), 0);
  EXPECT_EQ(looks("", MediaType::kHls, false), 0);
}

TEST(Looks, ASingleSourceAndAHostThatCannotFetchAreNotAsked) {
  SessionDriver alone(Config(1));
  alone.Load();
  EXPECT_TRUE(alone.fetches.empty());
  SessionDriver d = SessionDriver::WithMirrors(2);
  d.Load();
  EXPECT_TRUE(d.fetches.empty());
}

TEST(Looks, AnAdoptedPlaybackIsLookedAtUntilItPlays) {
  SessionDriver d(Config(2));
  d.Send(event::Load{0, false, true, "s1", {}, false});
  ASSERT_EQ(d.fetches.size(), 1U);
  AnswerAll(&d, Finding::kUndecodable);
  ASSERT_EQ(d.loads.size(), 1U);
  EXPECT_EQ(d.loads[0].source_id, "s2");
  EXPECT_EQ(d.loads[0].reason, Reason::kCodec);
  SessionDriver playing(Config(2));
  playing.Send(event::Load{0, false, true, "s1", {}, true});
  EXPECT_TRUE(playing.fetches.empty());
}

TEST(Looks, WhatIsStillBeingReadIsCancelledAtTheEnd) {
  SessionDriver d(Config(2));
  d.Load();
  d.Send(event::Stop());
  EXPECT_TRUE(d.open_fetches().empty());
}

TEST(Engines, AKindThatNothingHerePlaysComesLast) {
  const auto first = [](Capabilities capabilities) {
    SessionConfig config;
    config.sources = Mirrors(2);
    config.sources[0].type = MediaType::kDash;
    config.capabilities = capabilities;
    SessionDriver d(std::move(config));
    d.Load();
    return d.loads.at(0).source_id;
  };
  Capabilities capabilities;
  capabilities.mse = true;
  capabilities.hlsjs = true;
  EXPECT_EQ(first(capabilities), "s1");  // the engines of the device are not known yet
  capabilities.known = true;
  EXPECT_EQ(first(capabilities), "s2");
  capabilities.dashjs = true;
  EXPECT_EQ(first(capabilities), "s1");
  capabilities.dashjs = false;
  capabilities.native_dash = true;
  EXPECT_EQ(first(capabilities), "s1");
  capabilities = Capabilities();
  capabilities.known = true;
  capabilities.host = true;
  EXPECT_EQ(first(capabilities), "s1");
}

TEST(Engines, AnAdoptedKindThatNothingHerePlaysIsPassedOver) {
  SessionConfig config;
  config.sources = Mirrors(2);
  config.sources[0].type = MediaType::kDash;
  config.capabilities.known = true;
  config.capabilities.mse = true;
  config.capabilities.hlsjs = true;
  SessionDriver d(std::move(config));
  d.Send(event::Load{0, false, true, "s1", {}, false});
  ASSERT_EQ(d.loads.size(), 1U);
  EXPECT_EQ(d.loads[0].source_id, "s2");
  EXPECT_EQ(d.loads[0].reason, Reason::kCodec);
}

TEST(Found, AServerThatAManifestNamesIsASourceLikeTheOneThatNamedIt) {
  SessionConfig config;
  config.sources = Mirrors(1);
  config.sources[0].quality = 720;
  SessionDriver d(config);
  d.Load();
  d.Send(event::SourceFound{"s1", "s1-2", "https://other.example/low.m3u8"});
  d.Send(event::SourceFound{"s1", "s1-2", "https://third.example/low.m3u8"});
  d.Send(event::SourceFound{"s9", "s9-2", "https://third.example/low.m3u8"});
  d.Send(event::SourceFound{"s1", "s1-3", "no address"});
  ASSERT_EQ(d.session().sources().size(), 2U);
  EXPECT_EQ(d.session().sources()[1].source.quality, 720);
  d.FailWithStatus(404);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s1-2");
  d.StartAtPlace();
  d.Play(12000);
  EXPECT_EQ(d.state(), State::kPlaying);
}

TEST(Found, NoMoreThanASessionTakes) {
  SessionConfig config;
  config.sources = Mirrors(2);
  SessionDriver d(config);
  d.Load();
  for (int i = 0; i < 100; ++i) {
    const std::string id = "x" + std::to_string(i);
    d.Send(event::SourceFound{"s1", id, "https://" + id + ".example/low.m3u8"});
  }
  EXPECT_EQ(d.session().sources().size(), kMostSources);
}

}  // namespace
}  // namespace resilient_playback::testing

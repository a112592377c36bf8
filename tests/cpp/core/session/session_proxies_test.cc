// The last resort: if only the browser blocks the answers, the session uses a proxy.
#include <gtest/gtest.h>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

constexpr char kFirst[] = "https://proxy.example.com/?url={url}";
constexpr char kSecond[] = "https://other.example.net/pass?u={url}";

SessionConfig Page(int mirrors, std::vector<NamedProxy> proxies = {{"p1", kFirst}}) {
  SessionConfig config;
  config.sources = Mirrors(mirrors);
  config.capabilities.known = true;
  config.capabilities.mse = true;
  config.capabilities.hlsjs = true;
  config.capabilities.proxies = true;
  config.proxies = std::move(proxies);
  return config;
}

void FailAsHlsJs(SessionDriver* d, const char* details = "manifestLoadError") {
  Evidence evidence;
  evidence.engine = "hls.js";
  evidence.details = details;
  d->Fail(evidence);
}

void Answer(SessionDriver* d, bool reached) {
  ASSERT_FALSE(d->open_fetches().empty());
  const command::Fetch fetch = d->open_fetches().back();
  EXPECT_EQ(fetch.purpose, "reach");
  event::FetchDone done;
  done.id = fetch.id;
  done.ok = reached;
  d->Send(done);
}

// The manifest that the engine requested comes through the proxy.
void ManifestComes(SessionDriver* d) {
  const std::string id = "r" + std::to_string(d->loads.size());
  d->Send(event::Request{id, d->loads.back().source_id, true, true, false, {}});
  event::RequestDone done;
  done.id = id;
  done.source_id = d->loads.back().source_id;
  done.ok = true;
  d->Send(done);
}

SessionDriver Proxied(SessionConfig config) {
  SessionDriver d(std::move(config));
  d.Load(30);
  FailAsHlsJs(&d);
  Answer(&d, true);
  return d;
}

TEST(Proxies, AreTheLastResortOfWhatNoPageMayRead) {
  SessionDriver d(Page(1));
  d.Load(30);
  FailAsHlsJs(&d);
  EXPECT_EQ(d.loads.size(), 1U) << "it is not known yet who stands in the way";
  Answer(&d, true);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].via, "p1");
  EXPECT_FALSE(d.loads[1].via_pieces);
  EXPECT_EQ(d.loads[1].engine, Engine::kHlsJs);
  EXPECT_EQ(d.loads[1].url, "https://mirror1.example/film.m3u8")
      << "its own address stays the base";
  EXPECT_EQ(d.loads[1].position, 30);
  EXPECT_EQ(d.loads[1].reason, Reason::kCors);
  ManifestComes(&d);
  d.Wait(5000);
  d.StartAtPlace();
  d.Play(20000);
  EXPECT_EQ(d.state(), State::kPlaying);
  EXPECT_TRUE(d.violations.empty());
  for (const command::Notify& note : d.notes)
    EXPECT_EQ(note.severity, "quiet") << "the viewer was asked: nothing is news to him";
}

TEST(Proxies, AreNotAskedForADeadServer) {
  SessionDriver d(Page(1));
  d.Load();
  FailAsHlsJs(&d);
  Answer(&d, false);
  d.Wait(4000);
  ASSERT_GE(d.loads.size(), 2U) << "a dead server is asked again, as without any proxy";
  EXPECT_EQ(d.loads[1].via, "");
  FailAsHlsJs(&d);
  EXPECT_TRUE(d.open_fetches().empty()) << "once in an incident";
}

TEST(Proxies, AreNotAskedForAServerThatWantsToRest) {
  SessionDriver d(Page(1));
  d.Load();
  Evidence evidence;
  evidence.engine = "hls.js";
  evidence.details = "manifestLoadError";
  evidence.retry_after_ms = 20000;
  d.Fail(evidence);
  EXPECT_TRUE(d.open_fetches().empty());
  for (const command::LoadUrl& load : d.loads) EXPECT_EQ(load.via, "");
}

TEST(Proxies, WithoutAnyNothingIsAsked) {
  SessionDriver d(Page(1, {}));
  d.Load();
  FailAsHlsJs(&d);
  EXPECT_TRUE(d.fetches.empty());
}

TEST(Proxies, AnotherSourceComesFirst) {
  SessionDriver d(Page(2));
  d.Load();
  FailAsHlsJs(&d);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
  EXPECT_TRUE(d.fetches.empty());
  FailAsHlsJs(&d);
  EXPECT_EQ(d.open_fetches().back().source_id, "s2");
  Answer(&d, false);
  EXPECT_EQ(d.open_fetches().back().source_id, "s1");
  Answer(&d, true);
  ASSERT_EQ(d.loads.size(), 3U);
  EXPECT_EQ(d.loads[2].source_id, "s1");
  EXPECT_EQ(d.loads[2].via, "p1");
}

TEST(Proxies, TheElementComesFirst) {
  SessionConfig config = Page(1);
  config.capabilities.native_hls = true;
  SessionDriver d(config);
  d.Load();
  FailAsHlsJs(&d);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].engine, Engine::kNative);
  EXPECT_TRUE(d.fetches.empty());
  Evidence evidence;
  evidence.engine = "native";
  evidence.code = 4;
  d.Fail(evidence);
  Answer(&d, true);
  ASSERT_EQ(d.loads.size(), 3U);
  EXPECT_EQ(d.loads[2].via, "p1");
}

TEST(Proxies, MixedContentNeedsNoOtherProof) {
  SessionConfig config = Page(1);
  config.https_page = true;
  config.sources[0].url = "http://mirror1.example/film.m3u8";
  SessionDriver d(config);
  d.Load();
  FailAsHlsJs(&d);
  EXPECT_TRUE(d.fetches.empty());
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].via, "p1");
}

TEST(Proxies, OtherTroubleIsNoneOfTheirs) {
  for (const char* details : {"manifestParsingError", "manifestLoadTimeOut", "bufferAppendError"}) {
    SessionDriver d(Page(1));
    d.Load();
    FailAsHlsJs(&d, details);
    EXPECT_TRUE(d.fetches.empty()) << details;
  }
  SessionDriver d(Page(1));
  d.Load();
  d.FailWithStatus(404);
  EXPECT_TRUE(d.fetches.empty());
}

TEST(Proxies, WhatAPageHasReadNeedsNone) {
  SessionDriver d(Page(1));
  d.Load();
  ManifestComes(&d);
  FailAsHlsJs(&d, "fragLoadError");
  EXPECT_TRUE(d.fetches.empty());
}

TEST(Proxies, WhatHasPlayedNeedsNone) {
  SessionDriver d(Page(1));
  d.Load();
  d.Start();
  d.Play(5000);
  FailAsHlsJs(&d, "fragLoadError");
  EXPECT_TRUE(d.fetches.empty());
}

TEST(Proxies, NeverForWhatIsProtected) {
  SessionDriver d(Page(1));
  d.Load();
  d.Send(event::SourceFacts{"s1", Finding::kProtected, false});
  FailAsHlsJs(&d);
  EXPECT_TRUE(d.fetches.empty());
}

TEST(Proxies, ProtectionThatIsSeenThroughOneEndsIt) {
  SessionDriver d = Proxied(Page(1, {{"p1", kFirst}, {"p2", kSecond}}));
  d.Send(event::SourceFacts{"s1", Finding::kProtected, false});
  FailAsHlsJs(&d);
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.give_ups[0].reason, Reason::kProtected);
  EXPECT_EQ(d.loads.size(), 2U);
}

TEST(Proxies, ALicenceThatIsNeededEndsItToo) {
  SessionDriver before(Page(1));
  before.Load();
  FailAsHlsJs(&before);
  before.Send(event::SourceFacts{"s1", Finding::kNeedsLicence, false});
  Answer(&before, true);
  for (const command::LoadUrl& load : before.loads) EXPECT_EQ(load.via, "");
  SessionDriver meanwhile = Proxied(Page(1));
  meanwhile.Send(event::SourceFacts{"s1", Finding::kNeedsLicence, false});
  FailAsHlsJs(&meanwhile);
  ASSERT_EQ(meanwhile.give_ups.size(), 1U);
  EXPECT_EQ(meanwhile.give_ups[0].reason, Reason::kProtected);
}

struct Address {
  const char* url;
  const char* unproxied;
  bool asked;
};

TEST(Proxies, NeverForSecretsAndHomes) {
  for (const Address& one :
       {Address{"https://cdn.example/film.m3u8?token=1", "secret", true},
        Address{"https://me:pw@cdn.example/film.m3u8", "secret", true},
        Address{"http://192.168.1.5/film.m3u8", "", false},
        Address{"https://nas.local/film.m3u8", "", false},
        Address{"http://t.example.com/play/da39a3ee5e6b4b0d3255bfef95601890afd80709/1", "",
                false}}) {
    SessionConfig config = Page(1);
    config.sources[0].url = one.url;
    SessionDriver d(config);
    d.Load();
    FailAsHlsJs(&d);
    EXPECT_EQ(!d.fetches.empty(), one.asked) << one.url;
    if (one.asked) Answer(&d, true);
    for (int i = 0; i < 40 && d.give_ups.empty(); ++i) {
      d.Wait(10000);
      FailAsHlsJs(&d);
    }
    for (const command::LoadUrl& load : d.loads) EXPECT_EQ(load.via, "") << one.url;
    ASSERT_EQ(d.give_ups.size(), 1U) << one.url;
    EXPECT_EQ(d.give_ups[0].unproxied, one.unproxied) << one.url;
    EXPECT_EQ(d.notes.back().message_key, one.asked ? "unproxied_secret" : "exhausted") << one.url;
    if (one.asked) EXPECT_EQ(d.give_ups[0].reason, Reason::kCors);
  }
}

TEST(Proxies, WhereTheEngineCannotItIsSaid) {
  SessionConfig config = Page(1);
  config.capabilities.proxies = false;
  SessionDriver d(config);
  d.Load();
  FailAsHlsJs(&d);
  Answer(&d, true);
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.give_ups[0].unproxied, "engine");
  EXPECT_EQ(d.notes.back().message_key, "unproxied_engine");
  EXPECT_EQ(d.give_ups[0].reason, Reason::kCors);
}

TEST(Proxies, AFilmThatAnElementPlaysIsNotAskedAbout) {
  SessionConfig config = Page(1);
  config.sources[0].url = "https://mirror1.example/film.mp4";
  config.sources[0].type = MediaType::kMp4;
  SessionDriver d(config);
  d.Load();
  Evidence evidence;
  evidence.engine = "native";
  evidence.code = 2;
  d.Fail(evidence);
  EXPECT_TRUE(d.fetches.empty());
}

TEST(Proxies, PiecesOnlyWhereTheManifestCameAndTheyDoNot) {
  SessionDriver d = Proxied(Page(1));
  ManifestComes(&d);
  FailAsHlsJs(&d, "fragLoadError");
  ASSERT_EQ(d.loads.size(), 3U);
  EXPECT_EQ(d.loads[2].via, "p1");
  EXPECT_TRUE(d.loads[2].via_pieces);
  EXPECT_EQ(d.loads[2].reason, Reason::kCors);
  ManifestComes(&d);
  d.StartAtPlace();
  d.Play(20000);
  EXPECT_EQ(d.state(), State::kPlaying);
}

TEST(Proxies, OneThatIsNoHelpIsLeftForTheNext) {
  SessionDriver d = Proxied(Page(1, {{"p1", kFirst}, {"p2", kSecond}}));
  FailAsHlsJs(&d);
  ASSERT_EQ(d.loads.size(), 3U) << "at once, and no piece was asked of it";
  EXPECT_EQ(d.loads[2].via, "p2");
  EXPECT_FALSE(d.loads[2].via_pieces);
  FailAsHlsJs(&d);
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.give_ups[0].reason, Reason::kCors);
  EXPECT_TRUE(d.give_ups[0].unproxied.empty());
  EXPECT_EQ(d.notes.back().message_key, "unreadable");
}

TEST(Proxies, WhereAnotherServerIsDeadTheEndIsAboutBoth) {
  SessionConfig config = Page(2);
  config.sources[0].url += "?token=1";
  SessionDriver d(config);
  d.Load();
  FailAsHlsJs(&d);
  FailAsHlsJs(&d);
  Answer(&d, false);
  Answer(&d, true);
  for (int i = 0; i < 20 && d.give_ups.empty(); ++i) {
    d.Wait(10000);
    FailAsHlsJs(&d);
  }
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.notes.back().message_key, "exhausted");
  EXPECT_TRUE(d.give_ups[0].unproxied.empty());
}

TEST(Proxies, HaveABreakerOfTheirOwn) {
  SessionDriver d = Proxied(Page(1));
  FailAsHlsJs(&d);
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_TRUE(d.session().health().Excluded("https://proxy.example.com:443", d.now()) ||
              d.session().health().Excluded("https://proxy.example.com", d.now()));
  EXPECT_FALSE(d.session().health().Excluded("https://mirror1.example:443", d.now()));
  d.Load();
  FailAsHlsJs(&d);
  EXPECT_EQ(d.fetches.size(), 1U) << "it rests: it is not even considered";
}

TEST(Proxies, TheFilmsServerIsNotBlamedForWhatAProxyDoes) {
  SessionDriver d = Proxied(Page(1));
  ManifestComes(&d);
  FailAsHlsJs(&d, "fragLoadError");
  const bool before = d.session().health().Excluded(d.session().sources()[0].origin, d.now());
  FailAsHlsJs(&d, "manifestLoadError");
  EXPECT_EQ(d.session().health().Excluded(d.session().sources()[0].origin, d.now()), before);
  EXPECT_FALSE(before);
}

TEST(Proxies, ANoIsANo) {
  SessionDriver d = Proxied(Page(1, {{"p1", kFirst}, {"p2", kSecond}}));
  d.Send(event::ProxyRefused{"l0", "p9", false});
  EXPECT_EQ(d.loads.size(), 2U) << "of nobody that is known";
  d.Send(event::ProxyRefused{d.load_id(), "p1", false});
  ASSERT_EQ(d.loads.size(), 3U);
  EXPECT_EQ(d.loads[2].via, "p2");
  d.Send(event::ProxyRefused{d.load_id(), "p2", false});
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.give_ups[0].reason, Reason::kCors);
  d.Load();
  FailAsHlsJs(&d);
  EXPECT_EQ(d.fetches.size(), 1U) << "for the whole film";
}

TEST(Proxies, ManifestsYesPiecesNo) {
  SessionDriver d = Proxied(Page(1));
  ManifestComes(&d);
  FailAsHlsJs(&d, "fragLoadError");
  ASSERT_TRUE(d.loads.back().via_pieces);
  d.Send(event::ProxyRefused{d.load_id(), "p1", true});
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.loads.size(), 3U);
}

TEST(Proxies, ANoToPiecesIsNoNoToManifests) {
  SessionDriver d(Page(2));
  d.Load();
  FailAsHlsJs(&d);
  FailAsHlsJs(&d);
  Answer(&d, true);
  ASSERT_EQ(d.loads.back().source_id, "s2");
  ManifestComes(&d);
  FailAsHlsJs(&d, "fragLoadError");
  d.Send(event::ProxyRefused{d.load_id(), "p1", true});
  Answer(&d, true);
  EXPECT_EQ(d.loads.back().source_id, "s1");
  EXPECT_EQ(d.loads.back().via, "p1");
  EXPECT_FALSE(d.loads.back().via_pieces);
}

TEST(Proxies, ALateNoChangesNothing) {
  SessionDriver d = Proxied(Page(1));
  const std::string load_id = d.load_id();
  d.StartAtPlace();
  d.Play(2000);
  d.Send(event::ProxyRefused{load_id, "p1", true});
  EXPECT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.state(), State::kPlaying);
}

TEST(Proxies, WhatHasPlayedThroughOneGoesOnThroughIt) {
  SessionDriver d = Proxied(Page(1));
  ManifestComes(&d);
  d.StartAtPlace();
  d.Play(20000);
  d.Stand(20000);
  ASSERT_GE(d.loads.size(), 3U);
  EXPECT_EQ(d.loads.back().via, "p1");
}

TEST(Proxies, AnAnswerThatNeverComesDoesNotHoldTheViewer) {
  SessionDriver d(Page(1));
  d.Load();
  FailAsHlsJs(&d);
  d.Wait(20000);
  EXPECT_GE(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].via, "");
}

TEST(Proxies, AnAddressThatIsNoneIsLeftOut) {
  SessionDriver d(Page(1, {{"p1", "http://proxy.example.com/?url={url}"},
                           {"p2", "https://mirror1.example/?url={url}"}}));
  d.Load();
  FailAsHlsJs(&d);
  EXPECT_TRUE(d.fetches.empty()) << "one is none, the other is the server itself";
}

}  // namespace
}  // namespace resilient_playback::testing

#include "core/session/proxy_ladder.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

using Rung = ProxyLadder::Rung;
using Do = ProxyLadder::Rung::Do;

const std::vector<NamedProxy>& TwoProxies() {
  static const std::vector<NamedProxy> kTwo = {{"p1", "https://one.example/ask?u={url}"},
                                               {"p2", "https://two.example/ask?u={url}"}};
  return kTwo;
}

Capabilities DeviceWithProxies() {
  Capabilities able = HlsDevice();
  able.proxies = true;
  return able;
}

struct ProxyLadderTest : ::testing::Test, PartFixture {
  explicit ProxyLadderTest(std::vector<Source> list = HlsMirrors(1))
      : PartFixture(std::move(list), DeviceWithProxies()) {
    FailAll();
  }

  // Every source fails with the error that hls.js reports when the browser blocks the answer.
  void FailAll() {
    for (std::size_t i = 0; i < sources.size(); ++i) sources.SetFailure(i, ErrorClass::kNetwork);
  }
  // All servers answer, but the page may not read the answers.
  void ReachAll() {
    for (std::size_t i = 0; i < sources.size(); ++i) ladder.Reached(i, true);
  }

  OriginHealth health;
  ProxyLadder ladder{TwoProxies(), able, clock, health, &sources};
};

TEST_F(ProxyLadderTest, AServerIsAskedFirstWhetherItAnswers) {
  Rung rung = ladder.Next();
  EXPECT_EQ(rung.what, Do::kReach);
  EXPECT_EQ(rung.index, 0U);
  EXPECT_FALSE(ladder.ReachIsKnown(0));
  ladder.Reached(0, false);
  EXPECT_TRUE(ladder.ReachIsKnown(0));
  EXPECT_EQ(ladder.Next().what, Do::kNothing);
  ladder.Reached(0, true);
  rung = ladder.Next();
  EXPECT_EQ(rung.what, Do::kOpen);
  EXPECT_EQ(rung.cause, ErrorClass::kCors);
  EXPECT_EQ(sources[0].incident.failure, ErrorClass::kCors);
  ASSERT_NE(ladder.ProxyOf(0), nullptr);
  EXPECT_EQ(*ladder.ProxyOf(0), "p1");
  EXPECT_EQ(ladder.Proxied(), 0b1U);
}

TEST_F(ProxyLadderTest, AProxyIsTriedOnceForASourceInAnIncident) {
  ReachAll();
  ASSERT_EQ(ladder.Next().what, Do::kOpen);
  EXPECT_EQ(ladder.Next().what, Do::kNothing);  // the proxy is already in use
  EXPECT_EQ(ladder.Leave(0), "https://one.example");
  ASSERT_EQ(ladder.Next().what, Do::kOpen);
  EXPECT_TRUE(ladder.Uses(0, "p2"));
  ladder.Leave(0);
  EXPECT_EQ(ladder.Next().what, Do::kNothing);
  ladder.BeginIncident();
  ReachAll();
  ASSERT_EQ(ladder.Next().what, Do::kOpen);
  EXPECT_TRUE(ladder.Uses(0, "p1"));
}

TEST_F(ProxyLadderTest, OneThatTheViewerHasRefusedIsNeverUsedAgain) {
  ReachAll();
  EXPECT_TRUE(ladder.Refused("p1", false));
  EXPECT_FALSE(ladder.Refused("nobody", false));
  ASSERT_EQ(ladder.Next().what, Do::kOpen);
  EXPECT_TRUE(ladder.Uses(0, "p2"));
  ladder.Leave(0);
  EXPECT_TRUE(ladder.Refused("p2", false));
  ladder.BeginIncident();
  ReachAll();
  EXPECT_EQ(ladder.Next().what, Do::kNothing);
  ladder.BeginFilm();
  FailAll();
  ReachAll();
  EXPECT_EQ(ladder.Next().what, Do::kNothing);
}

TEST_F(ProxyLadderTest, SegmentsGoThroughItOnlyAfterItsManifestCameAndASecondYes) {
  ReachAll();
  ASSERT_EQ(ladder.Next().what, Do::kOpen);
  ladder.BeginLoad(0);
  EXPECT_FALSE(ladder.SegmentsToo(0));
  EXPECT_FALSE(ladder.FailedOnce(0, ErrorClass::kNetwork));  // the proxy has delivered nothing yet
  ladder.Answered(0);
  EXPECT_FALSE(ladder.FailedOnce(0, ErrorClass::kDecode));  // the browser did not cause this
  EXPECT_EQ(ladder.AskedOrigin(0), sources[0].origin);
  EXPECT_TRUE(ladder.FailedOnce(0, ErrorClass::kNetwork));
  EXPECT_TRUE(ladder.SegmentsToo(0));
  EXPECT_EQ(ladder.AskedOrigin(0), "https://one.example");
  EXPECT_FALSE(ladder.FailedOnce(0, ErrorClass::kNetwork));  // there is nothing else to try
  EXPECT_EQ(ladder.Leave(0), "");                            // the proxy has delivered something
  EXPECT_FALSE(ladder.SegmentsToo(0));
}

TEST_F(ProxyLadderTest, WhereSegmentsAreRefusedManifestsAreStillAllowed) {
  ReachAll();
  ladder.Refused("p1", true);
  ASSERT_EQ(ladder.Next().what, Do::kOpen);
  EXPECT_TRUE(ladder.Uses(0, "p1"));
  ladder.Answered(0);
  EXPECT_FALSE(ladder.FailedOnce(0, ErrorClass::kNetwork));
  EXPECT_FALSE(ladder.SegmentsToo(0));
}

TEST_F(ProxyLadderTest, WhatTheBrowserDoesNotStandInTheWayOfNeedsNone) {
  ReachAll();
  sources.SetFailure(0, ErrorClass::kHttp404Or410);
  EXPECT_EQ(ladder.Next().what, Do::kNothing);
  FailAll();
  sources.SetReadable(0, true);
  EXPECT_EQ(ladder.Next().what, Do::kNothing);
  sources.SetReadable(0, false);
  sources.SetFinding(0, Finding::kProtected);
  EXPECT_EQ(ladder.Next().what, Do::kNothing);
  sources.SetFinding(0, Finding::kUnknown);
  sources.Played(0);  // without a proxy
  EXPECT_EQ(ladder.Next().what, Do::kNothing);
}

TEST_F(ProxyLadderTest, AServerThatHasNamedItsMomentIsNotAskedThroughAnotherEither) {
  ReachAll();
  health.CoolDown(sources[0].origin, now() + 5000);
  EXPECT_EQ(ladder.Next().what, Do::kNothing);
  Wait(5000);
  health.Exclude("https://one.example", now() + 60000);
  ASSERT_EQ(ladder.Next().what, Do::kOpen);
  EXPECT_TRUE(ladder.Uses(0, "p2"));
}

TEST_F(ProxyLadderTest, APictureThroughAProxySaysThatTheProxyHelps) {
  EXPECT_EQ(ladder.Played(0), nullptr);
  ReachAll();
  ASSERT_EQ(ladder.Next().what, Do::kOpen);
  EXPECT_TRUE(ladder.Untested(0));
  const std::string* helped = ladder.Played(0);
  sources.Played(0);
  ASSERT_NE(helped, nullptr);
  EXPECT_EQ(*helped, "https://one.example");
  EXPECT_FALSE(ladder.Untested(0));
  // Playback through the proxy does not show that the source plays without it.
  ladder.Leave(0);
  EXPECT_EQ(ladder.Next().what, Do::kOpen);
}

TEST(ProxyLadder, WhatIsNoProxyIsLeftOut) {
  PartFixture parts(HlsMirrors(1), DeviceWithProxies());
  const OriginHealth health;
  const auto is_empty = [&](const std::vector<NamedProxy>& proxies) {
    return ProxyLadder(proxies, parts.able, parts.clock, health, &parts.sources).empty();
  };
  EXPECT_TRUE(is_empty({}));
  EXPECT_TRUE(is_empty({{"p", ""},
                        {"p", "http://one.example/ask?u={url}"},
                        {"p", "https://192.168.1.1/ask?u={url}"},
                        {"p", "https://one.example/ask?u="}}));
  EXPECT_FALSE(is_empty(TwoProxies()));
}

// A proxy could help each of these sources, but it must not get their addresses.
std::vector<Source> AtHome() {
  const char* const urls[] = {
      "https://192.168.1.1/film.m3u8",
      "http://admin:admin@192.168.1.1/film.m3u8",
      "http://nas.local/film.m3u8",
      "http://nas.lan/film.m3u8",
      "http://127.0.0.1:8090/gst/0123456789abcdef0123456789abcdef01234567/master.m3u8",
      "https://[fd00::1]/film.m3u8",
      "http://192.168.1.1/live/user/password/1.m3u8",
      ""};
  std::vector<Source> sources;
  for (const char* url : urls)
    sources.push_back(HlsSource("s" + std::to_string(sources.size() + 1), url));
  return sources;
}

struct HomeTest : ProxyLadderTest {
  HomeTest() : ProxyLadderTest(AtHome()) {}
};

TEST_F(HomeTest, NothingInTheHomeNetworkIsAskedOfAProxy) {
  for (const bool reached : {false, true}) {
    if (reached) ReachAll();
    for (std::size_t i = 0; i < sources.size(); ++i) {
      sources.MakeCurrent(i);
      // The ladder does not ask whether the server answers either: the answer would not help.
      EXPECT_EQ(ladder.Next().what, Do::kNothing) << sources[i].source.url;
      EXPECT_EQ(ladder.Proxied(), 0U);
    }
  }
}

std::vector<Source> Secrets() {
  std::vector<Source> sources = HlsMirrors(3);
  // The address is longer than a proxy accepts, so the ladder skips this source.
  sources[2].url = "https://long.example";
  for (int i = 0; i < 1000; ++i) sources[2].url += "/film";
  sources[0].url += "?token=0123456789abcdef0123456789abcdef";
  return sources;
}

struct SecretTest : ProxyLadderTest {
  SecretTest() : ProxyLadderTest(Secrets()) {}
};

TEST_F(SecretTest, AnAddressWithASecretIsNotShownAndThatIsSaid) {
  EXPECT_EQ(ladder.Unproxied(0), "");  // it is not known yet that the browser blocks the answer
  ReachAll();
  const Rung rung = ladder.Next();
  EXPECT_EQ(rung.what, Do::kOpen);
  EXPECT_EQ(rung.index, 1U);
  EXPECT_EQ(ladder.ProxyOf(0), nullptr);
  EXPECT_EQ(ladder.Unproxied(0), "secret");
  EXPECT_EQ(ladder.Unproxied(1), "");
  EXPECT_EQ(ladder.Next().what, Do::kNothing);
  EXPECT_EQ(ladder.ProxyOf(2), nullptr);
}

}  // namespace
}  // namespace resilient_playback::testing

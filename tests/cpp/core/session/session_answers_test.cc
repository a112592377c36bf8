// The session waits for a fresh link, or for whether a server answers, until the answer or its
// deadline comes. Playback, the viewer and other deadlines do not cancel this wait.
#include <gtest/gtest.h>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

constexpr const char* kFresh = "https://mirror1.example/film.m3u8?token=2";

SessionDriver Renewing(int mirrors) {
  SessionConfig config;
  config.sources = Mirrors(mirrors);
  for (Source& source : config.sources) source.renewable = true;
  SessionDriver d(std::move(config));
  d.Load();
  d.StartAtPlace();
  d.Play(30000);
  d.FailWithStatus(403);
  return d;
}

TEST(SessionAnswers, AFreshLinkIsTakenAfterTheBufferHasRunDry) {
  SessionDriver d = Renewing(1);
  ASSERT_EQ(d.renewals.size(), 1U);
  d.Play(3000);   // the buffer plays on,
  d.Stand(3000);  // then runs dry
  d.Send(event::LinkRenewed{"s1", kFresh});
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].url, kFresh);
}

TEST(SessionAnswers, AFreshLinkIsTakenAfterASeek) {
  SessionDriver d = Renewing(1);
  d.set_position(90);
  d.Send(event::Seek{90});
  d.Wait(2000);
  d.Send(event::LinkRenewed{"s1", kFresh});
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].url, kFresh);
  EXPECT_EQ(d.loads[1].position, 90);
}

TEST(SessionAnswers, AFreshLinkIsTakenWhilePaused) {
  SessionDriver d = Renewing(1);
  d.Send(event::Pause());
  d.FailWithStatus(403);
  EXPECT_EQ(d.loads.size(), 1U) << "a second error while the answer is awaited says nothing new";
  d.Send(event::LinkRenewed{"s1", kFresh});
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_TRUE(d.loads[1].paused);
}

TEST(SessionAnswers, NoFreshLinkEndsTheWaitEvenWhilePaused) {
  SessionDriver d = Renewing(2);
  d.Send(event::Pause());
  d.Wait(11000);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
}

// A link that lasts ten minutes expires more than once in a film.
TEST(SessionAnswers, ALinkIsRenewedInEachIncident) {
  SessionDriver d = Renewing(1);
  d.Send(event::LinkRenewed{"s1", kFresh});
  d.StartAtPlace();
  d.Play(40000);
  d.FailWithStatus(403);
  EXPECT_EQ(d.renewals.size(), 2U);
  d.Send(event::LinkRenewed{"s1", "https://mirror1.example/film.m3u8?token=3"});
  ASSERT_EQ(d.loads.size(), 3U);
  EXPECT_EQ(d.loads[2].url, "https://mirror1.example/film.m3u8?token=3");
}

SessionConfig WithProxy() {
  SessionConfig config;
  config.sources = Mirrors(1);
  config.capabilities.known = true;
  config.capabilities.look = true;
  config.capabilities.proxies = true;
  config.capabilities.mse = config.capabilities.hlsjs = true;
  config.proxies = {{"p1", "https://proxy.example.com/?url={url}"}};
  return config;
}

std::string ReachOf(const SessionDriver& d) {
  for (const command::Fetch& fetch : d.open_fetches())
    if (fetch.purpose == "reach") return fetch.id;
  return "";
}

TEST(SessionAnswers, WhetherAServerAnswersIsAwaitedWhilePaused) {
  SessionDriver d(WithProxy());
  d.Load();
  d.Refuse();
  const std::string reach = ReachOf(d);
  ASSERT_FALSE(reach.empty());
  d.Send(event::Pause());
  d.Refuse();
  EXPECT_EQ(d.loads.size(), 1U) << "a second error while the answer is awaited says nothing new";
  d.Send(event::FetchDone{reach, true});
  ASSERT_EQ(d.loads.size(), 2U) << "not only after the whole time-out";
  EXPECT_EQ(d.loads[1].via, "p1");
}

// Opening a source in the other engine counts as a try, so the proxy comes next.
TEST(SessionAnswers, TheOtherEngineCountsAsATry) {
  SessionConfig config = WithProxy();
  config.sources = Mirrors(2);
  config.capabilities.native_hls = true;
  SessionDriver d(std::move(config));
  d.Load();
  bool reached = false;
  // Both servers refuse in both engines before the session opens any source again in the same
  // engine.
  for (int i = 0; i < 5 && !reached; ++i) {
    d.Refuse();
    reached = !ReachOf(d).empty();
  }
  EXPECT_TRUE(reached);
  std::set<std::string> opened;
  for (const command::LoadUrl& load : d.loads) {
    const std::string what = load.source_id + "/" + std::string(ToString(load.engine));
    EXPECT_TRUE(opened.insert(what).second) << what << " was opened twice before the proxy";
  }
}

}  // namespace
}  // namespace resilient_playback::testing

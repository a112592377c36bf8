// Playback through TorrServer: it may search for peers for a minute. Beside the player, the session
// asks it for nothing but its echo.
#include <gtest/gtest.h>

#include <string>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

const std::string kHash(40, 'a');

SessionConfig Torrents(int count) {
  SessionConfig config;
  config.capabilities.host = true;
  config.capabilities.look = true;
  config.capabilities.life = true;
  config.capabilities.requests = true;
  for (int i = 1; i <= count; ++i) {
    Source source;
    source.id = "s" + std::to_string(i);
    source.url = "http://box" + std::to_string(i) + ".example:8090/stream/film.mkv?link=" + kHash +
                 "&index=1&play";
    source.type = MediaType::kTorrServer;
    config.sources.push_back(source);
  }
  return config;
}

void Echo(SessionDriver* d, bool ok) {
  const std::vector<command::Fetch> asked = d->open_fetches();
  for (const command::Fetch& fetch : asked) d->Send(event::FetchDone{fetch.id, ok});
}

TEST(Torrent, TheEchoOfTheOpenedServerIsAskedForOnceAndNothingElse) {
  SessionDriver d(Torrents(2));
  d.Load();
  ASSERT_EQ(d.fetches.size(), 1U);
  EXPECT_EQ(d.fetches[0].purpose, "echo");
  EXPECT_EQ(d.fetches[0].source_id, "s1");
  EXPECT_EQ(d.fetches[0].url, "http://box1.example:8090/echo");
  Echo(&d, true);
  d.Wait(59000);
  EXPECT_EQ(d.fetches.size(), 1U) << "the other server is not asked before it is needed";
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(Torrent, AlonePlayedItsServerIsAskedToo) {
  SessionDriver d(Torrents(1));
  d.Load();
  ASSERT_EQ(d.fetches.size(), 1U);
  EXPECT_EQ(d.fetches[0].purpose, "echo");
}

TEST(Torrent, AMinuteForTheFirstFrameThenTheOtherServer) {
  SessionDriver d(Torrents(2));
  d.Load();
  Echo(&d, true);
  d.Wait(59900);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Wait(200);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
  EXPECT_EQ(d.fetches.back().url, "http://box2.example:8090/echo");
}

TEST(Torrent, NoEchoBlamesNobody) {
  SessionDriver d(Torrents(2));
  d.Load();
  Echo(&d, false);
  d.Wait(59000);
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(Torrent, ADeadServerIsLeftAtOnce) {
  SessionDriver d(Torrents(2));
  d.Load();
  d.Refuse();
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
}

TEST(Torrent, AnAdoptedOneHasItsMinuteToo) {
  SessionDriver d(Torrents(2));
  d.Send(event::Load{0, false, true, "s1", 0, false});
  d.Wait(59000);
  EXPECT_TRUE(d.loads.empty());
  d.Wait(1100);
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(Torrent, AStallIsWaitedOutLonger) {
  SessionDriver d(Torrents(2));
  d.Load();
  d.StartAtPlace();
  d.Play(20000);
  d.Stand(29000);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Stand(2000);
  EXPECT_EQ(d.loads.size(), 2U);
  for (const command::Fetch& fetch : d.fetches) EXPECT_EQ(fetch.purpose, "echo");
}

TEST(Torrent, AJumpMayTakeAsLongAsAStart) {
  SessionDriver d(Torrents(2));
  d.Load();
  d.StartAtPlace();
  d.Play(20000);
  d.Send(event::Seek{90});
  d.Wait(59000);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Wait(1100);
  EXPECT_EQ(d.loads.size(), 2U);
}

TEST(Torrent, IsKnownByItsTypeAlone) {
  SessionConfig config = Torrents(1);
  config.sources[0].url = "https://home.example/torr/stream/film.mkv?link=x&play";
  SessionDriver d(config);
  d.Load();
  ASSERT_EQ(d.fetches.size(), 1U);
  EXPECT_EQ(d.fetches[0].url, "https://home.example/torr/echo");
}

// A probe of the other server would not disturb the torrent. But if the torrent is silent at the
// start, that is no reason for a probe.
TEST(Torrent, ItsSilenceAtTheStartMeansNothing) {
  SessionConfig config = Torrents(2);
  config.sources[0].type = MediaType::kMp4;
  config.sources[1].url = "https://a.example/film.mp4";
  config.sources[1].type = MediaType::kMp4;
  SessionDriver d(config);
  d.Send(event::Load{0, false, true, "s1", 0, false});
  d.Wait(20000);
  ASSERT_EQ(d.fetches.size(), 1U);
  EXPECT_EQ(d.fetches[0].purpose, "echo");
}

TEST(Torrent, IsAskedNothingWhileAnotherSourcePlays) {
  SessionConfig config = Torrents(2);
  config.sources[0].url = "https://a.example/film.m3u8";
  config.sources[0].type = MediaType::kHls;
  SessionDriver d(config);
  d.Load();
  ASSERT_EQ(d.fetches.size(), 1U);
  d.Send(event::SourceFacts{"s1", Finding::kNeedsLicence});
  d.StartAtPlace();
  d.Play(20000);
  d.Stand(5000);
  EXPECT_EQ(d.fetches.size(), 1U);
}

TEST(Torrent, IsKnownByItsAddressAlone) {
  SessionConfig config = Torrents(2);
  for (Source& source : config.sources) {
    source.type = MediaType::kHls;
    source.url = "http://" + source.id + ".example:8090/gst/" + kHash + "/master.m3u8?index=1";
  }
  SessionDriver d(config);
  d.Load();
  ASSERT_EQ(d.fetches.size(), 1U);
  EXPECT_EQ(d.fetches[0].purpose, "echo");
  d.Send(event::Request{"r1", "s1", false, true, true, {"s2"}});
  ASSERT_EQ(d.answers.size(), 1U);
  EXPECT_EQ(d.answers[0].attempts, std::vector<std::string>{"s1"});
  d.Wait(59000);
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(Torrent, TheSentenceTellsASilentTorrentFromADeadServer) {
  for (const bool lives : {false, true}) {
    SessionDriver d(Torrents(1));
    d.Load();
    Echo(&d, lives);
    d.Wait(200000);
    ASSERT_EQ(d.give_ups.size(), 1U);
    EXPECT_EQ(d.give_ups[0].torrent, lives);
    EXPECT_EQ(d.notes.back().message_key, lives ? "torrent_silent" : "exhausted");
  }
}

TEST(Torrent, ThatAFileCannotBePlayedIsNotTheTorrentsFault) {
  SessionDriver d(Torrents(1));
  d.Load();
  Echo(&d, true);
  for (int i = 0; i < 20 && d.give_ups.empty(); ++i) {
    d.Refuse();
    d.Wait(9000);
  }
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_FALSE(d.give_ups[0].torrent);
}

}  // namespace
}  // namespace resilient_playback::testing

// The session probes the next source while the current one is silent, stalls or drains its buffer.
// It switches to a source that is known to be good. Losing against another source is no failure.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

SessionConfig Config(int mirrors, MediaType type) {
  SessionConfig config;
  config.sources = Mirrors(mirrors);
  for (Source& source : config.sources) {
    source.type = type;
    if (type == MediaType::kMp4) source.url.replace(source.url.size() - 4, 4, "mp4");
  }
  config.capabilities.look = true;
  config.capabilities.life = true;
  config.capabilities.hlsjs = true;
  config.capabilities.mse = true;
  return config;
}

std::vector<command::Fetch> Probes(const SessionDriver& d) {
  std::vector<command::Fetch> probes;
  for (const command::Fetch& fetch : d.fetches) {
    if (fetch.purpose == "probe") probes.push_back(fetch);
  }
  return probes;
}

// Answers the newest probe. `good`: it found a video.
void Answer(SessionDriver* d, bool good, double bytes = 4000) {
  const command::Fetch probe = Probes(*d).back();
  if (good) d->Send(event::SourceFacts{probe.source_id, Finding::kUnknown, true});
  d->Send(event::FetchDone{probe.id, good, Millis{80}, Millis{180}, bytes});
}

void Live(SessionDriver* d, Millis ms) {
  for (Millis t = 0; t < ms; t += 500) {
    d->Wait(500);
    d->Send(event::Loading{d->load_id()});
  }
}

TEST(Proof, ASilentSourceLosesTheRaceToAProvenOne) {
  for (const MediaType type : {MediaType::kHls, MediaType::kMp4}) {
    SessionDriver d(Config(2, type));
    d.Load();
    d.Wait(1400);
    EXPECT_TRUE(Probes(d).empty());
    d.Wait(200);
    ASSERT_EQ(Probes(d).size(), 1U);
    EXPECT_EQ(Probes(d)[0].source_id, "s2");
    Answer(&d, true);
    EXPECT_EQ(d.loads.size(), 1U) << "not before the time that a healthy server may take";
    const Millis hurry = type == MediaType::kMp4 ? 4000 : 3500;
    d.Wait(hurry - d.now() - 1);
    EXPECT_EQ(d.loads.size(), 1U);
    d.Wait(1);
    ASSERT_EQ(d.loads.size(), 2U);
    EXPECT_EQ(d.loads[1].source_id, "s2");
    EXPECT_EQ(d.loads[1].reason, Reason::kNoAnswer);
    d.StartAtPlace();
    d.Play(12000);
    EXPECT_EQ(d.state(), State::kPlaying);
    for (const command::Trace& trace : d.traces) EXPECT_NE(trace.step, "excluded");
  }
}

TEST(Proof, AnotherVoiceIsNotProven) {
  SessionConfig config = Config(2, MediaType::kHls);
  config.sources[1].voice = true;
  SessionDriver d(config);
  d.Load();
  d.Wait(9000);
  EXPECT_TRUE(Probes(d).empty());
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(Proof, AProofThatComesLateIsUsedAtOnce) {
  SessionDriver d(Config(2, MediaType::kHls));
  d.Load();
  d.Wait(5000);
  EXPECT_EQ(d.loads.size(), 1U);
  Answer(&d, true);
  EXPECT_EQ(d.loads.size(), 2U);
}

TEST(Proof, WithoutAProofTheOpenedSourceKeepsItsTime) {
  SessionDriver d(Config(2, MediaType::kHls));
  d.Load();
  d.Wait(1600);
  Answer(&d, false);
  d.Wait(8000);
  EXPECT_EQ(d.loads.size(), 1U);
  d.StartAtPlace();
  d.Play(20000);
  EXPECT_EQ(d.loads.size(), 1U);
  EXPECT_TRUE(d.notes.empty());
}

TEST(Proof, WhereOneGivesNoProofTheNextIsAsked) {
  SessionDriver d(Config(3, MediaType::kHls));
  d.Load();
  d.Wait(1600);
  Answer(&d, false);
  ASSERT_EQ(Probes(d).size(), 2U);
  EXPECT_EQ(Probes(d)[1].source_id, "s3");
  Answer(&d, true);
  d.Wait(2000);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s3");
}

// No trouble: a slow network delivers bytes all the time, and a first byte after three seconds is
// only late.
TEST(Proof, ASourceThatLivesIsNotLeft) {
  SessionDriver d(Config(2, MediaType::kHls));
  d.Load();
  Live(&d, 9000);
  EXPECT_TRUE(Probes(d).empty());
  EXPECT_EQ(d.loads.size(), 1U);
}

TEST(Proof, WhatLivedAndFellSilentIsSilent) {
  SessionDriver d(Config(2, MediaType::kHls));
  d.Load();
  Live(&d, 3000);
  d.Wait(1600);
  Answer(&d, true);
  d.Wait(1800);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Wait(200);
  EXPECT_EQ(d.loads.size(), 2U);
}

TEST(Proof, ALivingFileIsLeftOnlyForOneSeenToBeFast) {
  for (const double bytes : {4000.0, 65536.0}) {
    SessionDriver d(Config(2, MediaType::kMp4));
    d.Load();
    Live(&d, 5500);
    ASSERT_EQ(Probes(d).size(), 1U);
    Answer(&d, true, bytes);
    EXPECT_EQ(d.loads.size(), bytes > 40000 ? 2U : 1U);
  }
}

TEST(Proof, AHostWithoutSignsOfLifeIsNotHurried) {
  SessionConfig config = Config(2, MediaType::kHls);
  config.capabilities.life = false;
  SessionDriver d(config);
  d.Load();
  d.Wait(9000);
  EXPECT_TRUE(Probes(d).empty());
  EXPECT_EQ(d.loads.size(), 1U);
}

// The probe begins in a stall. Its answer comes while the session already opens the next source.
TEST(Proof, ALateProofHurriesNobodyWhoCannotShowLife) {
  SessionConfig config = Config(3, MediaType::kHls);
  config.capabilities.life = false;
  SessionDriver d(config);
  d.Load();
  d.StartAtPlace();
  d.Play(30000);
  d.Stand(2000);
  ASSERT_EQ(Probes(d).size(), 1U);
  d.Refuse();
  ASSERT_EQ(d.loads.size(), 2U);
  d.Wait(5000);
  d.Send(event::SourceFacts{"s3", Finding::kUnknown, true});
  Answer(&d, true);
  EXPECT_EQ(d.loads.size(), 2U);
}

TEST(Proof, ThePickOfTheViewerIsWaitedFor) {
  SessionDriver d(Config(2, MediaType::kHls));
  d.Load();
  d.Send(event::UserPick{"s1"});
  d.Wait(9000);
  EXPECT_TRUE(Probes(d).empty());
  EXPECT_EQ(d.loads.back().source_id, "s1");
}

TEST(Proof, NeverAsksThoseThatCountConnections) {
  const char* const addresses[] = {
      "https://b.example/live/name/secret/1.m3u8",
      "https://b.example/stream/film.mkv?link=0123456789012345678901234567890123456789&play",
  };
  for (const char* address : addresses) {
    SessionConfig config = Config(2, MediaType::kHls);
    config.sources[1].url = address;
    SessionDriver d(config);
    d.Load();
    d.Wait(9000);
    EXPECT_TRUE(Probes(d).empty()) << address;
  }
  SessionConfig live = Config(2, MediaType::kHls);
  for (Source& source : live.sources) source.live = true;
  SessionDriver d(live);
  d.Load();
  d.Wait(9000);
  EXPECT_TRUE(Probes(d).empty());
}

TEST(Proof, ALinkThatExpiresIsAskedOnce) {
  SessionConfig config = Config(2, MediaType::kHls);
  config.sources[1].url += "?expires=1790000000";
  SessionDriver d(config);
  d.Load();
  d.Wait(2000);
  Answer(&d, true);
  d.StartAtPlace();
  d.Play(60000);
  d.Stand(2000);
  EXPECT_EQ(Probes(d).size(), 1U);
}

TEST(Proof, AStallIsLeftAfterThreeSecondsForAProvenSource) {
  SessionDriver d(Config(2, MediaType::kHls));
  d.Load();
  d.StartAtPlace();
  d.Play(30000);
  d.Stand(1500);
  EXPECT_EQ(d.state(), State::kRebuffering);
  ASSERT_EQ(Probes(d).size(), 1U);
  Answer(&d, true);
  d.Wait(1400);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Wait(200);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].reason, Reason::kStalled);
}

TEST(Proof, AStallWithoutAProofWaitsAsBefore) {
  SessionDriver d(Config(2, MediaType::kHls));
  d.Load();
  d.StartAtPlace();
  d.Play(30000);
  d.Stand(5500);
  EXPECT_EQ(d.loads.size(), 1U);
  d.Stand(1000);
  EXPECT_EQ(d.loads.size(), 2U);
}

TEST(Proof, ABufferThatRunsDryIsLeftBeforeThePictureStands) {
  SessionDriver d(Config(2, MediaType::kMp4));
  d.Load();
  d.StartAtPlace();
  for (int i = 0; i < 40; ++i) {
    d.set_buffered_end(d.position() + 6);
    d.Play(500);
  }
  const Seconds end = d.position() + 6;
  d.set_buffered_end(end);
  while (Probes(d).empty() && d.position() < end) d.Play(500);
  ASSERT_EQ(Probes(d).size(), 1U);
  EXPECT_LE(d.position(), end - 4) << "early: the next file can be made ready";
  Answer(&d, true);
  EXPECT_EQ(d.loads.size(), 1U) << "a pause of this length is nothing yet";
  while (d.loads.size() < 2 && d.position() < end) d.Play(500);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_LE(d.position(), end - 3);
  ASSERT_TRUE(d.loads[1].position);
  EXPECT_EQ(*d.loads[1].position, d.position());
  d.StartAtPlace();
  d.Play(12000);
  for (const command::Notify& note : d.notes) EXPECT_EQ(note.severity, "quiet");
}

// A host may prepare the next file while the old one still plays.
TEST(Proof, ThePictureOfTheOldFileIsNoDarkness) {
  for (const bool plays_on : {true, false}) {
    SessionDriver d(Config(2, MediaType::kMp4));
    d.Load();
    d.StartAtPlace();
    d.Play(20000);
    d.FailWithStatus(404);
    ASSERT_EQ(d.loads.size(), 2U);
    const Seconds left_at = d.position();
    const std::string old = d.loads[0].load_id;
    for (Seconds at = 0.5; at <= 9; at += 0.5) {
      d.Wait(500);
      event::Progress progress;
      progress.load_id = old;
      progress.position = left_at + (plays_on ? at : 0);
      d.Send(progress);
    }
    EXPECT_EQ(d.loads.size(), 2U) << "what happens to the old load decides nothing";
    d.set_position(left_at + 9);
    d.Start(left_at + 9);
    const auto said = [&](const char* key) {
      return std::count_if(d.notes.begin(), d.notes.end(), [&](const command::Notify& note) {
        return note.message_key == key && note.severity == "important";
      });
    };
    EXPECT_EQ(said("still_trying"), plays_on ? 0 : 1);
    ASSERT_FALSE(d.notes.empty());
    EXPECT_EQ(*d.notes.back().gap_ms, plays_on ? 0 : 9000);
  }
}

// With native HLS it is normal that the buffer does not grow between two segments.
TEST(Proof, NativeHlsIsNotProvenAsEarlyAsAFile) {
  for (const MediaType type : {MediaType::kHls, MediaType::kMp4}) {
    SessionConfig config = Config(2, type);
    config.capabilities.hlsjs = config.capabilities.mse = false;
    config.capabilities.native_hls = true;
    SessionDriver d(std::move(config));
    d.Load();
    d.StartAtPlace();
    for (int i = 0; i < 20; ++i) {
      d.set_buffered_end(d.position() + 6);
      d.Play(500);
    }
    d.set_buffered_end(d.position() + 6);
    d.Play(2500);
    EXPECT_EQ(Probes(d).empty(), type == MediaType::kHls);
    const Seconds end = d.position() + 3.5;
    while (Probes(d).empty() && d.position() < end) d.Play(500);
    if (type == MediaType::kHls) {
      EXPECT_GT(d.position(), end - 2);
    }
  }
}

// hls.js fetches segments and reports failures itself. Its buffer often does not grow.
TEST(Proof, AnEngineOfItsOwnIsNotJudgedByItsBuffer) {
  SessionDriver d(Config(2, MediaType::kHls));
  d.Load();
  d.StartAtPlace();
  d.Play(10000);
  d.set_buffered_end(d.position() + 3.5);
  d.Play(3000);
  EXPECT_TRUE(Probes(d).empty());
}

TEST(Proof, TheViewersOwnLineIsToldFromTwoServersThatBothDeliver) {
  SessionDriver d(Config(3, MediaType::kMp4));
  d.Load();
  d.StartAtPlace();
  const auto crawl = [&d](int steps) {
    for (int i = 0; i < steps; ++i) {
      d.set_buffered_end(d.position() + 1 + 0.05 * i);
      d.Stand(500);
    }
  };
  d.Play(30000);
  crawl(3);
  Answer(&d, true);
  crawl(4);
  ASSERT_EQ(d.loads.size(), 2U) << "the first stall may be the server's";
  d.StartAtPlace();
  d.Play(25000);
  crawl(30);
  EXPECT_EQ(d.loads.size(), 2U) << "both deliver, both too slowly: nowhere is better";
}

TEST(Proof, TheBudgetEndsWhatIsNotNeeded) {
  SessionConfig config = Config(2, MediaType::kHls);
  config.policy.retry_tokens = 2;
  config.policy.proof_ms = 0;
  SessionDriver d(config);
  d.Load();
  d.StartAtPlace();
  for (int i = 0; i < 4; ++i) {
    d.Play(15000);
    d.Stand(2000);
    if (!d.open_fetches().empty()) Answer(&d, false);
  }
  EXPECT_EQ(Probes(d).size(), 2U);
}

}  // namespace
}  // namespace resilient_playback::testing

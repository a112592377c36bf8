#include "core/session/prober.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

constexpr char kTorrent[] =
    "http://127.0.0.1:8090/stream/film.mkv?link=0123456789abcdef0123456789abcdef01234567&play";

// One source that may be probed, and one of each kind that an additional connection harms.
std::vector<Source> Shy() {
  std::vector<Source> sources = HlsMirrors(6);
  sources[1].url = "https://tv.example/movie/user/password/1.m3u8";
  sources[2].live = true;
  sources[3].url = kTorrent;
  sources[4].url = "http://plain.example/film.m3u8";
  sources[5].url = "";
  return sources;
}

struct ProberTest : ::testing::Test, PartFixture {
  explicit ProberTest(std::vector<Source> list = HlsMirrors(3), bool https_page = true)
      : PartFixture(std::move(list), HlsDevice(), https_page) {}

  std::optional<Prober::Answer> Answer(const std::string& id, bool ok) {
    event::FetchDone done;
    done.id = id;
    done.ok = ok;
    return prober.Take(done);
  }
  std::vector<command::Fetch> Fetches() { return Take<command::Fetch>(); }

  Prober prober{policy, able, clock, &sources, &out};
};

struct ShyProberTest : ProberTest {
  ShyProberTest() : ProberTest(Shy()) {}
};

TEST_F(ProberTest, AManifestIsAskedForOnce) {
  prober.Prefetch(1, false, false, "which of the others plays here");
  const auto first = Fetches();
  ASSERT_EQ(first.size(), 1U);
  EXPECT_EQ(first[0].purpose, "manifest");
  EXPECT_EQ(first[0].source_id, "s2");
  EXPECT_EQ(first[0].url, sources[1].source.url);
  EXPECT_EQ(first[0].timeout_ms, policy.look_ms);
  EXPECT_TRUE(prober.Prefetched(1));
  Answer(first[0].id, false);
  prober.Prefetch(1, false, true, "again");
  EXPECT_TRUE(Fetches().empty());
}

TEST_F(ProberTest, OnlyAnswersThatAreAwaitedAreTakenAndOnce) {
  EXPECT_EQ(Answer("f1", true), std::nullopt);
  prober.Prefetch(1, false, false, "why");
  const std::string id = Fetches().at(0).id;
  EXPECT_EQ(Answer("", true), std::nullopt);
  EXPECT_FALSE(sources[1].readable);
  const std::optional<Prober::Answer> answer = Answer(id, true);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->purpose, Prober::Purpose::kManifest);
  EXPECT_EQ(answer->index, 1U);
  EXPECT_TRUE(answer->ok);
  EXPECT_EQ(sources[1].readable, true);
  EXPECT_EQ(Answer(id, false), std::nullopt);
  EXPECT_EQ(sources[1].readable, true);
}

TEST_F(ProberTest, NoAnswerDoesNotSpeakAgainstASource) {
  prober.Prefetch(1, false, false, "why");
  prober.Probe(2, "before it is needed");
  for (const command::Fetch& fetch : Fetches()) Answer(fetch.id, false);
  for (std::size_t i = 1; i < 3; ++i) {
    EXPECT_FALSE(sources[i].incident.failure);
    EXPECT_EQ(sources[i].incident.tries, 0);
    EXPECT_EQ(sources[i].finding, Finding::kUnknown);
    EXPECT_EQ(sources[i].health_penalty, 0);
    EXPECT_FALSE(sources[i].counts_requests);
    EXPECT_TRUE(Eligible(sources[i], 1));
  }
}

TEST_F(ProberTest, AProbeRunsUntilItsAnswerAndIsNotRepeatedSoon) {
  EXPECT_EQ(prober.MayBeProbed(), 0b111U);
  prober.Probe(1, "before it is needed");
  EXPECT_TRUE(prober.ProbeRuns());
  EXPECT_EQ(prober.MayBeProbed(), 0b101U);
  // A manifest prefetch at the same time is not a probe.
  prober.Prefetch(2, false, false, "why");
  const auto asked = Fetches();
  ASSERT_EQ(asked.size(), 2U);
  EXPECT_EQ(asked[0].purpose, "probe");
  Answer(asked[1].id, true);
  EXPECT_TRUE(prober.ProbeRuns());
  Answer(asked[0].id, true);
  EXPECT_FALSE(prober.ProbeRuns());
  Wait(policy.proof_ms - 1);
  EXPECT_EQ(prober.MayBeProbed(), 0b101U);
  Wait(1);
  EXPECT_EQ(prober.MayBeProbed(), 0b111U);
}

TEST_F(ShyProberTest, WhomAFurtherConnectionHarmsIsNotAsked) {
  EXPECT_EQ(prober.MayBeProbed(), 0b1U);
  prober.PrefetchOthers(false, true);
  EXPECT_TRUE(Fetches().empty());
  prober.Prefetch(0, true, true, "a live channel");
  EXPECT_TRUE(Fetches().empty());
  sources.CountsRequests(0);
  EXPECT_EQ(prober.MayBeProbed(), 0U);
  prober.Prefetch(0, false, true, "a server that counts requests");
  EXPECT_TRUE(Fetches().empty());
}

TEST_F(ProberTest, ASourceThatCannotBeTheNextIsNotProbed) {
  sources.SetFinding(1, Finding::kProtected);
  EXPECT_EQ(prober.MayBeProbed(), 0b101U);
  std::vector<Source> links = HlsMirrors(2);
  links[0].url += "?expires=1764000000";
  links[1].voice = true;
  PartFixture parts(links);
  Prober other(parts.policy, parts.able, parts.clock, &parts.sources, &parts.out);
  EXPECT_EQ(other.MayBeProbed(), 0b1U);
  // The first probe may use up a link that is valid for one request only.
  other.Probe(0, "why");
  parts.Wait(10 * policy.proof_ms);
  EXPECT_EQ(other.MayBeProbed(), 0U);
}

TEST_F(ProberTest, CancelledRequestsAnswerNothing) {
  prober.Prefetch(1, false, false, "why");
  prober.Reach(2);
  const auto asked = Fetches();
  ASSERT_EQ(asked.size(), 2U);
  prober.CancelAll("stopped");
  const auto cancelled = Take<command::CancelFetch>();
  ASSERT_EQ(cancelled.size(), 2U);
  EXPECT_EQ(cancelled[0].id, asked[0].id);
  EXPECT_EQ(Answer(asked[0].id, true), std::nullopt);
  EXPECT_TRUE(prober.ReachesAwaited().empty());
  prober.CancelAll("again");
  EXPECT_TRUE(out.Take().empty());
}

TEST_F(ProberTest, AReachSaysNothingOfWhetherItCanBeRead) {
  prober.Reach(1);
  EXPECT_EQ(prober.ReachesAwaited(), std::vector<std::size_t>{1});
  const std::optional<Prober::Answer> answer = Answer(Fetches().at(0).id, true);
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->purpose, Prober::Purpose::kReach);
  EXPECT_FALSE(sources[1].readable);
  EXPECT_TRUE(prober.ReachesAwaited().empty());
}

TEST_F(ProberTest, ARateIsKnownOnlyWhereEnoughCame) {
  prober.Probe(1, "why");
  event::FetchDone done;
  done.id = Fetches().at(0).id;
  done.ok = true;
  done.first_byte_ms = 100;
  done.elapsed_ms = 200;
  done.bytes = 1000;
  prober.Take(done);
  EXPECT_EQ(prober.Kilobits(1), 0);
  prober.Probe(1, "why");
  done.id = Fetches().at(0).id;
  done.bytes = 50000;
  prober.Take(done);
  EXPECT_EQ(prober.Kilobits(1), 4000);
  // The whole body came at once.
  prober.Probe(2, "why");
  done.id = Fetches().at(0).id;
  done.elapsed_ms = 100;
  prober.Take(done);
  EXPECT_EQ(prober.Kilobits(2), 400000);
  EXPECT_EQ(prober.Kilobits(0), 0);
}

TEST_F(ProberTest, WhatAnotherManifestHasNamedIsNotRead) {
  ASSERT_TRUE(sources.Add(0, "found", "https://found.example/film.m3u8"));
  prober.SourceAdded(3);
  prober.Prefetch(3, false, true, "why");
  EXPECT_TRUE(Fetches().empty());
}

TEST(Prober, OfATorrentOnlyTheServerIsAskedAndOnlyOfTheOpenOne) {
  std::vector<Source> torrents = HlsMirrors(2);
  for (Source& torrent : torrents) torrent.url = kTorrent;
  PartFixture parts(torrents, HlsDevice(), false);
  Prober prober(parts.policy, parts.able, parts.clock, &parts.sources, &parts.out);
  prober.Prefetch(1, false, true, "not opened");
  EXPECT_TRUE(parts.Take<command::Fetch>().empty());
  prober.Prefetch(0, false, true, "opened");
  const auto asked = parts.Take<command::Fetch>();
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].purpose, "echo");
  EXPECT_EQ(asked[0].url, "http://127.0.0.1:8090/echo");
  event::FetchDone done;
  done.id = asked[0].id;
  done.ok = true;
  EXPECT_FALSE(prober.Echoes(0));
  prober.Take(done);
  EXPECT_TRUE(prober.Echoes(0));
  EXPECT_FALSE(prober.Echoes(1));
}

TEST(Prober, OneSourceAloneIsReadOnlyWhereItsPictureIsLate) {
  PartFixture parts(1);
  Prober prober(parts.policy, parts.able, parts.clock, &parts.sources, &parts.out);
  EXPECT_TRUE(prober.MayPrefetchAlone(false));
  EXPECT_FALSE(prober.MayPrefetchAlone(true));
  prober.Prefetch(0, false, false, "opened");
  EXPECT_TRUE(parts.Take<command::Fetch>().empty());
  prober.Prefetch(0, false, true, "late");
  EXPECT_EQ(parts.Take<command::Fetch>().size(), 1U);
  EXPECT_FALSE(prober.MayPrefetchAlone(false));
}

TEST(Prober, ADeviceThatCannotFetchIsNotAskedTo) {
  Capabilities blind = HlsDevice();
  blind.look = false;
  PartFixture parts(HlsMirrors(2), blind);
  Prober prober(parts.policy, parts.able, parts.clock, &parts.sources, &parts.out);
  prober.PrefetchOthers(false, true);
  EXPECT_TRUE(parts.Take<command::Fetch>().empty());
}

}  // namespace
}  // namespace resilient_playback::testing

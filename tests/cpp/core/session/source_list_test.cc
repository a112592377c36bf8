#include "core/session/source_list.h"

#include <gtest/gtest.h>

#include <string>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

SourceList ListOf(std::vector<Source> sources, bool https_page = true) {
  return SourceList(std::move(sources), HlsDevice(), https_page);
}

TEST(SourceList, IdsKeepTheirPlaceWhateverHappens) {
  SourceList list = ListOf(HlsMirrors(3));
  list.MakeCurrent(2);
  list.Pick(1);
  list.SetFailure(0, ErrorClass::kHttp404Or410);
  ASSERT_TRUE(list.Add(0, "found", "https://found.example/film.m3u8"));
  list.Renew(1, "https://other.example/film.m3u8");
  list.BeginFilm();
  EXPECT_EQ(list.IndexOf("s1"), 0U);
  EXPECT_EQ(list.IndexOf("s2"), 1U);
  EXPECT_EQ(list.IndexOf("s3"), 2U);
  EXPECT_EQ(list.IndexOf("found"), 3U);
  EXPECT_EQ(list.IndexOf("nobody"), std::nullopt);
  EXPECT_EQ(list.IndexOf(""), std::nullopt);
}

TEST(SourceList, ExactlyOneIsCurrentTheFirstToBeginWith) {
  SourceList list = ListOf(HlsMirrors(2));
  EXPECT_EQ(list.current_index(), 0U);
  list.MakeCurrent(1);
  EXPECT_EQ(list.current_index(), 1U);
  EXPECT_EQ(list.current().source.id, "s2");
}

TEST(SourceList, WhatAnIncidentCountedIsForgottenForAllAtOnce) {
  SourceList list = ListOf(HlsMirrors(2));
  for (std::size_t i = 0; i < 2; ++i) {
    list.SetFailure(i, ErrorClass::kNetwork);
    list.CountTry(i);
    list.CountRetry(i);
    list.CountSlowness(i);
    list.SwitchEngine(i);
  }
  list.CountsRequests(1);
  list.SetFinding(1, Finding::kGood);
  list.BeginIncident();
  for (const SourceRecord& record : list.all()) {
    EXPECT_FALSE(record.incident.failure) << record.source.id;
    EXPECT_EQ(record.incident.tries, 0);
    EXPECT_EQ(record.incident.retries, 0);
    EXPECT_EQ(record.incident.slow, 0);
    EXPECT_FALSE(record.incident.engines_tried);
  }
  // A new incident keeps what does not belong to an incident.
  EXPECT_TRUE(list[1].counts_requests);
  EXPECT_EQ(list[1].finding, Finding::kGood);
}

TEST(SourceList, AFilmOpenedAnewForgetsTheChoiceOfTheViewer) {
  SourceList list = ListOf(HlsMirrors(2));
  list.Pick(0);
  EXPECT_TRUE(list.CurrentIsPicked());
  list.MakeCurrent(1);
  EXPECT_FALSE(list.CurrentIsPicked());
  list.SetFailure(0, ErrorClass::kNetwork);
  list.BeginFilm();
  EXPECT_EQ(list.picked(), std::nullopt);
  EXPECT_FALSE(list[0].incident.failure);
  list.MakeCurrent(0);
  EXPECT_FALSE(list.CurrentIsPicked());
}

TEST(SourceList, WhatIsFoundMustBeNewHaveAServerAndFit) {
  SourceList list = ListOf(HlsMirrors(2));
  EXPECT_FALSE(list.Add(0, "s2", "https://found.example/film.m3u8"));
  EXPECT_FALSE(list.Add(0, "found", ""));
  EXPECT_FALSE(list.Add(0, "found", "film.m3u8"));
  EXPECT_FALSE(list.Add(0, "found", "data:text/plain,film"));
  EXPECT_EQ(list.size(), 2U);
  for (std::size_t i = list.size(); i < kMostSources; ++i) {
    const std::string number = std::to_string(i);
    EXPECT_TRUE(list.Add(0, "n" + number, "https://n" + number + ".example/film.m3u8"));
  }
  EXPECT_FALSE(list.Add(0, "one more", "https://more.example/film.m3u8"));
  EXPECT_EQ(list.size(), kMostSources);
}

TEST(SourceList, WhatIsFoundIsLikeItsOriginButNothingIsKnownOfIt) {
  std::vector<Source> sources = HlsMirrors(1);
  sources[0].quality = 720;
  sources[0].renewable = true;
  SourceList list = ListOf(sources);
  list.SetFailure(0, ErrorClass::kNetwork);
  list.SetHealthPenalty(0, 3);
  list.Played(0);
  ASSERT_TRUE(list.Add(0, "found", "http://found.example/film.m3u8"));
  const SourceRecord& found = list[1];
  EXPECT_EQ(found.source.quality, 720);
  EXPECT_EQ(found.origin, "http://found.example");
  EXPECT_TRUE(found.mixed_content);
  // The manifest named this server, so the host has no fresh link for it.
  EXPECT_FALSE(found.source.renewable);
  EXPECT_FALSE(found.played);
  EXPECT_FALSE(found.incident.failure);
  EXPECT_EQ(found.health_penalty, 0);
}

TEST(SourceList, AFreshLinkIsReadAnewAndItsFailureForgotten) {
  SourceList list = ListOf(HlsMirrors(1));
  list.SetFailure(0, ErrorClass::kHttp401Or403);
  list.CountTry(0);
  list.Renew(0, "http://other.example:8080/film.m3u8");
  EXPECT_EQ(list[0].origin, "http://other.example:8080");
  EXPECT_TRUE(list[0].mixed_content);
  EXPECT_FALSE(list[0].incident.failure);
  EXPECT_EQ(list[0].incident.tries, 1);
  list.Renew(0, "https://other.example/film.m3u8");
  EXPECT_FALSE(list[0].mixed_content);
}

TEST(SourceList, AFreshLinkOfAnotherServerInheritsNothing) {
  SourceList list = ListOf(HlsMirrors(2));
  const auto learn = [&] {
    list.SetReadable(0, false);
    list.SetKnownGoodUntil(0, 1000);
    list.CountsRequests(0);
    list.SetHealthPenalty(0, 2);
  };
  learn();
  list.Renew(0, list[0].source.url + "?token=2");
  EXPECT_EQ(list[0].readable, false);
  EXPECT_TRUE(list[0].IsKnownGood(0));
  EXPECT_TRUE(list[0].counts_requests);
  EXPECT_EQ(list[0].health_penalty, 2);
  list.Renew(
      0, "http://127.0.0.1:8090/stream/film?link=0123456789abcdef0123456789abcdef01234567&play");
  EXPECT_FALSE(list[0].readable);
  EXPECT_FALSE(list[0].IsKnownGood(0));
  EXPECT_FALSE(list[0].counts_requests);
  EXPECT_EQ(list[0].health_penalty, 0);
  EXPECT_TRUE(list[0].torrent);
  list.Renew(0, "https://mirror1.example/film.m3u8");
  EXPECT_FALSE(list[0].torrent);
}

TEST(SourceList, APictureThatWasShownOutranksWhatWasReported) {
  SourceList list = ListOf(HlsMirrors(2));
  list.SetFinding(0, Finding::kProtected);
  list.SetFinding(1, Finding::kGood);
  list.Played(0);
  list.Played(1);
  EXPECT_EQ(list[0].finding, Finding::kUnknown);
  EXPECT_EQ(list[1].finding, Finding::kGood);
  EXPECT_TRUE(list[0].played);
}

TEST(SourceList, AnAddressSaysWhatItIs) {
  std::vector<Source> sources = HlsMirrors(4);
  sources[0].url = "http://plain.example/film.m3u8";
  sources[1].url = "";
  sources[2].type = MediaType::kTorrServer;
  sources[3].type = MediaType::kDash;  // no engine for it here
  const SourceList list = ListOf(sources);
  EXPECT_TRUE(list[0].mixed_content);
  EXPECT_FALSE(ListOf(sources, false)[0].mixed_content);
  EXPECT_EQ(list[1].origin, "");
  EXPECT_FALSE(list[1].mixed_content);
  EXPECT_TRUE(list[2].torrent);
  EXPECT_EQ(list[3].finding, Finding::kUndecodable);
}

}  // namespace
}  // namespace resilient_playback::testing

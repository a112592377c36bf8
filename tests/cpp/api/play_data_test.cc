#include "api/play_data.h"

#include <gtest/gtest.h>

namespace resilient_playback::api {
namespace {

using Addresses = std::vector<std::string>;

TEST(SplitAddresses, SplitsMirrorsWrittenInOneString) {
  EXPECT_EQ(SplitAddresses("https://a/1.m3u8 or https://b/1.m3u8 or //c/1.m3u8"),
            (Addresses{"https://a/1.m3u8", "https://b/1.m3u8", "//c/1.m3u8"}));
}

TEST(SplitAddresses, AFileNameWithOrStaysWhole) {
  EXPECT_EQ(SplitAddresses("https://a/now or never.mp4"),
            (Addresses{"https://a/now or never.mp4"}));
  EXPECT_EQ(SplitAddresses("https://a/ororor.mp4"), (Addresses{"https://a/ororor.mp4"}));
  EXPECT_EQ(SplitAddresses("https://a/x orhttps://b/x"), (Addresses{"https://a/x orhttps://b/x"}));
}

TEST(SplitAddresses, EdgesAreTrimmedAndEmptyPartsDropped) {
  EXPECT_EQ(SplitAddresses("  \n"), Addresses{});
  EXPECT_EQ(SplitAddresses(" https://a/x "), (Addresses{"https://a/x"}));
  EXPECT_EQ(SplitAddresses(" or https://a/x"), (Addresses{"or https://a/x"}));
}

TEST(SplitAddresses, APlayerJsStringStaysWhole) {
  const std::string text = "[720p]{Dub}https://a/x or https://b/x;{Sub}https://c/x";
  EXPECT_EQ(SplitAddresses(text), (Addresses{text}));
}

TEST(QualityOf, ReadsTheHeight) {
  EXPECT_EQ(QualityOf("1080p"), 1080);
  EXPECT_EQ(QualityOf("720"), 720);
  EXPECT_EQ(QualityOf("4K"), 2160);
  EXPECT_EQ(QualityOf("auto"), 0);
  EXPECT_EQ(QualityOf(""), 0);
  EXPECT_EQ(QualityOf("99999999999999999999p"), 0);
}

TEST(ParseSources, OrdersDirectThenQualityThenReserves) {
  PlayData data;
  data.url = "https://a/1080.m3u8";
  data.url_reserve = "https://z/film.mp4";
  data.quality = {{"1080p", "https://a/1080.m3u8 or https://b/1080.m3u8", {"https://c/1080.m3u8"}},
                  {"720p", "https://a/720.m3u8", {}}};
  data.quality_reserve = {{"1080p", "https://d/1080.mp4", {}}, {"720p", "https://d/720.mp4", {}}};
  const ParsedSources parsed = ParseSources(data);
  Addresses raws;
  for (const ParsedSource& source : parsed.sources) raws.push_back(source.raw);
  EXPECT_EQ(raws, (Addresses{"https://a/1080.m3u8", "https://b/1080.m3u8", "https://c/1080.m3u8",
                             "https://d/1080.mp4", "https://z/film.mp4", "https://a/720.m3u8"}))
      << "less quality comes last";
  EXPECT_EQ(parsed.selected, "1080p");
  EXPECT_EQ(parsed.sources[0].quality, 1080);
  EXPECT_EQ(parsed.sources[0].via, "direct");
  EXPECT_EQ(parsed.sources[1].via, "quality");
  EXPECT_EQ(parsed.sources[4].via, "reserve");
  EXPECT_EQ(parsed.sources[4].type, MediaType::kMp4);
}

TEST(ReadPlayerJs, OneVoiceOfEveryQuality) {
  const std::string text =
      "[720p]{Dub}https://a/7 or https://b/7;{Sub}https://a/s7,[1080p]{Sub}https://a/s10;{Dub}"
      "https://a/10";
  const auto read = [&](const char* voice) {
    std::string all;
    for (const QualityEntry& entry : ReadPlayerJs(text, voice))
      all += entry.label + '=' + entry.url + '|';
    return all;
  };
  EXPECT_EQ(read("Dub"), "720p=https://a/7 or https://b/7|1080p=https://a/10|");
  EXPECT_EQ(read("Sub"), "720p=https://a/s7|1080p=https://a/s10|");
  EXPECT_EQ(read("Nobody"), read("Dub")) << "the first one of the first quality";
}

TEST(ReadPlayerJs, OddTextIsNoneAndEndsSoon) {
  for (const char* text : {"", "[", "[]", "]", "https://a/x", "[720p", "[720p]", "[720p]{",
                           "[a]{b}", ",[,[,[", "[a]{b;{c}"})
    EXPECT_LE(ReadPlayerJs(text, "").size(), 1U) << text;
  const std::string many(200000, '[');
  EXPECT_TRUE(ReadPlayerJs(many, "").empty());
  // Many separators without a value must not make the reading slow: the text is read once.
  const std::string blanks(2000000, ' ');
  std::string commas = "[1p]u";
  commas.append(2000000, ',');
  EXPECT_EQ(ReadPlayerJs(commas + blanks, "").size(), 1U);
  EXPECT_EQ(ReadPlayerJs(commas + blanks + "x", "").size(), 1U);
  std::string entries = "[1p]u";
  for (int i = 0; i < 20000; ++i) entries += ",[1p]u;{a}b";
  EXPECT_LE(ReadPlayerJs(entries, "").size(), 64U);
}

TEST(ParseSources, NoAddressTwice) {
  PlayData data;
  data.url = "https://a/x or https://a/x";
  data.url_reserve = "https://a/x";
  EXPECT_EQ(ParseSources(data).sources.size(), 1U);
}

TEST(ParseSources, WhatIsBeyondTheMostIsSaidOnce) {
  PlayData data;
  data.url = "//a/0";
  for (int i = 1; i < 5000; ++i) data.url += " or //a/" + std::to_string(i);
  const ParsedSources parsed = ParseSources(data);
  EXPECT_EQ(parsed.sources.size(), kMostSources);
  ASSERT_EQ(parsed.diagnostics.size(), 2U);
  EXPECT_EQ(parsed.diagnostics[0].code, "protocol_relative");
  EXPECT_EQ(parsed.diagnostics[1].code, "too_many_sources");
}

TEST(ParseSources, EdgeValuesAreNamed) {
  PlayData data;
  data.url = "nofound";
  ParsedSources parsed = ParseSources(data);
  EXPECT_TRUE(parsed.sources.empty());
  ASSERT_EQ(parsed.diagnostics.size(), 1U);
  EXPECT_EQ(parsed.diagnostics[0].code, "not_an_address");
  data.url = "";
  EXPECT_EQ(ParseSources(data).diagnostics[0].code, "empty_url");
  data.url = "//c.example/1080.mp4";
  EXPECT_EQ(ParseSources(data).diagnostics[0].code, "protocol_relative");
}

}  // namespace
}  // namespace resilient_playback::api

#include "manifest/locations.h"

#include <gtest/gtest.h>

#include "core/diagnostics/diagnostic.h"
#include "manifest/dash/mpd.h"
#include "manifest/hls/playlist.h"
#include "manifest/text_edits.h"

namespace resilient_playback::testing {
namespace {

constexpr const char* kBase = "https://a.example/film/master.m3u8?token=1";

std::string Redundant(const std::string& host = "https://b.example/x/") {
  return "#EXTM3U\n"
         "#EXT-X-INDEPENDENT-SEGMENTS\n"
         "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"English\",URI=\"en.m3u8\"\n"
         "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"b\",NAME=\"English\",URI=\"" +
         host +
         "en.m3u8\"\n"
         "#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,AUDIO=\"a\"\n"
         "low.m3u8\n"
         "#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,AUDIO=\"b\"\n" +
         host +
         "low.m3u8\n"
         "#EXT-X-STREAM-INF:BANDWIDTH=2400000,RESOLUTION=1280x720,AUDIO=\"a\"\n"
         "high.m3u8\n"
         "#EXT-X-STREAM-INF:BANDWIDTH=2400000,RESOLUTION=1280x720,AUDIO=\"b\"\n" +
         host +
         "high.m3u8\n"
         "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=100000,URI=\"iframes.m3u8\"\n";
}

TEST(Locations, RedundantVariantsBecomeAManifestOfTheirServer) {
  const auto found = OtherLocations(Redundant(), kBase);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].url, "https://b.example/x/low.m3u8");
  EXPECT_EQ(found[0].manifest,
            "#EXTM3U\n"
            "#EXT-X-INDEPENDENT-SEGMENTS\n"
            "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"b\",NAME=\"English\",URI=\"https://b.example/x/"
            "en.m3u8\"\n"
            "#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,AUDIO=\"b\"\n"
            "https://b.example/x/low.m3u8\n"
            "#EXT-X-STREAM-INF:BANDWIDTH=2400000,RESOLUTION=1280x720,AUDIO=\"b\"\n"
            "https://b.example/x/high.m3u8\n");
  Diagnostics diagnostics;
  EXPECT_EQ(ReadHlsPlaylist(found[0].manifest, &diagnostics).variants.size(), 2U);
}

TEST(Locations, PathwaysAreServersAndSteeringIsLeftOut) {
  const std::string body =
      "#EXTM3U\n"
      "#EXT-X-CONTENT-STEERING:SERVER-URI=\"steer.json\",PATHWAY-ID=\"one\"\n"
      "#EXT-X-SESSION-KEY:METHOD=AES-128,URI=\"key.bin\"\n"
      "#EXT-X-STREAM-INF:BANDWIDTH=800000,PATHWAY-ID=\"one\"\n"
      "low.m3u8\n"
      "#EXT-X-STREAM-INF:BANDWIDTH=700000,PATHWAY-ID=\"two\"\n"
      "https://b.example/low.m3u8\n"
      "#EXT-X-STREAM-INF:BANDWIDTH=900000,PATHWAY-ID=\"three\"\n"
      "https://c.example/low.m3u8";
  const auto found = OtherLocations(body, kBase);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].manifest,
            "#EXTM3U\n"
            "#EXT-X-SESSION-KEY:METHOD=AES-128,URI=\"https://a.example/film/key.bin\"\n"
            "#EXT-X-STREAM-INF:BANDWIDTH=700000,PATHWAY-ID=\"two\"\n"
            "https://b.example/low.m3u8\n");
  EXPECT_EQ(found[1].url, "https://c.example/low.m3u8");
}

TEST(Locations, DifferentQualitiesAreNoLocations) {
  const std::string body =
      "#EXTM3U\n"
      "#EXT-X-STREAM-INF:BANDWIDTH=800000\nlow.m3u8\n"
      "#EXT-X-STREAM-INF:BANDWIDTH=2400000\nhttps://b.example/high.m3u8\n";
  EXPECT_TRUE(OtherLocations(body, kBase).empty());
}

TEST(Locations, TheSameServerAgainIsNone) {
  EXPECT_TRUE(OtherLocations(Redundant("backup/"), kBase).empty());
}

TEST(Locations, NeitherAHomeNetworkNorPlainHttpIsNamedFromOutside) {
  EXPECT_TRUE(OtherLocations(Redundant("https://192.168.1.1/"), kBase).empty());
  EXPECT_TRUE(OtherLocations(Redundant("http://b.example/"), kBase).empty());
  EXPECT_EQ(OtherLocations(Redundant("http://192.168.1.2/"), "http://192.168.1.1/m.m3u8").size(),
            1U);
}

TEST(Locations, AddressesMadeOfVariablesAreLeftAlone) {
  const std::string body =
      "#EXTM3U\n#EXT-X-DEFINE:NAME=\"h\",VALUE=\"https://b.example\"\n"
      "#EXT-X-STREAM-INF:BANDWIDTH=800000\nlow.m3u8\n"
      "#EXT-X-STREAM-INF:BANDWIDTH=800000\n{$h}/low.m3u8\n";
  EXPECT_TRUE(OtherLocations(body, kBase).empty());
}

std::string WithBases(const std::string& bases, const std::string& type = "static") {
  return "<?xml version=\"1.0\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"" + type +
         "\" mediaPresentationDuration=\"PT60S\" minBufferTime=\"PT2S\" "
         "profiles=\"urn:mpeg:dash:profile:isoff-live:2011\">\n" +
         bases +
         "<Period><AdaptationSet mimeType=\"video/mp4\"><SegmentTemplate timescale=\"1\" "
         "duration=\"4\" initialization=\"$RepresentationID$/init.mp4\" "
         "media=\"$RepresentationID$/$Number$.m4s\"/><Representation id=\"v\" bandwidth=\"1\" "
         "codecs=\"avc1.4d401e\"/></AdaptationSet></Period></MPD>";
}

TEST(Locations, EachBaseUrlBecomesAnMpdOfItsServer) {
  const std::string bases =
      "<BaseURL serviceLocation=\"a\">https://a.example/</BaseURL>\n"
      "<BaseURL serviceLocation=\"b\">https://b.example/x/?a=1&amp;b=2</BaseURL>\n"
      "<!-- <BaseURL>https://c.example/</BaseURL> -->\n";
  const auto found = OtherLocations(WithBases(bases), "https://a.example/film.mpd");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].url, "https://b.example/x/v/init.mp4");
  EXPECT_EQ(found[0].manifest, WithBases("\n<BaseURL>https://b.example/x/?a=1&amp;b=2</BaseURL>\n"
                                         "<!-- <BaseURL>https://c.example/</BaseURL> -->\n"));
}

TEST(Locations, ALiveMpdAndOneBaseAreLeftAlone) {
  const std::string two =
      "<BaseURL>https://a.example/</BaseURL><BaseURL>https://b.example/</BaseURL>";
  EXPECT_TRUE(OtherLocations(WithBases(two, "dynamic"), "https://a.example/film.mpd").empty());
  EXPECT_TRUE(OtherLocations(WithBases("<BaseURL>https://b.example/</BaseURL>"),
                             "https://a.example/film.mpd")
                  .empty());
  EXPECT_EQ(OtherLocations(WithBases(two), "https://a.example/film.mpd").size(), 1U);
}

TEST(Locations, WhatIsNoManifestHasNone) {
  for (const char* body :
       {"", "#EXTM3U", "<BaseURL>", "BaseURL", "#EXTM3U\n#EXT-X-STREAM-INF:\n\n"})
    EXPECT_TRUE(OtherLocations(body, kBase).empty()) << body;
  EXPECT_TRUE(OtherLocations(Redundant(), "not an address").empty());
  EXPECT_TRUE(OtherLocations(Redundant() + std::string(kMostLocatedBytes, '\n'), kBase).empty());
}

TEST(TextEdits, OverlapsAndStrangersDoNoHarm) {
  const std::string text = "one\ntwo\nthree";
  TextEdits edits(text);
  edits.Replace(5, 6, "X");
  edits.DropLine(5);
  edits.DropLine(9);
  EXPECT_EQ(edits.OffsetOf("elsewhere"), std::string::npos);
  EXPECT_EQ(edits.Apply(), "one\n");
}

}  // namespace
}  // namespace resilient_playback::testing

#include "manifest/same_content/fingerprint.h"

#include <gtest/gtest.h>

#include <string>

namespace resilient_playback {
namespace {

// Ten segments of four seconds. `tags` stands before the sixth, `length` is that of the seventh.
std::string Playlist(const std::string& tags = {}, const std::string& length = "4.000",
                     const std::string& folder = "a/") {
  std::string text = "#EXTM3U\n#EXT-X-VERSION:6\n#EXT-X-TARGETDURATION:4\n";
  for (int i = 0; i < 10; ++i) {
    if (i == 5) text += tags;
    text += "#EXTINF:" + std::string(i == 6 ? length : "4.000") + ",\n" + folder +
            std::to_string(i) + ".ts\n";
  }
  return text + "#EXT-X-ENDLIST\n";
}

Fingerprint Of(const std::string& text) {
  Diagnostics diagnostics;
  return FingerprintOfHls(ReadHlsPlaylist(text, &diagnostics));
}

std::string Compared(const Fingerprint& one, const Fingerprint& other) {
  const Comparison comparison = CompareContent(one, other);
  return std::string(ToString(comparison.sameness)) + " " + std::string(comparison.reason);
}

TEST(SameContent, ManifestsThatAgreeAreOnlySimilar) {
  EXPECT_EQ(Compared(Of(Playlist()), Of(Playlist({}, "4.000", "https://b.example/"))),
            "similar no_sample");
}

TEST(SameContent, ASampledSegmentProvesOrRefutesIt) {
  Fingerprint one = Of(Playlist());
  Fingerprint other = one;
  one.samples = {{3, 1000, HashBytes("abc")}};
  other.samples = {{2, 1000, HashBytes("xyz")}, {3, 1000, HashBytes("abc")}};
  EXPECT_EQ(Compared(one, other), "same sampled_bytes");
  other.samples[1].hash = HashBytes("abd");
  EXPECT_EQ(Compared(one, other), "different bytes");
  other.samples[1] = {3, 999, HashBytes("abc")};
  EXPECT_EQ(Compared(one, other), "different bytes");
  other.samples.pop_back();
  EXPECT_EQ(Compared(one, other), "similar no_sample");
}

TEST(SameContent, FragmentsNeedTheirHeaderToo) {
  const std::string map = "#EXT-X-MAP:URI=\"init.mp4\"\n";
  Fingerprint one = Of(Playlist(map));
  one.samples = {{0, 10, 1}};
  Fingerprint other = one;
  EXPECT_EQ(Compared(one, other), "similar no_init");
  one.init = 7;
  other.init = 7;
  EXPECT_EQ(Compared(one, other), "same sampled_bytes");
  other.init = 8;
  EXPECT_EQ(Compared(one, other), "different init");
}

TEST(SameContent, EachContradictionIsNamed) {
  const Fingerprint one = Of(Playlist());
  EXPECT_EQ(Compared(one, Of(Playlist("#EXTINF:4,\nx.ts\n"))), "different segment_count");
  EXPECT_EQ(Compared(one, Of(Playlist("#EXT-X-DISCONTINUITY\n"))), "different structure");
  EXPECT_EQ(Compared(one, Of(Playlist("#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n"))),
            "different structure");
  EXPECT_EQ(Compared(one, Of(Playlist("#EXT-X-BYTERANGE:10@0\n"))), "different structure");
  EXPECT_EQ(Compared(one, Of(Playlist({}, "4.019"))), "similar no_sample");  // half a frame
  EXPECT_EQ(Compared(one, Of(Playlist({}, "3.970"))), "different timing");
  Fingerprint other = one;
  other.codecs = "avc1.64001f";
  EXPECT_EQ(Compared(one, other), "similar no_sample");  // a fact of only one: no contradiction
  Fingerprint third = one;
  third.codecs = "avc1.640028";
  EXPECT_EQ(Compared(other, third), "different codecs");
  third = other;
  other.height = 720;
  third.height = 1080;
  EXPECT_EQ(Compared(other, third), "different resolution");
}

TEST(SameContent, LiveIsNeverMixed) {
  std::string live = Playlist();
  live.resize(live.find("#EXT-X-ENDLIST"));
  EXPECT_EQ(Compared(Of(live), Of(live)), "different live");
}

TEST(SameContent, APrintStaysSmall) {
  std::string text = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n";
  for (int i = 0; i < 5000; ++i) text += "#EXTINF:4,\ns.ts\n";
  const Fingerprint print = Of(text);
  EXPECT_EQ(print.segments, 5000U);
  EXPECT_EQ(print.times.size(), kMostTimes);
  EXPECT_EQ(print.times.back(), 20000000U);
}

}  // namespace
}  // namespace resilient_playback

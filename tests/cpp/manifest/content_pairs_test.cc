#include "manifest/same_content/content_pairs.h"

#include <gtest/gtest.h>

namespace resilient_playback {
namespace {

using State = SegmentMatch::State;

constexpr const char* kMaster =
    "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360,CODECS=\"avc1.64001e\"\n"
    "low.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=1600000,RESOLUTION=1280x720,CODECS=\"avc1.64001f\"\n"
    "high.m3u8\n";

std::string Media(const std::string& prefix, const std::string& extra = "",
                  const std::string& duration = "4") {
  std::string text = "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXT-X-MEDIA-SEQUENCE:7\n" + extra;
  for (int i = 0; i < 4; ++i)
    text += "#EXTINF:" + duration + ",\n" + prefix + std::string(1, static_cast<char>('0' + i)) +
            ".ts\n";
  return text + "#EXT-X-ENDLIST\n";
}

SegmentRef Segment(const std::string& manifest, std::uint64_t number) {
  SegmentRef piece;
  piece.manifest = manifest;
  piece.number = number;
  return piece;
}

// A film on two servers with different file names.
class ContentPairsTest : public ::testing::Test {
 protected:
  ContentPairs pairs;
  const std::string a_low = "http://a.test/film/low.m3u8";
  const std::string b_low = "http://b.test/x/low.m3u8";

  void LearnA() {
    pairs.Learn("a", "http://a.test/film/index.m3u8", "http://a.test/film/index.m3u8", kMaster);
    pairs.Learn("a", a_low, a_low, Media("s"));
  }
  void LearnB(const std::string& media = Media("part-")) {
    pairs.Learn("b", "http://b.test/go", "http://b.test/x/index.m3u8", kMaster);
    pairs.Learn("b", b_low, b_low, media);
  }
};

TEST_F(ContentPairsTest, AsksForWhatItDoesNotKnowThenNamesThePieceOfTheOther) {
  LearnA();
  pairs.Saw(Segment(a_low, 8), 1000, "bytes of the second");

  SegmentMatch match = pairs.Find(Segment(a_low, 9), "b");
  EXPECT_EQ(match.state, State::kAsk);
  EXPECT_EQ(match.reason, "manifest");
  EXPECT_EQ(match.source, "b");

  pairs.Learn("b", "http://b.test/go", "http://b.test/x/index.m3u8", kMaster);
  match = pairs.Find(Segment(a_low, 9), "b");
  EXPECT_EQ(match.reason, "playlist");
  EXPECT_EQ(match.piece.url, b_low);

  pairs.Learn("b", b_low, b_low, Media("part-"));
  match = pairs.Find(Segment(a_low, 9), "b");
  EXPECT_EQ(match.reason, "piece");
  EXPECT_EQ(match.piece.url, "http://b.test/x/part-1.ts");

  pairs.Saw(match.piece, 1000, "bytes of the second");
  match = pairs.Find(Segment(a_low, 9), "b");
  EXPECT_EQ(match.state, State::kSame);
  EXPECT_EQ(match.reason, "sampled_bytes");
  EXPECT_EQ(match.piece.url, "http://b.test/x/part-2.ts");
  EXPECT_EQ(match.piece.number, 9U);
}

TEST_F(ContentPairsTest, AManifestOfSeveralServersAndOneOfASingleServerFindEachOther) {
  const std::string tag = "#EXT-X-STREAM-INF:BANDWIDTH=800000,RESOLUTION=640x360\n";
  const std::string root = "http://m.test/index.m3u8";
  const std::string alone = "#EXTM3U\n" + tag + b_low + "\n";
  pairs.Learn("a", root, root, "#EXTM3U\n" + tag + a_low + "\n" + tag + b_low + "\n");
  pairs.Learn("a", a_low, a_low, Media("s"));
  pairs.Learn("b", root + "#b", root + "#b", alone);
  pairs.Saw(Segment(a_low, 8), 1000, "bytes of the second");
  SegmentMatch match = pairs.Find(Segment(a_low, 9), "b");
  EXPECT_EQ(match.reason, "playlist");
  EXPECT_EQ(match.piece.url, b_low);
  pairs.Learn("b", b_low, b_low, Media("s"));
  match = pairs.Find(Segment(a_low, 9), "b");
  EXPECT_EQ(match.reason, "piece");
  pairs.Saw(match.piece, 1000, "bytes of the second");
  EXPECT_EQ(pairs.Find(Segment(a_low, 9), "b").piece.url, "http://b.test/x/s2.ts");
  EXPECT_EQ(pairs.Find(Segment(b_low, 9), "a").piece.url, "http://a.test/film/s2.ts");
}

TEST_F(ContentPairsTest, NothingSampledNothingMixed) {
  LearnA();
  LearnB();
  const SegmentMatch match = pairs.Find(Segment(a_low, 9), "b");
  EXPECT_EQ(match.state, State::kNo);
  EXPECT_EQ(match.reason, "unproven");
}

TEST_F(ContentPairsTest, OtherBytesOrAnotherLengthIsAnotherFilm) {
  for (const auto& [bytes, sample] : {std::pair{1000, "cut two seconds later"}, {1001, "same"}}) {
    pairs = ContentPairs();
    LearnA();
    LearnB();
    pairs.Saw(Segment(a_low, 8), 1000, "same");
    pairs.Saw(Segment(b_low, 8), static_cast<std::uint64_t>(bytes), sample);
    EXPECT_EQ(pairs.Find(Segment(a_low, 9), "b").reason, "bytes");
  }
}

TEST_F(ContentPairsTest, OtherBoundariesAreNotMixed) {
  LearnA();
  LearnB(Media("part-", "", "4.1"));
  pairs.Saw(Segment(a_low, 8), 1000, "same");
  pairs.Saw(Segment(b_low, 8), 1000, "same");
  EXPECT_EQ(pairs.Find(Segment(a_low, 9), "b").reason, "timing");
}

TEST_F(ContentPairsTest, AnInitializationMustBeTheSameToo) {
  const std::string map = "#EXT-X-MAP:URI=\"init.mp4\"\n";
  pairs.Learn("a", a_low, a_low, Media("s", map));
  pairs.Learn("b", b_low, b_low, Media("s", map));
  SegmentRef init = Segment(a_low, 0);
  init.what = SegmentRef::What::kInit;
  pairs.Saw(init, 10, "ftyp moov");
  pairs.Saw(Segment(a_low, 8), 1000, "same");

  SegmentMatch match = pairs.Find(Segment(a_low, 9), "b");
  EXPECT_EQ(match.reason, "piece");
  EXPECT_EQ(match.piece.what, SegmentRef::What::kInit);
  EXPECT_EQ(match.piece.url, "http://b.test/x/init.mp4");

  pairs.Saw(match.piece, 10, "ftyp moov");
  pairs.Saw(Segment(b_low, 8), 1000, "same");
  EXPECT_EQ(pairs.Find(Segment(a_low, 9), "b").state, State::kSame);
  pairs.Saw(match.piece, 10, "ftyp moov of another encoder");
  EXPECT_EQ(pairs.Find(Segment(a_low, 9), "b").reason, "init");
}

TEST_F(ContentPairsTest, ARenditionNotSeenYetMayComeWholeFromASisterOfTheSame) {
  LearnA();
  LearnB();
  SegmentRef high;
  high.manifest = "http://a.test/film/index.m3u8";
  high.what = SegmentRef::What::kPlaylist;
  high.url = "http://a.test/film/high.m3u8";
  EXPECT_EQ(pairs.Find(high, "b").reason, "unproven");

  pairs.Saw(Segment(a_low, 8), 1000, "same");
  EXPECT_EQ(pairs.Find(high, "b").piece.url, "http://b.test/x/part-1.ts") << "the sister's";
  pairs.Saw(Segment(b_low, 8), 1000, "same");
  const SegmentMatch match = pairs.Find(high, "b");
  EXPECT_EQ(match.reason, "sibling");
  EXPECT_EQ(match.piece.url, "http://b.test/x/high.m3u8");
}

TEST_F(ContentPairsTest, ASisterIsAskedForTheProofWhereNothingOfThisRenditionHasCome) {
  const std::string a_high = "http://a.test/film/high.m3u8";
  const std::string b_high = "http://b.test/x/high.m3u8";
  LearnA();
  pairs.Saw(Segment(a_low, 8), 1000, "same");
  pairs.Learn("a", a_high, a_high, Media("h"));
  pairs.Learn("b", "http://b.test/go", "http://b.test/x/index.m3u8", kMaster);
  EXPECT_EQ(pairs.Find(Segment(a_high, 9), "b").piece.url, b_high);
  pairs.Learn("b", b_high, b_high, Media("h"));
  EXPECT_EQ(pairs.Find(Segment(a_high, 9), "b").piece.url, b_low) << "of the sister";
  pairs.Learn("b", b_low, b_low, Media("part-"));
  const SegmentMatch sample = pairs.Find(Segment(a_high, 9), "b");
  EXPECT_EQ(sample.piece.url, "http://b.test/x/part-1.ts");
  pairs.Saw(sample.piece, 1000, "same");
  const SegmentMatch match = pairs.Find(Segment(a_high, 9), "b");
  EXPECT_EQ(match.state, State::kSame);
  EXPECT_EQ(match.reason, "sibling");
  EXPECT_EQ(match.piece.url, "http://b.test/x/h2.ts");
}

TEST_F(ContentPairsTest, LiveAndEncryptedAreNeverMixed) {
  const std::string key = "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n";
  EXPECT_FALSE(pairs.Learn("a", a_low, a_low, Media("s", key)).clear);
  EXPECT_EQ(pairs.Find(Segment(a_low, 9), "b").reason, "not_clear");
  const auto live = pairs.Learn("a", a_low, a_low, "#EXTM3U\n#EXTINF:4,\ns.ts\n");
  EXPECT_TRUE(live.live);
  EXPECT_FALSE(live.clear);
  EXPECT_EQ(pairs.Find(Segment(a_low, 0), "b").reason, "not_clear");
}

TEST_F(ContentPairsTest, AClearSourceGetsNothingFromALiveOrEncryptedOne) {
  LearnA();
  pairs.Saw(Segment(a_low, 8), 1000, "same");
  pairs.Learn("b", b_low, b_low, "#EXTM3U\n#EXTINF:4,\ns.ts\n");
  EXPECT_EQ(pairs.Find(Segment(a_low, 9), "b").reason, "live");
  pairs = ContentPairs();
  LearnA();
  pairs.Saw(Segment(a_low, 8), 1000, "same");
  LearnB(Media("part-", "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n"));
  EXPECT_EQ(pairs.Find(Segment(a_low, 9), "b").reason, "not_clear");
}

TEST_F(ContentPairsTest, DistrustIsForGoodAndBothWays) {
  LearnA();
  LearnB();
  pairs.Saw(Segment(a_low, 8), 1000, "same");
  pairs.Saw(Segment(b_low, 8), 1000, "same");
  EXPECT_FALSE(pairs.AppendFailed("b", "a"));
  EXPECT_TRUE(pairs.AppendFailed("b", "a"));
  EXPECT_EQ(pairs.Find(Segment(a_low, 9), "b").reason, "distrusted");
}

TEST_F(ContentPairsTest, APieceOfTheOtherFindsItsWayBack) {
  LearnA();
  LearnB();
  pairs.Saw(Segment(a_low, 8), 1000, "same");
  pairs.Saw(Segment(b_low, 8), 1000, "same");
  EXPECT_EQ(pairs.SourceOf(b_low), "b");
  EXPECT_EQ(pairs.Find(Segment(b_low, 10), "a").piece.url, "http://a.test/film/s3.ts");
}

TEST_F(ContentPairsTest, ByteRangesGoWithThePiece) {
  const std::string text =
      "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:4,\n#EXT-X-BYTERANGE:100@0\nall.ts\n"
      "#EXTINF:4,\n#EXT-X-BYTERANGE:200@100\nall.ts\n#EXT-X-ENDLIST\n";
  pairs.Learn("a", a_low, a_low, text);
  pairs.Learn("b", b_low, b_low, text);
  pairs.Saw(Segment(a_low, 0), 100, "same");
  pairs.Saw(Segment(b_low, 0), 100, "same");
  const SegmentMatch match = pairs.Find(Segment(a_low, 1), "b");
  EXPECT_EQ(match.piece.url, "http://b.test/x/all.ts");
  EXPECT_EQ(match.piece.range.offset, 100U);
  EXPECT_EQ(match.piece.range.length, 200U);
}

constexpr const char* kMpd =
    "<MPD xmlns='urn:mpeg:dash:schema:mpd:2011' type='static' mediaPresentationDuration='PT20S'>"
    "<Period><AdaptationSet mimeType='video/mp4'><SegmentTemplate media='$RepresentationID$/"
    "$Number$.m4s' initialization='$RepresentationID$/init.mp4' duration='4'/>"
    "<Representation id='v1' bandwidth='1' codecs='avc1.64001e'/></AdaptationSet></Period></MPD>";

TEST_F(ContentPairsTest, TheSameMpdNamesTheSamePieces) {
  const std::string a = "http://a.test/d/film.mpd?token=1";
  const std::string b = "http://b.test/e/film.mpd";
  pairs.Learn("a", a, a, kMpd);
  pairs.Learn("b", b, b, kMpd);
  const auto piece = [&](SegmentRef::What what, const std::string& url) {
    SegmentRef one;
    one.manifest = a;
    one.rendition = "v1";
    one.what = what;
    one.url = url;
    return one;
  };
  EXPECT_EQ(pairs.Find(piece(SegmentRef::What::kSegment, "http://a.test/d/v1/2.m4s"), "b").reason,
            "unproven");
  SegmentRef other = piece(SegmentRef::What::kSegment, "http://a.test/d/v2/2.m4s");
  other.rendition = "v2";
  pairs.Saw(piece(SegmentRef::What::kInit, "http://a.test/d/v1/init.mp4"), 9, "init");
  pairs.Saw(piece(SegmentRef::What::kSegment, "http://a.test/d/v1/1.m4s"), 99, "first");

  // No segment of this Representation has come yet, so its sibling supplies the samples to compare.
  EXPECT_EQ(pairs.Find(other, "b").piece.url, "http://b.test/e/v1/init.mp4");
  EXPECT_EQ(pairs.Find(other, "b").piece.number, 0U) << "numbers are of HLS";

  const SegmentRef second = piece(SegmentRef::What::kSegment, "http://a.test/d/v1/2.m4s");
  SegmentMatch match = pairs.Find(second, "b");
  EXPECT_EQ(match.piece.url, "http://b.test/e/v1/init.mp4");
  pairs.Saw(match.piece, 9, "init");
  match = pairs.Find(second, "b");
  EXPECT_EQ(match.state, State::kAsk);
  EXPECT_EQ(match.piece.url, "http://b.test/e/v1/1.m4s");
  pairs.Saw(match.piece, 99, "first");
  match = pairs.Find(second, "b");
  EXPECT_EQ(match.state, State::kSame);
  EXPECT_EQ(match.piece.url, "http://b.test/e/v1/2.m4s");

  EXPECT_EQ(pairs.Find(other, "b").reason, "sibling");
  EXPECT_EQ(pairs.Find(other, "b").piece.url, "http://b.test/e/v2/2.m4s");

  // An address outside the folder is unknown. A different MPD means a different film.
  EXPECT_EQ(pairs.Find(piece(SegmentRef::What::kSegment, "http://cdn.test/v1/2.m4s"), "b").reason,
            "absent");
  pairs.Learn("b", b, b, std::string(kMpd) + "\n");
  EXPECT_EQ(pairs.Find(second, "b").reason, "structure");
}

TEST_F(ContentPairsTest, TheServersOfOneMpdAreToldApartByItsBaseUrls) {
  const std::string head =
      "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" "
      "mediaPresentationDuration=\"PT60S\">";
  const std::string tail =
      "<Period><AdaptationSet mimeType=\"video/mp4\"><SegmentTemplate timescale=\"1\" "
      "duration=\"4\" "
      "initialization=\"init.mp4\" media=\"$Number$.m4s\"/><Representation id=\"v\" "
      "bandwidth=\"1\"/></AdaptationSet></Period></MPD>";
  const std::string a = "<BaseURL>http://a.test/x/</BaseURL>";
  const std::string b = "<BaseURL>http://b.test/y/</BaseURL>";
  const std::string root = "http://m.test/film.mpd";
  const auto piece = [&](const std::string& manifest, SegmentRef::What what,
                         const std::string& url) {
    SegmentRef one;
    one.manifest = manifest;
    one.what = what;
    one.rendition = "v";
    one.url = url;
    return one;
  };
  pairs.Learn("a", root, root, head + a + b + tail);
  pairs.Learn("b", root + "#b", root + "#b", head + b + tail);
  for (const char* server : {"a", "b"}) {
    const std::string manifest = server[0] == 'a' ? root : root + "#b";
    const std::string folder = server[0] == 'a' ? "http://a.test/x/" : "http://b.test/y/";
    pairs.Saw(piece(manifest, SegmentRef::What::kInit, folder + "init.mp4"), 100, "init");
    pairs.Saw(piece(manifest, SegmentRef::What::kSegment, folder + "1.m4s"), 1000, "bytes");
  }
  const SegmentRef second = piece(root, SegmentRef::What::kSegment, "http://a.test/x/2.m4s");
  EXPECT_EQ(pairs.Find(second, "b").state, State::kSame);
  EXPECT_EQ(pairs.Find(second, "b").piece.url, "http://b.test/y/2.m4s");
}

TEST_F(ContentPairsTest, APublicManifestLeadsNobodyIntoTheHomeNetwork) {
  LearnA();
  pairs.Saw(Segment(a_low, 8), 1000, "same");
  LearnB(Media("http://192.168.1.1/admin?"));
  EXPECT_EQ(pairs.Find(Segment(a_low, 9), "b").reason, "absent");
  pairs = ContentPairs();
  const std::string home = "http://192.168.1.7/film.m3u8";
  pairs.Learn("a", a_low, a_low, Media("s"));
  pairs.Saw(Segment(a_low, 8), 1000, "same");
  pairs.Learn("b", home, home, Media("http://192.168.1.8/s"));
  EXPECT_EQ(pairs.Find(Segment(a_low, 9), "b").state, State::kAsk);
}

TEST_F(ContentPairsTest, WhatIsNoManifestIsNotKept) {
  EXPECT_FALSE(pairs.Learn("a", a_low, a_low, "<html>").known);
  EXPECT_FALSE(pairs.Learn("a", a_low, a_low, "").known);
  EXPECT_EQ(pairs.SourceOf(a_low), "");
}

TEST_F(ContentPairsTest, KeepsItsBounds) {
  for (int i = 0; i < 200; ++i) {
    const std::string address = "http://a.test/" + std::to_string(i) + ".m3u8";
    pairs.Learn("a", address, address, Media("s"));
  }
  EXPECT_EQ(pairs.SourceOf("http://a.test/0.m3u8"), "");
  EXPECT_EQ(pairs.SourceOf("http://a.test/199.m3u8"), "a");
}

}  // namespace
}  // namespace resilient_playback

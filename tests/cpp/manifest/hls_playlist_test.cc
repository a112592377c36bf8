#include <gtest/gtest.h>

#include <algorithm>
#include <list>
#include <string>

#include "manifest/hls/attributes.h"
#include "manifest/hls/facts.h"
#include "manifest/hls/playlist.h"
#include "manifest/hls/tags.h"
#include "manifest/hls/variables.h"

namespace resilient_playback {
namespace {

HlsPlaylist Read(const std::string& text) {
  static std::list<std::string> texts;  // a playlist consists of views of its text
  Diagnostics diagnostics;
  return ReadHlsPlaylist(texts.emplace_back(text), &diagnostics);
}

const char kMedia[] =
    "#EXTM3U\r\n"
    "#EXT-X-VERSION:7\r\n"
    "#EXT-X-TARGETDURATION:6\r\n"
    "#EXT-X-MEDIA-SEQUENCE:17\r\n"
    "#EXT-X-DISCONTINUITY-SEQUENCE:2\r\n"
    "#EXT-X-MAP:URI=\"init.mp4\",BYTERANGE=\"600@0\"\r\n"
    "#EXT-X-KEY:METHOD=AES-128,URI=\"k1\"\r\n"
    "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://k\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\r\n"
    "#EXTINF:5.5,Title\r\n"
    "#EXT-X-BYTERANGE:1000@600\r\n"
    "film.mp4\r\n"
    "#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:05Z\r\n"
    "#EXTINF:6,\r\n"
    "#EXT-X-BYTERANGE:500\r\n"
    "film.mp4\r\n"
    "#EXT-X-DISCONTINUITY\r\n"
    "#EXT-X-KEY:METHOD=NONE\r\n"
    "#EXT-X-MAP:URI=\"ad.mp4\"\r\n"
    "#EXT-X-GAP\r\n"
    "#EXTINF:4.25,\r\n"
    "ad.m4s";

TEST(HlsPlaylist, ReadsTheSegmentsOfAMediaPlaylist) {
  const std::string text = kMedia;
  Diagnostics diagnostics;
  const HlsPlaylist playlist = ReadHlsPlaylist(text, &diagnostics);
  EXPECT_FALSE(playlist.multivariant);
  EXPECT_EQ(playlist.version, 7U);
  EXPECT_EQ(playlist.target_duration, 6.0);
  EXPECT_EQ(playlist.media_sequence, 17U);
  EXPECT_EQ(playlist.discontinuity_sequence, 2U);
  ASSERT_EQ(playlist.segments.size(), 3U);
  const HlsSegment& first = playlist.segments[0];
  EXPECT_EQ(first.uri, "film.mp4");
  EXPECT_EQ(first.duration, 5.5);
  EXPECT_EQ(first.range.offset, 600U);
  EXPECT_EQ(first.key_end - first.key_begin, 2U);
  EXPECT_EQ(playlist.keys[first.key_begin].key_format, "identity");
  EXPECT_EQ(playlist.maps[first.map].range.length, 600U);
  EXPECT_EQ(first.line, 9U);
  const HlsSegment& second = playlist.segments[1];
  EXPECT_EQ(second.range.offset, 1600U);
  EXPECT_EQ(second.range.length, 500U);
  EXPECT_EQ(second.date_time, "2026-01-02T03:04:05Z");
  EXPECT_EQ(second.key_end - second.key_begin, 2U);
  const HlsSegment& third = playlist.segments[2];
  EXPECT_EQ(third.range.length, 0U);
  EXPECT_EQ(third.key_end, third.key_begin);
  EXPECT_EQ(playlist.maps[third.map].uri, "ad.mp4");
  EXPECT_EQ(third.discontinuities, 1U);
  EXPECT_TRUE(third.gap);
  EXPECT_FALSE(second.gap);
}

TEST(HlsPlaylist, FactsOfAMediaPlaylist) {
  const ManifestFacts facts = FactsOfHls(Read(kMedia));
  EXPECT_EQ(facts.kind, ManifestKind::kMedia);
  EXPECT_TRUE(facts.live);
  EXPECT_EQ(facts.duration, 15.75);
  EXPECT_EQ(facts.segment_count, 3U);
  EXPECT_EQ(facts.encryption, (std::vector<std::string>{"AES-128", "SAMPLE-AES"}));
  ASSERT_EQ(facts.drm.size(), 1U);
  EXPECT_EQ(facts.drm[0].system, DrmSystem::kFairPlay);
  EXPECT_EQ(facts.drm[0].where, "EXT-X-KEY");
}

TEST(HlsPlaylist, ReadsAMultivariantPlaylist) {
  const HlsPlaylist playlist = Read(
      "#EXTM3U\n"
      "#EXT-X-INDEPENDENT-SEGMENTS\n"
      "#EXT-X-DEFINE:NAME=\"host\",VALUE=\"https://b.example\"\n"
      "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"Original, 5.1\",LANGUAGE=\"en\",DEFAULT=YES,"
      "CHANNELS=\"6\",URI=\"{$host}/a.m3u8\"\n"
      "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"s\",NAME=\"x\",FORCED=YES,URI=\"s.m3u8\"\n"
      "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI=\"i.m3u8\"\n"
      "#EXT-X-STREAM-INF:BANDWIDTH=2000000,AVERAGE-BANDWIDTH=1,RESOLUTION=1280x720,"
      "FRAME-RATE=23.976,CODECS=\"avc1.64001f,mp4a.40.2\",AUDIO=\"a\",SUBTITLES=\"s\"\n"
      "{$host}/v.m3u8\n");
  EXPECT_TRUE(playlist.multivariant);
  ASSERT_EQ(playlist.variants.size(), 1U);
  const HlsVariant& variant = playlist.variants[0];
  EXPECT_EQ(variant.bandwidth, 2000000U);
  EXPECT_EQ(variant.width, 1280U);
  EXPECT_EQ(variant.height, 720U);
  EXPECT_EQ(variant.frame_rate, 23.976);
  EXPECT_EQ(variant.codecs, "avc1.64001f,mp4a.40.2");
  EXPECT_EQ(variant.uri, "https://b.example/v.m3u8");
  ASSERT_EQ(playlist.renditions.size(), 2U);
  EXPECT_EQ(playlist.renditions[0].name, "Original, 5.1");
  EXPECT_EQ(playlist.renditions[0].uri, "https://b.example/a.m3u8");
  EXPECT_TRUE(playlist.renditions[0].is_default);
  EXPECT_TRUE(playlist.renditions[1].forced);
  const ManifestFacts facts = FactsOfHls(playlist);
  EXPECT_EQ(facts.variants.size(), 1U);  // an I-frame stream is not a variant
  EXPECT_EQ(facts.audio.size(), 1U);
  EXPECT_EQ(facts.subtitles.size(), 1U);
  EXPECT_FALSE(facts.duration);
}

TEST(HlsPlaylist, PartsKnowTheSegmentThatTheyBelongTo) {
  const HlsPlaylist playlist = Read(
      "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-PART-INF:PART-TARGET=2\n"
      "#EXT-X-PART:DURATION=2,URI=\"1.0.m4s\",INDEPENDENT=YES\n"
      "#EXT-X-PART:DURATION=2,URI=\"1.1.m4s\"\n#EXTINF:4,\n1.m4s\n"
      "#EXT-X-PART:DURATION=2,URI=\"2.0.m4s\",BYTERANGE=\"9@3\"\n"
      "#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"2.1.m4s\"\n");
  ASSERT_EQ(playlist.parts.size(), 3U);
  EXPECT_EQ(playlist.parts[1].segment, 0U);
  EXPECT_EQ(playlist.parts[2].segment, 1U);
  EXPECT_EQ(playlist.parts[2].range.offset, 3U);
  EXPECT_EQ(playlist.preload_hint, "2.1.m4s");
}

TEST(HlsPlaylist, ADiagnosticTellsLineColumnAndEvidence) {
  Diagnostics diagnostics;
  ReadHlsPlaylist(
      "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,"
      "URI=\"https://user:pass@k.example/key/1?token=SECRET\",IV=\xC3\xA9\n",
      &diagnostics);
  const auto& list = diagnostics.list();
  const auto found = std::find_if(
      list.begin(), list.end(), [](const Diagnostic& one) { return one.code == Code::kHlsBadIv; });
  ASSERT_NE(found, list.end());
  EXPECT_EQ(found->line, 2U);
  EXPECT_EQ(found->where, "EXT-X-KEY");
  EXPECT_EQ(found->column, 80U);
  EXPECT_EQ(found->evidence.find("SECRET"), std::string::npos);
  EXPECT_EQ(found->evidence.find("pass"), std::string::npos);
}

TEST(HlsPlaylist, VariablesCannotMultiplyABody) {
  std::string text =
      "#EXTM3U\n#EXT-X-DEFINE:NAME=\"a\",VALUE=\"" + std::string(100000, 'x') + "\"\n";
  for (int i = 0; i < 1000; ++i) text += "#EXTINF:4,\n{$a}{$a}{$a}\n";
  const HlsPlaylist playlist = Read(text);
  std::size_t made = 0;
  for (const auto& one : playlist.text) made += one->size();
  EXPECT_LE(made, HlsVariables::kMostBytes);
  EXPECT_EQ(playlist.segments.size(), 1000U);
}

TEST(HlsPlaylist, AnyPrefixOfAPlaylistIsRead) {
  const std::string text = kMedia;
  for (std::size_t size = 0; size <= text.size(); ++size) {
    const HlsPlaylist playlist = Read(text.substr(0, size));
    for (const HlsSegment& segment : playlist.segments) {
      EXPECT_LE(segment.key_begin, segment.key_end);
      EXPECT_LE(segment.key_end, playlist.keys.size());
      EXPECT_TRUE(segment.map == kNoIndex || segment.map < playlist.maps.size());
    }
  }
}

TEST(HlsAttributes, ReadsWhatPlayersRead) {
  HlsAttributes attributes;
  attributes.Read("A=1,B=\"x,y=z\",C=0xAF,D=1x2");
  EXPECT_EQ(attributes.list().size(), 4U);
  EXPECT_EQ(attributes.Value("B"), "x,y=z");
  EXPECT_TRUE(attributes.Find("B")->quoted);
  EXPECT_EQ(attributes.Find("C")->offset, 14U);
  EXPECT_EQ(attributes.Value("E"), "");
  EXPECT_TRUE(attributes.faults().empty());
}

TEST(HlsAttributes, GoesOnAfterAFault) {
  HlsAttributes attributes;
  attributes.Read("A,b=1, C = 2 ,C=3,D=\"x\"y,E=4,F=\"open");
  EXPECT_EQ(attributes.Value("C"), "2");
  EXPECT_EQ(attributes.Value("D"), "x");
  EXPECT_EQ(attributes.Value("E"), "4");
  EXPECT_EQ(attributes.Value("F"), "open");
  EXPECT_EQ(attributes.faults().size(), 4U);  // the reader keeps at most four
}

TEST(HlsTags, AreFoundByName) {
  EXPECT_EQ(HlsTagOf("EXTINF").tag, HlsTag::kExtinf);
  EXPECT_EQ(HlsTagOf("EXT-X-BITRATE").tag, HlsTag::kBitrate);
  EXPECT_EQ(HlsTagOf("EXTM3U").tag, HlsTag::kHeader);
  EXPECT_EQ(HlsTagOf("EXT-X-I-FRAMES-ONLY").tag, HlsTag::kIFramesOnly);
  EXPECT_EQ(HlsTagOf("EXT-X-I-FRAME-STREAM-INF").tag, HlsTag::kIFrameStreamInf);
  EXPECT_EQ(HlsTagOf("EXT-X-CUE-OUT-CONT").tag, HlsTag::kForeign);
  EXPECT_EQ(HlsTagOf("EXT-X-KEYS").tag, HlsTag::kUnknown);
  EXPECT_EQ(HlsTagOf("").tag, HlsTag::kUnknown);
}

TEST(HlsFacts, DrmIsNeededWhereASegmentHasNoOtherKey) {
  const std::string open = "#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n";
  const std::string closed =
      "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://k\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n";
  const std::string none = "#EXT-X-KEY:METHOD=NONE\n";
  const std::string segments = "#EXTINF:4,\na.ts\n#EXTINF:4,\nb.ts\n";
  const auto needs = [&](const std::string& text) {
    return FactsOfHls(Read("#EXTM3U\n#EXT-X-TARGETDURATION:4\n" + text)).needs_drm;
  };
  EXPECT_FALSE(needs(segments));
  EXPECT_FALSE(needs(open + segments));
  EXPECT_TRUE(needs(closed + segments));
  EXPECT_FALSE(needs(open + closed + segments));
  EXPECT_FALSE(needs(closed + none + segments));
  EXPECT_TRUE(needs(open + segments + closed + segments));
  EXPECT_TRUE(needs(segments + none + segments + closed + segments));
  EXPECT_TRUE(needs(open + closed + segments + none + segments + closed + segments));
}

TEST(HlsText, AnOddByteIsFoundWhereverItStands) {
  for (const std::string odd : {"\x01", "\x1F", "\x7F", "\xFF", "\xC2\x85"}) {
    for (std::size_t before = 0; before < 9; ++before) {
      for (std::size_t after = 0; after < 9; ++after) {
        const std::string text =
            "#EXTM3U\n" + std::string(before, '~') + odd + std::string(after, ' ');
        Diagnostics diagnostics;
        ReadHlsPlaylist(text, &diagnostics);
        const Code code = odd == "\xFF" ? Code::kHlsNotUtf8 : Code::kHlsControlCharacter;
        ASSERT_TRUE(diagnostics.Has(code)) << before << ' ' << after;
        const auto& list = diagnostics.list();
        const auto found = std::find_if(list.begin(), list.end(),
                                        [&](const Diagnostic& one) { return one.code == code; });
        EXPECT_EQ(found->column, before + 1);
      }
    }
  }
}

}  // namespace
}  // namespace resilient_playback

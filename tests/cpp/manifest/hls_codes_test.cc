// For each code of wasm/core/diagnostics/codes_hls.def: a playlist that triggers it, and a similar
// one that does not.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "manifest/hls/playlist.h"

namespace resilient_playback {
namespace {

struct Row {
  Code code;
  std::string broken;
  std::string sound;
};

void PrintTo(const Row& row, std::ostream* out) { *out << FactsOf(row.code).tag; }

const std::string kHead = "#EXTM3U\n#EXT-X-VERSION:12\n";
const std::string kEnd = "#EXT-X-ENDLIST\n";

// A media playlist with `tags` before its only segment.
std::string Media(const std::string& tags, const std::string& segment = "#EXTINF:4,\na.ts\n") {
  return kHead + "#EXT-X-TARGETDURATION:4\n" + tags + segment + kEnd;
}

// Only `text` after the head.
std::string Alone(const std::string& text) { return kHead + text; }

std::string Live(const std::string& tags, int segments = 8) {
  std::string text = kHead + "#EXT-X-TARGETDURATION:4\n" + tags;
  for (int i = 0; i < segments; ++i) text += "#EXTINF:4,\n" + std::to_string(i) + ".ts\n";
  return text;
}

const std::string kInf =
    "#EXT-X-STREAM-INF:BANDWIDTH=2000000,CODECS=\"avc1.64001f,mp4a.40.2\",RESOLUTION=1280x720";
const std::string kLow =
    "#EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS=\"avc1.64001e,mp4a.40.2\",RESOLUTION=640x360\nl."
    "m3u8\n";

// A multivariant playlist with two variants. The first has `attributes` and follows `tags`.
std::string Multi(const std::string& attributes, const std::string& tags = {}) {
  return kHead + tags + kInf + attributes + "\nh.m3u8\n" + kLow;
}

std::string Rendition(const std::string& attributes) {
  return Multi({}, "#EXT-X-MEDIA:" + attributes + "\n");
}

std::string Sound(const std::string& more) { return "TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"x\"" + more; }

const std::string kLowLatency =
    "#EXT-X-PART-INF:PART-TARGET=1\n#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK=3\n";

std::vector<Row> TextRows() {
  return {
      {Code::kHlsNoHeader, "#EXT-X-VERSION:3\n#EXTM3U\n", Media({})},
      {Code::kHlsByteOrderMark, "\xEF\xBB\xBF" + Media({}), Media({})},
      {Code::kHlsNotUtf8, Media("# \xE9\n"), Media("# \xC3\xA9\n")},
      {Code::kHlsControlCharacter, Media("# \t\n"), Media("# \xC2\xA0\r\n")},
      {Code::kHlsBothKinds, Multi({}, "#EXT-X-TARGETDURATION:4\n"), Multi({})},
      {Code::kHlsNothingToPlay, Alone("#EXT-X-TARGETDURATION:4\n"), Media({})},
      {Code::kHlsTooManyLines, Media(std::string(100000, '\n')), Media(std::string(1000, '\n'))},
      {Code::kHlsWhiteSpace, Media({}, "#EXTINF:4,\n a.ts\n"), Media({}, "#EXTINF:4,t \na.ts\n")},
      {Code::kHlsTagTwice, Media("#EXT-X-VERSION:12\n"), Media({})},
      {Code::kHlsUnknownTag, Media("#EXT-X-DISCONTINIUTY\n"), Media("#EXT-X-CUE-OUT:30\n")},
      {Code::kHlsBadValue, Multi(",FRAME-RATE=fast"), Multi(",FRAME-RATE=25.000")},
      {Code::kHlsBadVersion, "#EXTM3U\n#EXT-X-VERSION:x\n", "#EXTM3U\n#EXT-X-VERSION:1\n"},
      {Code::kHlsVersionTooLow,
       "#EXTM3U\n#EXT-X-VERSION:2\n#EXT-X-TARGETDURATION:4\n#EXTINF:3.5,\na.ts\n" + kEnd,
       "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:4\n#EXTINF:3.5,\na.ts\n" + kEnd},
      {Code::kHlsVersionUnknown, "#EXTM3U\n#EXT-X-VERSION:13\n", "#EXTM3U\n#EXT-X-VERSION:12\n"},
      {Code::kHlsChannelList, "#EXTM3U\n#EXTINF:-1 tvg-id=\"1\",News\nhttp://a.example/1.m3u8\n",
       Media({})},
      {Code::kHlsStartUnreadable, Media("#EXT-X-START:PRECISE=YES\n"),
       Media("#EXT-X-START:TIME-OFFSET=1\n")},
      {Code::kHlsStartBeyondEnd, Media("#EXT-X-START:TIME-OFFSET=5\n"),
       Media("#EXT-X-START:TIME-OFFSET=-4\n")},
      {Code::kHlsAttributeSyntax, Multi(",NAME=\"x"), Multi(",NAME=\"x\"")},
      {Code::kHlsAttributeTwice, Multi(",BANDWIDTH=1"), Multi(",SCORE=1")},
      {Code::kHlsAttributeSpace, Multi(", SCORE=1"), Multi(",SCORE=1")},
      {Code::kHlsAttributeQuotes, Multi(",PATHWAY-ID=x"), Multi(",PATHWAY-ID=\"x\"")},
  };
}

std::vector<Row> MediaRows() {
  return {
      {Code::kHlsNoTargetDuration, Alone("#EXTINF:4,\na.ts\n" + kEnd), Media({})},
      {Code::kHlsBadTargetDuration, Alone("#EXT-X-TARGETDURATION:-4\n"), Media({})},
      {Code::kHlsFractionalTarget, Alone("#EXT-X-TARGETDURATION:4.0\n"), Media({})},
      {Code::kHlsSegmentTooLong, Media({}, "#EXTINF:4.5,\na.ts\n"),
       Media({}, "#EXTINF:4.49,\na.ts\n")},
      {Code::kHlsBadExtinf, Media({}, "#EXTINF:4s,\na.ts\n"), Media({}, "#EXTINF:4,s\na.ts\n")},
      {Code::kHlsExtinfComma, Media({}, "#EXTINF:4\na.ts\n"), Media({}, "#EXTINF:4,\na.ts\n")},
      {Code::kHlsZeroDuration, Media({}, "#EXTINF:0,\na.ts\n"), Media({}, "#EXTINF:0.1,\na.ts\n")},
      {Code::kHlsNegativeDuration, Media({}, "#EXTINF:-2,\na.ts\n"),
       Media({}, "#EXTINF:2,\na.ts\n")},
      {Code::kHlsUriWithoutExtinf, Media("a.ts\n"), Media({})},
      {Code::kHlsExtinfWithoutUri, Media("#EXTINF:4,\n"), Media({})},
      {Code::kHlsBadMediaSequence, Media("#EXT-X-MEDIA-SEQUENCE:-1\n"),
       Media("#EXT-X-MEDIA-SEQUENCE:1\n")},
      {Code::kHlsSequenceLate, Media({}, "#EXTINF:4,\na.ts\n#EXT-X-MEDIA-SEQUENCE:1\n"),
       Media("#EXT-X-MEDIA-SEQUENCE:1\n")},
      {Code::kHlsBadDiscontinuitySequence, Media("#EXT-X-DISCONTINUITY-SEQUENCE:\n"),
       Media("#EXT-X-DISCONTINUITY-SEQUENCE:0\n")},
      {Code::kHlsDiscontinuitySequenceLate,
       Media("#EXT-X-DISCONTINUITY\n#EXT-X-DISCONTINUITY-SEQUENCE:1\n"),
       Media("#EXT-X-DISCONTINUITY-SEQUENCE:1\n#EXT-X-DISCONTINUITY\n")},
      {Code::kHlsBadPlaylistType, Media("#EXT-X-PLAYLIST-TYPE:vod\n"),
       Media("#EXT-X-PLAYLIST-TYPE:VOD\n")},
      {Code::kHlsVodWithoutEnd, Live("#EXT-X-PLAYLIST-TYPE:VOD\n"),
       Live("#EXT-X-PLAYLIST-TYPE:EVENT\n")},
      {Code::kHlsBadByteRange, Media("#EXT-X-BYTERANGE:0@0\n"), Media("#EXT-X-BYTERANGE:1@0\n")},
      {Code::kHlsByteRangeWithoutStart, Media("#EXT-X-BYTERANGE:10\n"),
       Media({},
             "#EXT-X-BYTERANGE:9@0\n#EXTINF:4,\na.ts\n#EXT-X-BYTERANGE:10\n#EXTINF:4,\na.ts\n")},
      {Code::kHlsMapWithoutUri, Media("#EXT-X-MAP:BYTERANGE=\"1@0\"\n"),
       Media("#EXT-X-MAP:URI=\"i.mp4\",BYTERANGE=\"1@0\"\n")},
      {Code::kHlsFragmentsWithoutMap, Media({}, "#EXTINF:4,\na.m4s?x\n"),
       Media("#EXT-X-MAP:URI=\"i.mp4\"\n", "#EXTINF:4,\na.m4s?x\n")},
      {Code::kHlsMediaTypeMix,
       Media("#EXT-X-MAP:URI=\"i.mp4\"\n", "#EXTINF:4,\na.m4s\n#EXTINF:4,\nb.ts\n"),
       Media("#EXT-X-MAP:URI=\"i.mp4\"\n", "#EXTINF:4,\na.m4s\n#EXTINF:4,\nb.m4s\n")},
      {Code::kHlsBadDate, Media("#EXT-X-PROGRAM-DATE-TIME:today\n"),
       Media("#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:05.678Z\n")},
      {Code::kHlsGap, Media("#EXT-X-GAP\n"), Media({})},
      {Code::kHlsDateRangeWithoutId,
       Media("#EXT-X-DATERANGE:START-DATE=\"2026-01-02T03:04:05Z\"\n"),
       Media("#EXT-X-DATERANGE:ID=\"1\",START-DATE=\"2026-01-02T03:04:05Z\"\n")},
      {Code::kHlsDateRangeWithoutStart, Media("#EXT-X-DATERANGE:ID=\"1\"\n"),
       Media("#EXT-X-DATERANGE:ID=\"1\",START-DATE=\"2026-01-02T03:04:05Z\"\n"
             "#EXT-X-DATERANGE:ID=\"1\",X-A=1\n")},
      {Code::kHlsDateRangeContradiction,
       Media("#EXT-X-DATERANGE:ID=\"1\",START-DATE=\"2026-01-02T03:04:05Z\",END-ON-NEXT=YES\n"),
       Media("#EXT-X-DATERANGE:ID=\"1\",START-DATE=\"2026-01-02T03:04:05Z\",END-ON-NEXT=YES,"
             "CLASS=\"c\"\n")},
      {Code::kHlsDateRangeWithoutClock,
       Media("#EXT-X-DATERANGE:ID=\"1\",START-DATE=\"2026-01-02T03:04:05Z\"\n"),
       Media("#EXT-X-DATERANGE:ID=\"1\",START-DATE=\"2026-01-02T03:04:05Z\"\n"
             "#EXT-X-PROGRAM-DATE-TIME:2026-01-02T03:04:05Z\n")},
      {Code::kHlsIFramesOnly, Media("#EXT-X-I-FRAMES-ONLY\n"), Media({})},
      {Code::kHlsShortWindow, Live({}, 2), Live({}, 3)},
      {Code::kHlsLongSegments, Alone("#EXT-X-TARGETDURATION:11\n#EXTINF:4,\na.ts\n"), Media({})},
  };
}

std::vector<Row> KeyRows() {
  const std::string iv32(32, '0');
  return {
      {Code::kHlsKeyWithoutMethod, Media("#EXT-X-KEY:URI=\"k\"\n"),
       Media("#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n")},
      {Code::kHlsUnknownMethod, Media("#EXT-X-KEY:METHOD=ROT13,URI=\"k\"\n"),
       Media("#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n")},
      {Code::kHlsKeyWithoutUri, Media("#EXT-X-KEY:METHOD=AES-128\n"),
       Media("#EXT-X-KEY:METHOD=NONE\n")},
      {Code::kHlsNoneWithAttributes, Media("#EXT-X-KEY:METHOD=NONE,URI=\"k\"\n"),
       Media("#EXT-X-KEY:METHOD=NONE\n")},
      {Code::kHlsBadIv, Media("#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0x" + iv32 + "0\n"),
       Media("#EXT-X-KEY:METHOD=AES-128,URI=\"k\",IV=0x" + iv32 + "\n")},
      {Code::kHlsBadKeyFormatVersions,
       Media("#EXT-X-KEY:METHOD=AES-128,URI=\"k\",KEYFORMATVERSIONS=\"one\"\n"),
       Media("#EXT-X-KEY:METHOD=AES-128,URI=\"k\",KEYFORMATVERSIONS=\"1/2\"\n")},
      {Code::kHlsSampleAes, Media("#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"k\"\n"),
       Media("#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"k\",KEYFORMAT=\"com.apple."
             "streamingkeydelivery\"\n")},
      {Code::kHlsSampleAesCtrIdentity, Media("#EXT-X-KEY:METHOD=SAMPLE-AES-CTR,URI=\"k\"\n"),
       Media("#EXT-X-KEY:METHOD=SAMPLE-AES-CTR,URI=\"k\",KEYFORMAT=\"com.microsoft.playready\"\n")},
      {Code::kHlsSessionKeyNone, Multi({}, "#EXT-X-SESSION-KEY:METHOD=NONE\n"),
       Multi({}, "#EXT-X-SESSION-KEY:METHOD=AES-128,URI=\"k\"\n")},
  };
}

std::vector<Row> MultivariantRows() {
  const std::string subtitles = "TYPE=SUBTITLES,GROUP-ID=\"s\",NAME=\"x\"";
  const std::string captions = "TYPE=CLOSED-CAPTIONS,GROUP-ID=\"c\",NAME=\"x\"";
  const std::string data = "#EXT-X-SESSION-DATA:DATA-ID=\"d\",VALUE=\"v\"\n";
  return {
      {Code::kHlsNoBandwidth, Alone("#EXT-X-STREAM-INF:CODECS=\"mp4a.40.2\"\na.m3u8\n"), Multi({})},
      {Code::kHlsVariantWithoutUri, Alone(kInf + "\n" + kLow), Multi({})},
      {Code::kHlsBadResolution, Alone("#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=720p\na.m3u8\n"),
       Multi({})},
      {Code::kHlsNoCodecs, Alone("#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1x1\na.m3u8\n"),
       Multi({})},
      {Code::kHlsAudioGroupMissing, Multi(",AUDIO=\"a\""),
       Multi(",AUDIO=\"a\"", "#EXT-X-MEDIA:" + Sound({}) + "\n")},
      {Code::kHlsGroupMissing, Multi(",SUBTITLES=\"s\""), Multi(",CLOSED-CAPTIONS=NONE")},
      {Code::kHlsMediaWithoutType, Rendition("TYPE=SOUND,GROUP-ID=\"a\",NAME=\"x\""),
       Rendition(Sound({}))},
      {Code::kHlsMediaWithoutGroup, Rendition("TYPE=AUDIO,NAME=\"x\""), Rendition(Sound({}))},
      {Code::kHlsMediaWithoutName, Rendition("TYPE=AUDIO,GROUP-ID=\"a\""), Rendition(Sound({}))},
      {Code::kHlsSubtitlesWithoutUri, Rendition(subtitles), Rendition(subtitles + ",URI=\"s\"")},
      {Code::kHlsCaptionsWithUri, Rendition(captions + ",INSTREAM-ID=\"CC1\",URI=\"s\""),
       Rendition(captions + ",INSTREAM-ID=\"CC1\"")},
      {Code::kHlsCaptionsWithoutInstream, Rendition(captions),
       Rendition(captions + ",INSTREAM-ID=\"CC1\"")},
      {Code::kHlsBadInstreamId, Rendition(captions + ",INSTREAM-ID=\"CC5\""),
       Rendition(captions + ",INSTREAM-ID=\"SERVICE63\"")},
      {Code::kHlsDefaultNotAutoselect, Rendition(Sound(",DEFAULT=YES,AUTOSELECT=NO")),
       Rendition(Sound(",DEFAULT=YES"))},
      {Code::kHlsForcedNoSubtitles, Rendition(Sound(",FORCED=YES")),
       Rendition(subtitles + ",URI=\"s\",FORCED=YES")},
      {Code::kHlsSameName, Rendition(Sound({}) + "\n#EXT-X-MEDIA:" + Sound({})),
       Rendition(Sound({}) + "\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"y\"")},
      {Code::kHlsTwoDefaults,
       Rendition(Sound(",DEFAULT=YES") +
                 "\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"y\",DEFAULT=YES"),
       Rendition(Sound(",DEFAULT=YES") +
                 "\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"b\",NAME=\"y\",DEFAULT=YES")},
      {Code::kHlsIFrameWithoutUri, Multi({}, "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1\n"),
       Multi({}, "#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI=\"i\"\n")},
      {Code::kHlsAverageAbovePeak, Multi(",AVERAGE-BANDWIDTH=2000001"),
       Multi(",AVERAGE-BANDWIDTH=2000000")},
      {Code::kHlsSessionDataWithoutId, Multi({}, "#EXT-X-SESSION-DATA:VALUE=\"v\"\n"),
       Multi({}, data)},
      {Code::kHlsSessionDataValue, Multi({}, "#EXT-X-SESSION-DATA:DATA-ID=\"d\"\n"),
       Multi({}, data)},
      {Code::kHlsSessionDataTwice, Multi({}, data + data),
       Multi({}, data + "#EXT-X-SESSION-DATA:DATA-ID=\"d\",VALUE=\"v\",LANGUAGE=\"uk\"\n")},
      {Code::kHlsRedundantVariants, Alone(kInf + "\na.m3u8\n" + kInf + "\nb.m3u8\n"), Multi({})},
      {Code::kHlsOneQuality, Alone(kLow), Multi({})},
      {Code::kHlsSteeringWithoutUri, Multi({}, "#EXT-X-CONTENT-STEERING:PATHWAY-ID=\"a\"\n"),
       Multi({}, "#EXT-X-CONTENT-STEERING:SERVER-URI=\"s\"\n")},
      {Code::kHlsSteering, Multi({}, "#EXT-X-CONTENT-STEERING:SERVER-URI=\"s\"\n"), Multi({})},
      {Code::kHlsScoreOnSome, Multi(",SCORE=1.5"), Multi({})},
      {Code::kHlsNoResolution,
       Alone("#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"avc1.64001f,mp4a.40.2\"\na.m3u8\n"),
       Alone("#EXT-X-STREAM-INF:BANDWIDTH=1,CODECS=\"mp4a.40.2\"\na.m3u8\n")},
  };
}

std::vector<Row> LateRows() {
  return {
      {Code::kHlsPartsWithoutInf, Live("#EXT-X-PART:URI=\"p\",DURATION=1\n"),
       Live(kLowLatency + "#EXT-X-PART:URI=\"p\",DURATION=1\n")},
      {Code::kHlsBadPart, Live(kLowLatency + "#EXT-X-PART:URI=\"p\"\n"),
       Live(kLowLatency + "#EXT-X-PART:URI=\"p\",DURATION=1\n")},
      {Code::kHlsPartTooLong, Live(kLowLatency + "#EXT-X-PART:URI=\"p\",DURATION=1.01\n"),
       Live(kLowLatency + "#EXT-X-PART:URI=\"p\",DURATION=1.0\n")},
      {Code::kHlsPartHoldBack, Live("#EXT-X-PART-INF:PART-TARGET=1\n"), Live(kLowLatency)},
      {Code::kHlsHoldBack, Live("#EXT-X-SERVER-CONTROL:HOLD-BACK=11\n"),
       Live("#EXT-X-SERVER-CONTROL:HOLD-BACK=12\n")},
      {Code::kHlsSkipWindow, Live("#EXT-X-SERVER-CONTROL:CAN-SKIP-UNTIL=23\n"),
       Live("#EXT-X-SERVER-CONTROL:CAN-SKIP-UNTIL=24\n")},
      {Code::kHlsBadSkip, Live("#EXT-X-SKIP:RECENTLY-REMOVED-DATERANGES=\"\"\n"),
       Live("#EXT-X-SKIP:SKIPPED-SEGMENTS=3\n")},
      {Code::kHlsDeltaUpdate, Live("#EXT-X-SKIP:SKIPPED-SEGMENTS=3\n"), Live({})},
      {Code::kHlsBadHint, Live("#EXT-X-PRELOAD-HINT:TYPE=SEGMENT,URI=\"p\"\n"),
       Live("#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"p\"\n")},
      {Code::kHlsBadReport, Live("#EXT-X-RENDITION-REPORT:URI=\"p\"\n"),
       Live("#EXT-X-RENDITION-REPORT:URI=\"p\",LAST-MSN=8,LAST-PART=1\n")},
      {Code::kHlsBadDefine, Media("#EXT-X-DEFINE:NAME=\"a\"\n"),
       Media("#EXT-X-DEFINE:NAME=\"a\",VALUE=\"b\"\n")},
      {Code::kHlsDefinedTwice,
       Media("#EXT-X-DEFINE:NAME=\"a\",VALUE=\"b\"\n#EXT-X-DEFINE:IMPORT=\"a\"\n"),
       Media("#EXT-X-DEFINE:NAME=\"a\",VALUE=\"b\"\n#EXT-X-DEFINE:IMPORT=\"b\"\n")},
      {Code::kHlsUndefined, Media({}, "#EXTINF:4,\n{$a}.ts\n"),
       Media("#EXT-X-DEFINE:NAME=\"a\",VALUE=\"b\"\n", "#EXTINF:4,\n{$a}.ts\n")},
      {Code::kHlsImported, Media("#EXT-X-DEFINE:QUERYPARAM=\"a\"\n"),
       Media("#EXT-X-DEFINE:NAME=\"a\",VALUE=\"b\"\n")},
  };
}

std::vector<Row> AllRows() {
  std::vector<Row> rows;
  for (const auto& part : {TextRows(), MediaRows(), KeyRows(), MultivariantRows(), LateRows()})
    rows.insert(rows.end(), part.begin(), part.end());
  return rows;
}

Diagnostics Said(const std::string& text) {
  Diagnostics diagnostics;
  ReadHlsPlaylist(text, &diagnostics);
  return diagnostics;
}

class HlsCodes : public ::testing::TestWithParam<Row> {};

TEST_P(HlsCodes, SaidOfTheOneAndNotOfItsNeighbour) {
  EXPECT_TRUE(Said(GetParam().broken).Has(GetParam().code));
  EXPECT_FALSE(Said(GetParam().sound).Has(GetParam().code));
}

INSTANTIATE_TEST_SUITE_P(All, HlsCodes, ::testing::ValuesIn(AllRows()), [](const auto& row) {
  std::string name(FactsOf(row.param.code).tag);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(HlsCodesTable, HasARowForEachCode) {
  const std::vector<Code> codes = {
#define RP_CODE(name, tag, severity, layer, ref) Code::name,
#include "core/diagnostics/codes_hls.def"
#undef RP_CODE
  };
  const std::vector<Row> rows = AllRows();
  for (const Code code : codes) {
    const bool there =
        std::any_of(rows.begin(), rows.end(), [&](const Row& row) { return row.code == code; });
    EXPECT_TRUE(there) << FactsOf(code).tag;
  }
}

}  // namespace
}  // namespace resilient_playback

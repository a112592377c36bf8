// For each code of codes_dash.def: an MPD that triggers it, and a similar one that does not.
#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "manifest/dash/iso8601.h"
#include "manifest/dash/segments.h"
#include "manifest/dash/xml.h"
#include "manifest/mpd_test_support.h"

namespace resilient_playback {
namespace {

struct Row {
  Code code;
  std::string with;
  std::string without;
  std::string now = {};  // the wall clock; empty: none
};

void PrintTo(const Row& row, std::ostream* out) { *out << FactsOf(row.code).tag; }

bool Has(Code code, const std::string& body, const std::string& now) {
  Diagnostics diagnostics;
  const std::optional<Mpd> mpd = ReadMpd(body, &diagnostics);
  if (mpd && !now.empty()) CheckMpdAt(*mpd, *ParseIsoDateTime(now), &diagnostics);
  EXPECT_EQ(mpd.has_value(), std::none_of(diagnostics.list().begin(), diagnostics.list().end(),
                                          [](const Diagnostic& one) {
                                            return FactsOf(one.code).tag < "DASH-2007";
                                          }));
  return diagnostics.Has(code);
}

const std::string kGood = WithSegments(kTemplate);

std::string Depth(std::size_t depth) {
  std::string open;
  std::string close;
  for (std::size_t i = 1; i < depth; ++i) {
    open += "<a>";
    close += "</a>";
  }
  return Recording(Period(Set(Representation())) + open + close);
}

std::string Root(const std::string& attributes) {
  return Element("MPD", attributes, Period(Set(Representation())));
}

std::string LiveRoot(const std::string& attributes) {
  return Root(kNames + "type=\"dynamic\" " + attributes);
}

std::string InRoot(const std::string& inside) {
  return Recording(inside + Period(Set(Representation())));
}

std::string InChannel(const std::string& inside, const std::string& attributes = "") {
  return Channel(inside + Period(Set(Representation()), "id=\"p\" start=\"PT0S\""), attributes);
}

std::string Periods(const std::string& first, const std::string& second) {
  return Recording(Period(Set(Representation()), first) + Period(Set(Representation()), second));
}

std::string OneSet(const std::string& attributes, const std::string& inside = Representation()) {
  return Recording(Period(Set(inside, attributes)));
}

std::string OneRepresentation(const std::string& attributes) {
  return Recording(Period(Set(Representation(kTemplate, attributes))));
}

std::string Media(const std::string& media, const std::string& rest = "duration=\"4\"") {
  return WithSegments("<SegmentTemplate media=\"" + media + "\" " + rest + "/>");
}

std::string Protected(const std::string& attributes, const std::string& more = "") {
  return Element("MPD", kNames + "mediaPresentationDuration=\"PT20S\" xmlns:cenc=\"urn:c\"",
                 Period(Set("<ContentProtection " + attributes + "/>" + more + Representation())));
}

const std::string kMode = "schemeIdUri=\"urn:mpeg:dash:mp4protection:2011\" value=\"cenc\"";
const std::string kWidevine = "schemeIdUri=\"urn:uuid:EDEF8BA9-79D6-4ACE-A3C8-27DCD51D21ED\"";
const std::string kOtherSystem = "schemeIdUri=\"urn:uuid:00000000-79d6-4ace-a3c8-27dcd51d21ed\"";

std::string Protection(const std::string& attributes) {
  return "<ContentProtection " + attributes + "/>";
}

std::string Audio(const std::string& lang) {
  return Set(Representation(kTemplate, "id=\"a" + lang + "\" bandwidth=\"1\" codecs=\"opus\""),
             "mimeType=\"audio/mp4\" " + (lang.empty() ? "" : "lang=\"" + lang + "\""));
}

std::string Edge(const std::string& r) {
  return Channel(Period(Set(Representation("<SegmentTemplate media=\"$Time$\"><SegmentTimeline>"
                                           "<S t=\"0\" d=\"4\" r=\"" +
                                           r + "\"/></SegmentTimeline></SegmentTemplate>")),
                        "id=\"p\" start=\"PT0S\""));
}

std::vector<Row> DocumentRows() {
  return {
      {Code::kDashTooLarge, std::string(kMostMpdBytes + 1, ' '), kGood},
      {Code::kDashEncoding, std::string("\xFF\xFE<\0M\0", 6), "\xEF\xBB\xBF" + kGood},
      {Code::kDashDoctype, "<!DOCTYPE MPD>" + kGood, "<!-- <!DOCTYPE MPD> -->" + kGood},
      {Code::kDashTooDeep, Depth(65), Depth(64)},
      {Code::kDashXmlBroken, "<MPD><Period></MPD>", "<MPD><Period/></MPD>"},
      {Code::kDashNotMpd, "<SmoothStreamingMedia/>", kGood},
      {Code::kDashNamespace, "<MPD/>", kGood},
      {Code::kDashStrayAmpersand, InRoot("<BaseURL>/a?b&c=d</BaseURL>"),
       InRoot("<BaseURL>/a?b&amp;c=d</BaseURL><!-- & --><![CDATA[&]]>")},
      {Code::kDashTextAfterEnd, kGood + "<html/>", kGood + "<!-- <html/> -->\n"},
      {Code::kDashDuplicateAttribute, OneSet("mimeType=\"video/mp4\" lang=\"en\" lang=\"de\""),
       OneSet("mimeType=\"video/mp4\" lang=\"en\" xml:lang=\"de\"")},
      {Code::kDashUndeclaredPrefix, InRoot("<cenc:pssh/>"),
       InRoot("<cenc:pssh xmlns:cenc=\"urn:mpeg:cenc:2013\"/>")},
      {Code::kDashDeclaredEncoding, "<?xml version=\"1.0\" encoding='windows-1251'?>" + kGood,
       "<?xml version=\"1.0\" encoding='UTF-8'?>" + kGood},
  };
}

std::vector<Row> RootRows() {
  const std::string names = "xmlns=\"urn:mpeg:dash:schema:mpd:2011\" ";
  const std::string start = "availabilityStartTime=\"2024-01-01T00:00:00Z\" ";
  return {
      {Code::kDashNoPeriod, Recording(""), kGood},
      {Code::kDashProfilesMissing, Root(names + "minBufferTime=\"PT2S\""), kGood},
      {Code::kDashMinBufferTimeMissing, Root(names + "profiles=\"x\""), kGood},
      {Code::kDashTypeUnknown, Root(kNames + "type=\"live\""), Root(kNames + "type=\"static\"")},
      {Code::kDashAvailabilityStartMissing, LiveRoot(""), LiveRoot(start)},
      {Code::kDashNoUpdatePeriod, LiveRoot(start), LiveRoot("minimumUpdatePeriod=\"PT0S\"")},
      {Code::kDashDurationMissing, Root(kNames), kGood},
      {Code::kDashBadDuration, Root(kNames + "mediaPresentationDuration=\"20\""), kGood},
      {Code::kDashBadDate, LiveRoot("availabilityStartTime=\"yesterday\""), LiveRoot(start)},
      {Code::kDashBadNumber, OneRepresentation("id=\"v\" bandwidth=\"1e6\""),
       OneRepresentation("id=\"v\" bandwidth=\" 1000000 \"")},
      {Code::kDashLocationUnusable, InRoot("<Location>new.mpd</Location>"),
       InRoot("<Location>https://b.example/new.mpd</Location>")},
      {Code::kDashUtcTimingMissing, InChannel(""), InRoot("")},
      {Code::kDashUtcTimingUnknown,
       InChannel("<UTCTiming schemeIdUri=\"urn:mpeg:dash:utc:ntp:2014\"/>"),
       InChannel("<UTCTiming schemeIdUri=\"urn:mpeg:dash:utc:ntp:2014\"/>"
                 "<UTCTiming schemeIdUri=\"urn:mpeg:dash:utc:http-iso:2014\"/>")},
      {Code::kDashAvailabilityEnded, InChannel("", "availabilityEndTime=\"2024-01-01T10:00:00Z\""),
       InChannel("", "availabilityEndTime=\"2024-01-01T14:00:00Z\""), "2024-01-01T12:00:00Z"},
      {Code::kDashNotYetAvailable,
       Root(kNames + "type=\"dynamic\" availabilityStartTime=\"2024-01-01T12:00:01Z\""),
       Root(kNames + "type=\"dynamic\" availabilityStartTime=\"2024-01-01T11:59:59Z\""),
       "2024-01-01T12:00:00Z"},
      {Code::kDashLiveEdgeStands, Edge("10"), Edge("14"), "2024-01-01T00:01:00Z"},
      {Code::kDashBaseUrlRanking,
       InRoot("<BaseURL xmlns:dvb=\"urn:d\" dvb:weight=\"0\">/a/</BaseURL>"),
       InRoot("<BaseURL xmlns:dvb=\"urn:d\" dvb:weight=\"1\">/a/</BaseURL>")},
      {Code::kDashBaseUrlUnusable, InRoot("<BaseURL>file:///a/</BaseURL>"),
       InRoot("<BaseURL>a/b:c/</BaseURL>")},
      {Code::kDashXlink,
       Recording(Period("", "xmlns:xlink=\"urn:x\" xlink:href=\"https://ads.example/\"")),
       Recording(Period("",
                        "xmlns:xlink=\"urn:x\" "
                        "xlink:href=\"urn:mpeg:dash:resolve-to-zero:2013\""))},
      {Code::kDashProfileUnknown, Root(names + "profiles=\"mine\""), kGood},
      {Code::kDashPublishTimeMissing, LiveRoot(""),
       LiveRoot("publishTime=\"2024-01-01T00:00:00Z\"")},
      {Code::kDashDelayBeyondWindow,
       InChannel("", "suggestedPresentationDelay=\"PT9S\" timeShiftBufferDepth=\"PT8S\""),
       InChannel("", "suggestedPresentationDelay=\"PT8S\" timeShiftBufferDepth=\"PT8S\"")},
      {Code::kDashNothingToPlay, OneSet("mimeType=\"text/vtt\""), kGood},
  };
}

std::vector<Row> PeriodRows() {
  return {
      {Code::kDashPeriodStartUnknown, Periods("id=\"1\"", "id=\"2\""),
       Periods("duration=\"PT4S\"", "id=\"2\"")},
      {Code::kDashPeriodsOverlap, Periods("duration=\"PT9S\"", "start=\"PT8S\""),
       Periods("duration=\"PT9S\"", "start=\"PT9S\"")},
      {Code::kDashPeriodGap, Periods("duration=\"PT7S\"", "start=\"PT8S\""),
       Periods("duration=\"PT7.99S\"", "start=\"PT8S\"")},
      {Code::kDashPeriodIdMissing, Channel(Period(Set(Representation()), "")),
       Channel(Period(Set(Representation())))},
      {Code::kDashPeriodIdTwice, Periods("id=\"1\"", "id=\"1\""), Periods("id=\"1\"", "id=\"2\"")},
      {Code::kDashPeriodEmpty, Recording(Period("")), Recording(Period("", "duration=\"PT0S\""))},
      {Code::kDashPeriodsEnd, Periods("duration=\"PT8S\"", "duration=\"PT8S\""),
       Periods("duration=\"PT8S\"", "duration=\"PT11.5S\"")},
  };
}

std::vector<Row> SetRows() {
  const std::string trick = "<EssentialProperty schemeIdUri=\"http://dashif.org/guidelines/";
  return {
      {Code::kDashSetEmpty, OneSet("mimeType=\"video/mp4\"", ""), kGood},
      {Code::kDashSetIdTwice, Recording(Period(Set("", "id=\"1\"") + Set("", "id=\"1\""))),
       Recording(Period(Set("", "id=\"1\"") + Set("", "id=\"2\"") + Set("", "") + Set("", "")))},
      {Code::kDashKindUnknown, OneSet("mimeType=\"application/mp4\""),
       OneSet("mimeType=\"application/mp4\" contentType=\"video\"")},
      {Code::kDashEssentialUnknown,
       OneSet("", "<EssentialProperty schemeIdUri=\"urn:x\"/>" + Representation()),
       OneSet("", trick + "trickmode\"/>" + Representation())},
      {Code::kDashMimeTypeUnsupported, OneSet("mimeType=\"video/mp2t\""), kGood},
      {Code::kDashWebm, OneSet("mimeType=\"video/webm\""), kGood},
      {Code::kDashLanguageMissing, Recording(Period(Audio("en") + Audio(""))),
       Recording(Period(Audio("")))},
      {Code::kDashLanguageBad, OneSet("lang=\"en_US\""), OneSet("lang=\"zh-Hant-TW\"")},
      {Code::kDashContentTypeConflict, OneSet("mimeType=\"video/mp4\" contentType=\"audio\""),
       OneSet("mimeType=\"video/mp4\" contentType=\"video\"")},
  };
}

std::vector<Row> RepresentationRows() {
  const std::string set = "mimeType=\"video/mp4\"";
  return {
      {Code::kDashIdMissing, OneRepresentation("bandwidth=\"1\""), kGood},
      {Code::kDashIdTwice, OneSet(set, Representation() + Representation()), kGood},
      {Code::kDashBandwidthMissing, OneRepresentation("id=\"v\" bandwidth=\"0\""),
       OneRepresentation("id=\"v\" bandwidth=\"many\"")},
      {Code::kDashCodecsMissing, OneRepresentation("id=\"v\""),
       OneSet("codecs=\"avc1.4d401f\"", Representation(kTemplate, "id=\"v\""))},
      {Code::kDashMimeTypeMissing, OneSet("contentType=\"video\""), kGood},
      {Code::kDashSizeMissing, OneRepresentation("id=\"v\" width=\"16\""), kGood},
      {Code::kDashAddressMissing, WithSegments(""), WithSegments("<BaseURL>film.mp4</BaseURL>")},
      {Code::kDashFrameRateBad, OneRepresentation("frameRate=\"29.97\""),
       OneRepresentation("frameRate=\"30000/1001\"")},
  };
}

std::vector<Row> TemplateRows() {
  return {
      {Code::kDashTimescaleZero, Media("$Number$", "duration=\"4\" timescale=\"0\""),
       Media("$Number$", "duration=\"4\" timescale=\"1\"")},
      {Code::kDashNoSegmentDuration, Media("$Number$", ""), Media("film.mp4", "")},
      {Code::kDashMediaMissing, WithSegments("<SegmentTemplate duration=\"4\"/>"), kGood},
      {Code::kDashMediaConstant, Media("seg.m4s"), Media("seg$Number%05d$.m4s")},
      {Code::kDashIdentifierUnknown, Media("$Number$-$Index$"), Media("$$$Number$-$Bandwidth$")},
      {Code::kDashTimeWithoutTimeline, Media("$Time$"), WithTimeline("<S d=\"4\" r=\"4\"/>")},
      {Code::kDashTemplateNeedsId,
       Recording(Period(Set(Representation(kTemplate, "bandwidth=\"1\"")))), kGood},
      {Code::kDashNumberAndTime, Media("$Number$$Time$"), Media("$Number$")},
      {Code::kDashInitializationVaries,
       Media("$Number$", "duration=\"4\" initialization=\"$Number$.mp4\""),
       Media("$Number$", "duration=\"4\" initialization=\"$RepresentationID$.mp4\"")},
      {Code::kDashTimelineEmpty, WithTimeline(""), WithTimeline("<S d=\"4\"/>")},
      {Code::kDashTimelineNoDuration, WithTimeline("<S t=\"0\" d=\"0\"/>"),
       WithTimeline("<S t=\"0\" d=\"1\"/>")},
      {Code::kDashTimelineBack, WithTimeline("<S t=\"0\" d=\"4\"/><S t=\"3\" d=\"4\"/>"),
       WithTimeline("<S t=\"0\" d=\"4\"/><S t=\"4\" d=\"4\"/>")},
      {Code::kDashTimelineGap, WithTimeline("<S t=\"0\" d=\"4\"/><S t=\"5\" d=\"4\"/>"),
       WithTimeline("<S t=\"1\" d=\"4\" r=\"1\"/><S t=\"9\" d=\"4\"/>")},
      {Code::kDashTimelineOpenRun, WithTimeline("<S t=\"0\" d=\"4\" r=\"-1\"/><S d=\"4\"/>"),
       WithTimeline("<S t=\"0\" d=\"4\" r=\"-1\"/><S t=\"8\" d=\"4\" r=\"-1\"/>")},
      {Code::kDashTimelineAndDuration,
       WithSegments("<SegmentTemplate media=\"$Time$\" duration=\"4\"><SegmentTimeline>"
                    "<S d=\"4\"/></SegmentTimeline></SegmentTemplate>"),
       WithTimeline("<S d=\"4\"/>")},
      {Code::kDashSegmentsEndEarly, WithTimeline("<S d=\"4\" r=\"2\"/>"),
       WithTimeline("<S d=\"4\" r=\"3\"/>")},
      {Code::kDashSegmentsBeginLate, WithTimeline("<S t=\"2\" d=\"4\" r=\"3\"/>"),
       WithTimeline("<S t=\"1\" d=\"4\" r=\"3\"/>")},
      {Code::kDashSegmentsBeforePeriod,
       WithSegments("<SegmentTemplate media=\"$Time$\" presentationTimeOffset=\"900\">"
                    "<SegmentTimeline><S d=\"4\" r=\"4\"/></SegmentTimeline></SegmentTemplate>"),
       WithSegments("<SegmentTemplate media=\"$Time$\" presentationTimeOffset=\"900\">"
                    "<SegmentTimeline><S t=\"900\" d=\"4\" r=\"4\"/></SegmentTimeline>"
                    "</SegmentTemplate>")},
  };
}

std::vector<Row> ListRows() {
  const std::string two = "<SegmentURL media=\"1\"/><SegmentURL media=\"2\"/>";
  const auto timeline = [&](const std::string& r) {
    return WithSegments("<SegmentList><SegmentTimeline><S d=\"4\" r=\"" + r +
                        "\"/></SegmentTimeline>" + two + "</SegmentList>");
  };
  return {
      {Code::kDashListEmpty, WithSegments("<SegmentList duration=\"4\"/>"),
       WithSegments("<SegmentList duration=\"4\">" + two + "</SegmentList>")},
      {Code::kDashListAndTimeline, timeline("2"), timeline("1")},
      {Code::kDashIndexMissing, WithSegments("<SegmentBase/>"),
       WithSegments("<SegmentBase indexRange=\"0-99\"/>")},
      {Code::kDashRangeBad, WithSegments("<SegmentBase indexRange=\"99-0\"/>"),
       WithSegments("<SegmentBase indexRange=\"99-99\"/>")},
      {Code::kDashAddressingMixed, WithSegments(kTemplate + "<SegmentBase/>"),
       WithSegments(kTemplate)},
  };
}

std::vector<Row> ProtectionRows() {
  const std::string clear = Set(Representation(kTemplate, "id=\"w\" codecs=\"avc1.4d401f\""));
  const std::string locked = Set(Protection(kMode) + Representation());
  const std::string key = kWidevine + " cenc:default_KID=";
  return {
      {Code::kDashNoDrmSystem, Protected(kMode), Protected(kMode, Protection(kWidevine))},
      {Code::kDashDrmSystemUnknown, Protected(kOtherSystem),
       Protected(kOtherSystem, Protection(kWidevine))},
      {Code::kDashClearAndEncrypted, Recording(Period(locked + clear)),
       Recording(Period(locked + Audio("en")))},
      {Code::kDashProtectionNoScheme, Protected("value=\"cenc\""), Protected(kMode)},
      {Code::kDashProtectionNoMode, Protected(kWidevine), Protected(kWidevine, Protection(kMode))},
      {Code::kDashKeyIdBad, Protected(key + "\"aaa\""),
       Protected(key + "\"edef8ba9-79d6-4ace-a3c8-27dcd51d21ed\"")},
  };
}

std::vector<Row> Rows() {
  std::vector<Row> all;
  for (const auto& rows : {DocumentRows(), RootRows(), PeriodRows(), SetRows(),
                           RepresentationRows(), TemplateRows(), ListRows(), ProtectionRows()}) {
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

class MpdCodes : public ::testing::TestWithParam<Row> {};

TEST_P(MpdCodes, IsSaidOfTheOneAndNotOfItsNeighbour) {
  const Row& row = GetParam();
  EXPECT_TRUE(Has(row.code, row.with, row.now)) << row.with.substr(0, 2000);
  EXPECT_FALSE(Has(row.code, row.without, row.now)) << row.without.substr(0, 2000);
}

INSTANTIATE_TEST_SUITE_P(All, MpdCodes, ::testing::ValuesIn(Rows()),
                         [](const ::testing::TestParamInfo<Row>& row) {
                           std::string name(FactsOf(row.param.code).tag);
                           std::replace(name.begin(), name.end(), '-', '_');
                           return name;
                         });

TEST(MpdCodeTable, EveryCodeHasARow) {
  const std::vector<Code> codes = {
#define RP_CODE(name, tag, severity, layer, ref) Code::name,
#include "core/diagnostics/codes_dash.def"
#undef RP_CODE
  };
  const std::vector<Row> rows = Rows();
  EXPECT_EQ(rows.size(), codes.size());
  for (const Code code : codes) {
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      return row.code == code;
    })) << FactsOf(code).tag;
  }
}

TEST(MpdCodeTable, AGoodMpdHasNone) {
  Diagnostics diagnostics;
  EXPECT_TRUE(ReadMpd(kGood, &diagnostics));
  for (const Diagnostic& one : diagnostics.list()) ADD_FAILURE() << FactsOf(one.code).tag;
}

}  // namespace
}  // namespace resilient_playback

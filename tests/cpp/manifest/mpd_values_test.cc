// Times and addresses of MPDs.
#include <gtest/gtest.h>

#include <string>

#include "core/url/url.h"
#include "manifest/dash/iso8601.h"
#include "manifest/dash/template.h"

namespace resilient_playback {
namespace {

TEST(IsoDuration, IsReadAsXmlSchemaWritesIt) {
  EXPECT_EQ(ParseIsoDuration("PT1H2M3.5S"), 3723.5);
  EXPECT_EQ(ParseIsoDuration("P0Y0M0DT0H0M16S"), 16);
  EXPECT_EQ(ParseIsoDuration("P1DT1S"), 86401);
  EXPECT_EQ(ParseIsoDuration("P1Y2M"), 31536000 + 2 * 2592000);
  EXPECT_EQ(ParseIsoDuration("PT0S"), 0);
  EXPECT_EQ(ParseIsoDuration("-PT2S"), -2);
  EXPECT_EQ(ParseIsoDuration("PT90M"), 5400);
}

TEST(IsoDuration, RefusesEverythingElse) {
  for (const char* text :
       {"",       "P",    "PT",    "P1DT",   "PT1",   "1S",      "PT1S2M",
        "PT1M1M", "P1S",  "PT1Y",  "PT1.5M", "PT.5S", "PT-1S",   "PT1sS",
        "PT1s",   "pt1S", "PTT1S", " PT1S",  "PT1S ", "PT1..5S", "PT9999999999999999999S"}) {
    EXPECT_EQ(ParseIsoDuration(text), std::nullopt) << text;
  }
}

TEST(IsoDateTime, CountsMillisecondsSince1970) {
  EXPECT_EQ(ParseIsoDateTime("1970-01-01T00:00:00Z"), 0);
  EXPECT_EQ(ParseIsoDateTime("2021-03-18T20:00:36Z"), 1616097636000);
  EXPECT_EQ(ParseIsoDateTime("2021-03-18T20:00:36.5Z"), 1616097636500);
  EXPECT_EQ(ParseIsoDateTime("2021-03-18T20:00:36.1239"), 1616097636123);
  EXPECT_EQ(ParseIsoDateTime("2021-03-18T22:30:36+02:30"), 1616097636000);
  EXPECT_EQ(ParseIsoDateTime("2021-03-18T19:00:36-01:00"), 1616097636000);
  EXPECT_EQ(ParseIsoDateTime("2024-02-29T00:00:00Z"), 1709164800000);
  EXPECT_EQ(ParseIsoDateTime("1969-12-31T24:00:00Z"), 0);
  EXPECT_EQ(ParseIsoDateTime("1969-12-31T23:59:59Z"), -1000);
  EXPECT_EQ(ParseIsoDateTime("0001-01-01T00:00:00Z"), -62135596800000);
}

TEST(IsoDateTime, RefusesEverythingElse) {
  for (const char* text :
       {"", "2021", "2021-03-18", "2021-03-18T20:00", "2021-02-29T00:00:00Z",
        "2021-13-01T00:00:00Z", "2021-00-01T00:00:00Z", "2021-04-31T00:00:00Z",
        "2021-04-00T00:00:00Z", "2021-03-18 20:00:36Z", "2021-03-18T25:00:00Z",
        "2021-03-18T20:60:00Z", "2021-03-18T20:00:61Z", "2021-03-18T20:00:36.Z",
        "2021-03-18T20:00:36z", "2021-03-18T20:00:36+0200", "2021-03-18T20:00:36+15:00",
        "2021-03-18T20:00:36+02:00Z", "2021-3-18T20:00:36Z"}) {
    EXPECT_EQ(ParseIsoDateTime(text), std::nullopt) << text;
  }
}

TEST(SegmentTemplate, FillsItsIdentifiers) {
  const TemplateValues values{"v1", 1200, 7, 90000};
  EXPECT_EQ(FillTemplate("$RepresentationID$/$Bandwidth$/$Number$-$Time$.m4s", values),
            "v1/1200/7-90000.m4s");
  EXPECT_EQ(FillTemplate("$Number%05d$", values), "00007");
  EXPECT_EQ(FillTemplate("$Time%03d$", values), "90000");
  EXPECT_EQ(FillTemplate("$Number%0d$", values), "$Number%0d$");
  EXPECT_EQ(FillTemplate("$$5$$$Number$", values), "$5$7");
  EXPECT_EQ(FillTemplate("$RepresentationID$$Number%03d$.m4f", values), "v1007.m4f");
  EXPECT_EQ(FillTemplate("plain.mp4", values), "plain.mp4");
  EXPECT_EQ(FillTemplate("", values), "");
}

TEST(SegmentTemplate, LeavesWhatIsNoIdentifier) {
  const TemplateValues values{"v1", 1200, 7, 90000};
  for (const char* text : {"$number$", "$Number%5d$", "$Number%05x$", "$RepresentationID%05d$",
                           "$Number%099d$", "$Number", "$", "a$Index$b"}) {
    EXPECT_EQ(FillTemplate(text, values), text);
    EXPECT_FALSE(UseOf(text).unknown.empty()) << text;
  }
  EXPECT_EQ(UseOf("$Number$$Foo$").unknown, "$Foo$");
}

TEST(SegmentTemplate, HasABound) {
  const std::string id(kMaxUrlBytes, 'x');
  std::string many;
  for (int i = 0; i < 100000; ++i) many += "$RepresentationID$";
  EXPECT_EQ(FillTemplate("$RepresentationID$", {id, 0, 0, 0}), id);
  EXPECT_EQ(FillTemplate(many, {id, 0, 0, 0}), "");
}

}  // namespace
}  // namespace resilient_playback

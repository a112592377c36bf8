// What the reader takes from an MPD, and its segments.
#include <gtest/gtest.h>

#include <string>

#include "manifest/dash/iso8601.h"
#include "manifest/dash/segments.h"
#include "manifest/mpd_test_support.h"

namespace resilient_playback {
namespace {

Mpd Read(const std::string& body) {
  Diagnostics diagnostics;
  std::optional<Mpd> mpd = ReadMpd(body, &diagnostics);
  EXPECT_TRUE(mpd) << body;
  return mpd ? std::move(*mpd) : Mpd();
}

const MpdRepresentation& First(const Mpd& mpd, std::size_t period = 0) {
  return mpd.periods.at(period).adaptation_sets.at(0).representations.at(0);
}

MpdSegment Segment(const Mpd& mpd, std::uint64_t index, std::size_t period = 0) {
  const auto segment = SegmentAt(mpd, mpd.periods.at(period), First(mpd, period), index);
  EXPECT_TRUE(segment) << index;
  return segment.value_or(MpdSegment());
}

SegmentWindow Window(const Mpd& mpd, const std::string& now = "", std::size_t period = 0) {
  return WindowOf(mpd, mpd.periods.at(period), First(mpd, period),
                  now.empty() ? std::nullopt : ParseIsoDateTime(now));
}

TEST(MpdModel, ReadsTheRoot) {
  const Mpd mpd = Read(Channel(
      "<BaseURL serviceLocation=\"a\" xmlns:dvb=\"urn:d\" dvb:priority=\"2\" dvb:weight=\"5\">"
      " https://a.example/ </BaseURL><BaseURL>https://b.example/</BaseURL>"
      "<Location>https://a.example/m.mpd</Location><PatchLocation>p.mpp</PatchLocation>"
      "<UTCTiming schemeIdUri=\"urn:mpeg:dash:utc:http-iso:2014\" value=\"https://t.example/\"/>"
      "<ContentSteering>https://s.example/</ContentSteering>" +
          Period(Set(Representation())),
      "timeShiftBufferDepth=\"PT3M\" suggestedPresentationDelay=\"PT6S\" "
      "availabilityEndTime=\"2024-01-02T00:00:00Z\""));
  EXPECT_TRUE(mpd.live);
  EXPECT_EQ(mpd.duration, std::nullopt);
  EXPECT_EQ(mpd.min_buffer_time, 2);
  EXPECT_EQ(mpd.minimum_update_period, 2);
  EXPECT_EQ(mpd.time_shift_buffer_depth, 180);
  EXPECT_EQ(mpd.suggested_presentation_delay, 6);
  EXPECT_EQ(mpd.availability_start, ParseIsoDateTime("2024-01-01T00:00:00Z"));
  EXPECT_EQ(mpd.availability_end, ParseIsoDateTime("2024-01-02T00:00:00Z"));
  EXPECT_EQ(mpd.publish_time, ParseIsoDateTime("2024-01-01T00:00:00Z"));
  EXPECT_TRUE(mpd.content_steering);
  EXPECT_EQ(mpd.locations.at(0), "https://a.example/m.mpd");
  EXPECT_EQ(mpd.patch_locations.at(0), "p.mpp");
  EXPECT_EQ(mpd.utc_timings.at(0).value, "https://t.example/");
  ASSERT_EQ(mpd.base_urls.size(), 2U);
  EXPECT_EQ(mpd.base_urls[0].url, "https://a.example/");
  EXPECT_EQ(mpd.base_urls[0].service_location, "a");
  EXPECT_EQ(mpd.base_urls[0].priority, 2U);
  EXPECT_EQ(mpd.base_urls[0].weight, 5U);
  EXPECT_EQ(mpd.base_urls[1].priority, 1U);
}

TEST(MpdModel, HandsAttributesDown) {
  const Mpd mpd = Read(Recording(Period(
      Set("<Role schemeIdUri=\"urn:mpeg:dash:role:2011\" value=\"main\"/>"
          "<Accessibility schemeIdUri=\"urn:a\" value=\"1\"/>"
          "<SupplementalProperty schemeIdUri=\"urn:s\"/>" +
              Representation("", "id=\"1\" bandwidth=\"9\"") +
              Representation("", "id=\"2\" codecs=\"hvc1\" width=\"32\""),
          "contentType=\"video\" mimeType=\"video/mp4\" codecs=\"avc1\" width=\"16\" height=\"9\" "
          "frameRate=\"25\" lang=\"en\" id=\"7\""))));
  const MpdAdaptationSet& set = mpd.periods.at(0).adaptation_sets.at(0);
  EXPECT_EQ(set.id, "7");
  EXPECT_EQ(set.lang, "en");
  EXPECT_EQ(set.kind, MediaKind::kVideo);
  EXPECT_EQ(set.roles.at(0).value, "main");
  EXPECT_EQ(set.accessibility.at(0).scheme, "urn:a");
  EXPECT_EQ(set.supplemental.at(0).scheme, "urn:s");
  ASSERT_EQ(set.representations.size(), 2U);
  const MpdRepresentation& one = set.representations[0];
  EXPECT_EQ(one.bandwidth, 9U);
  EXPECT_EQ(one.mime_type, "video/mp4");
  EXPECT_EQ(one.codecs, "avc1");
  EXPECT_EQ(one.width, 16U);
  EXPECT_EQ(one.height, 9U);
  EXPECT_EQ(one.frame_rate, "25");
  const MpdRepresentation& two = set.representations[1];
  EXPECT_EQ(two.codecs, "hvc1");
  EXPECT_EQ(two.width, 32U);
  EXPECT_EQ(two.bandwidth, std::nullopt);
}

TEST(MpdModel, MergesSegmentsOfEveryLevel) {
  const Mpd mpd = Read(Recording(Period(
      "<SegmentTemplate timescale=\"10\" startNumber=\"5\" initialization=\"$Bandwidth$\"/>" +
      Set("<SegmentTemplate duration=\"40\" media=\"set$Number$\"/>" +
          Representation("<SegmentTemplate media=\"own$Number$\"/>") +
          Representation("", "id=\"2\"") +
          Representation("<SegmentList duration=\"4\"><SegmentURL media=\"x\"/>"
                         "</SegmentList>",
                         "id=\"3\"")))));
  const auto& all = mpd.periods.at(0).adaptation_sets.at(0).representations;
  EXPECT_EQ(all.at(0).segments.media, "own$Number$");
  EXPECT_EQ(all.at(0).segments.timescale, 10U);
  EXPECT_EQ(all.at(0).segments.duration, 40U);
  EXPECT_EQ(all.at(0).segments.start_number, 5U);
  EXPECT_EQ(InitializationOf(all.at(0)), "1000");
  EXPECT_EQ(all.at(1).segments.media, "set$Number$");
  EXPECT_EQ(all.at(2).segments.addressing, Addressing::kList);
  EXPECT_EQ(all.at(2).segments.timescale, 1U);
  EXPECT_EQ(all.at(2).segments.media, "");
}

TEST(MpdModel, PeriodsBeginWhereTheOneBeforeEnds) {
  const Mpd mpd = Read(Recording(Period("", "duration=\"PT4S\"") + Period("", "duration=\"PT5S\"") +
                                 Period("", "start=\"PT8S\"") + Period("", "start=\"PT12S\"")));
  ASSERT_EQ(mpd.periods.size(), 4U);
  EXPECT_EQ(mpd.periods[1].start, 4);
  EXPECT_EQ(mpd.periods[1].duration, 4) << "cut off by the next";
  EXPECT_EQ(mpd.periods[2].duration, 4);
  EXPECT_EQ(mpd.periods[3].start, 12);
  EXPECT_EQ(mpd.periods[3].duration, 8) << "until the presentation ends";
}

TEST(MpdModel, ANameMayHaveAPrefix) {
  const Mpd mpd = Read(
      "<m:MPD xmlns:m=\"urn:mpeg:dash:schema:mpd:2011\"><m:Period><m:AdaptationSet>"
      "<m:Representation id=\"v\"/></m:AdaptationSet></m:Period></m:MPD>");
  EXPECT_EQ(First(mpd).id, "v");
}

TEST(MpdModel, MayBeMoved) {
  Mpd first = Read(WithSegments(kTemplate));
  const Mpd second = std::move(first);
  EXPECT_EQ(First(second).id, "v");
  EXPECT_EQ(Segment(second, 1).reference, "v/2.m4s");
}

TEST(MpdSegments, OfADuration) {
  const Mpd mpd = Read(WithSegments(
      "<SegmentTemplate media=\"$Number%03d$-$Time$\" timescale=\"1000\" duration=\"3000\" "
      "startNumber=\"0\" presentationTimeOffset=\"500\"/>"));
  EXPECT_EQ(Window(mpd).count, 7U);
  EXPECT_EQ(Window(mpd).duration, 21);
  EXPECT_EQ(Segment(mpd, 0).reference, "000-500");
  const MpdSegment third = Segment(mpd, 2);
  EXPECT_EQ(third.number, 2U);
  EXPECT_EQ(third.time, 6500U);
  EXPECT_EQ(third.start, 6);
  EXPECT_EQ(third.duration, 3);
  EXPECT_EQ(third.reference, "002-6500");
  EXPECT_FALSE(SegmentAt(mpd, mpd.periods[0], First(mpd), 7));
}

TEST(MpdSegments, OfATimelineWithRepeats) {
  const Mpd mpd =
      Read(WithTimeline("<S t=\"2\" d=\"2\" r=\"2\"/><S d=\"3\"/><S t=\"12\" d=\"4\" r=\"-1\"/>"));
  EXPECT_EQ(mpd.runs.size(), 3U);
  EXPECT_EQ(Window(mpd).count, 6U) << "2 4 6 | 8 | 12 16, until 20";
  EXPECT_EQ(Window(mpd).duration, 18);
  EXPECT_EQ(Segment(mpd, 2).reference, "6.m4s");
  EXPECT_EQ(Segment(mpd, 3).duration, 3);
  EXPECT_EQ(Segment(mpd, 4).time, 12U);
  EXPECT_EQ(Segment(mpd, 5).number, 6U);
  EXPECT_FALSE(SegmentAt(mpd, mpd.periods[0], First(mpd), 6));
}

TEST(MpdSegments, AnOpenRunEndsAtTheNextS) {
  const Mpd mpd = Read(WithTimeline("<S t=\"0\" d=\"4\" r=\"-1\"/><S t=\"10\" d=\"5\" r=\"1\"/>"));
  EXPECT_EQ(mpd.runs.at(0).count, 3U);
  EXPECT_EQ(mpd.runs.at(1).first, 3U);
  EXPECT_EQ(Window(mpd).count, 5U);
}

TEST(MpdSegments, OfALongTimeline) {
  const Mpd mpd = Read(Recording(
      Period(Set(Representation("<SegmentTemplate media=\"$Number$\"><SegmentTimeline>"
                                "<S d=\"1\" r=\"4294967294\"/><S d=\"2\" r=\"4294967294\"/>"
                                "</SegmentTimeline></SegmentTemplate>")))));
  EXPECT_EQ(Window(mpd).count, 2 * 4294967295ULL) << "counted without being listed";
  EXPECT_EQ(Segment(mpd, 4294967295ULL).duration, 2);
}

TEST(MpdSegments, OfAList) {
  const Mpd mpd = Read(WithSegments(
      "<SegmentList duration=\"10\"><Initialization sourceURL=\"i.mp4\" range=\"0-9\"/>"
      "<SegmentURL media=\"1.m4s\"/><SegmentURL media=\"2.m4s\" "
      "mediaRange=\"5-6\"/></SegmentList>"));
  EXPECT_EQ(Window(mpd).count, 2U);
  EXPECT_EQ(InitializationOf(First(mpd)), "i.mp4");
  EXPECT_EQ(First(mpd).segments.initialization_range, "0-9");
  EXPECT_EQ(Segment(mpd, 1).reference, "2.m4s");
  EXPECT_EQ(Segment(mpd, 1).range, "5-6");
  EXPECT_EQ(Segment(mpd, 1).start, 10);
}

TEST(MpdSegments, OfOneFile) {
  const Mpd mpd = Read(WithSegments("<SegmentBase indexRange=\"0-9\"/>"));
  EXPECT_EQ(Window(mpd).count, 1U);
  EXPECT_EQ(Window(mpd).duration, 20);
  EXPECT_EQ(Segment(mpd, 0).reference, "");
  EXPECT_EQ(Segment(mpd, 0).duration, 20);
}

TEST(MpdSegments, EndNumberIsTheLast) {
  const Mpd mpd = Read(WithSegments(
      "<SegmentTemplate media=\"$Number$\" duration=\"2\" startNumber=\"3\" endNumber=\"5\"/>"));
  EXPECT_EQ(Window(mpd).count, 3U);
}

TEST(MpdSegments, SecondPeriodCountsFromItsOwnStart) {
  const Mpd mpd = Read(Recording(Period(Set(Representation()), "duration=\"PT8S\"") +
                                 Period(Set(Representation()), "id=\"2\"")));
  EXPECT_EQ(Window(mpd, "", 0).count, 2U);
  EXPECT_EQ(Window(mpd, "", 1).count, 3U);
  EXPECT_EQ(Segment(mpd, 1, 1).start, 12);
}

Mpd LiveNumbers(const std::string& attributes = "") {
  return Read(
      Channel(Period(Set(Representation("<SegmentTemplate media=\"$Number$\" duration=\"4\" " +
                                        attributes + "/>")),
                     "id=\"p\" start=\"PT10S\""),
              "timeShiftBufferDepth=\"PT12S\""));
}

TEST(MpdLive, TheWindowFollowsTheClock) {
  const Mpd mpd = LiveNumbers();
  EXPECT_EQ(Window(mpd, "2024-01-01T00:00:05Z").count, 0U) << "the Period has not begun";
  EXPECT_EQ(Window(mpd, "2024-01-01T00:00:13Z").count, 0U) << "the first is not complete";
  EXPECT_EQ(Window(mpd, "2024-01-01T00:00:14Z").count, 1U);
  const SegmentWindow later = Window(mpd, "2024-01-01T00:01:11Z");
  EXPECT_EQ(later.first, 12U) << "61 s in: 12 s back is 49";
  EXPECT_EQ(later.first + later.count, 15U) << "15 x 4 = 60";
  EXPECT_EQ(later.duration, 12);
  EXPECT_EQ(Segment(mpd, later.first).start, 58);
}

TEST(MpdLive, AvailableEarlier) {
  const Mpd mpd = LiveNumbers("availabilityTimeOffset=\"3\"");
  EXPECT_EQ(Window(mpd, "2024-01-01T00:00:11Z").count, 1U);
}

TEST(MpdLive, ATimelineIsClippedToTheWindow) {
  const Mpd mpd = Read(Channel(
      Period(
          Set(Representation("<SegmentTemplate media=\"$Time$\" presentationTimeOffset=\"100\">"
                             "<SegmentTimeline><S t=\"100\" d=\"4\" r=\"4\"/><S d=\"2\" r=\"9\"/>"
                             "</SegmentTimeline></SegmentTemplate>")),
          "id=\"p\" start=\"PT0S\""),
      "timeShiftBufferDepth=\"PT8S\""));
  EXPECT_EQ(Window(mpd).count, 15U) << "no clock: all that is listed";
  const SegmentWindow window = Window(mpd, "2024-01-01T00:00:25Z");
  EXPECT_EQ(window.first, 4U) << "what ended by 17 s is gone";
  EXPECT_EQ(window.first + window.count, 7U) << "16-20, 20-22, 22-24";
  EXPECT_EQ(window.duration, 8);
}

TEST(MpdLive, WildClocksAreAnswered) {
  const Mpd mpd = LiveNumbers();
  for (const Millis now : {INT64_MIN / 2, Millis{0}, Millis{-1}, INT64_MAX / 2}) {
    const SegmentWindow window = WindowOf(mpd, mpd.periods[0], First(mpd), now);
    EXPECT_LE(window.count, 5U);
  }
}

TEST(MpdBases, CombineTheChoicesOfEveryLevel) {
  const Mpd mpd = Read(Recording(
      "<BaseURL serviceLocation=\"a\">https://a.example/x/</BaseURL>"
      "<BaseURL serviceLocation=\"b\" xmlns:dvb=\"urn:d\" dvb:priority=\"3\">y/</BaseURL>" +
      Period("<BaseURL>p/</BaseURL>" + Set(Representation("<BaseURL>v.mp4</BaseURL>")))));
  const Url manifest = *ParseUrl("https://m.example/dir/m.mpd").url;
  const MpdPeriod& period = mpd.periods.at(0);
  const auto bases = BasesOf(mpd, period, period.adaptation_sets.at(0), First(mpd), manifest);
  ASSERT_EQ(bases.size(), 2U);
  EXPECT_EQ(bases[0].url.Href(), "https://a.example/x/p/v.mp4");
  EXPECT_EQ(bases[0].service_location, "a");
  EXPECT_EQ(bases[0].priority, 1U);
  EXPECT_EQ(bases[1].url.Href(), "https://m.example/dir/y/p/v.mp4");
  EXPECT_EQ(bases[1].service_location, "b");
  EXPECT_EQ(bases[1].priority, 3U) << "a relative one stays at its parent's location";
}

TEST(MpdBases, HaveABound) {
  std::string many;
  for (int i = 0; i < 100; ++i) many += "<BaseURL>a/</BaseURL>";
  const Mpd mpd = Read(Recording(many + Period(many + Set(many + Representation(many)))));
  const Url manifest = *ParseUrl("https://m.example/").url;
  const MpdPeriod& period = mpd.periods.at(0);
  EXPECT_EQ(BasesOf(mpd, period, period.adaptation_sets.at(0), First(mpd), manifest).size(),
            kMostBases);
}

}  // namespace
}  // namespace resilient_playback

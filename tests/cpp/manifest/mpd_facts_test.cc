// What a report says of an MPD, and that the reader answers any bytes.
#include <gtest/gtest.h>

#include <string>

#include "core/base/random.h"
#include "manifest/dash/segments.h"
#include "manifest/mpd_test_support.h"

namespace resilient_playback {
namespace {

ManifestFacts FactsOf(const std::string& body) {
  Diagnostics diagnostics;
  const std::optional<Mpd> mpd = ReadMpd(body, &diagnostics);
  EXPECT_TRUE(mpd) << body;
  return mpd ? FactsOfMpd(*mpd) : ManifestFacts();
}

std::string Text(const std::string& lang, const std::string& role) {
  return Set("<Role value=\"" + role + "\"/>" + Representation("", "id=\"" + lang + role + "\""),
             "mimeType=\"text/vtt\" lang=\"" + lang + "\"");
}

TEST(MpdFacts, AreDistinct) {
  const std::string period =
      Set(Representation() + Representation(kTemplate, "id=\"2\" bandwidth=\"2\"")) +
      Set(Representation("", "id=\"3\""), "mimeType=\"audio/mp4\" lang=\"en\"") +
      Set(Representation("", "id=\"4\""), "mimeType=\"audio/mp4\" lang=\"de\"") +
      Set(Representation("", "id=\"5\""), "mimeType=\"audio/mp4\" lang=\"en\"") +
      Text("fr", "main") + Text("ru", "forced-subtitle") +
      Set(Representation("", "codecs=\"stpp\""), "mimeType=\"application/mp4\" lang=\"uk\"") +
      Set(Representation("", "id=\"7\""), "mimeType=\"image/jpeg\"");
  const ManifestFacts facts = FactsOf(
      Recording("<Location>https://a.example/</Location>" + Period(period) + Period(period)));
  EXPECT_EQ(facts.kind, ManifestKind::kMpd);
  EXPECT_FALSE(facts.live);
  EXPECT_EQ(facts.duration, 20);
  ASSERT_EQ(facts.variants.size(), 2U);
  EXPECT_EQ(facts.variants[0].bandwidth, 1000U);
  EXPECT_EQ(facts.variants[0].width, 16U);
  EXPECT_EQ(facts.variants[0].height, 9U);
  EXPECT_EQ(facts.variants[0].codecs, "avc1.4d401f");
  EXPECT_EQ(facts.variants[1].bandwidth, 2U);
  ASSERT_EQ(facts.audio.size(), 2U);
  EXPECT_EQ(facts.audio[0].language, "en");
  EXPECT_EQ(facts.audio[1].language, "de");
  ASSERT_EQ(facts.subtitles.size(), 3U);
  EXPECT_EQ(facts.subtitles[0].is_default, true);
  EXPECT_TRUE(facts.subtitles[1].forced);
  EXPECT_EQ(facts.subtitles[2].codecs, "stpp");
  EXPECT_EQ(facts.locations.at(0), "https://a.example/");
}

TEST(MpdFacts, LeaveOutWhatMustNotBePlayed) {
  const auto essential = [](const std::string& scheme) {
    return "<EssentialProperty schemeIdUri=\"" + scheme + "\"/>";
  };
  const ManifestFacts facts = FactsOf(Recording(
      Period(Set(essential("http://dashif.org/guidelines/trickmode") +
                 Representation("", "id=\"1\" bandwidth=\"1\"")) +
             Set(essential("urn:unknown") + Representation("", "id=\"2\" bandwidth=\"2\"")) +
             Set(Representation(essential("urn:unknown"), "id=\"3\" bandwidth=\"3\"") +
                 Representation(essential("urn:mpeg:mpegB:cicp:ColourPrimaries"),
                                "id=\"4\" bandwidth=\"4\"")))));
  ASSERT_EQ(facts.variants.size(), 1U);
  EXPECT_EQ(facts.variants[0].bandwidth, 4U);
}

TEST(MpdFacts, TellTheProtection) {
  const ManifestFacts facts = FactsOf(Recording(Period(
      Set("<ContentProtection schemeIdUri=\"urn:mpeg:dash:mp4protection:2011\" value=\"cbcs\"/>"
          "<ContentProtection schemeIdUri=\"urn:uuid:EDEF8BA9-79D6-4ACE-A3C8-27DCD51D21ED\"/>" +
          Representation("<ContentProtection schemeIdUri="
                         "\"urn:uuid:9a04f079-9840-4286-ab92-e65be0885f95\"/>")) +
      Set("<ContentProtection schemeIdUri=\"urn:mpeg:dash:mp4protection:2011\" value=\"cbcs\"/>" +
          Representation()))));
  EXPECT_EQ(facts.encryption, std::vector<std::string>{"cbcs"});
  ASSERT_EQ(facts.drm.size(), 2U);
  EXPECT_EQ(facts.drm[0].system, DrmSystem::kWidevine);
  EXPECT_EQ(facts.drm[0].scheme, "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");
  EXPECT_EQ(facts.drm[0].where, "ContentProtection");
  EXPECT_EQ(facts.drm[1].system, DrmSystem::kPlayReady);
}

TEST(MpdFacts, HaveABound) {
  std::string many;
  for (int i = 0; i < 1000; ++i) {
    many += Set(Representation("", "bandwidth=\"" + std::to_string(i) + "\""));
    many += Text("a" + std::to_string(i), "");
  }
  const ManifestFacts facts = FactsOf(Recording(Period(many)));
  EXPECT_EQ(facts.variants.size(), kMostVariants);
  EXPECT_EQ(facts.subtitles.size(), kMostRenditions);
}

void UseEverything(const Mpd& mpd) {
  FactsOfMpd(mpd);
  Diagnostics diagnostics;
  CheckMpdAt(mpd, 1704110400000, &diagnostics);
  for (const MpdPeriod& period : mpd.periods) {
    for (const MpdAdaptationSet& set : period.adaptation_sets) {
      for (const MpdRepresentation& one : set.representations) {
        const SegmentWindow window = WindowOf(mpd, period, one, 1704110400000);
        SegmentAt(mpd, period, one, window.first + window.count / 2);
        SegmentAt(mpd, period, one, UINT64_MAX);
        InitializationOf(one);
      }
    }
  }
}

// Changes, removes and doubles random bytes. The result is a document or a fatal diagnostic.
TEST(MpdTotal, AnyBytesAreAnswered) {
  const std::string good =
      Channel("<BaseURL>https://a.example/</BaseURL><UTCTiming schemeIdUri=\"urn:x\"/>" +
              Period(Set("<ContentProtection schemeIdUri=\"urn:uuid:x\"/>" +
                         Representation("<SegmentTemplate media=\"$Number%05d$\" timescale=\"10\">"
                                        "<SegmentTimeline><S t=\"0\" d=\"9\" r=\"-1\"/><S t=\"99\" "
                                        "d=\"9\" r=\"3\"/></SegmentTimeline></SegmentTemplate>"))) +
              Period(Set(Representation())));
  const std::string bytes = "<>\"'/&=-$9% \0!?";
  Random random(7);
  const auto below = [&](std::size_t limit) {
    return static_cast<std::size_t>(random.Next() % limit);
  };
  int read = 0;
  for (int i = 0; i < 20000; ++i) {
    std::string body = good;
    for (std::size_t change = below(4); change > 0; --change) {
      const std::size_t at = below(body.size());
      if (below(3) == 0) body[at] = bytes[below(bytes.size())];
      if (below(3) == 0) body.erase(at, below(9));
      if (below(3) == 0) body.insert(at, body.substr(below(body.size()), below(30)));
    }
    Diagnostics diagnostics;
    const std::optional<Mpd> mpd = ReadMpd(body, &diagnostics);
    ASSERT_TRUE(mpd || diagnostics.worst() == Severity::kFatal) << body;
    if (mpd) UseEverything(*mpd);
    if (mpd) ++read;
  }
  EXPECT_GT(read, 2000);
  EXPECT_LT(read, 19000);
}

TEST(MpdTotal, HugeNumbersAreAnswered) {
  const std::string huge = "9007199254740992";
  Diagnostics diagnostics;
  const std::optional<Mpd> mpd = ReadMpd(
      Channel(Period(
          Set(Representation("<SegmentTemplate media=\"$Time$\" timescale=\"1\" "
                             "presentationTimeOffset=\"" +
                             huge + "\" startNumber=\"" + huge + "\" endNumber=\"" + huge +
                             "\"><SegmentTimeline>"
                             "<S t=\"" +
                             huge + "\" d=\"" + huge + "\" r=\"4294967295\"/><S d=\"" + huge +
                             "\" r=\"4294967295\"/></SegmentTimeline>"
                             "</SegmentTemplate>") +
              Representation("<SegmentTemplate media=\"$Number$\" duration=\"1\" "
                             "timescale=\"" +
                                 huge + "\"/>",
                             "id=\"2\"")))),
      &diagnostics);
  ASSERT_TRUE(mpd);
  UseEverything(*mpd);
}

}  // namespace
}  // namespace resilient_playback

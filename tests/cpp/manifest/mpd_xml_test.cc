// Which texts reach the XML parser, and the positions of diagnostics.
#include <gtest/gtest.h>

#include <string>

#include "manifest/dash/xml.h"
#include "manifest/mpd_test_support.h"

namespace resilient_playback {
namespace {

std::string Repeat(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

bool Refused(const std::string& body) { return ScanXml(body).refused; }

TEST(XmlGuard, CountsOnlyRealDepth) {
  const std::string many = Repeat("<a>", 100);
  EXPECT_TRUE(Refused("<MPD>" + many));
  EXPECT_FALSE(Refused("<MPD><!-- " + many + " --></MPD>"));
  EXPECT_FALSE(Refused("<MPD><![CDATA[" + many + "]]></MPD>"));
  EXPECT_FALSE(Refused("<MPD><?x " + many + "?></MPD>"));
  EXPECT_FALSE(Refused("<MPD x=\"" + many + "\" y='" + many + "'/>"));
  EXPECT_FALSE(Refused("<MPD>" + Repeat("<a/>", 100) + Repeat("<b></b>", 100) + "</MPD>"));
  EXPECT_FALSE(Refused("<MPD>" + Repeat("<a b=\"/\"></a>", 100) + "</MPD>"));
}

TEST(XmlGuard, IsNotMisledAboutWhereSomethingEnds) {
  const std::string many = Repeat("<a>", 100);
  EXPECT_TRUE(Refused("<MPD><!-- x=\" -->" + many + "<!-- \" --></MPD>"));
  EXPECT_TRUE(Refused("<MPD><![CDATA[ <!-- ]]>" + many + "<!-- --></MPD>"));
  EXPECT_TRUE(Refused("<MPD x='\"'>" + many + "<b y='\"'/></MPD>"));
  EXPECT_TRUE(Refused("<MPD><?x <!-- ?>" + many + "<!-- --></MPD>"));
  EXPECT_TRUE(Refused("<MPD>" + Repeat("<a b='>' c=\"/>\">", 100)));
  EXPECT_TRUE(Refused("<MPD><!--->-->" + many));
}

TEST(XmlGuard, RefusesWhatIsNoDocument) {
  for (const std::string& body :
       {std::string(), std::string("   "), std::string("hello"), std::string("{\"a\": 1}"),
        std::string("<"), std::string("<!ENTITY x>"), std::string("<MPD>\0</MPD>", 12),
        std::string("<!doctype html><html></html>"), std::string("\xFE\xFF\0<", 4),
        std::string("<\0M\0", 4), std::string("#EXTM3U\n")}) {
    Diagnostics diagnostics;
    EXPECT_FALSE(ReadMpd(body, &diagnostics)) << body;
    EXPECT_EQ(diagnostics.worst(), Severity::kFatal) << body;
  }
}

TEST(XmlGuard, TooManyElementsAreRefused) {
  EXPECT_FALSE(Refused("<MPD>" + Repeat("<S/>", kMostMpdElements - 1) + "</MPD>"));
  EXPECT_TRUE(Refused("<MPD>" + Repeat("<S/>", kMostMpdElements) + "</MPD>"));
}

const Diagnostic* Find(const Diagnostics& diagnostics, Code code) {
  for (const Diagnostic& one : diagnostics.list()) {
    if (one.code == code) return &one;
  }
  return nullptr;
}

TEST(MpdPlaces, ALineAndAColumnInCharacters) {
  const std::string body =
      Recording("\r\n<Period id=\"\xD0\xB6\"><AdaptationSet/></Period>\n<Period/>");
  Diagnostics diagnostics;
  ASSERT_TRUE(ReadMpd(body, &diagnostics));
  const Diagnostic* set = Find(diagnostics, Code::kDashSetEmpty);
  ASSERT_NE(set, nullptr);
  EXPECT_EQ(set->line, 2U);
  EXPECT_EQ(set->column, 17U);
  const Diagnostic* period = Find(diagnostics, Code::kDashPeriodEmpty);
  ASSERT_NE(period, nullptr);
  EXPECT_EQ(period->line, 3U);
  EXPECT_EQ(period->column, 2U);
}

TEST(MpdPlaces, SurviveReferencesThatBecomeShorter) {
  const std::string body =
      Recording(Period(Set(Representation(kTemplate + "<BaseURL>/a?b&amp;c&#38;d</BaseURL>")) +
                       "\n<AdaptationSet lang=\"e_n\"><Representation/></AdaptationSet>"));
  Diagnostics diagnostics;
  const std::optional<Mpd> mpd = ReadMpd(body, &diagnostics);
  ASSERT_TRUE(mpd);
  const auto& video = mpd->periods[0].adaptation_sets[0].representations[0];
  EXPECT_EQ(video.base_urls.at(0).url, "/a?b&c&d");
  const Diagnostic* lang = Find(diagnostics, Code::kDashLanguageBad);
  ASSERT_NE(lang, nullptr);
  EXPECT_EQ(lang->line, 2U);
  EXPECT_EQ(lang->column, 22U);
  EXPECT_EQ(lang->evidence, "e_n");
}

TEST(MpdPlaces, OfAParseErrorToo) {
  Diagnostics diagnostics;
  EXPECT_FALSE(ReadMpd("<MPD>\n  <Period>\n  </MPD>", &diagnostics));
  const Diagnostic* broken = Find(diagnostics, Code::kDashXmlBroken);
  ASSERT_NE(broken, nullptr);
  EXPECT_EQ(broken->line, 3U);
  EXPECT_EQ(broken->params.at(0).value, "an end tag that closes another element");
}

TEST(MpdPlaces, StepsAndLinesAgree) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += i % 7 == 0 ? "\n" : "\xD0\xB6";
  const TextPositions positions(text);
  TextPosition expected{1, 1};
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80) continue;
    ASSERT_EQ(positions.At(i).line, expected.line) << i;
    ASSERT_EQ(positions.At(i).column, expected.column) << i;
    if (text[i] == '\n') {
      expected = {expected.line + 1, 1};
    } else {
      ++expected.column;
    }
  }
  EXPECT_EQ(positions.At(text.size() + 9).line, expected.line);
}

TEST(MpdSecrets, NoTokenInADiagnostic) {
  const std::string secret = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
  Diagnostics diagnostics;
  ReadMpd(Recording("<BaseURL>ftp://user:" + secret + "@a.example/" + secret +
                    "/</BaseURL><Location>/x?token=" + secret + "&q</Location>" +
                    Period(Set(Representation("<SegmentTemplate duration=\"4\" media=\"/" + secret +
                                              "/$Foo$\"/>")))),
          &diagnostics);
  EXPECT_TRUE(diagnostics.Has(Code::kDashBaseUrlUnusable));
  EXPECT_TRUE(diagnostics.Has(Code::kDashStrayAmpersand));
  for (const Diagnostic& one : diagnostics.list()) {
    EXPECT_EQ(one.evidence.find(secret.substr(0, 12)), std::string::npos) << one.evidence;
    EXPECT_EQ(one.where.find(secret.substr(0, 12)), std::string::npos) << one.where;
    for (const Param& param : one.params) EXPECT_LE(param.value.size(), 64U);
  }
}

}  // namespace
}  // namespace resilient_playback

// For each code about types: a source with the fault, and a similar one without it.
#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "manifest/sniff/http_status.h"
#include "manifest/sniff/page_kind.h"
#include "manifest/sniff/sniff.h"

namespace resilient_playback {
namespace {

struct Answer {
  std::string body = "#EXTM3U\n";
  std::optional<std::string> type = "application/vnd.apple.mpegurl";
  std::string path = "/film.m3u8";
  int status = 200;
};

struct Row {
  Code code;
  Answer with;
  Answer without;
};

void PrintTo(const Row& row, std::ostream* out) { *out << FactsOf(row.code).tag; }

Diagnostics Diagnose(const Answer& answer) {
  Diagnostics diagnostics;
  SniffInput input;
  input.body = answer.body;
  if (answer.type) input.content_type = *answer.type;
  input.path = answer.path;
  Sniff(input, &diagnostics);
  DiagnoseStatus(answer.status, &diagnostics);
  return diagnostics;
}

Answer Body(const std::string& body) { return {body, std::nullopt, ""}; }
Answer Called(const std::optional<std::string>& type) { return {"#EXTM3U\n", type, ""}; }
Answer Status(int status) {
  Answer answer;
  answer.status = status;
  return answer;
}
Answer Page(const std::string& title, const std::string& body = {}) {
  return Body("<!DOCTYPE html><html><head><TITLE>" + title + "</TITLE></head><body>" + body);
}

std::vector<Row> TypeRows() {
  const std::string mark = "\xEF\xBB\xBF";
  return {
      {Code::kTypeConflictContentType, Called("video/mp4"), Called("audio/x-mpegURL")},
      {Code::kTypeConflictExtension, {"#EXTM3U", std::nullopt, "/a.mpd"}, {}},
      {Code::kTypePlainText, Called("text/plain"), Called("audio/mpegurl")},
      {Code::kTypeNoContentType, Called(""), Called(std::nullopt)},
      {Code::kTypeUnreadableContentType, Called("m3u8"), Called("")},
      {Code::kTypeSeveralContentTypes, Called("text/plain, audio/mpegurl"),
       Called("audio/mpegurl, audio/mpegurl")},
      {Code::kTypeSaysNothing, Called("application/octet-stream"), Called("audio/mpegurl")},
      {Code::kTypeUnknown, Body("\x01\x02"), Body("#EXTM3U")},
      {Code::kTypeCharset, Called("audio/mpegurl; charset=windows-1251"),
       Called("audio/mpegurl; charset=UTF-8")},
      {Code::kTypeUtf16,
       Body(std::string("#\0E\0X\0T\0M\0"
                        "3\0U\0",
                        14)),
       Body(mark + "#EXTM3U")},
      {Code::kTypeEmptyBody, Body(""), Body(" ")},
      {Code::kTypeUnsupported, Body("%PDF-1.4"), Body("OggS")},
      {Code::kTypeCompressed, Body("\x1F\x8B\x08"), Body("\x1F\x8C\x08")},
      {Code::kTypeSubtitlesAlone, Body("WEBVTT\n"), Body("#EXTM3U\n")},
      {Code::kTypeImage, Body("GIF89a"), Body("GIF90a")},
      {Code::kTypeXml, Body("<rss>"), Body("<MPD>")},
      {Code::kTypeFewPlayers, Body("FLV\x01"), Body("OggS")},
  };
}

std::vector<Row> PageRows() {
  return {
      {Code::kTypeHtmlPage, Page("Films"), Page("404 Not Found")},
      {Code::kTypeParkedDomain, Page("a.example", "This DOMAIN is for sale!"),
       Page("a.example", "This house is for sale!")},
      {Code::kTypeParkedDomain, Page("Домен Продаётся", ""), Page("Дом продаётся", "")},
      {Code::kTypeLoginPage, Page("Welcome", "<input type=\"password\">"),
       Page("Welcome", "<input type=\"text\">")},
      {Code::kTypeLoginPage, Page("Вход на сайт"), Page("Выход с сайта")},
      {Code::kTypeChallengePage, Page("Just a moment..."), Page("Just a film")},
      {Code::kTypeChallengePage, Page("x", "<p>Підтвердіть, що Ви НЕ робот"),
       Page("x", "<p>Підтвердіть, що ви робот")},
      {Code::kTypeChallengePage, Page("x", "<div class=g-recaptcha>"),
       Page("Login", "<div class=g-recaptcha>")},
      {Code::kTypeDirectoryListing, Page("Index of /films"), Page("Index of films")},
      {Code::kTypeErrorPage, Page("404 Not Found"), Page("Room 40", "404 Not Found, a novel")},
      {Code::kTypeErrorPage, Page("Кино", "<p>Видео не найдено"), Page("Кино", "<p>Видео найдено")},
      {Code::kTypeErrorPage, Body("<Error><Code>AccessDenied</Code></Error>"), Body("<rss>")},
      {Code::kTypeErrorPage, Body("404 page not found\n"), Body("four hundred and four")},
      {Code::kTypeGeoBlock, Page("Sorry", "Not available in your Country."),
       Page("Sorry", "Not available in your size.")},
      {Code::kTypeGeoBlock, Page("Ой", "Контент недоступний у Вашій Країні"),
       Page("Ой", "Контент недоступний")},
      {Code::kTypeGeoBlock,
       Body(
           R"({"error":"\u0412 \u0432\u0430\u0448\u0435\u0439 \u0441\u0442\u0440\u0430\u043d\u0435"})"),
       Body(R"({"error":"\u0412"})")},
      {Code::kTypeJson, Body(R"({"id":7})"), Body(R"({"id":7,"rch":true})")},
      {Code::kTypeWaitAnswer, Body(R"({"rch":true,"error":null})"), Body(R"({"rch":false})")},
      {Code::kTypeWaitAnswer, Body(R"({"status":"processing"})"), Body(R"({"status":"done"})")},
      {Code::kTypeJsonError, Body(R"({"error":"No such film"})"), Body(R"({"error":""})")},
      {Code::kTypeJsonError, Body(R"({"accsdb":true,"msg":"x"})"), Body(R"({"error":[ ]})")},
      {Code::kTypeJsonError, Body(R"({"error":1})"), Body(R"({"error":0})")},
      {Code::kTypeJsonError, Body(R"({"success":false})"), Body(R"({"success":true})")},
      {Code::kTypeJsonError, Body(R"({"status": 404})"), Body(R"({"status": 200})")},
      {Code::kTypeJsonAddress, Body(R"({"url":"https:\/\/a.example\/film"})"),
       Body(R"({"url":"film"})")},
      {Code::kTypeJsonAddress, Body(R"({"1080p":"https://a.example/x.m3u8"})"),
       Body(R"({"1080p":"https://a.example/x"})")},
      {Code::kTypeJsonAddress, Body(R"(["//a.example/x.mpd"])"), Body(R"(["x.mpd"])")},
      {Code::kTypeText, Body("hello"), Body("404 Not Found")},
  };
}

std::vector<Row> StatusRows() {
  return {
      {Code::kHttpRefused, Status(401), Status(404)},
      {Code::kHttpRefused, Status(403), Status(402)},
      {Code::kHttpNotFound, Status(404), Status(403)},
      {Code::kHttpNotFound, Status(410), Status(411)},
      {Code::kHttpRange, Status(416), Status(206)},
      {Code::kHttpTooMany, Status(429), Status(428)},
      {Code::kHttpServerError, Status(599), Status(600)},
      {Code::kHttpNoContent, Status(204), Status(203)},
      {Code::kHttpRedirect, Status(302), Status(200)},
      {Code::kHttpLegalBlock, Status(451), Status(450)},
      {Code::kHttpClientError, Status(400), Status(401)},
      {Code::kHttpStrange, Status(-1), Status(0)},
      {Code::kHttpStrange, Status(600), Status(500)},
  };
}

std::vector<Row> AllRows() {
  std::vector<Row> all = TypeRows();
  for (const std::vector<Row>& rows : {PageRows(), StatusRows()}) {
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

class TypeCodes : public ::testing::TestWithParam<Row> {};

TEST_P(TypeCodes, TellsTheFaultAndNotItsNeighbour) {
  EXPECT_TRUE(Diagnose(GetParam().with).Has(GetParam().code));
  EXPECT_FALSE(Diagnose(GetParam().without).Has(GetParam().code));
}

INSTANTIATE_TEST_SUITE_P(All, TypeCodes, ::testing::ValuesIn(AllRows()));

TEST(TypeCodes, EveryCodeHasARow) {
  std::set<Code> rows;
  for (const Row& row : AllRows()) rows.insert(row.code);
  for (const Code code : {
#define RP_CODE(name, tag, severity, layer, ref) Code::name,
#include "core/diagnostics/codes_type.def"
#undef RP_CODE
       }) {
    EXPECT_EQ(rows.count(code), 1U) << FactsOf(code).tag;
  }
}

TEST(TypeCodes, AGoodAnswerHasNothingToTell) {
  EXPECT_TRUE(Diagnose({}).list().empty());
  EXPECT_TRUE(Diagnose({"\xEF\xBB\xBF<MPD>", "application/dash+xml", "/a.mpd"}).list().empty());
}

TEST(TypeCodes, APageIsNamedOnce) {
  for (const Row& row : PageRows()) {
    EXPECT_EQ(Diagnose(row.with).list().size(), 1U);
    EXPECT_EQ(Diagnose(row.without).list().size(), 1U);
  }
}

TEST(TypeCodes, EvidenceIsWhatThePageSays) {
  EXPECT_EQ(Diagnose(Page("Just a moment...")).list()[0].evidence, "Just a moment...");
  EXPECT_EQ(
      Diagnose(Body(R"({"error":"\u041d\u0435\u0442 \"\u0444\u0438\u043b\u044c\u043c\u0430\""})"))
          .list()[0]
          .evidence,
      "Нет \"фильма\"");
  EXPECT_EQ(Diagnose(Body("<Error><Code>AccessDenied</Code></Error>")).list()[0].evidence,
            "AccessDenied");
}

}  // namespace
}  // namespace resilient_playback

// The border is total: it answers any input with JSON, and nothing traps.
#include "api/border.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/random.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

constexpr const char* kConfig =
    R"({"sources":[{"id":"s1","url":"https://a/x.m3u8"},{"id":"s2","url":"https://b/x.mp4"}],
  "now":0,"capabilities":{"mse":true,"hlsjs":true}})";

std::string ErrorOf(const std::string& answer) {
  const json parsed = json::parse(answer, nullptr, false);
  if (parsed.is_discarded() || !parsed.contains("error")) return "";
  const json& error = parsed["error"];
  return error["code"].get<std::string>() +
         (error.contains("field") ? ":" + error["field"].get<std::string>() : "");
}

TEST(Border, ASessionAnswersWithStateAndCommands) {
  BorderSession session(kConfig);
  EXPECT_EQ(session.Status(), R"({"state":"idle"})");
  const json answer = json::parse(session.Handle(R"({"type":"load","now":0})"));
  EXPECT_EQ(answer["state"], "starting");
  json load;
  for (const json& command : answer["commands"]) {
    if (command["type"] == "load_url") load = command;
  }
  EXPECT_EQ(load["sourceId"], "s1");
  EXPECT_EQ(load["engine"], "hls.js");
  EXPECT_EQ(load["loadId"], "l1");
  EXPECT_FALSE(load.contains("reason"));
}

TEST(Border, WrongFieldsAreNamed) {
  EXPECT_EQ(ErrorOf(BorderSession("{}").Status()), "bad_field:sources");
  EXPECT_EQ(ErrorOf(BorderSession(R"({"sources":[],"now":0})").Status()), "bad_field:sources");
  EXPECT_EQ(ErrorOf(BorderSession(R"({"sources":[5],"now":0})").Status()), "bad_field:sources.0");
  EXPECT_EQ(ErrorOf(BorderSession(R"({"sources":[{"id":"a","url":1}],"now":0})").Status()),
            "bad_field:sources.0.url");
  EXPECT_EQ(ErrorOf(BorderSession(R"({"sources":[{"id":"a"},{"id":"a"}],"now":0})").Status()),
            "bad_field:sources.1.id");
  EXPECT_EQ(ErrorOf(BorderSession(R"({"sources":[{"id":"a"}],"now":0.5})").Status()),
            "bad_field:now");
  EXPECT_EQ(
      ErrorOf(BorderSession(R"({"sources":[{"id":"a"}],"now":0,"policy":{"stallActionMs":"x"}})")
                  .Status()),
      "bad_field:policy.stallActionMs");
  EXPECT_EQ(
      ErrorOf(BorderSession(R"({"sources":[{"id":"a"}],"now":0,"policy":{"stallActionMs":1}})")
                  .Status()),
      "bad_field:policy.stallActionMs");
  EXPECT_EQ(
      ErrorOf(BorderSession(R"({"sources":[{"id":"a"}],"now":0,"policy":{"stal":1}})").Status()),
      "bad_field:policy");
}

TEST(Border, ARefusedEventChangesNothing) {
  BorderSession session(kConfig);
  session.Handle(R"({"type":"load","now":0})");
  const char* bad[] = {R"({"type":"nothing","now":1})",
                       R"({"type":"seek","now":1})",
                       R"({"type":"seek","now":1,"position":-1})",
                       R"({"type":"seek","now":1,"position":1e300})",
                       R"({"type":"progress","now":1,"loadId":"l1","position":"5"})",
                       R"({"type":"playback_failed","now":1,"loadId":"l1"})",
                       R"({"type":"stop"})",
                       R"([])",
                       R"("stop")",
                       ""};
  for (const char* event : bad) EXPECT_NE(ErrorOf(session.Handle(event)), "") << event;
  EXPECT_EQ(session.Status(), R"({"state":"starting"})");
}

TEST(Border, NullCountsAsAbsent) {
  BorderSession session(kConfig);
  session.Handle(R"({"type":"load","now":0})");
  // The duration of a live stream is Infinity, which JSON writes as null.
  const std::string answer = session.Handle(
      R"({"type":"playback_started","now":5,"loadId":"l1","position":0,"duration":null})");
  EXPECT_EQ(ErrorOf(answer), "");
}

TEST(Border, DeepAndLargeTextsAreRefusedBeforeTheParserSeesThem) {
  EXPECT_EQ(ErrorOf(ParseSources(std::string(100000, '['))), "too_deep");
  EXPECT_EQ(ErrorOf(ParseSources("{\"url\":\"" + std::string(10 * 1000 * 1000, 'a') + "\"}")),
            "too_large");
  std::string nested = "{\"url\":";
  nested += std::string(40, '[') + std::string(40, ']') + "}";
  EXPECT_EQ(ErrorOf(ParseSources(nested)), "");
}

TEST(Border, BracketsInsideStringsAreNoNesting) {
  EXPECT_EQ(ErrorOf(ParseSources("{\"url\":\"" + std::string(1000, '[') + "\\\"" +
                                 std::string(1000, '{') + "\"}")),
            "");
}

TEST(Border, AnswersNeverRepeatUnknownInput) {
  BorderSession session(kConfig);
  const std::string answer = session.Handle(R"({"type":"<img onerror=alert(1)>","now":1})");
  EXPECT_EQ(answer.find("img"), std::string::npos);
}

TEST(Border, RandomBytesGetAnAnswer) {
  Random random(20261122);
  BorderSession session(kConfig);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    const auto length = random.UpTo(60);
    for (Millis k = 0; k < length; ++k) text.push_back(static_cast<char>(random.UpTo(255)));
    EXPECT_FALSE(json::parse(session.Handle(text), nullptr, false).is_discarded());
    EXPECT_FALSE(json::parse(ParseSources(text), nullptr, false).is_discarded());
    EXPECT_FALSE(json::parse(BorderSession(text).Status(), nullptr, false).is_discarded());
  }
}

// Valid texts with a few changed bytes reach deeper code than random bytes do.
TEST(Border, DamagedTextsGetAnAnswer) {
  const std::string texts[] = {
      kConfig,
      R"({"type":"playback_failed","now":9,"loadId":"l1","fatal":true,"evidence":{"engine":"hls.js","code":4}})",
      R"({"url":"https://a/1 or https://b/1","quality":{"1080p":{"url":"x","reserve":["a",1,null]}},"url_reserve":false})",
      R"({"type":"progress","now":9,"loadId":"l1","position":1.5,"duration":120,"frames":9,"live":false})"};
  Random random(7);
  BorderSession session(kConfig);
  for (int i = 0; i < 40000; ++i) {
    std::string text = texts[random.UpTo(3)];
    for (Millis k = random.UpTo(3); k >= 0; --k) {
      const auto at = static_cast<std::size_t>(random.UpTo(static_cast<Millis>(text.size()) - 1));
      text[at] = "0123456789\"{}[],:-.eE\\ntf\x80\xff"[random.UpTo(26)];
    }
    EXPECT_FALSE(json::parse(session.Handle(text), nullptr, false).is_discarded());
    EXPECT_FALSE(json::parse(ParseSources(text), nullptr, false).is_discarded());
    EXPECT_FALSE(json::parse(BorderSession(text).Status(), nullptr, false).is_discarded());
  }
}

}  // namespace
}  // namespace resilient_playback::api

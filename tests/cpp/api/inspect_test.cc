// Inspections through the border: a request in JSON and raw bytes in, a report in JSON out.
#include <gtest/gtest.h>

#include <cstring>
#include <nlohmann/json.hpp>
#include <string>

#include "api/border.h"

namespace resilient_playback::api {
namespace {

using Json = nlohmann::json;

const char kClear[] = "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n";
const char kFairPlay[] =
    "#EXTM3U\n#EXT-X-VERSION:5\n#EXT-X-TARGETDURATION:4\n"
    "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"skd://k\",KEYFORMAT=\"com.apple.streamingkeydelivery\"\n"
    "#EXTINF:4,\na.ts\n#EXT-X-ENDLIST\n";
const char kMultivariant[] =
    "#EXTM3U\n"
    "#EXT-X-STREAM-INF:BANDWIDTH=2,RESOLUTION=2x2,CODECS=\"hvc1.1.6.L93.B0,ec-3\"\nh.m3u8\n"
    "#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1x1,CODECS=\"avc1.64001f,ec-3\"\nl.m3u8\n";

void Fill(BorderInspector* inspector, const std::string& body) {
  const std::uintptr_t address = inspector->Reserve(body.size());
  ASSERT_NE(address, 0U);
  std::memcpy(reinterpret_cast<char*>(address), body.data(), body.size());
}

Json Report(const std::string& body, Json request = Json::object()) {
  BorderInspector inspector;
  Fill(&inspector, body);
  request["hasBody"] = true;
  return Json::parse(inspector.Inspect(request.dump()));
}

bool Says(const Json& report, const std::string& code) {
  for (const Json& one : report.at("diagnostics")) {
    if (one.at("code") == code) return true;
  }
  return false;
}

std::string Verdict(const Json& report) {
  return report.at("verdict").get<std::string>() + " " + report.at("reason").get<std::string>();
}

TEST(Inspect, AClearPlaylistIsPlayable) {
  const Json report = Report(kClear, {{"url", "https://a.example/film.m3u8"}});
  EXPECT_EQ(report.at("type"), "hls");
  EXPECT_EQ(report.at("typeBy"), "content");
  EXPECT_EQ(Verdict(report), "playable ");
  EXPECT_EQ(report.at("manifest").at("segmentCount"), 1);
  EXPECT_EQ(report.at("manifest").at("live"), false);
  EXPECT_EQ(report.at("protection"), "none");
}

TEST(Inspect, AWebPageIsNamedAndUnplayable) {
  const Json report =
      Report("<!doctype html><html><title>x</title></html>",
             {{"url", "https://a.example/film.m3u8"}, {"contentType", "text/html"}});
  EXPECT_EQ(report.at("type"), "html");
  EXPECT_EQ(Verdict(report), "unplayable not_a_video");
  EXPECT_EQ(report.at("conflicts"), Json::array({"extension"}));
}

TEST(Inspect, AStatusDecides) {
  EXPECT_EQ(Verdict(Report(kClear, {{"status", 404}})), "unplayable not_found");
  EXPECT_EQ(Verdict(Report(kClear, {{"status", 403}})), "unplayable refused");
  EXPECT_EQ(Verdict(Report(kClear, {{"status", 503}})), "unplayable overloaded");
  EXPECT_EQ(Verdict(Report(kClear, {{"status", 206}})), "playable ");
}

TEST(Inspect, AProtectedVideoDependsOnTheDevice) {
  const auto on = [](const Json& systems) {
    return Report(kFairPlay, {{"capabilities", {{"drmSystems", systems}}}});
  };
  EXPECT_EQ(Verdict(Report(kFairPlay)), "unknown protected");
  EXPECT_EQ(Verdict(on(Json::array())), "unplayable protected");
  EXPECT_EQ(Verdict(on({"widevine"})), "unplayable protected");
  EXPECT_EQ(Verdict(on({"fairplay"})), "degraded protected");
  EXPECT_EQ(on({"widevine"}).at("protection"), "closed");
  EXPECT_TRUE(Says(on({"fairplay"}), "DRM-6003"));
}

TEST(Inspect, AKeyOfThePlaylistsOwnIsNoProtection) {
  const Json report = Report(
      "#EXTM3U\n#EXT-X-TARGETDURATION:4\n#EXT-X-KEY:METHOD=AES-128,URI=\"k\"\n#EXTINF:4,\na.ts\n"
      "#EXT-X-ENDLIST\n",
      {{"capabilities", {{"drmSystems", Json::array()}}}});
  EXPECT_EQ(Verdict(report), "playable ");
  EXPECT_EQ(report.at("manifest").at("encryption"), Json::array({"AES-128"}));
  EXPECT_EQ(report.at("manifest").at("needsDrm"), false);
}

TEST(Inspect, CodecsAreJudgedByWhatTheDeviceAnswered) {
  const auto on = [](const Json& codecs) {
    return Report(kMultivariant, {{"capabilities", {{"codecs", codecs}}}});
  };
  EXPECT_EQ(Verdict(Report(kMultivariant)), "playable ");  // not asked: may work
  const Json some = on({{"hvc1.1.6.L93.B0", false}, {"avc", true}});
  EXPECT_EQ(Verdict(some), "playable ");
  EXPECT_TRUE(Says(some, "CODEC-7102"));
  EXPECT_EQ(Verdict(on({{"hevc", false}, {"avc", false}})), "unplayable codec");
  const Json silent = on({{"eac3", false}});
  EXPECT_EQ(Verdict(silent), "degraded codec");
  EXPECT_TRUE(Says(silent, "CODEC-7103"));
}

TEST(Inspect, DashNeedsAnEngine) {
  const char mpd[] =
      "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" profiles=\"x\" minBufferTime=\"PT2S\" "
      "mediaPresentationDuration=\"PT8S\"><Period><AdaptationSet mimeType=\"video/mp4\">"
      "<Representation id=\"1\" bandwidth=\"1\" codecs=\"avc1.64001f\"><BaseURL>v.mp4</BaseURL>"
      "</Representation></AdaptationSet></Period></MPD>";
  const auto on = [&](const Json& engines) { return Report(mpd, {{"capabilities", engines}}); };
  EXPECT_EQ(Verdict(on({{"mse", false}, {"dashjs", true}})), "unplayable codec");
  EXPECT_TRUE(Says(on({{"mse", true}}), "CODEC-7202"));
  EXPECT_FALSE(Says(on({{"mse", true}, {"dashjs", true}}), "CODEC-7202"));
  EXPECT_FALSE(Says(on({{"host", true}}), "CODEC-7202"));
  EXPECT_FALSE(Says(Report(mpd), "CODEC-7202"));
}

TEST(Inspect, WithoutABodyOnlyTheAddressSpeaks) {
  BorderInspector inspector;
  const Json request = {{"url", "http://a.example/film.mp4"}, {"pageUrl", "https://b.example/"}};
  const Json report = Json::parse(inspector.Inspect(request.dump()));
  EXPECT_EQ(Verdict(report), "unknown cors");
  EXPECT_EQ(report.at("type"), "mp4");
  EXPECT_EQ(report.at("typeBy"), "extension");
}

TEST(Inspect, ABodyIsForgottenAfterItsReport) {
  BorderInspector inspector;
  Fill(&inspector, kClear);
  EXPECT_EQ(Json::parse(inspector.Inspect("{\"hasBody\":true}")).at("type"), "hls");
  EXPECT_NE(Json::parse(inspector.Inspect("{\"hasBody\":true}")).at("type"), "hls");
  EXPECT_EQ(inspector.Reserve(8 * 1024 * 1024 + 1), 0U);
}

TEST(Inspect, AnMp4WhoseIndexWasNotGivenIsUnknown) {
  const std::string head(
      "\0\0\0\x18"
      "ftypisom\0\0\0\0isomavc1\x10\0\0\0mdat",
      32);
  const Json report = Report(head, {{"totalBytes", 0x10001000}});
  EXPECT_EQ(report.at("type"), "mp4");
  EXPECT_TRUE(report.contains("needed"));
  EXPECT_EQ(Verdict(report), "unknown ");
}

TEST(Inspect, AnEmptyAddressIsNamed) {
  BorderInspector inspector;
  EXPECT_TRUE(Says(Json::parse(inspector.Inspect("{\"url\":\"\"}")), "URL-4001"));
  EXPECT_FALSE(Says(Json::parse(inspector.Inspect("{}")), "URL-4001"));
}

TEST(Inspect, AnMpdWithEntitiesIsRefusedForThem) {
  const Json report = Report(
      "<?xml version=\"1.0\"?>\n<!DOCTYPE MPD [<!ENTITY a \"b\"><!ENTITY c "
      "\"&a;&a;\">]>\n<MPD></MPD>");
  EXPECT_EQ(report.at("type"), "dash");
  EXPECT_TRUE(Says(report, "DASH-2003"));
}

TEST(Inspect, RefusesWhatItCannotReadAndNamesIt) {
  BorderInspector inspector;
  const auto field = [&](const std::string& text) {
    return Json::parse(inspector.Inspect(text)).at("error").value("field", "");
  };
  EXPECT_EQ(field("{\"status\":\"x\"}"), "status");
  EXPECT_EQ(field("{\"capabilities\":[]}"), "capabilities");
  EXPECT_EQ(field("{\"capabilities\":{\"codecs\":{\"avc\":1}}}"), "capabilities.codecs");
  EXPECT_EQ(field("[]"), "");
}

TEST(Inspect, FingerprintsCrossTheBorderAndBack) {
  Json print = Report(kClear).at("fingerprint");
  BorderInspector inspector;
  Fill(&inspector, "segment");
  print["samples"] = Json::array({{{"segment", 0}, {"bytes", 7}, {"hash", inspector.Hash()}}});
  const Json same = Json::parse(CompareContent(Json({{"a", print}, {"b", print}}).dump()));
  EXPECT_EQ(same.at("result"), "same");
  EXPECT_EQ(same.at("reason"), "sampled_bytes");
  print["samples"][0]["hash"] = "x";
  const Json refused = Json::parse(CompareContent(Json({{"a", print}, {"b", print}}).dump()));
  EXPECT_EQ(refused.at("error").at("field"), "a.samples.hash");
}

Json SourceFactsOf(const std::string& body, Json request = Json::object()) {
  BorderSourceFacts look;
  std::memcpy(reinterpret_cast<char*>(look.Reserve(body.size())), body.data(), body.size());
  request["hasBody"] = true;
  return Json::parse(look.Read(request.dump()));
}

TEST(Look, SaysWhatTheHostMustAskTheDevice) {
  const Json look = SourceFactsOf(kMultivariant);
  EXPECT_EQ(look.at("codecs"), Json::array({"hvc1.1.6.L93.B0", "ec-3", "avc1.64001f"}));
  EXPECT_EQ(look.at("next"), "h.m3u8");
  EXPECT_EQ(look.at("drmSystems"), Json::array());
  EXPECT_EQ(look.at("protection"), "none");
  const Json closed = SourceFactsOf(kFairPlay);
  EXPECT_EQ(closed.at("drmSystems"), Json::array({"fairplay"}));
  EXPECT_EQ(closed.at("protection"), "unknown");
  EXPECT_FALSE(closed.contains("next"));
}

TEST(Look, JudgesAsTheReportDoes) {
  const Json request = {
      {"capabilities", {{"drmSystems", Json::array()}, {"codecs", {{"avc", false}}}}}};
  for (const char* body : {kClear, kFairPlay, kMultivariant, "<html></html>", "", "x"}) {
    const Json look = SourceFactsOf(body, request);
    const Json report = Report(body, request);
    for (const char* key : {"type", "verdict", "reason", "protection"})
      EXPECT_EQ(look.at(key), report.at(key)) << body;
  }
}

TEST(Inspect, NoSecretOfAnAddressIsTold) {
  const Json report = Report(
      kClear, {{"url", "https://user:hunter2@a.example/live/user/pass99/1.m3u8?token=abc123def"}});
  const std::string text = report.dump();
  for (const char* secret : {"hunter2", "pass99", "abc123def"})
    EXPECT_EQ(text.find(secret), std::string::npos) << secret;
}

TEST(Inspect, AnswersAnyBytes) {
  std::uint64_t state = 1;
  for (int round = 0; round < 300; ++round) {
    std::string body = round % 3 == 0 ? "#EXTM3U\n" : round % 3 == 1 ? "<MPD>" : "";
    if (round % 3 == 2)
      body = std::string(
          "\0\0\0\x18"
          "ftypisom",
          12);
    for (int i = 0; i < 200; ++i) {
      state = state * 6364136223846793005ULL + 1442695040888963407ULL;
      body.push_back(static_cast<char>(state >> 56U));
    }
    const Json report = Report(body);
    EXPECT_TRUE(report.contains("verdict"));
  }
}

}  // namespace
}  // namespace resilient_playback::api

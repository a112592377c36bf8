// $CORPUS_DIR/url: the test data of the URL Standard that can lead to http or https.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "core/url/url.h"

namespace resilient_playback {
namespace {

using Json = nlohmann::json;

Json ReadData() {
  const char* folder = std::getenv("CORPUS_DIR");
  if (folder == nullptr) return nullptr;
  std::ifstream file(std::string(folder) + "/url/urltestdata-http.json");
  return Json::parse(file, nullptr, false);
}

// nullopt: our parser refuses the base, as it refuses every base that is not http or https.
std::optional<ParsedUrl> Parse(const Json& row) {
  const auto input = row.at("input").get<std::string>();
  if (!row.contains("base") || row.at("base").is_null()) return ParseUrl(input);
  const ParsedUrl base = ParseUrl(row.at("base").get<std::string>());
  if (!base.url) return std::nullopt;
  return ParseUrl(input, &*base.url);
}

std::string PortOf(const Url& url) { return url.port ? std::to_string(*url.port) : std::string(); }

// Our parser may refuse what the standard accepts, but must not accept what it refuses. It
// additionally refuses only hosts in Unicode and bases with another scheme.
TEST(UrlCorpus, WhatIsAcceptedHasThePartsThatTheStandardSays) {
  const Json rows = ReadData();
  ASSERT_TRUE(rows.is_array()) << "CORPUS_DIR names no corpus";
  int accepted = 0;
  int refused_rightly = 0;
  int refused_more = 0;
  for (const Json& row : rows) {
    const std::string name = row.dump(-1, ' ', true, Json::error_handler_t::replace);
    const std::optional<ParsedUrl> parsed = Parse(row);
    const std::string protocol = row.value("protocol", "");
    const bool failure = row.value("failure", false);
    if (!parsed || !parsed->url) {
      const bool reachable = parsed && (protocol == "http:" || protocol == "https:");
      if (failure) ++refused_rightly;
      if (!reachable || failure) continue;
      ++refused_more;
      EXPECT_EQ(parsed->refusal, UrlRefusal::kUnicodeHost) << name;
      continue;
    }
    ++accepted;
    ASSERT_FALSE(failure) << "false accept: " << name;
    const Url& url = *parsed->url;
    EXPECT_EQ(url.Href(), row.at("href").get<std::string>()) << name;
    EXPECT_EQ(url.scheme + ":", protocol) << name;
    EXPECT_EQ(url.host, row.at("hostname").get<std::string>()) << name;
    EXPECT_EQ(PortOf(url), row.at("port").get<std::string>()) << name;
    EXPECT_EQ(url.path, row.at("pathname").get<std::string>()) << name;
    if (row.contains("origin")) {
      EXPECT_EQ(url.Origin(), row.at("origin").get<std::string>()) << name;
    }
  }
  RecordProperty("accepted", accepted);
  printf(
      "url: %d accepted, 0 falsely; %d refused as the standard does, %d more (hosts in Unicode)\n",
      accepted, refused_rightly, refused_more);
  EXPECT_GT(accepted, 200);
}

}  // namespace
}  // namespace resilient_playback

// Runs the scripts of tests/contract in C++. Jest runs the same scripts in both builds, so the same
// events must give the same answers everywhere.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "api/border.h"
#include "api/pairs.h"
#include "api/proxies.h"
#include "core/policy/source.h"

namespace resilient_playback {
namespace {

using nlohmann::json;

std::filesystem::path Folder() { return std::filesystem::path(RP_TESTS_DIR) / "contract"; }

json Read(const std::filesystem::path& path) {
  std::ifstream file(path);
  return json::parse(file);
}

// True if `actual` has everything that `expected` names and lists have the same length.
bool Matches(const json& expected, const json& actual) {
  if (expected.is_object()) {
    return actual.is_object() &&
           std::all_of(expected.items().begin(), expected.items().end(), [&](const auto& item) {
             return actual.contains(item.key()) && Matches(item.value(), actual[item.key()]);
           });
  }
  if (expected.is_array()) {
    if (!actual.is_array() || actual.size() != expected.size()) return false;
    for (std::size_t i = 0; i < expected.size(); ++i) {
      if (!Matches(expected[i], actual[i])) return false;
    }
    return true;
  }
  if (expected.is_number() && actual.is_number())
    return expected.get<double>() == actual.get<double>();
  return expected == actual;
}

json WithoutTraces(const json& commands) {
  json rest = json::array();
  for (const json& command : commands) {
    if (command["type"] != "trace") rest.push_back(command);
  }
  return rest;
}

TEST(Contract, SessionScripts) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(Folder() / "sessions"))
    files.push_back(entry.path());
  ASSERT_GE(files.size(), 9U);
  for (const auto& file : files) {
    const json script = Read(file);
    SCOPED_TRACE(script["name"].get<std::string>());
    api::BorderSession session(script["config"].dump());
    for (const json& step : script["steps"]) {
      const json answer = json::parse(session.Handle(step["event"].dump()));
      SCOPED_TRACE(step["event"].dump() + "\n" + answer.dump(1));
      if (step.contains("error")) {
        EXPECT_TRUE(Matches(step["error"], answer["error"]));
        continue;
      }
      EXPECT_EQ(answer["state"], step["state"]);
      EXPECT_TRUE(Matches(step["commands"], WithoutTraces(answer["commands"])));
    }
  }
}

TEST(Contract, ParseSources) {
  for (const json& row : Read(Folder() / "parse-sources.json")) {
    const json answer = json::parse(api::ParseSources(row["playdata"].dump()));
    SCOPED_TRACE(row["name"].get<std::string>() + "\n" + answer.dump(1));
    EXPECT_TRUE(Matches(row["sources"], answer["sources"]));
    EXPECT_EQ(answer["selected"], row["selected"]);
    json codes = json::array();
    for (const json& diagnostic : answer["diagnostics"]) codes.push_back(diagnostic["code"]);
    EXPECT_EQ(codes, row["codes"]);
  }
}

TEST(Contract, Inspections) {
  for (const json& row : Read(Folder() / "inspect.json")) {
    api::BorderInspector inspector;
    json request = row["request"];
    request["hasBody"] = row.contains("body");
    if (row.contains("body")) {
      const std::string body = row["body"].get<std::string>();
      const std::uintptr_t address = inspector.Reserve(body.size());
      ASSERT_NE(address, 0U);
      std::memcpy(reinterpret_cast<char*>(address), body.data(), body.size());
    }
    const json report = json::parse(inspector.Inspect(request.dump()));
    SCOPED_TRACE(row["name"].get<std::string>() + "\n" + report.dump(1));
    if (row.contains("error")) {
      EXPECT_TRUE(Matches(row["error"], report.value("error", json())));
      continue;
    }
    EXPECT_TRUE(Matches(row["expect"], report));
    for (const json& said : row.value("says", json::array())) {
      const json& all = report["diagnostics"];
      EXPECT_TRUE(std::any_of(all.begin(), all.end(), [&](const json& one) {
        return Matches(said, one);
      })) << said;
    }
  }
}

TEST(Contract, ComparesContent) {
  for (const json& row : Read(Folder() / "compare-content.json")) {
    const json pair = {{"a", row["a"]}, {"b", row["b"]}};
    const json answer = json::parse(api::CompareContent(pair.dump()));
    SCOPED_TRACE(row["name"].get<std::string>() + "\n" + answer.dump(1));
    if (row.contains("error")) {
      EXPECT_TRUE(Matches(row["error"], answer.value("error", json())));
    } else {
      EXPECT_EQ(answer, row["expect"]);
    }
  }
}

TEST(Contract, Pairs) {
  for (const json& script : Read(Folder() / "pairs.json")) {
    api::BorderPairs pairs;
    for (const json& step : script["steps"]) {
      const std::string body = step.value("body", std::string());
      std::memcpy(reinterpret_cast<char*>(pairs.Reserve(body.size())), body.data(), body.size());
      const std::string request = step["request"].dump();
      const std::string call = step["call"].get<std::string>();
      const json answer = json::parse(call == "learn"       ? pairs.Learn(request)
                                      : call == "saw"       ? pairs.Saw(request)
                                      : call == "locations" ? pairs.Locations(request)
                                      : call == "find"      ? pairs.Find(request)
                                                            : pairs.AppendFailed(request));
      SCOPED_TRACE(step.dump() + "\n" + answer.dump(1));
      if (step.contains("error")) {
        EXPECT_TRUE(Matches(step["error"], answer.value("error", json())));
      } else {
        EXPECT_TRUE(Matches(step["expect"], answer));
      }
    }
  }
}

TEST(Contract, ProxyAddress) {
  for (const json& row : Read(Folder() / "proxy-address.json")) {
    const json answer = json::parse(api::ProxyAddress(row["request"].dump()));
    SCOPED_TRACE(row["name"].get<std::string>() + "\n" + answer.dump(1));
    if (row.contains("error")) {
      EXPECT_TRUE(Matches(row["error"], answer.value("error", json())));
    } else {
      EXPECT_EQ(answer, row["answer"]);
    }
  }
}

TEST(Contract, TypeOfUrl) {
  for (const json& row : Read(Folder() / "type-of-url.json")) {
    EXPECT_EQ(row["type"], std::string(ToString(TypeOfUrl(row["url"].get<std::string>())))) << row;
  }
}

TEST(Contract, EngineChoice) {
  for (const json& row : Read(Folder() / "engine-choice.json")) {
    SCOPED_TRACE(row.dump());
    Capabilities capabilities;
    const json& given = row["capabilities"];
    capabilities.host = given.value("host", false);
    capabilities.mse = given.value("mse", false);
    capabilities.hlsjs = given.value("hlsjs", false);
    capabilities.dashjs = given.value("dashjs", false);
    capabilities.native_hls = given.value("nativeHls", false);
    for (const MediaType type :
         {MediaType::kHls, MediaType::kDash, MediaType::kMp4, MediaType::kTorrServer}) {
      if (row["type"] == std::string(ToString(type))) {
        EXPECT_EQ(row["engine"], std::string(ToString(ChooseEngine(type, capabilities))));
      }
    }
  }
}

}  // namespace
}  // namespace resilient_playback

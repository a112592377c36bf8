// Snapshots at the border: our own come back unchanged. Anything else counts as no snapshot and
// causes no error.
#include "api/snapshot.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "api/border.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

constexpr const char* kGood =
    R"({"version":1,"salt":"00000000000000ff","servers":[)"
    R"({"key":"fedcba9876543210","failures":2,"firstByteMs":120,"until":5,"seen":9}]})";

TEST(SnapshotBorder, OursComeBackAsTheyWent) {
  const std::optional<Snapshot> snapshot = DecodeSnapshot(json::parse(kGood));
  ASSERT_TRUE(snapshot);
  EXPECT_EQ(snapshot->salt, 255U);
  ASSERT_EQ(snapshot->servers.size(), 1U);
  EXPECT_EQ(snapshot->servers[0].key, 0xFEDCBA9876543210U);
  EXPECT_EQ(snapshot->servers[0].excluded_until, 5);
  EXPECT_EQ(EncodeSnapshot(*snapshot), json::parse(kGood));
}

TEST(SnapshotBorder, AnythingElseIsNothing) {
  const char* const foreign[] = {
      "7",
      "[]",
      "{}",
      R"("text")",
      R"({"version":2,"salt":"00000000000000ff","servers":[]})",
      R"({"version":"1","salt":"00000000000000ff","servers":[]})",
      R"({"version":1,"salt":"ff","servers":[]})",
      R"({"version":1,"salt":"00000000000000FF","servers":[]})",
      R"({"version":1,"salt":255,"servers":[]})",
      R"({"version":1,"salt":"00000000000000ff","servers":{}})",
      R"({"version":1,"salt":"00000000000000ff","servers":[1]})",
      R"({"version":1,"salt":"00000000000000ff","servers":[{"key":"x","seen":1}]})",
      R"({"version":1,"salt":"00000000000000ff","servers":[{"key":"fedcba9876543210"}]})",
      R"({"version":1,"salt":"00000000000000ff","servers":[{"key":"fedcba9876543210","seen":-1}]})",
      R"({"version":1,"salt":"00000000000000ff","servers":[{"key":"fedcba9876543210","seen":1e99}]})",
  };
  for (const char* text : foreign) EXPECT_FALSE(DecodeSnapshot(json::parse(text))) << text;
  json many = json::parse(kGood);
  for (int i = 0; i < 64; ++i) many["servers"].push_back(many["servers"][0]);
  EXPECT_FALSE(DecodeSnapshot(many)) << "more than are ever kept";
}

TEST(SnapshotBorder, WhatCannotBeReadIsToldInTheTraceAndIsNoError) {
  const std::string config =
      R"({"sources":[{"id":"s1"}],"now":0,"epochMs":1790000000000,"remember":true,"snapshot":)";
  for (const char* kept : {"7", R"({"version":9})", kGood}) {
    BorderSession session(config + kept + "}");
    EXPECT_EQ(session.Status(), R"({"state":"idle"})");
    const std::string answer = session.Handle(R"({"type":"load","now":0})");
    const bool told = answer.find("could not be read") != std::string::npos;
    EXPECT_EQ(told, kept != kGood) << answer;
  }
}

}  // namespace
}  // namespace resilient_playback::api

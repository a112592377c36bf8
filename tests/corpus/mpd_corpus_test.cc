// Compares our facts with those on which two independent readers agree. The MPDs in
// $CORPUS_DIR/dash-a come from the tests of other players.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "manifest/dash/segments.h"

namespace resilient_playback {
namespace {

using Json = nlohmann::json;

// Fields on which the two readers of the corpus differ, and the right value.
struct Disputed {
  std::string file;
  std::string field;
  Json ours;
  std::string reason;
};

const std::vector<Disputed>& DisputedFields() {
  static const std::vector<Disputed> all = {
      {"multiperiod-startnumber.mpd", "variantCount", 13,
       "every Period's bitrates are told: 6 in the first, 6 others in the second and third, and "
       "one of the fourth whose codecs alone differ from the first's"},
      {"webmsegments.mpd", "durationSeconds", 16.0,
       "P0Y0M0DT0H0M16S is a duration of XML Schema; the other readers look for PT only"},
      {"multiperiod-startnumber.mpd", "durationSeconds", nullptr, "a live MPD without one"},
      {"multiperiod-startnumber-removed-periods.mpd", "durationSeconds", nullptr,
       "a live MPD without one"},
  };
  return all;
}

std::string Folder() {
  const char* folder = std::getenv("CORPUS_DIR");
  return folder == nullptr ? std::string() : std::string(folder) + "/dash-a/";
}

std::string ReadFile(const std::string& name) {
  std::ifstream file(Folder() + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Json Languages(const std::vector<RenditionFacts>& renditions) {
  Json all = Json::array();
  for (const RenditionFacts& one : renditions) all.push_back({{"language", one.language}});
  return all;
}

Json ToJson(const ManifestFacts& facts) {
  Json variants = Json::array();
  for (const VariantFacts& one : facts.variants) {
    variants.push_back({{"bandwidth", one.bandwidth.value_or(0)},
                        {"width", one.width.value_or(0)},
                        {"height", one.height.value_or(0)},
                        {"codecs", one.codecs}});
  }
  return {{"kind", facts.kind == ManifestKind::kMpd ? "mpd" : ""},
          {"live", facts.live},
          {"durationSeconds", facts.duration ? Json(*facts.duration) : Json()},
          {"variants", variants},
          {"variantCount", variants.size()},
          {"audio", Languages(facts.audio)},
          {"subtitles", Languages(facts.subtitles)}};
}

const Disputed* DisputeOf(const std::string& file, const std::string& field) {
  const auto& all = DisputedFields();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Disputed& one) {
    return one.file == file && one.field == field;
  });
  return found == all.end() ? nullptr : &*found;
}

void Compare(const Json& expected, const Json& ours) {
  const std::string file = expected.at("file");
  for (const char* field : {"kind", "live", "durationSeconds", "variants", "audio", "subtitles"}) {
    if (expected.contains(field)) {
      EXPECT_EQ(ours.at(field), expected.at(field)) << file << " " << field;
      continue;
    }
    const std::string name = std::string(field) == "variants" ? "variantCount" : field;
    const Disputed* dispute = DisputeOf(file, name);
    ASSERT_NE(dispute, nullptr) << file << " " << field << " is explained nowhere";
    EXPECT_EQ(ours.at(name), dispute->ours) << file << " " << field << ": " << dispute->reason;
  }
}

TEST(MpdCorpus, AgreedFieldsAreEqualAndEachDisputeIsExplained) {
  const Json rows = Json::parse(ReadFile("facts.json"), nullptr, false);
  ASSERT_TRUE(rows.is_array()) << "CORPUS_DIR names no corpus";
  ASSERT_EQ(rows.size(), 16U);
  for (const Json& row : rows) {
    const std::string file = row.at("file");
    Diagnostics diagnostics;
    const std::optional<Mpd> mpd = ReadMpd(ReadFile(file), &diagnostics);
    ASSERT_TRUE(mpd) << file;
    Compare(row, ToJson(FactsOfMpd(*mpd)));
    EXPECT_NE(diagnostics.worst(), Severity::kFatal) << file;
    printf("%s:", file.c_str());
    for (const Diagnostic& one : diagnostics.list()) {
      printf(" %s@%u", std::string(FactsOf(one.code).tag).c_str(), one.line);
    }
    printf("\n");
  }
}

// For every segment that an MPD of the corpus lists, we can name its address.
TEST(MpdCorpus, EverySegmentHasAPlaceAndALength) {
  const Json rows = Json::parse(ReadFile("facts.json"), nullptr, false);
  ASSERT_TRUE(rows.is_array()) << "CORPUS_DIR names no corpus";
  std::size_t segments = 0;
  for (const Json& row : rows) {
    Diagnostics diagnostics;
    const std::optional<Mpd> mpd = ReadMpd(ReadFile(row.at("file")), &diagnostics);
    ASSERT_TRUE(mpd);
    for (const MpdPeriod& period : mpd->periods) {
      for (const MpdAdaptationSet& set : period.adaptation_sets) {
        for (const MpdRepresentation& one : set.representations) {
          const SegmentWindow window = WindowOf(*mpd, period, one, std::nullopt);
          for (std::uint64_t i = 0; i < window.count; ++i) {
            const auto segment = SegmentAt(*mpd, period, one, window.first + i);
            ASSERT_TRUE(segment) << row.at("file");
            EXPECT_GT(segment->duration, 0) << row.at("file");
            ++segments;
          }
        }
      }
    }
  }
  EXPECT_GT(segments, 100U);
}

}  // namespace
}  // namespace resilient_playback

// Lists of tracks as bytes, and the word tables that read the titles of tracks.
#include "api/packed_tracks.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "api/tracks.h"
#include "core/base/ascii.h"
#include "core/base/random.h"
#include "tracks/vocabulary.h"

namespace resilient_playback {
namespace {

using nlohmann::json;

std::string Packed(const std::vector<double>& numbers, const std::vector<std::string>& texts) {
  std::string bytes(numbers.size() * sizeof(double), '\0');
  std::memcpy(bytes.data(), numbers.data(), bytes.size());
  for (std::size_t i = 0; i < texts.size(); ++i)
    bytes += (i == 0 ? "" : std::string(1, '\0')) + texts[i];
  return bytes;
}

// One audio track, two subtitles, one video track: first the texts, then the ids.
const std::vector<std::string> kTexts = {"",   "uk",      "Дубляж",  "mp4a",  "dub\nx",
                                         "en", "caption", "avc1.64", "HDR10", "a",
                                         "t1", "t2",      "v"};
std::vector<double> Numbers() {
  return {1, 2, 1,    9,                     // number of tracks of each kind
          1, 2, 3,    4,    6,  2,  128000,  // the audio track
          5, 0, 0,    0,    5,               // subtitles
          1, 0, 0,    6,    2,               //
          7, 8, 1920, 1080, 25, 5e6};        // the video track
}

const json kLists = {
    {"audio",
     {{{"id", "a"},
       {"language", "uk"},
       {"label", "Дубляж"},
       {"codec", "mp4a"},
       {"roles", {"dub", "x"}},
       {"channels", 6},
       {"autoselect", true},
       {"bitrate", 128000}}}},
    {"text",
     {{{"id", "t1"}, {"language", "en"}, {"default", true}, {"embedded", true}},
      {{"id", "t2"}, {"language", "uk"}, {"roles", {"caption"}}, {"forced", true}}}},
    {"video",
     {{{"id", "v"},
       {"codec", "avc1.64"},
       {"range", "HDR10"},
       {"width", 1920},
       {"height", 1080},
       {"frameRate", 25},
       {"bitrate", 5000000}}}}};

json SelectPacked(const std::string& bytes, const json& rest) {
  api::BorderTracks tracks;
  char* room = reinterpret_cast<char*>(tracks.Reserve(bytes.size()));
  std::copy(bytes.begin(), bytes.end(), room);
  return json::parse(tracks.Select(rest.dump()));
}

bool IsRead(const std::vector<double>& numbers, const std::vector<std::string>& texts) {
  TrackLists lists;
  const std::string bytes = Packed(numbers, texts);
  return api::ReadPackedTracks(bytes, &lists);
}

TEST(PackedTracks, AreWhatTheirJsonSays) {
  TrackLists lists;
  const std::string bytes = Packed(Numbers(), kTexts);
  ASSERT_TRUE(api::ReadPackedTracks(bytes, &lists));
  const AudioTrack& audio = lists.audio.at(0);
  EXPECT_EQ(lists.texts[audio.label], "Дубляж");
  EXPECT_EQ(audio.roles, kDubRole);
  EXPECT_TRUE(audio.autoselect && !audio.is_default);
  EXPECT_EQ(audio.channels, 6);
  const TextTrack& text = lists.text.at(1);
  EXPECT_EQ(text.id, "t2");
  EXPECT_EQ(text.roles, kCaptionRole);
  EXPECT_TRUE(text.forced && !text.embedded && !text.is_default);
  const TextTrack& other = lists.text.at(0);
  EXPECT_TRUE(!other.forced && other.embedded && other.is_default);
  EXPECT_EQ(lists.texts[lists.video.at(0).range], "HDR10");
  EXPECT_EQ(lists.video[0].bitrate, 5e6);
}

TEST(PackedTracks, GiveTheAnswerOfJson) {
  const json rests[] = {
      {{"preferences", {{"audioLanguages", {"uk"}}, {"audioKind", "dub"}}}},
      {{"preferences", {{"textLanguages", {"en", "uk"}}, {"textMode", "always"}}}},
      {{"device", {{"hdr", true}, {"screenHeight", 720}, {"audioCodecs", {"ac-3"}}}}},
      {{"intent", {{"audio", {{"label", "дубльований"}}}, {"text", {{"id", "t2"}}}}}},
  };
  for (const json& rest : rests) {
    json whole = kLists;
    whole.update(rest);
    EXPECT_EQ(SelectPacked(Packed(Numbers(), kTexts), rest),
              json::parse(api::SelectTracks(whole.dump())))
        << rest.dump();
  }
}

TEST(PackedTracks, AreForgottenAfterTheAnswer) {
  api::BorderTracks tracks;
  const std::string bytes = Packed(Numbers(), kTexts);
  std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(tracks.Reserve(bytes.size())));
  EXPECT_TRUE(json::parse(tracks.Select("{}")).contains("audio"));
  EXPECT_EQ(json::parse(tracks.Select("{}"))["error"]["code"], "bad_lists");
  EXPECT_EQ(tracks.Reserve(api::kMostBytes + 1), 0U);
}

TEST(PackedTracks, RefuseWhatIsNone) {
  EXPECT_TRUE(IsRead(Numbers(), kTexts));
  EXPECT_FALSE(api::ReadPackedTracks("", std::make_unique<TrackLists>().get()));
  const double nan = std::numeric_limits<double>::quiet_NaN();
  const double infinite = std::numeric_limits<double>::infinity();
  for (const double bad : {-1.0, nan, infinite, 1e13}) {
    for (std::size_t i = 0; i < Numbers().size(); ++i) {
      std::vector<double> numbers = Numbers();
      numbers[i] = bad;
      EXPECT_FALSE(IsRead(numbers, kTexts)) << i << ": " << bad;
    }
  }
  // A missing text, too many tracks, one text too few, one text too many, and a first text that is
  // not empty.
  std::vector<double> numbers = Numbers();
  numbers[4] = 9;
  EXPECT_FALSE(IsRead(numbers, kTexts));
  numbers = Numbers();
  numbers[0] = 20001;
  EXPECT_FALSE(IsRead(numbers, kTexts));
  std::vector<std::string> texts(kTexts.begin(), kTexts.end() - 1);
  EXPECT_FALSE(IsRead(Numbers(), texts));
  texts = kTexts;
  texts.emplace_back("x");
  EXPECT_FALSE(IsRead(Numbers(), texts));
  texts = kTexts;
  texts[0] = "x";
  EXPECT_FALSE(IsRead(Numbers(), texts));
}

TEST(PackedTracks, AreTotal) {
  const std::string whole = Packed(Numbers(), kTexts);
  const json rest = {{"preferences", {{"audioLanguages", {"uk"}}, {"textMode", "always"}}}};
  for (std::size_t size = 0; size < whole.size(); ++size)
    EXPECT_TRUE(SelectPacked(whole.substr(0, size), rest).is_object());
  Random random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string bytes = whole;
    for (Millis left = random.UpTo(4); left >= 0; --left)
      bytes[static_cast<std::size_t>(random.UpTo(static_cast<Millis>(bytes.size()) - 1))] =
          static_cast<char>(random.UpTo(255));
    const json answer = SelectPacked(bytes, rest);
    EXPECT_NE(answer.contains("error"), answer.contains("audio"));
  }
}

// Reads the lists of a vocabulary word by word.
std::uint8_t Plainly(const std::vector<std::string>& lists, const std::string& word) {
  for (std::size_t i = 0; i < lists.size(); ++i) {
    std::string list = lists[i] + " ";
    for (std::size_t end = list.find(' '); end != std::string::npos; end = list.find(' ')) {
      const std::string known = list.substr(0, end);
      const bool stem = !IsAscii(known[0]) && (known.size() >= 10 || known[0] >= '\xE3');
      if (word == known || (stem && StartsWith(word, known))) return static_cast<std::uint8_t>(i);
      list.erase(0, end + 1);
    }
  }
  return Vocabulary::kNothing;
}

TEST(Vocabulary, IsItsListsInOrder) {
  static const std::vector<std::string> lists = {"dub дубляж дубл", "комментари тифлокоммент",
                                                 "комментарий англ", "dub 한국 русск рус",
                                                 "русский a"};
  Vocabulary vocabulary;
  for (std::size_t i = 0; i < lists.size(); ++i)
    vocabulary.Add(lists[i], static_cast<std::uint8_t>(i));
  for (const std::string word :
       {"dub",   "dubs",       "du",         "дубляж",      "дубляжа",
        "дубл",  "дубля",      "комментари", "комментарий", "тифлокомментарий",
        "англ",  "английский", "한국",       "한국어",      "한",
        "русск", "русский",    "рус",        "русс",        "a",
        "ab",    "",           "русск\xD0"}) {
    EXPECT_EQ(vocabulary.Find(word), Plainly(lists, word)) << word;
  }
}

}  // namespace
}  // namespace resilient_playback

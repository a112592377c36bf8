// The choice of tracks: the tables of tests/contract, which Jest reads too, and the rules that hold
// for any lists.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "api/tracks.h"
#include "core/base/random.h"
#include "tracks/language.h"
#include "tracks/select.h"
#include "tracks/title.h"
#include "tracks/words.h"

namespace resilient_playback {
namespace {

using nlohmann::json;

json ReadFile(const std::string& path) {
  std::ifstream file(path);
  EXPECT_TRUE(file.good()) << path;
  return json::parse(file);
}

json Table(const std::string& name) {
  return ReadFile(std::string(RP_TESTS_DIR) + "/contract/" + name + ".json");
}

TEST(Languages, OfTheTable) {
  for (const json& row : Table("languages")) {
    const std::string text = row["text"].get<std::string>();
    EXPECT_EQ(ToString(ParseLanguage(text)), row["language"].get<std::string>()) << text;
  }
}

// If a code of ISO 639-2 has a two-letter code, both mean the same language, in both sets of
// three-letter codes. The data is Debian's iso-codes.
TEST(Languages, AgreeWithIsoCodes) {
  const json list = ReadFile("/usr/share/iso-codes/json/iso_639-2.json");
  int count = 0;
  for (const json& entry : list["639-2"]) {
    if (!entry.contains("alpha_2")) continue;
    const auto two = entry["alpha_2"].get<std::string>();
    EXPECT_EQ(ToString(ParseLanguage(two)), two);
    EXPECT_EQ(ToString(ParseLanguage(entry["alpha_3"].get<std::string>())), two);
    if (entry.contains("bibliographic")) {
      EXPECT_EQ(ToString(ParseLanguage(entry["bibliographic"].get<std::string>())), two);
    }
    ++count;
  }
  EXPECT_GT(count, 180);
}

// A country code counts as a language only if no language has this code.
TEST(Languages, NoAliasHidesALanguage) {
  const json list = ReadFile("/usr/share/iso-codes/json/iso_639-2.json");
  for (const json& entry : list["639-2"]) {
    if (!entry.contains("alpha_2")) continue;
    const Language language = ParseLanguage(entry["alpha_2"].get<std::string>());
    EXPECT_TRUE(language.script.empty()) << entry["alpha_2"];
  }
}

std::vector<std::string> WordsOf(const std::string& text) {
  Words words;
  words.Read(text);
  return {words.begin(), words.end()};
}

TEST(Words, AreInLowerCaseWhateverTheScript) {
  using Texts = std::vector<std::string>;
  EXPECT_EQ(WordsOf("Українська, дубляж (1+1) 5.1"),
            (Texts{"українська", "дубляж", "1", "1", "5", "1"}));
  EXPECT_EQ(WordsOf("ЇЄҐЁЎ ČEŠTINA ÉÈ ŽŹ"), (Texts{"їєґёў", "čeština", "éè", "žź"}));
  EXPECT_EQ(WordsOf("a\xFF"
                    "b «c» — d"),
            (Texts{"a", "b", "c", "d"}));
  EXPECT_EQ(WordsOf(""), Texts{});
  EXPECT_EQ(WordsOf(std::string(1000, 'a') + " b").size(), 1U);
  std::string many;
  for (int i = 0; i < 100; ++i) many += "a ";
  EXPECT_EQ(WordsOf(many).size(), kMostWords);
}

TEST(Titles, TellKindStudioAndPurpose) {
  const TitleFacts dub = ReadTitle("Дубляж (Невафильм) AC3 5.1 @ 384 kbps");
  EXPECT_EQ(ToString(dub.signs.kind), "dub");
  EXPECT_EQ(dub.studio, std::vector<std::string>{"невафильм"});
  EXPECT_EQ(ToString(ReadTitle("Багатоголосий закадровий").signs.kind), "multi_voice");
  EXPECT_EQ(ToString(ReadTitle("Multi Voice | LostFilm").signs.kind), "multi_voice");
  EXPECT_EQ(ToString(ReadTitle("DVO (Кубик в Кубе)").signs.kind), "two_voice");
  EXPECT_EQ(ToString(ReadTitle("Авторский (Гаврилов)").signs.kind), "single_voice");
  EXPECT_EQ(ToString(ReadTitle("Оригінал").signs.kind), "original");
  EXPECT_EQ(ToString(ReadTitle("English").signs.kind), "");
  EXPECT_TRUE(ReadTitle("Director's Commentary").signs.commentary);
  EXPECT_FALSE(ReadTitle("Director's Cut 5.1").signs.commentary);
  EXPECT_EQ(ToString(ReadTitle("VO").signs.kind), "") << "of a French film the original";
  EXPECT_TRUE(ReadTitle("Тифлокомментарий").signs.description);
  EXPECT_FALSE(ReadTitle("Тифлокомментарий").signs.commentary);
  EXPECT_TRUE(ReadTitle("English [Audio Description]").signs.description);
  EXPECT_TRUE(ReadTitle("Русские (форсированные)").signs.forced);
  EXPECT_TRUE(ReadTitle("English SDH").signs.hearing_impaired);
  EXPECT_TRUE(ReadTitle("English (Closed Captions)").signs.hearing_impaired);
  EXPECT_TRUE(ReadTitle("Для слабослышащих").signs.hearing_impaired);
  EXPECT_EQ(ToString(LanguageOfNumber(ReadTitle("Українська (Цікава Ідея)").signs.language)), "uk");
}

json Answer(const json& request) { return json::parse(api::SelectTracks(request.dump())); }

// Compares only the fields that the row names.
void Expect(const json& wanted, const json& answer, const std::string& name) {
  for (const auto& [key, value] : wanted.items()) {
    if (!value.is_object()) {
      EXPECT_EQ(answer[key], value) << name << "\n" << answer.dump();
      continue;
    }
    ASSERT_TRUE(answer[key].is_object()) << name << "\n" << answer.dump();
    for (const auto& [field, inner] : value.items())
      EXPECT_EQ(answer[key][field], inner) << name << "\n" << answer.dump();
  }
}

TEST(SelectTracks, OfTheTable) {
  const json table = Table("select-tracks");
  EXPECT_GE(table.size(), 100U);
  for (const json& row : table)
    Expect(row["answer"], Answer(row["request"]), row["name"].get<std::string>());
}

TEST(SelectTracks, DoesNotDependOnTheOrder) {
  for (const json& row : Table("select-tracks")) {
    json request = row["request"];
    for (const char* kind : {"audio", "text", "video"}) {
      if (request.contains(kind)) std::reverse(request[kind].begin(), request[kind].end());
    }
    Expect(row["answer"], Answer(request), row["name"].get<std::string>() + ", reversed");
  }
}

constexpr const char* kCodes[] = {"en", "ru", "uk", "de", "fr", "pt-BR", "pt-PT", "zh-Hant", ""};
constexpr Millis kLastCode = 8;

// Adds one of the texts and returns its number. A text may occur more than once.
TextNumber AnyText(const char* const* texts, Millis last, Random* random, TrackLists* lists) {
  lists->texts.emplace_back(texts[random->UpTo(last)]);
  return static_cast<TextNumber>(lists->texts.size() - 1);
}

TrackLists AnyLists(Random* random) {
  const char* labels[] = {"", "Дубляж", "LostFilm", "Commentary", "English", "Українська SDH"};
  const char* codecs[] = {"ec-3", "mp4a", "mp4a", "mp4a"};
  static const std::string audio_ids = "a0a1a2a3a4a5a6";
  static const std::string text_ids = "t0t1t2t3t4t5t6";
  TrackLists lists;
  const Millis count = random->UpTo(6) + 1;
  for (Millis i = 0; i < count; ++i) {
    AudioTrack audio;
    audio.id = std::string_view(audio_ids).substr(static_cast<std::size_t>(i) * 2, 2);
    audio.language = AnyText(kCodes, kLastCode, random, &lists);
    audio.label = AnyText(labels, 5, random, &lists);
    audio.channels = static_cast<int>(random->UpTo(3)) * 2;
    audio.is_default = random->UpTo(3) == 0;
    audio.codec = AnyText(codecs, 3, random, &lists);
    lists.audio.push_back(audio);
    TextTrack text;
    text.id = std::string_view(text_ids).substr(static_cast<std::size_t>(i) * 2, 2);
    text.language = AnyText(kCodes, kLastCode, random, &lists);
    text.label = AnyText(labels, 5, random, &lists);
    text.forced = random->UpTo(3) == 0;
    lists.text.push_back(text);
  }
  return lists;
}

std::vector<std::string> AnyWishes(Random* random) {
  std::vector<std::string> wishes;
  const Millis count = random->UpTo(3);
  for (Millis i = 0; i < count; ++i) wishes.emplace_back(kCodes[random->UpTo(kLastCode - 1)]);
  return wishes;
}

void Shuffle(std::vector<AudioTrack>* tracks, Random* random) {
  for (std::size_t i = tracks->size(); i > 1; --i)
    std::swap((*tracks)[i - 1],
              (*tracks)[static_cast<std::size_t>(random->UpTo(static_cast<Millis>(i) - 1))]);
}

// The primary language subtag of an audio track, as the rules read it.
std::string LanguageOf(const TrackLists& lists, const std::string& id) {
  for (const AudioTrack& track : lists.audio) {
    if (track.id != id) continue;
    const Language stated = ParseLanguage(lists.texts[track.language]);
    if (stated.Known()) return stated.primary;
    return LanguageOfNumber(ReadTitle(lists.texts[track.label]).signs.language).primary;
  }
  return "";
}

TEST(SelectTracks, IsOneOrderWhateverTheListsAre) {
  constexpr std::uint64_t kRounds = 20000;
  for (std::uint64_t seed = 1; seed <= kRounds && !::testing::Test::HasFailure(); ++seed) {
    Random random(seed);
    TrackLists lists = AnyLists(&random);
    Preferences preferences;
    preferences.audio_languages = AnyWishes(&random);
    preferences.text_languages = AnyWishes(&random);
    TrackDevice device;
    if (random.UpTo(2) == 0) device.audio_codecs = {"mp4a"};
    const Selection first = SelectTracks(lists, preferences, {}, device);
    TrackLists shuffled = lists;
    Shuffle(&shuffled.audio, &random);
    std::reverse(shuffled.text.begin(), shuffled.text.end());
    const Selection second = SelectTracks(shuffled, preferences, {}, device);
    const auto id = [](const std::optional<Choice>& choice) {
      return choice ? choice->id : "none";
    };
    EXPECT_EQ(id(first.audio), id(second.audio)) << seed;
    EXPECT_EQ(id(first.text), id(second.text)) << seed;
    EXPECT_EQ(first.text_off, second.text_off) << seed;
    if (!first.audio) continue;
    // Monotone: if a language moves to the front, it wins, or the winner stays. If a track already
    // matches a language of the list, a language added at the end changes nothing.
    const bool matched = first.audio->reason.empty() || !preferences.audio_languages.empty();
    Preferences longer = preferences;
    longer.audio_languages.emplace_back("fr");
    const Selection third = SelectTracks(lists, longer, {}, device);
    const std::string won = LanguageOf(lists, first.audio->id);
    bool wished = false;
    for (const std::string& wish : preferences.audio_languages)
      wished = wished || ParseLanguage(wish).primary == won;
    if (matched && wished) {
      EXPECT_EQ(id(third.audio), id(first.audio)) << seed;
    }
    if (preferences.audio_languages.empty()) continue;
    Preferences moved = preferences;
    std::rotate(moved.audio_languages.begin(), moved.audio_languages.end() - 1,
                moved.audio_languages.end());
    const std::string front = ParseLanguage(moved.audio_languages.front()).primary;
    const Selection fourth = SelectTracks(lists, moved, {}, device);
    ASSERT_TRUE(fourth.audio) << seed;
    const std::string wins = LanguageOf(lists, fourth.audio->id);
    EXPECT_TRUE(wins == front || wins == won) << seed << ": " << wins << " instead of " << won;
  }
}

TEST(SelectTracks, RefusesWhatItCannotRead) {
  const std::map<std::string, std::string> bad = {
      {R"([])", "bad_json"},
      {R"({"audio":{}})", "bad_field"},
      {R"({"audio":[1]})", "bad_field"},
      {R"({"audio":[{}]})", "bad_field"},
      {R"({"audio":[{"id":"1","channels":-1}]})", "bad_field"},
      {R"({"audio":[{"id":"1","language":7}]})", "bad_field"},
      {R"({"audio":[{"id":"1","roles":"main"}]})", "bad_field"},
      {R"({"text":[{"id":"1","forced":"yes"}]})", "bad_field"},
      {R"({"video":[{"id":"1","height":1e9}]})", "bad_field"},
      {R"({"preferences":{"textMode":"never"}})", "bad_field"},
      {R"({"preferences":{"audioKind":"x"}})", "bad_field"},
      {R"({"preferences":{"audioLanguages":"uk"}})", "bad_field"},
      {R"({"preferences":[]})", "bad_field"},
      {R"({"intent":{"audio":"1"}})", "bad_field"},
      {R"({"device":{"hdr":1}})", "bad_field"},
  };
  for (const auto& [request, code] : bad) {
    const json answer = json::parse(api::SelectTracks(request));
    ASSERT_TRUE(answer.contains("error")) << request;
    EXPECT_EQ(answer["error"]["code"], code) << request;
  }
  EXPECT_EQ(Answer({{"preferences", {{"textMode", "never"}}}})["error"]["field"],
            "preferences.textMode");
  json many = {{"audio", json::array()}};
  for (int i = 0; i < 20001; ++i) many["audio"].push_back({{"id", "a"}});
  EXPECT_EQ(Answer(many)["error"]["field"], "audio");
}

}  // namespace
}  // namespace resilient_playback

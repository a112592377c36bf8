#include "tracks/title.h"

#include <algorithm>

#include "core/ascii.h"
#include "tracks/language_names.h"
#include "tracks/words.h"

namespace resilient_playback {
namespace {

struct KindWords {
  VoiceKind kind;
  std::string_view words;
};

constexpr KindWords kKindWords[] = {
    {VoiceKind::kDub, "dub dubbed dubbing дубляж дублирован дубльован дублюван дубл"},
    {VoiceKind::kMultiVoice, "mvo multivoice многоголос багатоголос пм лм"},
    {VoiceKind::kTwoVoice, "dvo twovoice двухголос двоголос двуголос"},
    {VoiceKind::kSingleVoice, "avo singlevoice одноголос авторск авторськ"},
    {VoiceKind::kOriginal, "original orig оригинал оригінал ориг"},
};

constexpr std::string_view kCommentaryWords = "commentary комментари коментар";
constexpr std::string_view kDescriptionWords =
    "descriptive description audiodescription тифло тифлокоммент тифлокоментар аудиодескрипц "
    "аудіодескрипц аудиоописани";
constexpr std::string_view kForcedWords =
    "forced signs форсирован форсован форс надпис написи частичны частков";
constexpr std::string_view kHearingWords =
    "sdh cc hoh deaf hearing глухих слабослыш слабочуюч нечуюч глухі";

// Of every title, and no studio's name.
constexpr std::string_view kNoiseWords =
    "audio аудио аудіо track sound звук дорожка доріжка voice voiceover озвучка озвучення "
    "озвучивание "
    "перевод переклад translation studio студия студія субтитры субтитри subtitles subtitle subs "
    "sub "
    "full полные повні полный повний основные основні and the for impaired для и та "
    "ac3 eac3 ec3 aac he dts hd ma truehd flac opus mp3 dolby digital plus atmos stereo mono "
    "surround "
    "стерео моно ch kbps kbit khz hz vff vfq srt ass vtt pgs web dl bd dvd tv hdtv lpcm pcm x";

// Two words that mean one.
std::string_view Joined(std::string_view first, std::string_view second) {
  struct Pair {
    std::string_view first;
    std::string_view second;
    std::string_view both;
  };
  constexpr Pair kPairs[] = {
      {"multi", "voice", "mvo"},
      {"two", "voice", "dvo"},
      {"single", "voice", "avo"},
      {"audio", "description", "audiodescription"},
      {"voice", "over", "voiceover"},
      {"closed", "captions", "cc"},
      {"visually", "impaired", "audiodescription"},
  };
  for (const Pair& pair : kPairs) {
    if (pair.first == first && pair.second == second) return pair.both;
  }
  return {};
}

bool IsNumber(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return IsDigit(c) || c == 'k'; });
}

// False where the word tells nothing but a name.
bool Take(const std::string& word, TitleFacts* facts) {
  for (const KindWords& known : kKindWords) {
    if (!IsOneOf(word, known.words)) continue;
    if (facts->kind == VoiceKind::kUnknown) facts->kind = known.kind;
    return true;
  }
  // Before the commentary, whose stem begins some words of the description.
  if (IsOneOf(word, kDescriptionWords)) {
    facts->description = true;
  } else if (IsOneOf(word, kCommentaryWords)) {
    facts->commentary = true;
  } else if (IsOneOf(word, kForcedWords)) {
    facts->forced = true;
  } else if (IsOneOf(word, kHearingWords)) {
    facts->hearing_impaired = true;
  } else if (const Language language = LanguageOfWord(word); language.Known()) {
    if (!facts->language.Known()) facts->language = language;
  } else {
    return IsOneOf(word, kNoiseWords) || IsNumber(word);
  }
  return true;
}

}  // namespace

std::string_view ToString(VoiceKind kind) {
  switch (kind) {
    case VoiceKind::kDub:
      return "dub";
    case VoiceKind::kMultiVoice:
      return "multi_voice";
    case VoiceKind::kTwoVoice:
      return "two_voice";
    case VoiceKind::kSingleVoice:
      return "single_voice";
    case VoiceKind::kOriginal:
      return "original";
    case VoiceKind::kUnknown:
      break;
  }
  return "";
}

TitleFacts ReadTitle(std::string_view title) {
  TitleFacts facts;
  const std::vector<std::string> words = WordsOf(title);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view both =
        i + 1 < words.size() ? Joined(words[i], words[i + 1]) : std::string_view();
    const std::string word = both.empty() ? words[i] : std::string(both);
    if (!both.empty()) ++i;
    if (!Take(word, &facts)) facts.studio.push_back(word);
  }
  return facts;
}

int SameWords(const std::vector<std::string>& one, const std::vector<std::string>& other) {
  return static_cast<int>(std::count_if(one.begin(), one.end(), [&](const std::string& word) {
    return std::find(other.begin(), other.end(), word) != other.end();
  }));
}

}  // namespace resilient_playback

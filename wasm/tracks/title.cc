#include "tracks/title.h"

#include <algorithm>
#include <iterator>

#include "core/base/ascii.h"
#include "tracks/vocabulary.h"

namespace resilient_playback {
namespace {

struct KindWords {
  DubKind kind;
  std::string_view words;
};

constexpr KindWords kKindWords[] = {
    {DubKind::kDub, "dub dubbed dubbing дубляж дублирован дубльован дублюван дубл"},
    {DubKind::kMultiVoice, "mvo multivoice многоголос багатоголос пм лм"},
    {DubKind::kTwoVoice, "dvo twovoice двухголос двоголос двуголос"},
    {DubKind::kSingleVoice, "avo singlevoice одноголос авторск авторськ"},
    {DubKind::kOriginal, "original orig оригинал оригінал ориг"},
};

constexpr std::string_view kCommentaryWords = "commentary комментари коментар";
constexpr std::string_view kDescriptionWords =
    "descriptive description audiodescription тифло тифлокоммент тифлокоментар аудиодескрипц "
    "аудіодескрипц аудиоописани";
constexpr std::string_view kForcedWords =
    "forced signs форсирован форсован форс надпис написи частичны частков";
constexpr std::string_view kHearingWords =
    "sdh cc hoh deaf hearing глухих слабослыш слабочуюч нечуюч глухі";

// Words of any title that are no studio's name.
constexpr std::string_view kNoiseWords =
    "audio аудио аудіо track sound звук дорожка доріжка voice voiceover озвучка озвучення "
    "озвучивание "
    "перевод переклад translation studio студия студія субтитры субтитри subtitles subtitle subs "
    "sub "
    "full полные повні полный повний основные основні and the for impaired для и та "
    "ac3 eac3 ec3 aac he dts hd ma truehd flac opus mp3 dolby digital plus atmos stereo mono "
    "surround "
    "стерео моно ch kbps kbit khz hz vff vfq srt ass vtt pgs web dl bd dvd tv hdtv lpcm pcm x";

// Two words that form one term.
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

// The meanings of words in a title, in the order of precedence. The kinds of dub come first, by
// their place in kKindWords.
struct Meaning {
  enum : std::uint8_t {
    // Before kCommentary, because its stem begins some words of the description.
    kDescription = std::size(kKindWords),
    kCommentary,
    kForced,
    kHearing,
    kNoise
  };
};

constexpr std::size_t CountTitleWords() {
  std::size_t count = CountWords(kDescriptionWords) + CountWords(kCommentaryWords) +
                      CountWords(kForcedWords) + CountWords(kHearingWords) +
                      CountWords(kNoiseWords);
  for (const KindWords& known : kKindWords) count += CountWords(known.words);
  return count;
}
static_assert(CountTitleWords() <= Vocabulary::kMost);

Vocabulary MakeTitleWords() {
  Vocabulary vocabulary;
  std::uint8_t kind = 0;
  for (const KindWords& known : kKindWords) vocabulary.Add(known.words, kind++);
  vocabulary.Add(kDescriptionWords, Meaning::kDescription);
  vocabulary.Add(kCommentaryWords, Meaning::kCommentary);
  vocabulary.Add(kForcedWords, Meaning::kForced);
  vocabulary.Add(kHearingWords, Meaning::kHearing);
  vocabulary.Add(kNoiseWords, Meaning::kNoise);
  return vocabulary;
}

bool IsNumber(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return IsDigit(c) || c == 'k'; });
}

// False if the word is only a name.
bool Take(std::string_view word, TitleSigns* signs) {
  if (IsNumber(word)) return true;
  static const Vocabulary vocabulary = MakeTitleWords();
  const std::uint8_t meaning = vocabulary.Find(word);
  if (meaning < std::size(kKindWords)) {
    if (signs->kind == DubKind::kUnknown) signs->kind = kKindWords[meaning].kind;
    return true;
  }
  switch (meaning) {
    case Meaning::kDescription:
      return signs->description = true;
    case Meaning::kCommentary:
      return signs->commentary = true;
    case Meaning::kForced:
      return signs->forced = true;
    case Meaning::kHearing:
      return signs->hearing_impaired = true;
    default:
      break;
  }
  const LanguageNumber language = LanguageNumberOf(word);
  if (language > 0 && signs->language == 0) signs->language = language;
  return language > 0 || meaning == Meaning::kNoise;
}

}  // namespace

std::string_view ToString(DubKind kind) {
  switch (kind) {
    case DubKind::kDub:
      return "dub";
    case DubKind::kMultiVoice:
      return "multi_voice";
    case DubKind::kTwoVoice:
      return "two_voice";
    case DubKind::kSingleVoice:
      return "single_voice";
    case DubKind::kOriginal:
      return "original";
    case DubKind::kUnknown:
      break;
  }
  return "";
}

TitleSigns TitleReader::Read(std::string_view title) {
  TitleSigns signs;
  studio_size_ = 0;
  words_.Read(title);
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::string_view word = words_[i];
    const std::string_view both =
        i + 1 < words_.size() ? Joined(word, words_[i + 1]) : std::string_view();
    if (!both.empty()) {
      word = both;
      ++i;
    }
    if (!Take(word, &signs)) studio_[studio_size_++] = word;
  }
  return signs;
}

int TitleReader::SameWords(const std::vector<std::string>& studio) const {
  const auto* end = studio_.data() + studio_size_;
  return static_cast<int>(std::count_if(studio.begin(), studio.end(), [&](const std::string& word) {
    return std::find(studio_.data(), end, word) != end;
  }));
}

std::vector<std::string> TitleReader::Studio() const {
  return {studio_.begin(), studio_.begin() + static_cast<std::ptrdiff_t>(studio_size_)};
}

TitleFacts ReadTitle(std::string_view title) {
  TitleReader reader;
  const TitleSigns signs = reader.Read(title);
  return {signs, reader.Studio()};
}

}  // namespace resilient_playback

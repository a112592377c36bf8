#include "tracks/language_names.h"

#include <iterator>

#include "tracks/vocabulary.h"
#include "tracks/words.h"

namespace resilient_playback {
namespace {

struct LanguageNames {
  std::string_view code;
  // In English, Russian, Ukrainian and the language itself; stems of adjectives, and abbreviations.
  std::string_view words;
};

constexpr LanguageNames kLanguageNames[] = {
    {"en", "english англійськ английск англ анг eng"},
    {"ru", "russian русск російськ рус rus рос"},
    {"uk", "ukrainian украинск українськ укр ukr"},
    {"be", "belarusian belarussian белорусск білоруськ беларуск"},
    {"pl", "polish польск польськ polski"},
    {"cs", "czech чешск чеськ čeština český česky"},
    {"sk", "slovak словацк словацьк slovenčina slovenský"},
    {"bg", "bulgarian болгарск болгарськ българск"},
    {"sr", "serbian сербск сербськ српск srpski"},
    {"hr", "croatian хорватск хорватськ hrvatski"},
    {"bs", "bosnian боснийск боснійськ bosanski"},
    {"sl", "slovenian slovene словенск словенськ slovenščina"},
    {"mk", "macedonian македонск македонськ"},
    {"de", "german немецк німецьк deutsch ger нем нім"},
    {"fr", "french французск французьк français francais фр"},
    {"es", "spanish испанск іспанськ español espanol castellano исп"},
    {"it", "italian итальянск італійськ italiano итал"},
    {"pt", "portuguese португальск португальськ português portugues"},
    {"nl", "dutch нидерландск голландск нідерландськ голландськ nederlands flemish"},
    {"sv", "swedish шведск шведськ svenska"},
    {"no", "norwegian норвежск норвезьк norsk"},
    {"nb", "bokmål bokmal"},
    {"da", "danish датск данськ dansk"},
    {"fi", "finnish финск фінськ suomi"},
    {"et", "estonian эстонск естонськ eesti"},
    {"lv", "latvian латышск латиськ latviešu"},
    {"lt", "lithuanian литовск литовськ lietuvių"},
    {"hu", "hungarian венгерск угорськ magyar"},
    {"ro", "romanian румынск румунськ română moldovan молдавск молдовськ"},
    {"el", "greek греческ грецьк ελληνικά"},
    {"tr", "turkish турецк турецьк türkçe turkce"},
    {"ar", "arabic арабск арабськ العربية"},
    {"he", "hebrew иврит іврит עברית"},
    {"fa", "persian farsi персидск перськ فارسی"},
    {"hi", "hindi хинди гінді हिन्दी"},
    {"ta", "tamil тамильск тамільськ தமிழ்"},
    {"te", "telugu телугу తెలుగు"},
    {"bn", "bengali бенгальск бенгальськ বাংলা"},
    {"ur", "urdu урду اردو"},
    {"zh", "chinese mandarin китайск китайськ 中文 普通话 國語 国语"},
    {"yue", "cantonese кантонск кантонськ 粤语 粵語"},
    {"ja", "japanese японск японськ 日本語 яп"},
    {"ko", "korean корейск корейськ 한국어 кор"},
    {"vi", "vietnamese вьетнамск việt"},
    {"th", "thai тайск тайськ ไทย"},
    {"id", "indonesian индонезийск індонезійськ indonesia"},
    {"ms", "malay малайск малайськ melayu"},
    {"fil", "filipino филиппинск філіппінськ"},
    {"tl", "tagalog тагальск тагальськ"},
    {"kk", "kazakh казахск казахськ қазақ"},
    {"uz", "uzbek узбекск узбецьк"},
    {"az", "azerbaijani azeri азербайджанск азербайджанськ azərbaycan"},
    {"hy", "armenian армянск вірменськ հայերեն"},
    {"ka", "georgian грузинск грузинськ ქართული"},
    {"tt", "tatar татарск татарськ"},
    {"ky", "kyrgyz киргизск кыргызск киргизьк"},
    {"tg", "tajik таджикск таджицьк"},
    {"tk", "turkmen туркменск туркменськ"},
    {"mn", "mongolian монгольск монгольськ"},
    {"sq", "albanian албанск албанськ shqip"},
    {"ca", "catalan каталанск каталонськ català"},
    {"is", "icelandic исландск ісландськ íslenska"},
    {"yi", "yiddish идиш їдиш"},
};

constexpr std::size_t CountNames() {
  std::size_t count = 0;
  for (const LanguageNames& names : kLanguageNames) count += CountWords(names.words);
  return count;
}
static_assert(CountNames() <= Vocabulary::kMost &&
              std::size(kLanguageNames) < Vocabulary::kNothing);

Vocabulary MakeNames() {
  Vocabulary vocabulary;
  LanguageNumber number = 0;
  for (const LanguageNames& names : kLanguageNames) vocabulary.Add(names.words, ++number);
  return vocabulary;
}

}  // namespace

LanguageNumber LanguageNumberOf(std::string_view word) {
  static const Vocabulary vocabulary = MakeNames();
  const std::uint8_t number = vocabulary.Find(word);
  return number == Vocabulary::kNothing ? 0 : number;
}

Language LanguageOfNumber(LanguageNumber number) {
  Language language;
  if (number > 0) language.primary = kLanguageNames[number - 1].code;
  return language;
}

Language LanguageOfName(std::string_view text) {
  Words words;
  words.Read(text);
  for (const std::string_view word : words) {
    const LanguageNumber number = LanguageNumberOf(word);
    if (number > 0) return LanguageOfNumber(number);
  }
  return {};
}

}  // namespace resilient_playback

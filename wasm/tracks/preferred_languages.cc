#include "tracks/preferred_languages.h"

#include <utility>

namespace resilient_playback {

Spoken ReadSpoken(std::string_view stated, std::string_view label) {
  Spoken spoken;
  spoken.language = ParseLanguage(stated);
  TitleFacts title = ReadTitle(label);
  spoken.title = title.signs;
  spoken.studio = std::move(title.studio);
  if (spoken.language.Known()) return spoken;
  spoken.language = LanguageOfNumber(spoken.title.language);
  spoken.guess = spoken.language.Known();
  return spoken;
}

std::vector<Language> ReadLanguages(const std::vector<std::string>& languages) {
  std::vector<Language> preferred;
  for (const std::string& text : languages) {
    Language language = ParseLanguage(text);
    if (language.Known() && preferred.size() < kMostLanguages)
      preferred.push_back(std::move(language));
  }
  return preferred;
}

Place PlaceOf(const Language& language, const std::vector<Language>& preferred, bool written) {
  for (std::size_t i = 0; i < preferred.size(); ++i) {
    const LanguageMatch match = MatchLanguage(preferred[i], language);
    if (match == LanguageMatch::kNone || (written && ScriptsDiffer(preferred[i], language)))
      continue;
    return {i, match};
  }
  return {};
}

std::uint8_t ValueOf(LanguageMatch match) {
  switch (match) {
    case LanguageMatch::kExact:
      return 3;
    case LanguageMatch::kRegion:
      return 2;
    case LanguageMatch::kLanguage:
      return 1;
    case LanguageMatch::kNone:
      break;
  }
  return 0;
}

std::uint8_t PlaceValue(const Place& place) {
  return place.Found() ? static_cast<std::uint8_t>(kMostLanguages - place.index) : 0;
}

}  // namespace resilient_playback

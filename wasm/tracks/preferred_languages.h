// The viewer's preferred languages, and the rank of a track's language among them.
#ifndef RESILIENT_PLAYBACK_TRACKS_PREFERRED_LANGUAGES_H_
#define RESILIENT_PLAYBACK_TRACKS_PREFERRED_LANGUAGES_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tracks/language.h"
#include "tracks/title.h"

namespace resilient_playback {

// A track's language and what its title says. `guess`: only the title names the language.
struct Spoken {
  Language language;
  TitleSigns title;
  std::vector<std::string> studio;
  bool guess = false;
};

Spoken ReadSpoken(std::string_view stated, std::string_view label);

// The place of one track in a list of preferred languages.
struct Place {
  std::size_t index = 0;  // into the list
  LanguageMatch match = LanguageMatch::kNone;

  bool Found() const { return match != LanguageMatch::kNone; }
};

// Drops unreadable languages; at most kMostLanguages.
std::vector<Language> ReadLanguages(const std::vector<std::string>& languages);

inline constexpr std::size_t kMostLanguages = 32;

// `written`: subtitles, for which another script counts as another language.
Place PlaceOf(const Language& language, const std::vector<Language>& preferred, bool written);

// Values for a ranking: more is better, 0 is no match.
std::uint8_t ValueOf(LanguageMatch match);
std::uint8_t PlaceValue(const Place& place);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_PREFERRED_LANGUAGES_H_

// Finds languages by their names in titles of tracks.
#ifndef RESILIENT_PLAYBACK_TRACKS_LANGUAGE_NAMES_H_
#define RESILIENT_PLAYBACK_TRACKS_LANGUAGE_NAMES_H_

#include <cstdint>
#include <string_view>

#include "tracks/language.h"

namespace resilient_playback {

// An index into the table of names, from 1; 0: none.
using LanguageNumber = std::uint8_t;

// Of one word in lower case; 0 if it names no language.
LanguageNumber LanguageNumberOf(std::string_view word);

Language LanguageOfNumber(LanguageNumber number);

// The first language that `text` names.
Language LanguageOfName(std::string_view text);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_LANGUAGE_NAMES_H_

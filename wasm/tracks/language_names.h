// Languages by their names, as titles of tracks say them.
#ifndef RESILIENT_PLAYBACK_TRACKS_LANGUAGE_NAMES_H_
#define RESILIENT_PLAYBACK_TRACKS_LANGUAGE_NAMES_H_

#include <cstdint>
#include <string_view>

#include "tracks/language.h"

namespace resilient_playback {

// Of the table of names; 0: none.
using LanguageNumber = std::uint8_t;

// Of one word in lower case; 0 where it is no language's.
LanguageNumber LanguageNumberOf(std::string_view word);

Language LanguageOfNumber(LanguageNumber number);

// The first one that `text` names.
Language LanguageOfName(std::string_view text);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_LANGUAGE_NAMES_H_

// Languages by their names, as titles of tracks say them.
#ifndef RESILIENT_PLAYBACK_TRACKS_LANGUAGE_NAMES_H_
#define RESILIENT_PLAYBACK_TRACKS_LANGUAGE_NAMES_H_

#include <string>
#include <string_view>

#include "tracks/language.h"

namespace resilient_playback {

// Of one word in lower case; unknown where it is no language's.
Language LanguageOfWord(std::string_view word);

// The first one that `text` names.
Language LanguageOfName(std::string_view text);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_LANGUAGE_NAMES_H_

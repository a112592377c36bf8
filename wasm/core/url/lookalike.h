// Names that are not what they look like (UTS #39): letters of several scripts in one label, or a
// label that is written wholly in another script's twins of Latin letters. A hint for people, from
// small tables: lower case letters of the scripts that have such twins.
#ifndef RESILIENT_PLAYBACK_CORE_URL_LOOKALIKE_H_
#define RESILIENT_PLAYBACK_CORE_URL_LOOKALIKE_H_

#include <string>

#include "core/url/punycode.h"

namespace resilient_playback {

// The scripts of a label whose letters belong to more than one of those that look alike, "Latin,
// Cyrillic"; empty for an ordinary label. Scripts without twins (Han beside Latin) do not count.
std::string MixedScripts(const DecodedLabel& label);

// What a label of another script reads as in Latin letters; empty where a letter has no twin.
std::string LatinTwin(const DecodedLabel& label);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_LOOKALIKE_H_

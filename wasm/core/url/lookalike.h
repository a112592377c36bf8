// Names that are not what they look like (UTS #39): a label with letters of several scripts, or a
// label written entirely in another script's twins of Latin letters. A hint for people, from small
// tables: the lower case letters of scripts that have twins.
#ifndef RESILIENT_PLAYBACK_CORE_URL_LOOKALIKE_H_
#define RESILIENT_PLAYBACK_CORE_URL_LOOKALIKE_H_

#include <string>

#include "core/url/punycode.h"

namespace resilient_playback {

// The scripts of a label that mixes scripts with similar letters, as "Latin, Cyrillic"; empty for
// an ordinary label. Scripts without twins (Han beside Latin) do not count.
std::string MixedScripts(const DecodedLabel& label);

// What a label of another script looks like in Latin letters; empty if a letter has no twin.
std::string LatinTwin(const DecodedLabel& label);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_LOOKALIKE_H_

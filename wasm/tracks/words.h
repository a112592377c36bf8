// Words of a title: UTF-8, whatever the script.
#ifndef RESILIENT_PLAYBACK_TRACKS_WORDS_H_
#define RESILIENT_PLAYBACK_TRACKS_WORDS_H_

#include <string>
#include <string_view>
#include <vector>

namespace resilient_playback {

// In lower case (Latin and Cyrillic letters; others have none). What is neither letter nor digit
// separates. Bytes that are no UTF-8 separate too. At most kMostWords.
std::vector<std::string> WordsOf(std::string_view text);

inline constexpr std::size_t kMostWords = 32;

// Whether `word` is in the list, whose words are separated by spaces. A word of the list that is
// not ASCII is the stem of any longer one, unless it is a short one: an abbreviation.
bool IsOneOf(std::string_view word, std::string_view list);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_WORDS_H_

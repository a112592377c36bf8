// What the title of a track tells, always a guess: "Українська, дубляж (1+1) 5.1".
#ifndef RESILIENT_PLAYBACK_TRACKS_TITLE_H_
#define RESILIENT_PLAYBACK_TRACKS_TITLE_H_

#include <string>
#include <string_view>
#include <vector>

#include "tracks/language.h"

namespace resilient_playback {

enum class VoiceKind { kUnknown, kDub, kMultiVoice, kTwoVoice, kSingleVoice, kOriginal };

// dub | multi_voice | two_voice | single_voice | original; empty: unknown
std::string_view ToString(VoiceKind kind);

struct TitleFacts {
  Language language;
  VoiceKind kind = VoiceKind::kUnknown;
  bool commentary = false;
  bool description = false;  // for those who do not see the picture
  bool forced = false;
  bool hearing_impaired = false;
  // What is left of it: as a rule the studio. Lower case, in the order written.
  std::vector<std::string> studio;
};

TitleFacts ReadTitle(std::string_view title);

// How many words of both studios are the same.
int SameWords(const std::vector<std::string>& one, const std::vector<std::string>& other);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_TITLE_H_

// Reads the title of a track: "Українська, дубляж (1+1) 5.1". The result is always a guess.
#ifndef RESILIENT_PLAYBACK_TRACKS_TITLE_H_
#define RESILIENT_PLAYBACK_TRACKS_TITLE_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tracks/language_names.h"
#include "tracks/words.h"

namespace resilient_playback {

enum class DubKind : std::uint8_t {
  kUnknown,
  kDub,
  kMultiVoice,
  kTwoVoice,
  kSingleVoice,
  kOriginal
};

// dub | multi_voice | two_voice | single_voice | original; empty: unknown
std::string_view ToString(DubKind kind);

struct TitleSigns {
  LanguageNumber language = 0;
  DubKind kind = DubKind::kUnknown;
  bool commentary = false;
  bool description = false;  // audio description for viewers who cannot see
  bool forced = false;
  bool hearing_impaired = false;
};

struct TitleFacts {
  TitleSigns signs;
  // The remaining words, normally the studio: lower case, in their order.
  std::vector<std::string> studio;
};

TitleFacts ReadTitle(std::string_view title);

// Reads titles one after the other.
class TitleReader {
 public:
  TitleSigns Read(std::string_view title);

  // How many of these words are in the studio of the last title.
  int SameWords(const std::vector<std::string>& studio) const;

  std::vector<std::string> Studio() const;

 private:
  Words words_;
  std::array<std::string_view, kMostWords> studio_{};
  std::size_t studio_size_ = 0;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_TITLE_H_

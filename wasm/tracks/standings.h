// What the texts of many tracks say, for a ranking. Each text is read once, at its first use.
#ifndef RESILIENT_PLAYBACK_TRACKS_STANDINGS_H_
#define RESILIENT_PLAYBACK_TRACKS_STANDINGS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tracks/preferred_languages.h"
#include "tracks/select.h"

namespace resilient_playback {

struct TitleStanding {
  TitleSigns signs;
  std::uint8_t same_words = 0;  // words of the wanted studio that it has
  bool read = false;
};

class Titles {
 public:
  Titles(const std::vector<std::string_view>& texts, const std::vector<std::string>& studio)
      : texts_(texts), studio_(studio), titles_(texts.size()) {}

  const TitleStanding& Of(TextNumber label);

 private:
  const std::vector<std::string_view>& texts_;
  const std::vector<std::string>& studio_;
  TitleReader reader_;
  std::vector<TitleStanding> titles_;
};

// How a language matches the preferences, as values for a ranking.
struct Standing {
  std::uint8_t carried = 0;  // match with the earlier choice
  std::uint8_t place = 0;    // in the list of preferred languages
  std::uint8_t match = 0;    // how well it matches there
  bool known = false;
  bool read = false;
};

struct LanguagePreferences {
  std::vector<Language> languages;
  Language carried;
  bool written = false;  // subtitles, for which another script is another language
};

class Standings {
 public:
  Standings(const std::vector<std::string_view>& texts, const LanguagePreferences& preferred)
      : texts_(texts), preferred_(preferred), stated_(texts.size()) {}

  const Standing& OfStated(TextNumber language);
  // For a language that only a title names.
  Standing OfTitle(LanguageNumber language);

  // Call this after the preferred languages have changed.
  void Forget();

 private:
  Standing Of(const Language& language) const;

  const std::vector<std::string_view>& texts_;
  const LanguagePreferences& preferred_;
  std::vector<Standing> stated_;
  std::vector<Standing> told_;
};

// Whether a codec can be decoded, and its place in the device's list.
class Codecs {
 public:
  Codecs(const std::vector<std::string_view>& texts, const std::vector<std::string>& known)
      : texts_(texts), known_(known), codecs_(texts.size()) {}

  struct Codec {
    std::uint8_t place = 0;
    bool decodable = false;
    bool read = false;
  };
  const Codec& Of(TextNumber codec);

 private:
  const std::vector<std::string_view>& texts_;
  const std::vector<std::string>& known_;
  std::vector<Codec> codecs_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_STANDINGS_H_

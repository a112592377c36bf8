#include "tracks/standings.h"

#include <algorithm>

#include "core/base/ascii.h"

namespace resilient_playback {

const TitleStanding& Titles::Of(TextNumber label) {
  TitleStanding& title = titles_[label];
  if (title.read) return title;
  title.read = true;
  title.signs = reader_.Read(texts_[label]);
  title.same_words = static_cast<std::uint8_t>(reader_.SameWords(studio_));
  return title;
}

const Standing& Standings::OfStated(TextNumber language) {
  Standing& standing = stated_[language];
  if (!standing.read) standing = Of(ParseLanguage(texts_[language]));
  return standing;
}

Standing Standings::OfTitle(LanguageNumber language) {
  if (told_.size() <= language) told_.resize(std::size_t{language} + 1);
  Standing& standing = told_[language];
  if (!standing.read) standing = Of(LanguageOfNumber(language));
  return standing;
}

void Standings::Forget() {
  stated_.assign(texts_.size(), Standing());
  told_.clear();
}

Standing Standings::Of(const Language& language) const {
  Standing standing;
  standing.read = true;
  standing.known = language.Known();
  if (!standing.known) return standing;
  const Place place = PlaceOf(language, preferred_.languages, preferred_.written);
  standing.place = PlaceValue(place);
  standing.match = ValueOf(place.match);
  const bool other_script = preferred_.written && ScriptsDiffer(preferred_.carried, language);
  if (!other_script) standing.carried = ValueOf(MatchLanguage(preferred_.carried, language));
  return standing;
}

const Codecs::Codec& Codecs::Of(TextNumber number) {
  Codec& codec = codecs_[number];
  if (codec.read) return codec;
  codec.read = true;
  const std::string_view text = texts_[number];
  const auto found = std::find_if(known_.begin(), known_.end(), [&](const std::string& family) {
    return StartsWith(text, family);
  });
  codec.place = static_cast<std::uint8_t>(found - known_.begin());
  codec.decodable = text.empty() || known_.empty() ||
                    std::any_of(found, known_.end(), [&](const std::string& family) {
                      return !family.empty() && StartsWith(text, family);
                    });
  return codec;
}

}  // namespace resilient_playback

#include "tracks/select_text.h"

#include "core/base/ascii.h"
#include "tracks/preferred_languages.h"
#include "tracks/ranking.h"
#include "tracks/standings.h"

namespace resilient_playback {
namespace {

struct TextStep {
  enum : std::size_t {
    kIntent,
    kIntentLabel,
    kPlace,
    kStated,
    kMatch,
    kHearing,
    kDefault,
    kFormat,
    kEmbedded
  };
};

constexpr StepNames kTextSteps = {"intent_language", "intent_label", "language",
                                  "stated",          "match",        "hearing_impaired",
                                  "default",         "format",       "embedded"};

// Formats that all our devices show come first.
double FormatValue(std::string_view format) {
  const auto is = [&](std::string_view name) { return EqualsIgnoringCase(format, name); };
  if (is("vtt") || is("webvtt") || is("wvtt")) return 3;
  if (is("srt") || is("subrip")) return 2;
  return format.empty() ? 1 : 0;
}

// Which tracks are candidates.
struct Wanted {
  bool wished = false;  // only tracks in the given languages
  bool meant = false;   // only tracks like the earlier choice
  bool forced = false;  // only forced tracks; false: only full ones
};

class TextChooser {
 public:
  TextChooser(const TrackLists& lists, const Preferences& preferences, const Spoken& carried)
      : lists_(lists),
        preferences_(preferences),
        carried_(carried),
        titles_(lists.texts, carried.studio) {}

  // Chooses the best candidate. The earlier choice counts only if `meant`.
  bool Choose(const std::vector<Language>& languages, const Wanted& wanted, Selection* selection) {
    LanguagePreferences preferred;
    preferred.languages = languages;
    if (wanted.meant) preferred.carried = carried_.language;
    preferred.written = true;
    Standings standings(lists_.texts, preferred);
    std::vector<Ranked> all;
    for (std::size_t i = 0; i < lists_.text.size(); ++i) Rank(i, wanted, &standings, &all);
    if (all.empty()) return false;
    Ranking ranking(&all, nullptr);
    const std::size_t best = ranking.Best();
    selection->text = ranking.Explain(best, kTextSteps);
    TellLanguage(lists_.text[all[best].index], &*selection->text);
    return true;
  }

  bool ChooseById(const std::string& id, Selection* selection) const {
    for (const TextTrack& track : lists_.text) {
      if (track.id != id) continue;
      Choice choice;
      choice.id = id;
      TellLanguage(track, &choice);
      choice.reason.push_back("pick");
      selection->text = choice;
      return true;
    }
    return false;
  }

 private:
  void TellLanguage(const TextTrack& track, Choice* choice) const {
    const Spoken spoken = ReadSpoken(lists_.texts[track.language], lists_.texts[track.label]);
    choice->language = ToString(spoken.language);
    choice->guess = spoken.guess;
  }

  // Adds the track to `all` if it is a candidate. Reads the title last.
  void Rank(std::size_t index, const Wanted& wanted, Standings* standings,
            std::vector<Ranked>* all) {
    const TextTrack& track = lists_.text[index];
    Standing standing = standings->OfStated(track.language);
    const bool stated = standing.known;
    if (!stated) standing = standings->OfTitle(titles_.Of(track.label).signs.language);
    if (wanted.wished && standing.place == 0) return;
    const bool any_label = !carried_.studio.empty() || carried_.title.hearing_impaired;
    if (wanted.meant && standing.carried == 0 && !any_label) return;
    const TitleStanding& title = titles_.Of(track.label);
    const bool forced = (track.roles & kForcedRole) != 0 || track.forced || title.signs.forced;
    const bool commentary = (track.roles & kCommentaryRole) != 0 || title.signs.commentary;
    if (forced != wanted.forced || commentary) return;
    const bool hearing = (track.roles & kCaptionRole) != 0 || title.signs.hearing_impaired;
    const int same_hearing = carried_.title.hearing_impaired && hearing ? 1 : 0;
    const int label = wanted.meant ? title.same_words + same_hearing : 0;
    if (wanted.meant && standing.carried + label == 0) return;
    Ranked& ranked = all->emplace_back();
    ranked.index = index;
    ranked.id = track.id;
    auto& values = ranked.values;
    values[TextStep::kIntent] = standing.carried;
    values[TextStep::kIntentLabel] = label;
    values[TextStep::kPlace] = standing.place;
    values[TextStep::kStated] = standing.place > 0 && stated ? 1 : 0;
    values[TextStep::kMatch] = standing.match;
    values[TextStep::kHearing] = hearing == preferences_.hearing_impaired ? 1 : 0;
    values[TextStep::kDefault] = track.is_default ? 1 : 0;
    values[TextStep::kFormat] = FormatValue(lists_.texts[track.format]);
    values[TextStep::kEmbedded] = track.embedded ? 1 : 0;
  }

  const TrackLists& lists_;
  const Preferences& preferences_;
  const Spoken& carried_;
  Titles titles_;
};

// Chooses forced subtitles (signs and foreign lines) in the language of the audio. They do not
// count as subtitles that are on.
void ChooseForced(TextChooser* chooser, const Language& sound, Selection* selection) {
  constexpr Wanted kForced = {true, false, true};
  if (!sound.Known() || !chooser->Choose({sound}, kForced, selection)) selection->text_off = true;
}

}  // namespace

void SelectText(const TrackLists& lists, const Preferences& preferences, const Intent& intent,
                const Language& sound, Selection* selection) {
  constexpr Wanted kFull = {true, false, false};
  const Spoken carried = ReadSpoken(intent.text_language, intent.text_label);
  TextChooser chooser(lists, preferences, carried);
  if (intent.text_id == "off") return ChooseForced(&chooser, sound, selection);
  if (!intent.text_id.empty() && chooser.ChooseById(intent.text_id, selection)) return;
  if (intent.text_off) return ChooseForced(&chooser, sound, selection);
  const std::vector<Language> preferred =
      ReadLanguages(preferences.text_languages.empty() ? preferences.audio_languages
                                                       : preferences.text_languages);
  const bool carries = carried.language.Known() || !carried.studio.empty();
  // The viewer had subtitles on before: they stay on.
  if (carries && chooser.Choose(preferred, {false, true, carried.title.forced}, selection)) return;
  if (preferences.text_mode == TextMode::kOff) return ChooseForced(&chooser, sound, selection);
  if (preferences.text_mode == TextMode::kAlways) {
    const bool found = chooser.Choose(preferred, kFull, selection);
    if (found || !preferred.empty()) return;
    chooser.Choose(preferred, {false, false, false}, selection);
    return;
  }
  if (preferred.empty() || !sound.Known()) return;
  if (PlaceOf(sound, preferred, false).Found()) return ChooseForced(&chooser, sound, selection);
  chooser.Choose(preferred, kFull, selection);
}

}  // namespace resilient_playback

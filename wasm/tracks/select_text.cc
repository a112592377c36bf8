#include "tracks/select_text.h"

#include <algorithm>
#include <array>

#include "core/ascii.h"
#include "tracks/ranking.h"
#include "tracks/wishes.h"

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

// What is known of one of them.
struct Written {
  Spoken spoken;
  bool forced = false;
  bool hearing_impaired = false;
  bool commentary = false;
};

Written Read(const TextTrack& track) {
  Written written;
  written.spoken = ReadSpoken(track.language, track.label);
  const TitleFacts& title = written.spoken.title;
  written.forced = track.forced || HasRole(track.roles, "forced-subtitle") ||
                   HasRole(track.roles, "forced_subtitle") || title.forced;
  written.hearing_impaired = HasRole(track.roles, "caption") || title.hearing_impaired;
  written.commentary = HasRole(track.roles, "commentary") || title.commentary;
  return written;
}

// What every device of ours shows, first.
double FormatValue(const std::string& format) {
  const std::string lower = Lowercase(format);
  if (lower == "vtt" || lower == "webvtt" || lower == "wvtt") return 3;
  if (lower == "srt" || lower == "subrip") return 2;
  return lower.empty() ? 1 : 0;
}

class Chooser {
 public:
  Chooser(const std::vector<TextTrack>& tracks, const Preferences& preferences)
      : tracks_(tracks), preferences_(preferences) {
    written_.reserve(tracks.size());
    for (const TextTrack& track : tracks) written_.push_back(Read(track));
  }

  // The best of those that `fits`, which is asked for each.
  template <typename Fits>
  bool Choose(const std::vector<Language>& wishes, const Spoken& carried, Fits fits,
              Selection* selection) const {
    std::vector<Ranked> all;
    for (std::size_t i = 0; i < tracks_.size(); ++i) {
      Ranked ranked = Rank(i, wishes, carried);
      if (fits(written_[i], ranked)) all.push_back(ranked);
    }
    if (all.empty()) return false;
    const std::size_t best = BestOf(all);
    selection->text = ExplainChoice(all, best, kTextSteps);
    const Spoken& spoken = written_[all[best].index].spoken;
    selection->text->language = ToString(spoken.language);
    selection->text->guess = spoken.guess;
    return true;
  }

  bool ChooseById(const std::string& id, Selection* selection) const {
    for (std::size_t i = 0; i < tracks_.size(); ++i) {
      if (tracks_[i].id != id) continue;
      Choice choice;
      choice.id = id;
      choice.language = ToString(written_[i].spoken.language);
      choice.guess = written_[i].spoken.guess;
      choice.reason.push_back("pick");
      selection->text = choice;
      return true;
    }
    return false;
  }

 private:
  Ranked Rank(std::size_t index, const std::vector<Language>& wishes, const Spoken& carried) const {
    const TextTrack& track = tracks_[index];
    const Written& written = written_[index];
    const Language& language = written.spoken.language;
    const Place place = PlaceOf(language, wishes, true);
    Ranked ranked;
    ranked.index = index;
    ranked.id = track.id;
    auto& values = ranked.values;
    const bool other_script = ScriptsDiffer(carried.language, language);
    values[TextStep::kIntent] =
        other_script ? 0 : ValueOf(MatchLanguage(carried.language, language));
    const TitleFacts& title = written.spoken.title;
    const bool same_hearing = carried.title.hearing_impaired && written.hearing_impaired;
    values[TextStep::kIntentLabel] =
        SameWords(carried.title.studio, title.studio) + (same_hearing ? 1 : 0);
    values[TextStep::kPlace] = PlaceValue(place);
    values[TextStep::kStated] = place.Found() && !written.spoken.guess ? 1 : 0;
    values[TextStep::kMatch] = ValueOf(place.match);
    values[TextStep::kHearing] = written.hearing_impaired == preferences_.hearing_impaired ? 1 : 0;
    values[TextStep::kDefault] = track.is_default ? 1 : 0;
    values[TextStep::kFormat] = FormatValue(track.format);
    values[TextStep::kEmbedded] = track.embedded ? 1 : 0;
    return ranked;
  }

  const std::vector<TextTrack>& tracks_;
  const Preferences& preferences_;
  std::vector<Written> written_;
};

// Signs and foreign lines only, in the language that is heard; it does not count as subtitles that
// are on.
void ChooseForced(const Chooser& chooser, const Language& sound, Selection* selection) {
  const bool found = sound.Known() && chooser.Choose(
                                          {sound}, Spoken(),
                                          [](const Written& written, const Ranked& ranked) {
                                            return written.forced && !written.commentary &&
                                                   ranked.values[TextStep::kPlace] > 0;
                                          },
                                          selection);
  if (!found) selection->text_off = true;
}

}  // namespace

void SelectText(const std::vector<TextTrack>& tracks, const Preferences& preferences,
                const Intent& intent, const Language& sound, Selection* selection) {
  const Chooser chooser(tracks, preferences);
  if (intent.text_id == "off") return ChooseForced(chooser, sound, selection);
  if (!intent.text_id.empty() && chooser.ChooseById(intent.text_id, selection)) return;
  if (intent.text_off) return ChooseForced(chooser, sound, selection);
  const std::vector<Language> wishes =
      ReadWishes(preferences.text_languages.empty() ? preferences.audio_languages
                                                    : preferences.text_languages);
  const Spoken carried = ReadSpoken(intent.text_language, intent.text_label);
  const bool carries = carried.language.Known() || !carried.title.studio.empty();
  const auto full = [&](const Written& written, const Ranked& ranked) {
    return ranked.values[TextStep::kPlace] > 0 && !written.forced && !written.commentary;
  };
  const auto same = [&](const Written& written, const Ranked& ranked) {
    const bool meant = ranked.values[TextStep::kIntent] + ranked.values[TextStep::kIntentLabel] > 0;
    return meant && written.forced == carried.title.forced && !written.commentary;
  };
  // Subtitles were on before: they stay on.
  if (carries && chooser.Choose(wishes, carried, same, selection)) return;
  if (preferences.text_mode == TextMode::kOff) return ChooseForced(chooser, sound, selection);
  if (preferences.text_mode == TextMode::kAlways) {
    const bool found = chooser.Choose(wishes, Spoken(), full, selection);
    if (found || !wishes.empty()) return;
    chooser.Choose(
        wishes, Spoken(),
        [](const Written& written, const Ranked&) {
          return !written.forced && !written.commentary;
        },
        selection);
    return;
  }
  if (wishes.empty() || !sound.Known()) return;
  if (PlaceOf(sound, wishes, false).Found()) return ChooseForced(chooser, sound, selection);
  chooser.Choose(wishes, Spoken(), full, selection);
}

}  // namespace resilient_playback

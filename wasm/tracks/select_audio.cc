#include "tracks/select_audio.h"

#include <algorithm>

#include "tracks/preferred_languages.h"
#include "tracks/ranking.h"
#include "tracks/standings.h"

namespace resilient_playback {
namespace {

struct AudioStep {
  enum : std::size_t {
    kDecodable,
    kPick,
    kIntentLanguage,
    kIntentKind,
    kIntentStudio,
    kPlace,
    kStated,
    kMatch,
    kRole,
    kKind,
    kDefault,
    kAutoselect,
    kChannels,
    kCodec,
    kBitrate
  };
};

constexpr StepNames kAudioSteps = {"decodable",     "pick",     "intent_language", "intent_kind",
                                   "intent_studio", "language", "stated",          "match",
                                   "role",          "kind",     "default",         "autoselect",
                                   "channels",      "codec",    "bitrate"};

// More channels are better up to what the device can use. Tracks that it must mix down come after.
double ChannelsValue(int channels, int most) {
  return most > 0 && channels > most ? -channels : channels;
}

LanguagePreferences ReadAudioPreferences(const Preferences& preferences, const Spoken& carried) {
  LanguagePreferences preferred;
  preferred.languages = ReadLanguages(preferences.audio_languages);
  preferred.carried = carried.language;
  return preferred;
}

class AudioChooser final : public LateSteps {
 public:
  AudioChooser(const TrackLists& lists, const Preferences& preferences, const Intent& intent,
               const TrackDevice& device)
      : lists_(lists),
        preferences_(preferences),
        intent_(intent),
        device_(device),
        carried_(ReadSpoken(intent.audio_language, intent.audio_label)),
        preferred_(ReadAudioPreferences(preferences, carried_)),
        titles_(lists.texts, carried_.studio),
        standings_(lists.texts, preferred_),
        codecs_(lists.texts, device.audio_codecs) {
    all_.reserve(lists.audio.size());
    for (const AudioTrack& track : lists.audio) Rank(track);
  }

  void Choose(Selection* selection) {
    std::size_t chosen = all_.size();
    if (IsAnyPreferred()) {
      chosen = Ranking(&all_, this).Best();
      selection->audio = Ranking(&all_, this).Explain(chosen, kAudioSteps);
      TellUndecodable(selection);
    } else {
      ReplaceUndecodable(selection, &chosen);
    }
    if (chosen == all_.size()) return;
    const Spoken spoken = SpokenOf(lists_.audio[chosen]);
    selection->audio->language = ToString(spoken.language);
    selection->audio->guess = spoken.guess;
  }

  void Fill(Ranked* one) override {
    one->known = kMostSteps;
    auto& values = one->values;
    const AudioTrack& track = lists_.audio[one->index];
    const TitleStanding& title = titles_.Of(track.label);
    // The kind of dub counts only in the chosen language.
    if (values[AudioStep::kIntentLanguage] > 0 || !carried_.language.Known()) {
      const bool same_kind = title.signs.kind == carried_.title.kind;
      values[AudioStep::kIntentKind] =
          same_kind && carried_.title.kind != DubKind::kUnknown ? 1 : 0;
      values[AudioStep::kIntentStudio] = title.same_words;
    }
    values[AudioStep::kRole] = RoleValue(track, title.signs);
    values[AudioStep::kKind] = IsOfKind(track, title.signs.kind) ? 1 : 0;
  }

 private:
  // Sets the values that need no title. If the title must be read for the language, it is read
  // here.
  void Rank(const AudioTrack& track) {
    Ranked& ranked = all_.emplace_back();
    ranked.index = all_.size() - 1;
    ranked.id = track.id;
    auto& values = ranked.values;
    const Codecs::Codec& codec = codecs_.Of(track.codec);
    values[AudioStep::kDecodable] = codec.decodable ? 1 : 0;
    values[AudioStep::kPick] = !intent_.audio_id.empty() && track.id == intent_.audio_id ? 1 : 0;
    const Standing standing = StandingOf(track);
    values[AudioStep::kIntentLanguage] = standing.carried;
    values[AudioStep::kPlace] = standing.place;
    values[AudioStep::kStated] =
        standing.place > 0 && standings_.OfStated(track.language).known ? 1 : 0;
    values[AudioStep::kMatch] = standing.match;
    values[AudioStep::kDefault] = track.is_default ? 1 : 0;
    values[AudioStep::kAutoselect] = track.autoselect ? 1 : 0;
    values[AudioStep::kChannels] = ChannelsValue(track.channels, device_.max_channels);
    values[AudioStep::kCodec] = -static_cast<double>(codec.place);
    values[AudioStep::kBitrate] = track.bitrate;
    ranked.known = CarriesTitle() ? AudioStep::kIntentKind : AudioStep::kRole;
  }

  Standing StandingOf(const AudioTrack& track) {
    const Standing& stated = standings_.OfStated(track.language);
    return stated.known ? stated : standings_.OfTitle(titles_.Of(track.label).signs.language);
  }

  Spoken SpokenOf(const AudioTrack& track) const {
    return ReadSpoken(lists_.texts[track.language], lists_.texts[track.label]);
  }

  bool CarriesTitle() const {
    return carried_.title.kind != DubKind::kUnknown || !carried_.studio.empty();
  }

  double RoleValue(const AudioTrack& track, const TitleSigns& title) const {
    if ((track.roles & kCommentaryRole) != 0 || title.commentary) return 0;
    const bool description = (track.roles & kDescriptionRole) != 0 || title.description;
    return description == preferences_.audio_description ? 2 : 1;
  }

  bool IsOfKind(const AudioTrack& track, DubKind kind) const {
    if (preferences_.audio_kind == AudioKind::kDub)
      return (track.roles & kDubRole) != 0 || kind == DubKind::kDub;
    if (preferences_.audio_kind == AudioKind::kOriginal)
      return (track.roles & kOriginalRole) != 0 || kind == DubKind::kOriginal;
    return true;
  }

  // True if a track has something that the viewer asked for.
  bool IsAnyPreferred() {
    const auto by_language = [](const Ranked& one) {
      return one.values[AudioStep::kPick] > 0 || one.values[AudioStep::kPlace] > 0 ||
             one.values[AudioStep::kIntentLanguage] > 0;
    };
    if (std::any_of(all_.begin(), all_.end(), by_language)) return true;
    const bool carries = carried_.language.Known() || CarriesTitle();
    const bool by_kind = preferences_.audio_kind != AudioKind::kAny;
    // Titles decide only if the carried choice has no language, or if a role or kind is preferred
    // and no language is.
    const bool by_title =
        carries ? !carried_.language.Known()
                : preferred_.languages.empty() && (preferences_.audio_description || by_kind);
    return by_title && std::any_of(all_.begin(), all_.end(), [&](Ranked& one) {
             Fill(&one);
             const auto& values = one.values;
             if (carries)
               return values[AudioStep::kIntentKind] > 0 || values[AudioStep::kIntentStudio] > 0;
             const bool by_role = preferences_.audio_description && values[AudioStep::kRole] == 2;
             return by_role || (by_kind && values[AudioStep::kKind] > 0);
           });
  }

  // Reports that the best track would be another one if the device could decode it.
  void TellUndecodable(Selection* selection) {
    const Ranked& wanted = all_[Ranking(&all_, this).Best(AudioStep::kDecodable + 1)];
    if (wanted.values[AudioStep::kDecodable] > 0) return;
    const bool picked = wanted.values[AudioStep::kPick] > 0;
    selection->notices.push_back(picked ? "pick_undecodable" : "audio_undecodable");
  }

  // If the device cannot decode the track that the player takes by default, takes another one of
  // its language, or any.
  void ReplaceUndecodable(Selection* selection, std::size_t* chosen) {
    auto would_play = all_.end();
    for (auto one = all_.begin(); one != all_.end(); ++one) {
      // If there are several defaults, take the smallest id, whatever their order.
      const bool first = would_play == all_.end() || one->id < would_play->id;
      if (lists_.audio[one->index].is_default && first) would_play = one;
    }
    if (would_play == all_.end() || would_play->values[AudioStep::kDecodable] > 0) return;
    preferred_ = LanguagePreferences();
    preferred_.carried = SpokenOf(lists_.audio[would_play->index]).language;
    standings_.Forget();
    for (Ranked& one : all_)
      one.values[AudioStep::kPlace] = StandingOf(lists_.audio[one.index]).carried;
    Ranking ranking(&all_, this);
    const std::size_t best = ranking.Best();
    if (all_[best].values[AudioStep::kDecodable] == 0) return;
    selection->notices.push_back("audio_undecodable");
    selection->audio = ranking.Explain(best, kAudioSteps);
    *chosen = best;
  }

  const TrackLists& lists_;
  const Preferences& preferences_;
  const Intent& intent_;
  const TrackDevice& device_;
  const Spoken carried_;  // the earlier choice in this film or series
  LanguagePreferences preferred_;
  Titles titles_;
  Standings standings_;
  Codecs codecs_;
  std::vector<Ranked> all_;
};

}  // namespace

void SelectAudio(const TrackLists& lists, const Preferences& preferences, const Intent& intent,
                 const TrackDevice& device, Selection* selection) {
  if (lists.audio.empty()) return;
  AudioChooser(lists, preferences, intent, device).Choose(selection);
}

Language AudioLanguage(const TrackLists& lists, const Selection& selection) {
  const std::vector<AudioTrack>& tracks = lists.audio;
  const AudioTrack* sounds = tracks.size() == 1 ? &tracks.front() : nullptr;
  for (const AudioTrack& track : tracks) {
    const bool may = selection.audio ? track.id == selection.audio->id : track.is_default;
    // If there are several defaults, take the smallest id, whatever their order.
    if (may && (sounds == nullptr || tracks.size() == 1 || track.id < sounds->id)) sounds = &track;
  }
  if (sounds == nullptr) return {};
  return ReadSpoken(lists.texts[sounds->language], lists.texts[sounds->label]).language;
}

}  // namespace resilient_playback

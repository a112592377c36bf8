#include "tracks/select_audio.h"

#include <algorithm>
#include <array>

#include "core/ascii.h"
#include "tracks/ranking.h"
#include "tracks/wishes.h"

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

struct Wish {
  std::vector<Language> languages;
  Spoken carried;  // over from before
  bool carries = false;
};

Wish ReadWish(const Preferences& preferences, const Intent& intent) {
  Wish wish;
  wish.languages = ReadWishes(preferences.audio_languages);
  wish.carried = ReadSpoken(intent.audio_language, intent.audio_label);
  wish.carries = wish.carried.language.Known() || wish.carried.title.kind != VoiceKind::kUnknown ||
                 !wish.carried.title.studio.empty();
  return wish;
}

bool IsCommentary(const AudioTrack& track, const Spoken& spoken) {
  return HasRole(track.roles, "commentary") || spoken.title.commentary;
}

bool IsDescription(const AudioTrack& track, const Spoken& spoken) {
  return HasRole(track.roles, "description") || HasRole(track.roles, "audio-description") ||
         spoken.title.description;
}

bool IsOfKind(const AudioTrack& track, const Spoken& spoken, AudioKind wanted) {
  const VoiceKind kind = spoken.title.kind;
  if (wanted == AudioKind::kDub) return HasRole(track.roles, "dub") || kind == VoiceKind::kDub;
  if (wanted == AudioKind::kOriginal)
    return HasRole(track.roles, "original") || kind == VoiceKind::kOriginal;
  return true;
}

double RoleValue(const AudioTrack& track, const Spoken& spoken, bool wants_description) {
  if (IsCommentary(track, spoken)) return 0;
  return IsDescription(track, spoken) == wants_description ? 2 : 1;
}

// More channels, as far as the device can use them; what it must mix down comes after.
double ChannelsValue(int channels, int most) {
  return most > 0 && channels > most ? -channels : channels;
}

double CodecValue(const std::string& codec, const std::vector<std::string>& known) {
  const auto found = std::find_if(known.begin(), known.end(), [&](const std::string& family) {
    return StartsWith(codec, family);
  });
  return -static_cast<double>(found - known.begin());
}

Ranked Rank(const AudioTrack& track, const Spoken& spoken, const Wish& wish,
            const Preferences& preferences, const Intent& intent, const TrackDevice& device) {
  Ranked ranked;
  ranked.id = track.id;
  auto& values = ranked.values;
  const Place place = PlaceOf(spoken.language, wish.languages, false);
  values[AudioStep::kDecodable] = CanDecode(track.codec, device.audio_codecs) ? 1 : 0;
  values[AudioStep::kPick] = !intent.audio_id.empty() && track.id == intent.audio_id ? 1 : 0;
  if (wish.carries) {
    values[AudioStep::kIntentLanguage] =
        ValueOf(MatchLanguage(wish.carried.language, spoken.language));
    const bool same_kind = wish.carried.title.kind == spoken.title.kind;
    // Another language's dub is not what was meant by a dub.
    const bool fits = values[AudioStep::kIntentLanguage] > 0 || !wish.carried.language.Known();
    values[AudioStep::kIntentKind] =
        fits && same_kind && spoken.title.kind != VoiceKind::kUnknown ? 1 : 0;
    values[AudioStep::kIntentStudio] =
        fits ? SameWords(wish.carried.title.studio, spoken.title.studio) : 0;
  }
  values[AudioStep::kPlace] = PlaceValue(place);
  values[AudioStep::kStated] = place.Found() && !spoken.guess ? 1 : 0;
  values[AudioStep::kMatch] = ValueOf(place.match);
  values[AudioStep::kRole] = RoleValue(track, spoken, preferences.audio_description);
  values[AudioStep::kKind] = IsOfKind(track, spoken, preferences.audio_kind) ? 1 : 0;
  values[AudioStep::kDefault] = track.is_default ? 1 : 0;
  values[AudioStep::kAutoselect] = track.autoselect ? 1 : 0;
  values[AudioStep::kChannels] = ChannelsValue(track.channels, device.max_channels);
  values[AudioStep::kCodec] = CodecValue(track.codec, device.audio_codecs);
  values[AudioStep::kBitrate] = track.bitrate;
  return ranked;
}

// Something of it was wished for.
bool IsWished(const Ranked& ranked, const Wish& wish, const Preferences& preferences) {
  const auto& values = ranked.values;
  if (values[AudioStep::kPick] > 0 || values[AudioStep::kPlace] > 0) return true;
  if (values[AudioStep::kIntentLanguage] > 0 || values[AudioStep::kIntentKind] > 0 ||
      values[AudioStep::kIntentStudio] > 0)
    return true;
  const bool of_any_language = wish.languages.empty() && !wish.carries;
  const bool by_role = preferences.audio_description && values[AudioStep::kRole] == 2;
  const bool by_kind = preferences.audio_kind != AudioKind::kAny && values[AudioStep::kKind] > 0;
  return of_any_language && (by_role || by_kind);
}

// What the player would take by itself cannot be heard: another of its language, or any.
void ReplaceUndecodable(const std::vector<Ranked>& all, const std::vector<Spoken>& spoken,
                        const std::vector<AudioTrack>& tracks, Selection* selection,
                        std::size_t* chosen) {
  auto would_play = all.end();
  for (auto one = all.begin(); one != all.end(); ++one) {
    // Of several defaults one, whatever their order.
    const bool first = would_play == all.end() || one->id < would_play->id;
    if (tracks[one->index].is_default && first) would_play = one;
  }
  if (would_play == all.end() || would_play->values[AudioStep::kDecodable] > 0) return;
  std::vector<Ranked> others = all;
  for (Ranked& one : others) {
    one.values[AudioStep::kPlace] =
        ValueOf(MatchLanguage(spoken[would_play->index].language, spoken[one.index].language));
  }
  const std::size_t best = BestOf(others);
  if (others[best].values[AudioStep::kDecodable] == 0) return;
  selection->notices.push_back("audio_undecodable");
  selection->audio = ExplainChoice(others, best, kAudioSteps);
  *chosen = others[best].index;
}

}  // namespace

bool CanDecode(std::string_view codec, const std::vector<std::string>& known) {
  if (codec.empty() || known.empty()) return true;
  return std::any_of(known.begin(), known.end(), [&](const std::string& family) {
    return !family.empty() && StartsWith(codec, family);
  });
}

void SelectAudio(const std::vector<AudioTrack>& tracks, const Preferences& preferences,
                 const Intent& intent, const TrackDevice& device, Selection* selection) {
  if (tracks.empty()) return;
  const Wish wish = ReadWish(preferences, intent);
  std::vector<Ranked> all;
  std::vector<Spoken> spoken;
  all.reserve(tracks.size());
  spoken.reserve(tracks.size());
  bool wished = false;
  for (const AudioTrack& track : tracks) {
    spoken.push_back(ReadSpoken(track.language, track.label));
    all.push_back(Rank(track, spoken.back(), wish, preferences, intent, device));
    all.back().index = all.size() - 1;
    wished = wished || IsWished(all.back(), wish, preferences);
  }
  std::size_t chosen = tracks.size();
  if (!wished) {
    ReplaceUndecodable(all, spoken, tracks, selection, &chosen);
  } else {
    const std::size_t best = BestOf(all);
    selection->audio = ExplainChoice(all, best, kAudioSteps);
    chosen = best;
    // What would have won could it be heard.
    std::vector<Ranked> heard = all;
    for (Ranked& one : heard) one.values[AudioStep::kDecodable] = 1;
    const Ranked& wanted = all[BestOf(heard)];
    if (wanted.values[AudioStep::kDecodable] == 0) {
      const bool picked = wanted.values[AudioStep::kPick] > 0;
      selection->notices.push_back(picked ? "pick_undecodable" : "audio_undecodable");
    }
  }
  if (chosen == tracks.size()) return;
  selection->audio->language = ToString(spoken[chosen].language);
  selection->audio->guess = spoken[chosen].guess;
}

Language SoundLanguage(const std::vector<AudioTrack>& tracks, const Selection& selection) {
  const AudioTrack* sounds = tracks.size() == 1 ? &tracks.front() : nullptr;
  for (const AudioTrack& track : tracks) {
    const bool may = selection.audio ? track.id == selection.audio->id : track.is_default;
    // Of several defaults one, whatever their order.
    if (may && (sounds == nullptr || tracks.size() == 1 || track.id < sounds->id)) sounds = &track;
  }
  return sounds == nullptr ? Language() : ReadSpoken(sounds->language, sounds->label).language;
}

}  // namespace resilient_playback

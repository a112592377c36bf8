// The sound. select.h tells what comes of it.
#ifndef RESILIENT_PLAYBACK_TRACKS_SELECT_AUDIO_H_
#define RESILIENT_PLAYBACK_TRACKS_SELECT_AUDIO_H_

#include <string_view>
#include <vector>

#include "tracks/language.h"
#include "tracks/select.h"

namespace resilient_playback {

// Whether a codec begins as one of those that the device names; unknown on either side: it may.
bool CanDecode(std::string_view codec, const std::vector<std::string>& known);

void SelectAudio(const std::vector<AudioTrack>& tracks, const Preferences& preferences,
                 const Intent& intent, const TrackDevice& device, Selection* selection);

// The language of what will sound: of the choice, else of the default, else of the only one.
Language SoundLanguage(const std::vector<AudioTrack>& tracks, const Selection& selection);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_SELECT_AUDIO_H_

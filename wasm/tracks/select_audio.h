// Chooses the audio track. select.h describes the result.
#ifndef RESILIENT_PLAYBACK_TRACKS_SELECT_AUDIO_H_
#define RESILIENT_PLAYBACK_TRACKS_SELECT_AUDIO_H_

#include "tracks/language.h"
#include "tracks/select.h"

namespace resilient_playback {

void SelectAudio(const TrackLists& lists, const Preferences& preferences, const Intent& intent,
                 const TrackDevice& device, Selection* selection);

// The language that will be heard: of the choice, else of the default, else of the only track.
Language AudioLanguage(const TrackLists& lists, const Selection& selection);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_SELECT_AUDIO_H_

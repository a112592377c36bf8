// The sound. select.h tells what comes of it.
#ifndef RESILIENT_PLAYBACK_TRACKS_SELECT_AUDIO_H_
#define RESILIENT_PLAYBACK_TRACKS_SELECT_AUDIO_H_

#include "tracks/language.h"
#include "tracks/select.h"

namespace resilient_playback {

void SelectAudio(const TrackLists& lists, const Preferences& preferences, const Intent& intent,
                 const TrackDevice& device, Selection* selection);

// The language of what will sound: of the choice, else of the default, else of the only one.
Language AudioLanguage(const TrackLists& lists, const Selection& selection);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_SELECT_AUDIO_H_

// Chooses the subtitles. select.h describes the result.
#ifndef RESILIENT_PLAYBACK_TRACKS_SELECT_TEXT_H_
#define RESILIENT_PLAYBACK_TRACKS_SELECT_TEXT_H_

#include "tracks/language.h"
#include "tracks/select.h"

namespace resilient_playback {

void SelectText(const TrackLists& lists, const Preferences& preferences, const Intent& intent,
                const Language& sound, Selection* selection);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_SELECT_TEXT_H_

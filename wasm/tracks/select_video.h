// Chooses the video variant. select.h describes the result.
#ifndef RESILIENT_PLAYBACK_TRACKS_SELECT_VIDEO_H_
#define RESILIENT_PLAYBACK_TRACKS_SELECT_VIDEO_H_

#include "tracks/select.h"

namespace resilient_playback {

void SelectVideo(const TrackLists& lists, const Preferences& preferences, const Intent& intent,
                 const TrackDevice& device, Selection* selection);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_SELECT_VIDEO_H_

// The picture. select.h tells what comes of it.
#ifndef RESILIENT_PLAYBACK_TRACKS_SELECT_VIDEO_H_
#define RESILIENT_PLAYBACK_TRACKS_SELECT_VIDEO_H_

#include "tracks/select.h"

namespace resilient_playback {

void SelectVideo(const TrackLists& lists, const Preferences& preferences, const Intent& intent,
                 const TrackDevice& device, Selection* selection);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_SELECT_VIDEO_H_

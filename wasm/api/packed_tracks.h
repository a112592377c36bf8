// Lists of tracks as bytes: for ten thousand tracks, JSON alone would take longer than the choice.
// docs/protocol.md, "Packed lists".
#ifndef RESILIENT_PLAYBACK_API_PACKED_TRACKS_H_
#define RESILIENT_PLAYBACK_API_PACKED_TRACKS_H_

#include <string_view>

#include "tracks/select.h"

namespace resilient_playback::api {

// Accepts any bytes; false if they hold no lists. The lists are views into `bytes`.
bool ReadPackedTracks(std::string_view bytes, TrackLists* lists);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_PACKED_TRACKS_H_

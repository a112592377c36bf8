// selectTracks behind JSON. docs/protocol.md, "selectTracks".
#ifndef RESILIENT_PLAYBACK_API_TRACKS_H_
#define RESILIENT_PLAYBACK_API_TRACKS_H_

#include <string>

namespace resilient_playback::api {

std::string SelectTracks(const std::string& request_json);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_TRACKS_H_

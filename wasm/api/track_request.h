// Decodes the request of selectTracks. docs/protocol.md, "selectTracks".
#ifndef RESILIENT_PLAYBACK_API_TRACK_REQUEST_H_
#define RESILIENT_PLAYBACK_API_TRACK_REQUEST_H_

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "api/problem.h"
#include "tracks/select.h"

namespace resilient_playback::api {

constexpr double kMostBitrate = 1e12;
constexpr double kMostPixels = 100000;
constexpr double kMostChannels = 64;
constexpr double kMostFrameRate = 1000;
constexpr std::size_t kMostTracks = 20000;
constexpr std::size_t kMostListed = 64;

struct TrackRequest {
  TrackLists lists;
  Preferences preferences;
  Intent intent;
  TrackDevice device;
};

// The lists are views into `root`.
void DecodeTracks(const nlohmann::json& root, TrackRequest* request,
                  std::optional<Problem>* problem);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_TRACK_REQUEST_H_

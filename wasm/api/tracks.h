// selectTracks as JSON. docs/protocol.md, "selectTracks".
#ifndef RESILIENT_PLAYBACK_API_TRACKS_H_
#define RESILIENT_PLAYBACK_API_TRACKS_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "api/body_buffer.h"

namespace resilient_playback::api {

std::string SelectTracks(const std::string& request_json);

// The same with packed lists, as bytes beside the JSON.
class BorderTracks {
 public:
  // The address at which `size` bytes may be written; 0: more than the border accepts.
  std::uintptr_t Reserve(std::size_t size);

  // Takes the request without its lists, which are in the reserved bytes. Frees them afterwards.
  std::string Select(const std::string& request_json);

 private:
  BodyBuffer body_;
};

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_TRACKS_H_

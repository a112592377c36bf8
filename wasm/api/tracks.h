// selectTracks behind JSON. docs/protocol.md, "selectTracks".
#ifndef RESILIENT_PLAYBACK_API_TRACKS_H_
#define RESILIENT_PLAYBACK_API_TRACKS_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "api/body_buffer.h"

namespace resilient_playback::api {

std::string SelectTracks(const std::string& request_json);

// The same with the lists packed, in bytes beside the JSON.
class BorderTracks {
 public:
  // Where `size` bytes may be written, as an address; 0: more than the border takes.
  std::uintptr_t Reserve(std::size_t size);

  // The request without its lists, which stand in the bytes reserved; they are forgotten then.
  std::string Select(const std::string& request_json);

 private:
  BodyBuffer body_;
};

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_TRACKS_H_

// Compares the segments of two sources, as JSON. Bodies cross the border as raw bytes.
// docs/protocol.md, "pairs".
#ifndef RESILIENT_PLAYBACK_API_PAIRS_H_
#define RESILIENT_PLAYBACK_API_PAIRS_H_

#include <cstddef>
#include <cstdint>
#include <string>

#include "api/body_buffer.h"
#include "manifest/same_content/content_pairs.h"

namespace resilient_playback::api {

class BorderPairs {
 public:
  // The address at which `size` bytes may be written; 0: more than the border accepts.
  std::uintptr_t Reserve(std::size_t size);

  // {"sourceId", "asked", "base"}, with a manifest in the reserved bytes. Frees them afterwards.
  std::string Learn(const std::string& request_json);

  // {"base"}, with a manifest in the reserved bytes: {"locations": [{"url", "manifest"}]}
  std::string Locations(const std::string& request_json);

  // {"piece", "bytes"}, with a sample of the segment in the reserved bytes.
  std::string Saw(const std::string& request_json);

  // {"piece", "to"}
  std::string Find(const std::string& request_json);

  // {"a", "b"}: ids of sources
  std::string AppendFailed(const std::string& request_json);

 private:
  BodyBuffer body_;
  ContentPairs pairs_;
};

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_PAIRS_H_

// The pieces of two sources beside each other, behind JSON; bodies come beside it as raw bytes.
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
  // Where `size` bytes may be written, as an address; 0: more than the border takes.
  std::uintptr_t Reserve(std::size_t size);

  // {"sourceId", "asked", "base"} and a manifest in the bytes reserved, which are forgotten then.
  std::string Learn(const std::string& request_json);

  // {"base"} and a manifest in the bytes reserved: {"locations": [{"url", "manifest"}]}
  std::string Locations(const std::string& request_json);

  // {"piece", "bytes"} and a sample of the piece in the bytes reserved.
  std::string Saw(const std::string& request_json);

  // {"piece", "to"}
  std::string Find(const std::string& request_json);

  // {"a", "b"}: ids of sources
  std::string Distrust(const std::string& request_json);

 private:
  BodyBuffer body_;
  ContentPairs pairs_;
};

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_PAIRS_H_

// Bytes that cross the border beside the JSON, never inside it. The caller reserves room, writes
// into it, and calls a function that reads it. One body at a time.
#ifndef RESILIENT_PLAYBACK_API_BODY_BUFFER_H_
#define RESILIENT_PLAYBACK_API_BODY_BUFFER_H_

#include <cstddef>
#include <memory>
#include <string_view>

#include "api/json_guard.h"

namespace resilient_playback::api {

class BodyBuffer {
 public:
  // Room for `size` bytes; drops the old body. Returns nullptr for more than kMostBytes.
  char* Reserve(std::size_t size) {
    Clear();
    if (size > kMostBytes) return nullptr;
    bytes_ = std::make_unique<char[]>(size + 1);
    size_ = size;
    return bytes_.get();
  }

  std::string_view view() const { return {bytes_.get(), size_}; }

  // Frees the body: megabytes must not stay in a small device's memory.
  void Clear() {
    bytes_.reset();
    size_ = 0;
  }

 private:
  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
};

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_BODY_BUFFER_H_

// JSON instead of a video: servers of plugins answer "wait", "error" or a URL that was meant for a
// program. Only the keys are read, at any depth. Validity is not checked.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_JSON_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_JSON_H_

#include <string>
#include <string_view>

namespace resilient_playback {

struct JsonAnswer {
  bool wait = false;  // "not ready, ask again"
  bool error = false;
  bool address = false;  // contains the URL of a video
  std::string message;   // its message, unescaped; bounded
};

JsonAnswer ReadJsonAnswer(std::string_view text);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_JSON_H_

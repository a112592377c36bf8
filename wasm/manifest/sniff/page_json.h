// JSON in place of a video: plugins' servers answer "wait", "error" or an address that was meant
// for a program. Read by its keys only, wherever they stand; whether it is well formed is not
// judged.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_JSON_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_JSON_H_

#include <string>
#include <string_view>

namespace resilient_playback {

struct JsonAnswer {
  bool wait = false;  // "not ready, ask again"
  bool error = false;
  bool address = false;  // holds the address of a video
  std::string message;   // what it says in words, unescaped; bounded
};

JsonAnswer ReadJsonAnswer(std::string_view text);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_JSON_H_

// What a host saw when playback failed, unchanged. Only `Classify` turns it into a class.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_EVIDENCE_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_EVIDENCE_H_

#include <optional>
#include <string>

#include "core/base/types.h"

namespace resilient_playback {

struct Evidence {
  std::string engine;         // hls.js | dash.js | native | lampa | http | host
  std::optional<int> code;    // MediaError.code, or dash.js's error code
  std::string details;        // the engine's own name of the error, such as hls.js's ErrorDetails
  std::optional<int> status;  // HTTP status; 0: there was no answer
  std::string text;           // the engine's message; searched for known phrases, never passed on
  std::optional<bool> online;
  std::optional<Millis> retry_after_ms;  // from the Retry-After header, if a page may read it
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_EVIDENCE_H_

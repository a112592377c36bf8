// JSON to values. Any bytes give a value or a Problem; nothing throws. Unknown fields of the input
// are dropped.
#ifndef RESILIENT_PLAYBACK_API_DECODE_H_
#define RESILIENT_PLAYBACK_API_DECODE_H_

#include <string_view>
#include <utility>
#include <variant>

#include "api/inspect.h"
#include "api/play_data.h"
#include "api/problem.h"
#include "core/session/event.h"
#include "core/session/session.h"

namespace resilient_playback::api {

template <typename T>
using Decoded = std::variant<T, Problem>;

struct TimedEvent {
  Event event;
  Millis now = 0;
};

// The shapes are in docs/protocol.md and docs/protocol.schema.json.
Decoded<SessionConfig> DecodeConfig(std::string_view text);
Decoded<TimedEvent> DecodeEvent(std::string_view text);
Decoded<PlayData> DecodePlayData(std::string_view text);

using FingerprintPair = std::pair<Fingerprint, Fingerprint>;

// decode_inspect.cc
Decoded<InspectRequest> DecodeInspect(std::string_view text);
Decoded<FingerprintPair> DecodeFingerprints(std::string_view text);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_DECODE_H_

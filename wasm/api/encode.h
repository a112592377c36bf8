// Values to JSON. The keys are those of docs/protocol.md; what does not apply is absent.
#ifndef RESILIENT_PLAYBACK_API_ENCODE_H_
#define RESILIENT_PLAYBACK_API_ENCODE_H_

#include <string>
#include <vector>

#include "api/play_data.h"
#include "core/command.h"
#include "core/session.h"

namespace resilient_playback::api {

std::string EncodeAnswer(State state, const std::vector<Command>& commands);
std::string EncodeSources(const ParsedSources& parsed, const std::string& voice);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_ENCODE_H_

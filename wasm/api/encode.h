// Values to JSON. The keys are those of docs/protocol.md; keys that do not apply are absent.
#ifndef RESILIENT_PLAYBACK_API_ENCODE_H_
#define RESILIENT_PLAYBACK_API_ENCODE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "api/inspect.h"
#include "api/play_data.h"
#include "core/session/command.h"
#include "core/session/session.h"

namespace resilient_playback::api {

// The answer to an event. Takes the sources that have changed from the session.
std::string EncodeAnswer(Session* session, const std::vector<Command>& commands);
std::string EncodeSources(const ParsedSources& parsed, const std::string& voice);

// encode_source_facts.cc
std::string EncodeSourceFacts(const Report& report);

// encode_report.cc
std::string EncodeReport(const Report& report);
std::string EncodeComparison(const Comparison& comparison);
std::string EncodeHash(std::uint64_t hash);  // 16 hexadecimal digits

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_ENCODE_H_

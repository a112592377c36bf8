// JSON to text.
#ifndef RESILIENT_PLAYBACK_API_JSON_TEXT_H_
#define RESILIENT_PLAYBACK_API_JSON_TEXT_H_

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace resilient_playback::api {

// Bytes that are not UTF-8 become U+FFFD; nothing throws.
std::string Dump(const nlohmann::json& value);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_JSON_TEXT_H_

#include "api/json_text.h"

#include <nlohmann/json.hpp>

namespace resilient_playback::api {

std::string Dump(const nlohmann::json& value) {
  using nlohmann::json;
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace resilient_playback::api

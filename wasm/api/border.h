// The whole border of the core: JSON text in, JSON text out, total on any bytes. What bindings/
// binds.
#ifndef RESILIENT_PLAYBACK_API_BORDER_H_
#define RESILIENT_PLAYBACK_API_BORDER_H_

#include <optional>
#include <string>

#include "core/session.h"

namespace resilient_playback::api {

// docs/protocol.md, "parseSources".
std::string ParseSources(const std::string& play_data_json);

// A session behind JSON. One whose configuration was refused answers every call with the same
// error.
class BorderSession {
 public:
  explicit BorderSession(const std::string& config_json);

  // {"state":"idle"} or {"error":{...}}
  std::string Status() const;

  // {"state":...,"commands":[...]} or {"error":{...}}; on an error nothing has changed.
  std::string Handle(const std::string& event_json);

 private:
  std::optional<Session> session_;
  std::string refusal_;
};

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_BORDER_H_

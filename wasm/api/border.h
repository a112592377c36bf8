// The whole border of the core: JSON text in, JSON text out. It accepts any bytes. bindings/
// exports it.
#ifndef RESILIENT_PLAYBACK_API_BORDER_H_
#define RESILIENT_PLAYBACK_API_BORDER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "api/body_buffer.h"
#include "core/session/session.h"

namespace resilient_playback::api {

// docs/protocol.md, "parseSources".
std::string ParseSources(const std::string& play_data_json);

// Inspections as JSON. Bodies cross the border as raw bytes.
class BorderInspector {
 public:
  // The address at which `size` bytes may be written; 0: more than the border accepts.
  std::uintptr_t Reserve(std::size_t size);

  // A report on the reserved bytes if the request has `hasBody`. Frees them afterwards.
  std::string Inspect(const std::string& request_json);

  // HashBytes of the reserved bytes, as 16 hexadecimal digits. Frees them afterwards.
  std::string Hash();

 private:
  BodyBuffer body_;
};

// A short inspection for a session: what distinguishes sources on a device. docs/protocol.md,
// "look".
class BorderSourceFacts {
 public:
  std::uintptr_t Reserve(std::size_t size);

  // Takes the request of an inspection. Frees the reserved bytes afterwards.
  std::string Read(const std::string& request_json);

 private:
  BodyBuffer body_;
};

// docs/protocol.md, "compareContent": {"a": fingerprint, "b": fingerprint}.
std::string CompareContent(const std::string& fingerprints_json);

// A session as JSON. If its configuration was refused, every call returns the same error.
class BorderSession {
 public:
  explicit BorderSession(const std::string& config_json);

  // {"state":"idle"} or {"error":{...}}
  std::string Status() const;

  // {"state":...,"commands":[...]} or {"error":{...}}. After an error nothing has changed.
  std::string Handle(const std::string& event_json);

 private:
  std::optional<Session> session_;
  std::string refusal_;
};

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_BORDER_H_

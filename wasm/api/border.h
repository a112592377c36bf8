// The whole border of the core: JSON text in, JSON text out, total on any bytes. What bindings/
// binds.
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

// Inspections behind JSON; bodies come beside it as raw bytes.
class BorderInspector {
 public:
  // Where `size` bytes may be written, as an address; 0: more than the border takes.
  std::uintptr_t Reserve(std::size_t size);

  // A report on the bytes reserved (where the request says `hasBody`), which are forgotten then.
  std::string Inspect(const std::string& request_json);

  // HashBytes of the bytes reserved, 16 hexadecimal digits. They are forgotten then.
  std::string Hash();

 private:
  BodyBuffer body_;
};

// An inspection in short, for a session: what tells sources apart on a device. docs/protocol.md,
// "look".
class BorderSourceFacts {
 public:
  std::uintptr_t Reserve(std::size_t size);

  // The request of an inspection; the bytes reserved are forgotten then.
  std::string Read(const std::string& request_json);

 private:
  BodyBuffer body_;
};

// docs/protocol.md, "compareContent": {"a": fingerprint, "b": fingerprint}.
std::string CompareContent(const std::string& fingerprints_json);

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

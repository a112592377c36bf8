// What the core asks a host to do: docs/protocol.md, "Commands". Tags are static text and outlive
// every session.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_COMMAND_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_COMMAND_H_

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/types.h"
#include "core/policy/error_class.h"
#include "core/policy/server_memory.h"
#include "core/policy/source.h"

namespace resilient_playback::command {

struct LoadUrl {
  std::string load_id;
  std::string source_id;
  std::string url;  // empty if the source has no canonical form: the host opens it by its id
  Engine engine = Engine::kNative;
  std::optional<Seconds> position;  // absent: live edge, or the start
  bool paused = false;
  bool lower = false;       // one quality below the last attempt
  std::string via;          // the proxy that fetches the manifests; empty: none
  bool via_pieces = false;  // the proxy also fetches what they name
  std::string_view cause;   // start | retry | switch | pick
  std::optional<Reason> reason;
  std::string_view message_key;  // of a switch: the sentence that says why; else empty
};

struct Fetch {
  std::string id;
  std::string_view purpose;  // manifest | probe | echo | reach
  std::string source_id;
  std::string url;
  Millis timeout_ms = 0;  // for the whole request
};

struct CancelFetch {
  std::string id;
};

// A seek of one or two tenths of a second over a hole in the buffer.
struct Nudge {
  std::string load_id;
  Seconds position = 0;
};

struct RenewLink {
  std::string source_id;
  Reason reason = Reason::kUnknown;
};

// Which sources to ask for a segment, manifest or key, in this order, and when to start the next
// attempt. At most two attempts run at a time.
struct Answer {
  std::string request_id;
  std::vector<std::string> attempts;  // ids of sources, at least one
  Millis silent_ms = 0;               // start the next attempt after this long without a new byte,
  Millis finish_rest_ms = 0;          // or if this one needs longer than the buffer less this
  Millis finish_floor_ms = 0;         // and longer than this; 0: slowness starts no attempt
};

// Compare in the background whether segments of this source may replace those of the current one.
struct Pair {
  std::string source_id;
};

struct Notify {
  std::string message_key;
  int number = 0;  // which source, from 1
  int total = 0;
  int quality = 0;               // of the source that was left; 0: unknown
  int lower_quality = 0;         // of the source that plays now, if it is lower; else 0
  std::optional<Millis> gap_ms;  // time without a picture
  std::string_view severity;     // quiet | info | important
  std::string source_id;
};

struct Tried {
  std::string source_id;
  Reason reason = Reason::kUnknown;
};

struct GiveUp {
  std::string message_key;  // the last sentence, also that of the notice
  Reason reason = Reason::kUnknown;
  std::vector<Tried> tried;
  std::string_view instead;  // what the host may offer: "trailer", or empty
  bool torrent = false;      // TorrServer answers, but the torrent gives no video
  // Why no proxy was asked although one might help: "secret", "engine"; empty: nothing to say.
  std::string_view unproxied;
};

// The host keeps the snapshot on the device and hands it to the next session.
struct SaveSnapshot {
  Snapshot snapshot;
};

// A source that was not taken.
struct Alternative {
  std::string source_id;
  std::string_view why_not;
};

struct Trace {
  Millis at = 0;
  std::string_view step;
  std::string_view state;
  std::string_view why;
  std::string source_id;
  std::optional<ErrorClass> error;
  // For a choice among sources: the position, how long there was no picture, the other sources.
  std::optional<Seconds> position;
  std::optional<Millis> dark_ms;
  std::vector<Alternative> alternatives;
};

using Command = std::variant<LoadUrl, Fetch, CancelFetch, Nudge, RenewLink, Answer, Pair, Notify,
                             SaveSnapshot, GiveUp, Trace>;

}  // namespace resilient_playback::command

namespace resilient_playback {
using command::Command;
}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_COMMAND_H_

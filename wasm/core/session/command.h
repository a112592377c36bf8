// What a host is asked to do. docs/protocol.md, "Commands". Tags are static text: they outlive
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
  std::string url;  // empty where the source has no canonical form: the host opens it by its id
  Engine engine = Engine::kNative;
  std::optional<Seconds> position;  // absent: live edge, or the start
  bool paused = false;
  bool lower = false;       // one quality below what was tried
  std::string via;          // its manifests are asked of this proxy; empty: of its own server
  bool via_pieces = false;  // what they name too
  std::string_view cause;   // start | retry | switch | pick
  std::optional<Reason> reason;
};

struct Fetch {
  std::string id;
  std::string_view purpose;  // manifest | probe | echo | reach
  std::string source_id;
  std::string url;
  Millis timeout_ms = 0;  // for the whole of it
};

struct CancelFetch {
  std::string id;
};

// A step of a tenth of a second over a hole in the buffer.
struct Nudge {
  std::string load_id;
  Seconds position = 0;
};

struct RenewLink {
  std::string source_id;
  Reason reason = Reason::kUnknown;
};

// Whom to ask for a piece, in this order, and when the next one too. At most two at a time.
struct Answer {
  std::string request_id;
  std::vector<std::string> attempts;  // ids of sources, at least one
  Millis silent_ms = 0;               // the next one too, after this long without a new byte
  Millis finish_rest_ms = 0;          // or where it will not be done within the buffer less this,
  Millis finish_floor_ms = 0;         // and not within this; 0: however long it takes
};

// To be seen, quietly: whether the pieces of this source may stand in for those of the current one.
struct Pair {
  std::string source_id;
};

struct Notify {
  std::string message_key;
  int number = 0;  // which source, from 1
  int total = 0;
  int quality = 0;               // of the source that was left; 0: unknown
  int lower_quality = 0;         // of the one that plays now, where it is less; 0: it is not
  std::optional<Millis> gap_ms;  // time without a picture
  std::string_view severity;     // quiet | info | important
  std::string source_id;
};

struct Tried {
  std::string source_id;
  Reason reason = Reason::kUnknown;
};

struct GiveUp {
  std::string message_key;  // the last sentence: of the note too
  Reason reason = Reason::kUnknown;
  std::vector<Tried> tried;
  std::string_view instead;  // what may be offered: "trailer", or empty
  bool torrent = false;      // TorrServer lives; the torrent itself gives no video
  // Why no proxy was asked where one might have helped: "secret", "engine"; empty: nothing to say.
  std::string_view unproxied;
};

// To be kept where the viewer's device keeps such things, and handed to the next session.
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
  // Of a choice among sources: where the picture was, how long there was none, who else there is.
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

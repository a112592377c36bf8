// What a host reports. docs/protocol.md, "Events"; the field comments there hold here.
#ifndef RESILIENT_PLAYBACK_CORE_EVENT_H_
#define RESILIENT_PLAYBACK_CORE_EVENT_H_

#include <optional>
#include <string>
#include <variant>

#include "core/evidence.h"
#include "core/finding.h"
#include "core/types.h"

namespace resilient_playback::event {

struct Load {
  Seconds position = 0;
  bool paused = false;
  bool adopted = false;
  std::string source_id;  // of an adopted playback; empty: the first
  std::optional<Millis> opened_at;
  bool playing = false;
};

struct PlaybackStarted {
  std::string load_id;
  Seconds position = 0;
  std::optional<Seconds> duration;
  std::optional<bool> live;
};

struct Progress {
  std::string load_id;
  Seconds position = 0;
  std::optional<Seconds> duration;
  std::optional<double> frames;  // presented so far
  std::optional<bool> live;
};

struct Stalled {
  std::string load_id;
  Seconds position = 0;
};

struct PlaybackFailed {
  std::string load_id;
  std::optional<Seconds> position;
  bool fatal = true;
  Evidence evidence;
};

struct Ended {
  std::string load_id;
  Seconds position = 0;
  std::optional<Seconds> duration;
};

struct TimerFired {
  std::string id;
};

struct Pause {};
struct Resume {};

struct Seek {
  Seconds position = 0;
};

struct Hidden {};
struct Visible {};

struct FetchDone {
  std::string id;
  bool ok = false;
};

// What is known of a source without playing it.
struct SourceFacts {
  std::string source_id;
  Finding finding = Finding::kUnknown;
};

struct UserPick {
  std::string source_id;
};

struct Stop {};

using Event =
    std::variant<Load, PlaybackStarted, Progress, Stalled, PlaybackFailed, Ended, TimerFired, Pause,
                 Resume, Seek, Hidden, Visible, FetchDone, SourceFacts, UserPick, Stop>;

}  // namespace resilient_playback::event

namespace resilient_playback {
using event::Event;
}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_EVENT_H_

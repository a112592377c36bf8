// What a host reports. docs/protocol.md, "Events"; the field comments there hold here.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_EVENT_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_EVENT_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/types.h"
#include "core/policy/evidence.h"
#include "core/policy/finding.h"

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
  std::optional<Seconds> buffered_end;     // of the range around the position
  std::optional<double> frames;            // presented so far
  std::optional<Seconds> target_duration;  // of a live playlist
  std::optional<bool> live;
};

// A sign of life before the first frame: metadata, a manifest, more bytes.
struct Loading {
  std::string load_id;
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

// The moment of `wakeAt` is there.
struct Wake {};

struct Pause {};
struct Resume {};

struct Seek {
  Seconds position = 0;
};

struct Hidden {};
struct Visible {};

// The device's own line.
struct Offline {};
struct Online {};

struct FetchDone {
  std::string id;
  bool ok = false;
  std::optional<Millis> first_byte_ms = std::nullopt;
  std::optional<Millis> elapsed_ms = std::nullopt;
  std::optional<double> bytes = std::nullopt;
};

// The answer to `renew_link`; an empty address: there is none.
struct LinkRenewed {
  std::string source_id;
  std::string url;  // as the platform canonicalizes it
};

// What is known of a source without playing it.
struct SourceFacts {
  std::string source_id;
  Finding finding = Finding::kUnknown;
  bool is_video = false;  // what came is a video, or a manifest of one
};

// A manifest of `of` names one more server that has the same.
struct SourceFound {
  std::string of;
  std::string id;
  std::string url;  // what is asked of that server first; canonical
};

// An engine asks for a piece of the current source, through a loader of ours.
struct Request {
  std::string id;
  std::string source_id;            // whose address it is
  bool alone = false;               // a manifest, a key: no other source can answer
  bool vital = false;               // without it there is no picture
  bool media = false;               // picture or sound, no manifest
  std::vector<std::string> others;  // sources that may have the same piece, as far as is known
};

// It has said nothing for `silent_ms`, or will not be done in time; it goes on.
struct RequestSlow {
  std::string id;
  std::string source_id;  // of the attempt
  bool silent = false;    // else slow
};

// One attempt is over.
struct RequestDone {
  std::string id;
  std::string source_id;
  bool ok = false;
  bool lost = false;  // given up because another was faster
  Evidence evidence;  // where it failed
  std::optional<Millis> first_byte_ms;
};

// The answer to `pair`.
struct Paired {
  std::string source_id;
  bool same = false;
};

// The viewer lets nothing of the film go through this proxy, or (`pieces`) no more than manifests.
// `inward`: the host refuses it, because its answer named an address of a home network.
struct ProxyRefused {
  std::string load_id;
  std::string proxy_id;
  bool pieces = false;
  bool inward = false;
};

struct UserPick {
  std::string source_id;
};

struct Stop {};

using Event = std::variant<Load, Loading, PlaybackStarted, Progress, Stalled, PlaybackFailed, Ended,
                           Wake, Pause, Resume, Seek, Hidden, Visible, Offline, Online, FetchDone,
                           SourceFacts, SourceFound, LinkRenewed, Request, RequestSlow, RequestDone,
                           Paired, ProxyRefused, UserPick, Stop>;

}  // namespace resilient_playback::event

namespace resilient_playback {
using event::Event;
}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_EVENT_H_

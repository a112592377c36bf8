// What a host reports: docs/protocol.md, "Events". The field comments there also apply here.
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
  std::optional<bool> fatal;  // as the engine says; absent: IsFatal decides
  Evidence evidence;
};

struct Ended {
  std::string load_id;
  Seconds position = 0;
  std::optional<Seconds> duration;
};

// The time of `wakeAt` has come.
struct Wake {};

struct Pause {};
struct Resume {};

struct Seek {
  Seconds position = 0;
};

struct Hidden {};
struct Visible {};

// The device's own network.
struct Offline {};
struct Online {};

struct FetchDone {
  std::string id;
  bool ok = false;
  std::optional<Millis> first_byte_ms = std::nullopt;
  std::optional<Millis> elapsed_ms = std::nullopt;
  std::optional<double> bytes = std::nullopt;
};

// The answer to `renew_link`. An empty `url`: there is no fresh link.
struct LinkRenewed {
  std::string source_id;
  std::string url;  // as the platform canonicalizes it
};

// What the host knows of a source without playing it.
struct SourceFacts {
  std::string source_id;
  Finding finding = Finding::kUnknown;
  bool is_video = false;  // the body is a video, or the manifest of one
};

// A manifest of `of` names one more server with the same content.
struct SourceFound {
  std::string of;
  std::string id;
  std::string url;  // the URL to ask that server first; canonical
};

// An engine requests something of the current source through our loader.
struct Request {
  std::string id;
  std::string source_id;            // the source that the URL belongs to
  bool alone = false;               // a manifest or a key: no other source can answer
  bool vital = false;               // without it there is no picture
  bool media = false;               // video or audio, not a manifest
  std::vector<std::string> others;  // sources that may have the same segment, as far as is known
};

// An attempt is silent for `silent_ms`, or will be late. It continues.
struct RequestSlow {
  std::string id;
  std::string source_id;  // of the attempt
  bool silent = false;    // else slow
};

// An attempt has ended.
struct RequestDone {
  std::string id;
  std::string source_id;
  bool ok = false;
  bool lost = false;  // cancelled because another was faster
  Evidence evidence;  // if it failed
  std::optional<Millis> first_byte_ms;
};

// The answer to `pair`.
struct Paired {
  std::string source_id;
  bool same = false;
};

// The viewer refuses this proxy, or (`pieces`) allows it manifests only. `inward`: the host refuses
// it, because its answer named an address of a home network.
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

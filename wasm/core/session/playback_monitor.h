// Owns what the session knows of playback: the position, whether the picture moves, how much is
// buffered.
//
// Invariants: Each load begins with a fresh state. Reports of other loads change nothing, with one
// exception: the load before may play until the new one is ready. The kept position is one where
// the picture moved, or one that somebody requested.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_PLAYBACK_MONITOR_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_PLAYBACK_MONITOR_H_

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/stopwatch.h"
#include "core/policy/policy.h"
#include "core/session/attention.h"
#include "core/session/buffer_monitor.h"
#include "core/session/clock.h"
#include "core/session/event.h"

namespace resilient_playback {

class PlaybackMonitor {
 public:
  enum class Moved {
    kNo,
    kYes,
    kFrozen,  // the position moves, but the frame counter does not
  };

  PlaybackMonitor(const Policy& policy, const Clock& clock, const Attention& attention)
      : policy_(policy), clock_(clock), attention_(attention) {}

  // Lifetimes.
  void BeginFilm(Seconds position, bool live);
  // Adopts a playback that the host has opened itself; its load is "l0".
  void AdoptLoad(Millis opened_at);
  // Returns the id of the new load.
  const std::string& BeginLoad();

  // Reports of the host about the current load.
  bool IsCurrent(const std::string& load_id) const;
  void NoteFacts(std::optional<Seconds> duration, std::optional<bool> live);
  void LifeSeen() { load_.last_life = clock_.now(); }
  Moved Sample(const event::Progress& e);
  // Time since the last sample.
  Millis SampleGap() const { return clock_.now() - film_.last_sample; }
  void SampleCame() { film_.last_sample = clock_.now(); }
  void SampleBuffer(const event::Progress& e);
  void Started(Seconds position);
  // The picture has moved.
  void Advanced();
  // Adds `since_last` ms of movement. True once in a load, when the total reaches `settle_ms`: the
  // source works.
  bool CountMoved(Millis since_last);
  // `Jumped`: the viewer seeks to `position`. `AwaitJump`: the first frame there is awaited.
  void Jumped(Seconds position);
  void AwaitJump() { load_.seeking = true; }
  // The host named the position of the failure, which is newer than the last sample.
  void FailedAt(Seconds position);
  // The load before plays on until the new one is ready.
  void LeftLoadMoves(const event::Progress& e);

  // The picture stands still, and has stood for `standing` ms.
  void Stalled(Millis standing);
  // How long the picture has stood still, in watched time. Valid during a stall.
  Millis Standing() const;
  bool AtTheEnd() const;
  // If playback ended long before the known duration: the position where it really ended.
  std::optional<Seconds> FalseEnd(Seconds position) const;
  // A live channel has delivered nothing new for too long.
  bool IsStale(const event::Progress& e) const;

  // `RunsDry`: less than `low` is buffered and too little arrives. `MayRunDry`: the buffer is so
  // low that another source should be prepared.
  bool RunsDry(Millis low) const;
  bool MayRunDry() const;

  // Where to seek over a hole in the buffer, if more is buffered behind it. At most two a load.
  std::optional<Seconds> NudgeOverHole();
  // The same if the position moves but the frame counter has stood still for too long.
  std::optional<Seconds> NudgeFrozen();

  // `Freeze`: nobody watches. `Thaw`: somebody watches again. `Suspended`: the device slept.
  void Freeze();
  void Thaw();
  void Suspended();

  // The picture.
  const std::string& load_id() const { return load_.id; }
  bool started() const { return load_.started; }
  bool seeking() const { return load_.seeking; }
  bool live() const { return film_.live; }
  bool picture_seen() const { return film_.picture_seen; }  // at any time in this film
  Seconds position() const { return film_.position; }
  void KeepPosition(Seconds position) { film_.position = position; }
  Millis moved_ms() const { return load_.moved_ms; }  // of this load
  Millis SinceAdvance() const { return clock_.now() - film_.last_advance; }
  Millis SinceOpened() const { return clock_.now() - load_.opened_at; }
  Millis SinceLife() const { return clock_.now() - load_.last_life; }
  // Where the next load starts; absent for a live channel.
  std::optional<Seconds> ResumePosition() const;

  // Since when no picture moves; absent while one does.
  std::optional<Millis> dark_since() const { return film_.dark_since; }
  Millis DarkFor() const { return clock_.now() - film_.dark_since.value_or(clock_.now()); }
  void Darken(Millis since) { film_.dark_since = since; }
  // Sets `dark_since` if the picture stands still and `dark_since` is not set yet.
  void DarkenIfStanding();
  void Brighten() { film_.dark_since.reset(); }
  void PictureSeen() { film_.picture_seen = true; }

  const BufferMonitor& buffer() const { return buffer_; }

 private:
  struct PerFilm {
    Seconds position = 0;
    std::optional<Seconds> duration;
    bool live = false;
    bool picture_seen = false;
    Millis last_advance = 0;
    Millis last_sample = 0;
    Stopwatch stood;  // watched time since a stall was noticed
    std::optional<Millis> dark_since;
    std::string left_load_id;  // the load before, which may play until the new one is ready
  };
  struct PerLoad {
    std::string id;
    Seconds sample = 0;  // position of the newest sample
    double frames = 0;   // presented so far
    Millis frames_moved = 0;
    Millis opened_at = 0;
    Millis last_life = 0;  // sign of life before the first frame, else when it was opened
    Millis moved_ms = 0;   // how long the picture has moved
    int nudges = 0;
    bool sampled = false;
    bool frames_counted = false;  // this device counts frames
    bool stalled = false;         // until the picture moves again
    bool started = false;         // first frame seen
    bool seeking = false;
  };

  std::optional<Seconds> Nudge();

  const Policy& policy_;
  const Clock& clock_;
  const Attention& attention_;
  PerFilm film_;
  PerLoad load_;
  BufferMonitor buffer_;
  std::uint64_t loads_ = 0;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_PLAYBACK_MONITOR_H_

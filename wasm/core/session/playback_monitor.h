// What is known of the picture: where it is, whether it moves, how much of it is buffered.
//
// Invariants: what a load has shown is forgotten, all at once, when the next one begins; reports of
// other loads change nothing, except that the one before may play on until the new one is ready;
// the position that is kept is one where a picture moved, or one that was asked for.
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
    kFrozen,  // the position moves, and the counter of frames stands
  };

  PlaybackMonitor(const Policy& policy, const Clock& clock, const Attention& attention)
      : policy_(policy), clock_(clock), attention_(attention) {}

  // Lifetimes.
  void BeginFilm(Seconds position, bool live);
  // A playback that the host has opened itself: load "l0".
  void AdoptLoad(Millis opened_at);
  // The id of the new load.
  const std::string& BeginLoad();

  // What the host reports of the current load.
  bool IsCurrent(const std::string& load_id) const;
  void NoteFacts(std::optional<Seconds> duration, std::optional<bool> live);
  void LifeSeen() { load_.last_life = clock_.now(); }
  Moved Sample(const event::Progress& e);
  // Time between the last two samples.
  Millis SampleGap() const { return clock_.now() - film_.last_sample; }
  void SampleCame() { film_.last_sample = clock_.now(); }
  void SampleBuffer(const event::Progress& e);
  void Started(Seconds position);
  // The picture has moved.
  void Advanced();
  // It has moved for `since_last` more: true where that has just become long enough to say that the
  // source works.
  bool CountMoved(Millis since_last);
  // The viewer jumped; the picture of the jump is awaited.
  void Jumped(Seconds position);
  void AwaitJump() { load_.seeking = true; }
  // The host said where playback failed: newer than the last sample.
  void FailedAt(Seconds position);
  // The load before plays on until the new one is ready.
  void LeftLoadMoves(const event::Progress& e);

  // The picture stands from now on, and has stood for `standing` ms.
  void Stalled(Millis standing);
  // Since the picture moved last, while a stall is watched.
  Millis Standing() const;
  bool AtTheEnd() const;
  // Where it really was, where the end comes long before the known duration.
  std::optional<Seconds> FalseEnd(Seconds position) const;
  // A live channel has brought nothing new for too long.
  bool IsStale(const event::Progress& e) const;

  // Less than `low` is left, and nothing comes; or so little that another source is made ready.
  bool RunsDry(Millis low) const;
  bool MayRunDry() const;

  // A step over a hole in the buffer, where there is more to play behind it; at most two a load.
  std::optional<Seconds> NudgeOverHole();
  // The same where the position moves and the counter of frames has stood for too long.
  std::optional<Seconds> NudgeFrozen();

  // Nobody watches; somebody watches again; the device slept.
  void Freeze();
  void Thaw();
  void Suspended();

  // The picture.
  const std::string& load_id() const { return load_.id; }
  bool started() const { return load_.started; }
  bool seeking() const { return load_.seeking; }
  bool live() const { return film_.live; }
  bool picture_seen() const { return film_.picture_seen; }  // in this film at all
  Seconds position() const { return film_.position; }
  void KeepPosition(Seconds position) { film_.position = position; }
  Millis moved_ms() const { return load_.moved_ms; }  // of this load
  Millis SinceAdvance() const { return clock_.now() - film_.last_advance; }
  Millis SinceOpened() const { return clock_.now() - load_.opened_at; }
  Millis SinceLife() const { return clock_.now() - load_.last_life; }
  // Where to open the next load; nothing for a live channel.
  std::optional<Seconds> ResumePosition() const;

  // Since when there is no moving picture.
  std::optional<Millis> dark_since() const { return film_.dark_since; }
  Millis DarkFor() const { return clock_.now() - film_.dark_since.value_or(clock_.now()); }
  void Darken(Millis since) { film_.dark_since = since; }
  // Unless it is dark already.
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
    Stopwatch stood;  // since a stall was noticed
    std::optional<Millis> dark_since;
    std::string left_load_id;  // the one before, which may play on until the new one is ready
  };
  struct PerLoad {
    std::string id;
    Seconds sample = 0;  // the newest one
    double frames = 0;   // presented so far
    Millis frames_moved = 0;
    Millis opened_at = 0;
    Millis last_life = 0;  // sign of life before the first frame, else when it was opened
    Millis moved_ms = 0;   // picture so far
    int nudges = 0;
    bool sampled = false;
    bool frames_counted = false;  // this device does count them
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

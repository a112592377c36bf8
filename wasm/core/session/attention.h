// Whether somebody watches. While nobody does, deadlines stand still and nobody is blamed.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_ATTENTION_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_ATTENTION_H_

#include "core/session/state.h"

namespace resilient_playback {

class Attention {
 public:
  explicit Attention(const StateMachine& state) : state_(state) {}

  void SetPaused(bool paused) { paused_ = paused; }
  void SetHidden(bool hidden) { hidden_ = hidden; }

  bool paused() const { return paused_; }

  // False while the viewer has paused or looks elsewhere, and while the device has no network.
  bool Watched() const { return !paused_ && !hidden_ && state_.is() != State::kWaitingNetwork; }

 private:
  const StateMachine& state_;
  bool paused_ = false;
  bool hidden_ = false;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_ATTENTION_H_

// Owns whether somebody watches: the video is not paused, the page is visible, the device has a
// network. While nobody watches, deadlines stop and the session blames no server.
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

  // False while the video is paused or the page hidden, and while the session waits for the
  // network.
  bool Watched() const { return !paused_ && !hidden_ && state_.is() != State::kWaitingNetwork; }

 private:
  const StateMachine& state_;
  bool paused_ = false;
  bool hidden_ = false;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_ATTENTION_H_

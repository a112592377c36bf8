// The states of a session and the transitions between them. The table with the reasons is
// state_transitions.def; `node scripts/states.mjs` writes it here and into ARCHITECTURE.md.
//
// {states
//   idle -> starting
//   starting -> playing, switching, waiting_network, exhausted, ended
//   playing -> rebuffering, recovering, switching, waiting_network, exhausted, ended, starting
//   rebuffering -> playing, recovering, switching, waiting_network, exhausted, ended, starting
//   recovering -> playing, starting, switching, waiting_network, exhausted, ended
//   switching -> playing, starting, recovering, waiting_network, exhausted, ended
//   waiting_network -> playing, rebuffering, recovering, switching, ended, starting
//   ended -> starting, playing, switching
//   exhausted -> starting, switching
// From every state: stopped.
// states}
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_STATE_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_STATE_H_

#include <cstddef>
#include <string_view>

namespace resilient_playback {

enum class State {
  kIdle,
  kStarting,        // no frame yet
  kPlaying,         // the picture moves, or plays on from the buffer
  kRebuffering,     // the picture stands still and may continue by itself
  kRecovering,      // the same source opens again, or a retry, link or answer is awaited
  kSwitching,       // another source was opened
  kWaitingNetwork,  // the device has no network
  kExhausted,       // no source is left to try: the viewer was told
  kEnded,
  kStopped
};

inline constexpr std::size_t kStates = 10;

// The name on the wire.
std::string_view ToString(State state);

struct StateTransition {
  State from;
  State to;
};

// All transitions, in the order of the table. `count` receives their number.
const StateTransition* StateTransitions(std::size_t* count);

// Owns the session's state. Invariant: it changes only along a row of the table.
class StateMachine {
 public:
  State is() const { return state_; }

  // Takes the transition if the table has it. Returns true if so, and if `to` is the current state.
  // Returns false for any other transition and keeps the state.
  bool Go(State to);

  // The session is inactive: before the first load, after giving up, after the stop.
  bool Over() const {
    return state_ == State::kIdle || state_ == State::kExhausted || state_ == State::kStopped;
  }

  // A source was opened and has shown no frame yet.
  bool Opening() const { return state_ == State::kStarting || state_ == State::kSwitching; }

 private:
  State state_ = State::kIdle;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_STATE_H_

// The states of a session and the steps between them. The table with the reasons is
// state_transitions.def; `node scripts/states.mjs` draws it here and into ARCHITECTURE.md.
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
  kStarting,        // no picture yet
  kPlaying,         // the picture moves, or plays out what is buffered
  kRebuffering,     // the picture stands, and may go on by itself
  kRecovering,      // the same source again, or a wait for a retry, a link or an answer
  kSwitching,       // another source was opened
  kWaitingNetwork,  // the device has no network
  kExhausted,       // nothing is left to try: the viewer was told
  kEnded,
  kStopped
};

inline constexpr std::size_t kStates = 10;

// The name on the wire.
std::string_view ToString(State state);

struct StateTransition {
  State from;
  State to;
  std::string_view why;
};

// Every step that a session may take, in the order of the table; `count` receives how many.
const StateTransition* StateTransitions(std::size_t* count);

// Owns the one state. Invariant: it changes only along a row of the table.
class StateMachine {
 public:
  State is() const { return state_; }

  // True where the step stands in the table, or changes nothing. A step that does not stand there
  // is not taken.
  bool Go(State to);

  // Nothing of the session runs: before the first load, after the last sentence, after the stop.
  bool Over() const {
    return state_ == State::kIdle || state_ == State::kExhausted || state_ == State::kStopped;
  }

  // A source was opened and has shown no picture yet.
  bool Opening() const { return state_ == State::kStarting || state_ == State::kSwitching; }

 private:
  State state_ = State::kIdle;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_STATE_H_

#include "core/session/state.h"

#include <iterator>

namespace resilient_playback {
namespace {

constexpr StateTransition kTransitions[] = {
#define RP_TRANSITION(from, to, why) {State::k##from, State::k##to},
#include "core/session/state_transitions.def"
#undef RP_TRANSITION
};

}  // namespace

std::string_view ToString(State state) {
  switch (state) {
    case State::kIdle:
      return "idle";
    case State::kStarting:
      return "starting";
    case State::kPlaying:
      return "playing";
    case State::kRebuffering:
      return "rebuffering";
    case State::kRecovering:
      return "recovering";
    case State::kSwitching:
      return "switching";
    case State::kWaitingNetwork:
      return "waiting_network";
    case State::kExhausted:
      return "exhausted";
    case State::kEnded:
      return "ended";
    case State::kStopped:
      break;
  }
  return "stopped";
}

const StateTransition* StateTransitions(std::size_t* count) {
  *count = std::size(kTransitions);
  return kTransitions;
}

bool StateMachine::Go(State to) {
  bool known = state_ == to;
  for (const StateTransition& transition : kTransitions)
    known = known || (transition.from == state_ && transition.to == to);
  if (known) state_ = to;
  return known;
}

}  // namespace resilient_playback

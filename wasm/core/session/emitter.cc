#include "core/session/emitter.h"

#include <utility>

namespace resilient_playback {

void Emitter::Emit(Command command, std::string_view step, std::string_view why) {
  Note(step, why);
  commands_.push_back(std::move(command));
}

void Emitter::Note(std::string_view step, std::string_view why, std::optional<ErrorClass> error) {
  command::Trace trace;
  trace.error = error;
  Note(std::move(trace), step, why);
}

void Emitter::Note(command::Trace trace, std::string_view step, std::string_view why) {
  trace.at = clock_.now();
  trace.step = step;
  trace.state = ToString(state_.is());
  trace.why = why;
  if (state_.is() != State::kIdle) trace.source_id = sources_.current().source.id;
  commands_.emplace_back(std::move(trace));
}

std::vector<Command> Emitter::Take() { return std::exchange(commands_, {}); }

}  // namespace resilient_playback

// Owns the commands of one call of `Handle`. Invariant: a trace entry with a reason precedes every
// command.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_EMITTER_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_EMITTER_H_

#include <optional>
#include <string_view>
#include <vector>

#include "core/policy/error_class.h"
#include "core/session/clock.h"
#include "core/session/command.h"
#include "core/session/source_list.h"
#include "core/session/state.h"

namespace resilient_playback {

class Emitter {
 public:
  Emitter(const Clock& clock, const StateMachine& state, const SourceList& sources)
      : clock_(clock), state_(state), sources_(sources) {}

  void Emit(Command command, std::string_view step, std::string_view why);

  // Adds a trace entry alone.
  void Note(std::string_view step, std::string_view why,
            std::optional<ErrorClass> error = std::nullopt);

  // Adds a trace entry in which the caller has filled in further fields.
  void Note(command::Trace trace, std::string_view step, std::string_view why);

  // Adds a command whose trace entry the caller has just made.
  void Push(Command command) { commands_.push_back(std::move(command)); }

  // Returns all commands since the last call.
  std::vector<Command> Take();

 private:
  const Clock& clock_;
  const StateMachine& state_;
  const SourceList& sources_;
  std::vector<Command> commands_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_EMITTER_H_

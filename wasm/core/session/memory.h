// What is remembered of servers from one evening to the next, and handed to the host to keep.
//
// Invariant: nothing is learnt without the wall clock, and nothing leaves but by `SaveSnapshot`.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_MEMORY_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_MEMORY_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/policy/origin_health.h"
#include "core/policy/server_memory.h"
#include "core/session/clock.h"
#include "core/session/emitter.h"
#include "core/session/source_list.h"

namespace resilient_playback {

struct MemoryConfig {
  Millis epoch_ms = 0;  // the wall clock at the session's start; 0: unknown
  bool remember = false;
  std::optional<Snapshot> snapshot;
  bool snapshot_refused = false;
  std::uint64_t salt = 0;  // of a fresh snapshot
};

class Memory {
 public:
  Memory(const MemoryConfig& config, const Clock& clock, Emitter* out);

  // The wall clock; nothing where it is unknown.
  std::optional<Millis> Epoch() const;

  // Puts what is remembered into the list and into the health of the origins.
  void Recall(SourceList* sources, OriginHealth* health) const;
  void NoteRecall();

  void Failure(std::string_view origin, Millis rest);
  void Answered(std::string_view origin, Millis first_byte_ms);
  // How it stands with the server from now on, in doublings.
  int Success(std::string_view origin);

  void Save(std::string_view why);

 private:
  Millis EpochOrZero() const { return Epoch().value_or(0); }

  const Clock& clock_;
  Emitter& out_;
  const bool remembers_;
  const bool snapshot_refused_;
  const std::optional<Millis> epoch_offset_;  // wall clock minus the session's
  ServerMemory servers_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_MEMORY_H_

// Owns what is remembered of servers from one session to the next. The host keeps it as a snapshot.
//
// Invariants: Nothing is learned without the wall clock. Nothing leaves except by `SaveSnapshot`.
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
  std::uint64_t salt = 0;  // for a fresh snapshot
};

class Memory {
 public:
  Memory(const MemoryConfig& config, const Clock& clock, Emitter* out);

  // The wall clock; absent if unknown.
  std::optional<Millis> Epoch() const;

  // Applies what is remembered to the sources and to the health of their origins.
  void Recall(SourceList* sources, OriginHealth* health) const;
  void NoteRecall();

  void Failure(std::string_view origin, Millis rest);
  void Answered(std::string_view origin, Millis first_byte_ms);
  // Returns the server's new health penalty, in doublings.
  int Success(std::string_view origin);

  void Save(std::string_view why);

 private:
  Millis EpochOrZero() const { return Epoch().value_or(0); }

  const Clock& clock_;
  Emitter& out_;
  const bool remembers_;
  const bool snapshot_refused_;
  const std::optional<Millis> epoch_offset_;  // wall clock minus session clock
  ServerMemory servers_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_MEMORY_H_

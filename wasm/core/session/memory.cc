#include "core/session/memory.h"

#include <utility>

namespace resilient_playback {

Memory::Memory(const MemoryConfig& config, const Clock& clock, Emitter* out)
    : clock_(clock),
      out_(*out),
      remembers_(config.remember),
      snapshot_refused_(config.snapshot_refused),
      epoch_offset_(config.epoch_ms > 0 ? std::optional<Millis>(config.epoch_ms - clock.now())
                                        : std::nullopt),
      servers_(config.snapshot, config.salt, config.epoch_ms) {}

std::optional<Millis> Memory::Epoch() const {
  if (!epoch_offset_) return std::nullopt;
  return clock_.now() + *epoch_offset_;
}

void Memory::Recall(SourceList* sources, OriginHealth* health) const {
  for (std::size_t i = 0; i < sources->size(); ++i) {
    const std::string& origin = (*sources)[i].origin;
    sources->SetHealthPenalty(i, servers_.HealthPenalty(origin));
    const Millis rest = servers_.RemainingExclusion(origin, EpochOrZero());
    if (rest > 0) health->Exclude(origin, clock_.now() + rest);
  }
}

void Memory::NoteRecall() {
  if (snapshot_refused_)
    out_.Note("memory", "what was kept could not be read: nothing is remembered");
  if (servers_.recall() == Recall::kTaken) out_.Note("memory", "servers are remembered");
  if (servers_.recall() == Recall::kClockIsWrong)
    out_.Note("memory", "this device does not know the date: nothing is remembered");
  if (servers_.recall() == Recall::kFromTheFuture)
    out_.Note("memory", "what was kept is from the future: nothing is remembered");
}

void Memory::Failure(std::string_view origin, Millis rest) {
  servers_.Failure(origin, EpochOrZero(), EpochOrZero() + rest);
}

void Memory::Answered(std::string_view origin, Millis first_byte_ms) {
  servers_.Answered(origin, EpochOrZero(), first_byte_ms);
}

int Memory::Success(std::string_view origin) {
  servers_.Success(origin, EpochOrZero());
  return servers_.HealthPenalty(origin);
}

void Memory::Save(std::string_view why) {
  if (!remembers_) return;
  if (std::optional<Snapshot> snapshot = servers_.Save())
    out_.Emit(command::SaveSnapshot{*std::move(snapshot)}, "remember", why);
}

}  // namespace resilient_playback

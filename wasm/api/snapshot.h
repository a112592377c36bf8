// Snapshots of what is remembered, in and out (docs/protocol.md, "Memory").
#ifndef RESILIENT_PLAYBACK_API_SNAPSHOT_H_
#define RESILIENT_PLAYBACK_API_SNAPSHOT_H_

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "core/policy/server_memory.h"

namespace resilient_playback::api {

// Nothing where it is not one of ours: another version, foreign or damaged. It came from a storage
// that every other script may write to: whatever it holds is no error of the caller's.
std::optional<Snapshot> DecodeSnapshot(const nlohmann::json& value);

nlohmann::json EncodeSnapshot(const Snapshot& snapshot);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_SNAPSHOT_H_

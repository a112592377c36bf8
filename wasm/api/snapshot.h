// Decodes and encodes snapshots of the server memory (docs/protocol.md, "Memory").
#ifndef RESILIENT_PLAYBACK_API_SNAPSHOT_H_
#define RESILIENT_PLAYBACK_API_SNAPSHOT_H_

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "core/policy/server_memory.h"

namespace resilient_playback::api {

// Absent if the value is no snapshot of this version: older, foreign or damaged. This is no error
// of the caller, because every script of the page may write to the storage.
std::optional<Snapshot> DecodeSnapshot(const nlohmann::json& value);

nlohmann::json EncodeSnapshot(const Snapshot& snapshot);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_SNAPSHOT_H_

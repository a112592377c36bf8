// What a device can do, as its host found out: engines, codecs, DRM systems. What the host did not
// check is unknown, and unknown may work.
#ifndef RESILIENT_PLAYBACK_API_DEVICE_H_
#define RESILIENT_PLAYBACK_API_DEVICE_H_

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/problem.h"
#include "core/policy/source.h"
#include "manifest/drm.h"

namespace resilient_playback::api {

struct CodecAnswer {
  std::string codec;  // "avc1.64001f", or a family: "avc", "ac3"
  bool supported = false;
};

struct Device {
  Capabilities engines;
  std::vector<CodecAnswer> codecs;
  std::optional<std::vector<DrmSystem>> drm_systems;

  // For one element of a codec string. If the host did not check the element, its family counts.
  std::optional<bool> CanDecode(std::string_view codec, std::string_view family) const;
  // nullopt: the host did not check.
  std::optional<bool> HasDrm(DrmSystem system) const;
};

// `capabilities` of docs/protocol.md: engines as in createSession, `codecs` {name: boolean},
// `drmSystems` [name]. nullptr: everything is unknown.
Device DecodeDevice(const nlohmann::json* object, std::optional<Problem>* problem);

// Only the engines, for a session.
Capabilities DecodeCapabilities(const nlohmann::json* object, std::optional<Problem>* problem);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_DEVICE_H_

// What a device can do, as its host found out: engines, codecs, DRM systems. What nobody asked is
// unknown, and unknown means that it may work.
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

  // Of one element of a codec string; its family counts where the element itself was not asked.
  std::optional<bool> CanDecode(std::string_view codec, std::string_view family) const;
  // nullopt: nobody asked.
  std::optional<bool> HasDrm(DrmSystem system) const;
};

// `capabilities` of docs/protocol.md: engines as in createSession, `codecs` {name: boolean},
// `drmSystems` [name]. nullptr: nothing is known.
Device DecodeDevice(const nlohmann::json* object, std::optional<Problem>* problem);

// The engines alone, for a session.
Capabilities DecodeCapabilities(const nlohmann::json* object, std::optional<Problem>* problem);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_DEVICE_H_

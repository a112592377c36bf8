#include "api/device.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/json_reader.h"
#include "core/base/ascii.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

constexpr std::size_t kMostAnswers = 500;

std::optional<bool> AnswerFor(const std::vector<CodecAnswer>& answers, std::string_view codec) {
  const auto found = std::find_if(answers.begin(), answers.end(), [&](const CodecAnswer& one) {
    return EqualsIgnoringCase(codec, Lowercase(one.codec));
  });
  if (found == answers.end()) return std::nullopt;
  return found->supported;
}

void DecodeCodecs(const json* object, Reader* reader, std::vector<CodecAnswer>* out) {
  if (object == nullptr) return;
  if (!object->is_object() || object->size() > kMostAnswers)
    return reader->Wrong("codecs", "must be an object of at most 500 names");
  for (const auto& [name, value] : object->items()) {
    if (!value.is_boolean()) return reader->Wrong("codecs", "holds what is neither true nor false");
    out->push_back({name, value.get<bool>()});
  }
}

void DecodeSystems(const json* list, Reader* reader, Device* device) {
  if (list == nullptr) return;
  if (!list->is_array() || list->size() > kMostAnswers)
    return reader->Wrong("drmSystems", "must be a list of names");
  device->drm_systems.emplace();
  for (const json& entry : *list) {
    if (!entry.is_string()) return reader->Wrong("drmSystems", "must be a list of names");
    for (const DrmSystem system :
         {DrmSystem::kWidevine, DrmSystem::kPlayReady, DrmSystem::kFairPlay, DrmSystem::kClearKey,
          DrmSystem::kWisePlay}) {
      if (ToString(system) == entry.get_ref<const std::string&>())
        device->drm_systems->push_back(system);
    }
  }
}

void ReadEngines(Reader* fields, Capabilities* out) {
  fields->Bool("host", &out->host);
  fields->Bool("mse", &out->mse);
  fields->Bool("hlsjs", &out->hlsjs);
  fields->Bool("dashjs", &out->dashjs);
  fields->Bool("nativeHls", &out->native_hls);
  fields->Bool("nativeDash", &out->native_dash);
  fields->Bool("look", &out->look);
  fields->Bool("life", &out->life);
  fields->Bool("requests", &out->requests);
  fields->Bool("proxies", &out->proxies);
  std::string other;
  fields->Text("otherHls", &other);
  for (const Engine engine : {Engine::kHlsJs, Engine::kNative})
    if (ToString(engine) == other) out->other_hls = engine;
  for (const char* engine : {"host", "mse", "hlsjs", "dashjs", "nativeHls", "nativeDash"})
    out->known = out->known || fields->Find(engine) != nullptr;
}

bool IsObject(const json* object, std::optional<Problem>* problem) {
  if (object == nullptr) return false;
  if (!object->is_object() && !*problem)
    *problem = Problem{"bad_field", "must be an object", "capabilities"};
  return object->is_object();
}

}  // namespace

std::optional<bool> Device::CanDecode(std::string_view codec, std::string_view family) const {
  const std::optional<bool> exact = AnswerFor(codecs, codec);
  return exact || family.empty() ? exact : AnswerFor(codecs, family);
}

std::optional<bool> Device::HasDrm(DrmSystem system) const {
  if (!drm_systems) return std::nullopt;
  return std::find(drm_systems->begin(), drm_systems->end(), system) != drm_systems->end();
}

Capabilities DecodeCapabilities(const json* object, std::optional<Problem>* problem) {
  Capabilities engines;
  if (!IsObject(object, problem)) return engines;
  Reader fields(*object, "capabilities", problem);
  ReadEngines(&fields, &engines);
  return engines;
}

Device DecodeDevice(const json* object, std::optional<Problem>* problem) {
  Device device;
  if (!IsObject(object, problem)) return device;
  Reader fields(*object, "capabilities", problem);
  ReadEngines(&fields, &device.engines);
  DecodeCodecs(fields.Find("codecs"), &fields, &device.codecs);
  DecodeSystems(fields.Find("drmSystems"), &fields, &device);
  return device;
}

}  // namespace resilient_playback::api

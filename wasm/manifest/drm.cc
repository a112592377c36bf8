#include "manifest/drm.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kMostSchemeBytes = 64;
constexpr std::size_t kMostSignals = 16;

struct KnownSystem {
  std::string_view name;  // UUIDs without hyphens
  DrmSystem system;
};

constexpr std::array kUuids = {
    KnownSystem{"edef8ba979d64acea3c827dcd51d21ed", DrmSystem::kWidevine},
    KnownSystem{"9a04f07998404286ab92e65be0885f95", DrmSystem::kPlayReady},
    KnownSystem{"94ce86fb07ff4f43adb893d2fa968ca2", DrmSystem::kFairPlay},
    KnownSystem{"e2719d58a985b3c9781ab030af78d30e", DrmSystem::kClearKey},  // DASH-IF
    KnownSystem{"1077efecc0b24d02ace33c1e52e2fb4b", DrmSystem::kClearKey},  // W3C, the common pssh
    KnownSystem{"3d5e6d359b9a41e8b843dd3c6e72c42c", DrmSystem::kWisePlay},
};

constexpr std::array kKeyFormats = {
    KnownSystem{"com.apple.streamingkeydelivery", DrmSystem::kFairPlay},
    KnownSystem{"com.microsoft.playready", DrmSystem::kPlayReady},
    KnownSystem{"com.widevine", DrmSystem::kWidevine},
    KnownSystem{"com.huawei.wiseplay", DrmSystem::kWisePlay},
    KnownSystem{"org.w3.clearkey", DrmSystem::kClearKey},
};

}  // namespace

std::string_view ToString(DrmSystem system) {
  switch (system) {
    case DrmSystem::kWidevine:
      return "widevine";
    case DrmSystem::kPlayReady:
      return "playready";
    case DrmSystem::kFairPlay:
      return "fairplay";
    case DrmSystem::kClearKey:
      return "clearkey";
    case DrmSystem::kWisePlay:
      return "wiseplay";
    case DrmSystem::kUnknown:
      break;
  }
  return "unknown";
}

DrmSystem DrmSystemOfUuid(std::string_view uuid) {
  constexpr std::string_view kUrn = "urn:uuid:";
  if (EqualsIgnoringCase(uuid.substr(0, kUrn.size()), kUrn)) uuid.remove_prefix(kUrn.size());
  std::string plain = Lowercase(uuid.substr(0, kMostSchemeBytes));
  plain.erase(std::remove(plain.begin(), plain.end(), '-'), plain.end());
  const auto* known = std::find_if(kUuids.begin(), kUuids.end(),
                                   [&](const KnownSystem& one) { return one.name == plain; });
  return known == kUuids.end() ? DrmSystem::kUnknown : known->system;
}

DrmSystem DrmSystemOfKeyFormat(std::string_view key_format) {
  const std::string lower = Lowercase(key_format.substr(0, kMostSchemeBytes));
  const auto* known = std::find_if(kKeyFormats.begin(), kKeyFormats.end(),
                                   [&](const KnownSystem& one) { return one.name == lower; });
  return known == kKeyFormats.end() ? DrmSystemOfUuid(key_format) : known->system;
}

void AddDrm(DrmSignal signal, std::vector<DrmSignal>* all) {
  if (signal.scheme.size() > kMostSchemeBytes) signal.scheme.resize(kMostSchemeBytes);
  const bool known = std::any_of(all->begin(), all->end(), [&](const DrmSignal& one) {
    return one.system == signal.system && one.scheme == signal.scheme;
  });
  if (!known && all->size() < kMostSignals) all->push_back(std::move(signal));
}

}  // namespace resilient_playback

// What protects a picture, by the names that manifests and boxes give it. An AES-128 key of the
// playlist's own is encryption, not DRM: every player can take it.
#ifndef RESILIENT_PLAYBACK_MANIFEST_DRM_H_
#define RESILIENT_PLAYBACK_MANIFEST_DRM_H_

#include <string>
#include <string_view>
#include <vector>

namespace resilient_playback {

enum class DrmSystem { kWidevine, kPlayReady, kFairPlay, kClearKey, kWisePlay, kUnknown };

struct DrmSignal {
  DrmSystem system = DrmSystem::kUnknown;
  std::string scheme;      // the system's UUID in lower case, or the KEYFORMAT; bounded
  std::string_view where;  // a literal: the tag, element or box that said so
};

// Wire tags: snake_case, stable.
std::string_view ToString(DrmSystem system);

// Of "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed" with or without hyphens, "urn:uuid:" before it or not,
// in any case. The registry: https://dashif.org/identifiers/content_protection/
DrmSystem DrmSystemOfUuid(std::string_view uuid);

// Of an EXT-X-KEY's KEYFORMAT (RFC 8216 section 4.3.2.4): a UUID, or a name such as
// "com.apple.streamingkeydelivery".
DrmSystem DrmSystemOfKeyFormat(std::string_view key_format);

// One entry for each system and scheme: where it was seen first.
void AddDrm(DrmSignal signal, std::vector<DrmSignal>* all);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DRM_H_

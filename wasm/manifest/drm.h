// Names the DRM system that protects a source, from manifests and boxes. A playlist's own AES-128
// key is encryption, not DRM: every player can fetch it.
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
  std::string_view where;  // static text: the tag, element or box that named it
};

// Wire tags: snake_case, stable.
std::string_view ToString(DrmSystem system);

// Parses "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed" in any case, with or without hyphens and
// "urn:uuid:". The registry: https://dashif.org/identifiers/content_protection/
DrmSystem DrmSystemOfUuid(std::string_view uuid);

// Parses the KEYFORMAT of an EXT-X-KEY (RFC 8216 section 4.3.2.4): a UUID, or a name such as
// "com.apple.streamingkeydelivery".
DrmSystem DrmSystemOfKeyFormat(std::string_view key_format);

// Adds the signal unless the list has this system and scheme already.
void AddDrm(DrmSignal signal, std::vector<DrmSignal>* all);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DRM_H_

// Whom a playlist would make a player ask.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_NAMED_ADDRESSES_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_NAMED_ADDRESSES_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/url/url.h"

namespace resilient_playback {

// The first address in a playlist of `base` that leads inward (LeadsInward), or may: in any line or
// any attribute of any tag, known or not. A host that is not known here may lead anywhere: letters
// and digits beyond ASCII, a variable (EXT-X-DEFINE) that decides the server.
std::optional<std::string> InwardAddressOf(std::string_view playlist, const Url& base);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_NAMED_ADDRESSES_H_

// Finds the servers that a playlist makes a player ask.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_NAMED_ADDRESSES_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_NAMED_ADDRESSES_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/url/url.h"

namespace resilient_playback {

// The first URL in a playlist of `base` that leads inward (LeadsInward), or may. Checks every line
// and every attribute of every tag, known or not. A host that cannot be known here counts as
// inward: letters and digits beyond ASCII, or a variable (EXT-X-DEFINE) that decides the server.
std::optional<std::string> InwardAddressOf(std::string_view playlist, const Url& base);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_NAMED_ADDRESSES_H_

// How an address is written, before anything parses it: what people and programs do to addresses on
// their way here, which browsers silently repair and other players do not.
#ifndef RESILIENT_PLAYBACK_CORE_URL_ADDRESS_TEXT_H_
#define RESILIENT_PLAYBACK_CORE_URL_ADDRESS_TEXT_H_

#include <string>
#include <string_view>

#include "core/diagnostics/diagnostic.h"

namespace resilient_playback {

// `raw` as a player would open it; each fault once, with the place of its first occurrence.
// Columns count characters.
void InspectAddressText(std::string_view raw, Diagnostics* diagnostics);

// The scheme of an address in lower case, spaces before it aside; empty where there is none.
// "localhost:8090/x" has none: digits up to the path are a port.
std::string SchemeOf(std::string_view address);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_ADDRESS_TEXT_H_

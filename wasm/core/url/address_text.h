// Checks how an address is written before it is parsed. It reports faults from copying and
// programs, which browsers repair silently and other players do not.
#ifndef RESILIENT_PLAYBACK_CORE_URL_ADDRESS_TEXT_H_
#define RESILIENT_PLAYBACK_CORE_URL_ADDRESS_TEXT_H_

#include <string>
#include <string_view>

#include "core/diagnostics/diagnostic.h"

namespace resilient_playback {

// `raw` is what a player would open. Reports each fault once, at its first occurrence. Columns
// count characters.
void InspectAddressText(std::string_view raw, Diagnostics* diagnostics);

// The scheme of an address in lower case, ignoring leading spaces; empty if there is none.
// "localhost:8090/x" has none: digits up to the path are a port.
std::string SchemeOf(std::string_view address);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_ADDRESS_TEXT_H_

// The two time formats of an MPD, from XML Schema part 2: xs:duration (section 3.2.6) and
// xs:dateTime (3.2.7).
#ifndef RESILIENT_PLAYBACK_MANIFEST_DASH_ISO8601_H_
#define RESILIENT_PLAYBACK_MANIFEST_DASH_ISO8601_H_

#include <optional>
#include <string_view>

#include "core/base/types.h"

namespace resilient_playback {

// "PT1H2M3.5S", "P0Y0M0DT0H0M16S". A year counts as 365 days and a month as 30, as in players.
std::optional<Seconds> ParseIsoDuration(std::string_view text);

// "2021-03-18T20:00:36.5Z", "...+02:00": milliseconds since 1970. UTC if there is no zone.
std::optional<Millis> ParseIsoDateTime(std::string_view text);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DASH_ISO8601_H_

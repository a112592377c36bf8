// Diagnoses a URL by itself, before anyone opens it: no DNS lookup, no request. Diagnostics contain
// no secret: of a URL only the origin, never a name, a password, a path or a query.
#ifndef RESILIENT_PLAYBACK_CORE_URL_URL_DIAGNOSTICS_H_
#define RESILIENT_PLAYBACK_CORE_URL_URL_DIAGNOSTICS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/diagnostics/diagnostic.h"
#include "core/url/url.h"

namespace resilient_playback {

struct UrlContext {
  std::string_view raw;       // what a player opens, unchanged; empty if unknown
  std::string_view url;       // as the platform's own URL parses it; empty if it fails
  std::string_view page_url;  // the page that opens it; empty for an application
  // The wall clock. A time before 2024 means that the device woke up in 1970; it is ignored.
  std::optional<std::int64_t> epoch_ms;
};

// Returns `context.url` parsed; nullopt if it is absent or refused. In that case `raw` is only
// diagnosed as far as it can be read.
std::optional<Url> InspectUrl(const UrlContext& context, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_URL_DIAGNOSTICS_H_

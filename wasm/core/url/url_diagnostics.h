// Everything that an address says by itself, before anybody opens it. No name is looked up and no
// server asked. What is told holds no secret: of an address its origin, never a name, a password, a
// path or a query.
#ifndef RESILIENT_PLAYBACK_CORE_URL_URL_DIAGNOSTICS_H_
#define RESILIENT_PLAYBACK_CORE_URL_URL_DIAGNOSTICS_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/diagnostics/diagnostic.h"
#include "core/url/url.h"

namespace resilient_playback {

struct UrlContext {
  std::string_view raw;       // what a player opens, unchanged; empty where it is not known
  std::string_view url;       // what the platform's own URL makes of it; empty where it makes none
  std::string_view page_url;  // who opens it; empty for an application or an unknown page
  // The wall clock. One before 2024 is a device that woke up in 1970, and counts as none.
  std::optional<std::int64_t> epoch_ms;
};

// `context.url` parsed; nullopt where it is absent or refused: then `raw` is diagnosed as far as it
// can be read, and decides nothing.
std::optional<Url> InspectUrl(const UrlContext& context, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_URL_DIAGNOSTICS_H_

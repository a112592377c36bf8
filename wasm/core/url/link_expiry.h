// When a signed link expires, as its URL says. Signing schemes differ only in names: a number of
// seconds or milliseconds since the epoch in the query or path, a date with a lifetime, or the
// "exp" of a token.
#ifndef RESILIENT_PLAYBACK_CORE_URL_LINK_EXPIRY_H_
#define RESILIENT_PLAYBACK_CORE_URL_LINK_EXPIRY_H_

#include <cstdint>
#include <optional>

#include "core/url/url.h"

namespace resilient_playback {

// Seconds since the epoch; the earliest if there are several. Accepts only times between 2010 and
// 2100: "e=12" is an episode. It reads
// - exp, expires, expire, e, ... = number or date, in the query, in a path segment (/exp=170.../),
//   in a "~" list (Akamai: hdnts=st=1~exp=170...~acl=*), and /expire/170.../ in a path
// - X-Amz-Date + X-Amz-Expires, and Google's equivalents
// - "exp" (RFC 7519 section 4.1.4) of a JWT anywhere in query or path.
std::optional<std::int64_t> LinkExpiry(const Url& url);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_LINK_EXPIRY_H_

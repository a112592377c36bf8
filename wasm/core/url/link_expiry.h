// When a signed link stops working, as the link itself says. Signing schemes differ in their names
// only: a number of seconds or milliseconds of the epoch in the query or the path, a date with a
// lifetime, or the "exp" of a token.
#ifndef RESILIENT_PLAYBACK_CORE_URL_LINK_EXPIRY_H_
#define RESILIENT_PLAYBACK_CORE_URL_LINK_EXPIRY_H_

#include <cstdint>
#include <optional>

#include "core/url/url.h"

namespace resilient_playback {

// Seconds of the epoch; the earliest where there are several. Only what lies between 2010 and 2100
// is taken for a time: "e=12" is an episode. Read are
// - exp, expires, expire, e, ... = number or date, in the query, in a path segment (/exp=170.../),
//   in a list of "~" (Akamai: hdnts=st=1~exp=170...~acl=*), and /expire/170.../ of a path
// - X-Amz-Date + X-Amz-Expires, and the same of Google
// - "exp" (RFC 7519 section 4.1.4) of a JWT anywhere in query or path.
std::optional<std::int64_t> LinkExpiry(const Url& url);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_LINK_EXPIRY_H_

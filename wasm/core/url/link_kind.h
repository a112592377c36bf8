// What a URL reveals about its server. A careful player does not probe such URLs.
#ifndef RESILIENT_PLAYBACK_CORE_URL_LINK_KIND_H_
#define RESILIENT_PLAYBACK_CORE_URL_LINK_KIND_H_

#include <string>

#include "core/policy/source.h"
#include "core/url/url.h"

namespace resilient_playback {

// A torrent read through TorrServer: /stream/name?link=<hash or magnet>, /play/<hash>/<file>,
// /gst/<hash>/master.m3u8. Its first byte may take a minute, and every further connection makes
// TorrServer read more.
bool LooksLikeTorrServer(const Url& url);

// LooksLikeTorrServer, or the host declares the source a torrent.
bool IsTorrent(const Source& source);

// The URL where this TorrServer reports that it runs, without a torrent and without an account;
// empty for other URLs. If the server has a path prefix, the prefix comes before "/stream/" and
// similar.
std::string TorrServerEcho(const Url& url);

// A provider's URL that contains the viewer's account: /live/user/password/123.ts, /movie/...,
// /series/..., /timeshift/..., or get.php?username=...&password=... Such providers count
// connections.
bool LooksLikeAccountPath(const Url& url);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_LINK_KIND_H_

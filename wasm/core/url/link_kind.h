// What an address gives away about the server behind it: what no careful player probes.
#ifndef RESILIENT_PLAYBACK_CORE_URL_LINK_KIND_H_
#define RESILIENT_PLAYBACK_CORE_URL_LINK_KIND_H_

#include <string>

#include "core/policy/source.h"
#include "core/url/url.h"

namespace resilient_playback {

// A torrent read through TorrServer: /stream/name?link=<hash or magnet>, /play/<hash>/<file>,
// /gst/<hash>/master.m3u8. Its first byte may take a minute, and every further connection makes it
// read more.
bool LooksLikeTorrServer(const Url& url);

// The same, or said to be one by the host.
bool IsTorrent(const Source& source);

// Where the TorrServer behind such an address says that it lives, without touching a torrent and
// without an account; empty where the address is of another kind. A server behind a path of its own
// has it before "/stream/" and the like.
std::string TorrServerEcho(const Url& url);

// A provider's address with the viewer's account in it: /live/user/password/123.ts, /movie/...,
// /series/..., /timeshift/..., or get.php?username=...&password=... Such providers count
// connections.
bool LooksLikeAccountPath(const Url& url);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_LINK_KIND_H_

// An intermediary ("proxy") that passes on what a page may not read itself: which addresses are
// one, what may be asked through it, and whose answer is taken. Nothing here is looked up or asked;
// when one is used is the session's matter (session_proxies.cc). Reasons: docs/adr/0014.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_PROXY_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_PROXY_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/url/url.h"

namespace resilient_playback {

// More than these are not kept.
inline constexpr std::size_t kMostProxies = 16;

struct Proxy {
  // "https://host[:port]/path?name={url}", in the one form that consent is bound to.
  std::string endpoint;
  std::string origin;
  std::string before;  // all of it up to "{url}"
};

// `text` as such an address. Refused is everything in which the place of "{url}", the host or a
// secret could be argued about: another scheme than https, userinfo, addresses by number, hosts
// that are not public, escapes, dot segments, a fragment, a second parameter, what looks like a
// key.
std::optional<Proxy> ReadProxy(std::string_view text);

// Why an address is never asked through a proxy.
enum class ProxyRefusal {
  kNone,
  kNoAddress,  // no http or https address in canonical form
  kPrivate,    // LeadsHome; before every reason below, whatever else is true of the address
  kAccount,    // a name, a password, or an account in the path
  kTorrServer,
  kSecret,   // something that looks like a token, or a parameter that may be one
  kUnclear,  // escapes of delimiters: two servers may read two addresses in it
  kTooLong,
};

// Of a source, a playlist, a segment: what the proxy would get to see.
ProxyRefusal RefusalFor(std::string_view url);

// REQUIRES: RefusalFor(url) is kNone. The fragment stays here.
std::string ProxiedAddress(const Proxy& proxy, std::string_view url);

// True where `answered`, the address that an answer came from, is still the proxy: the same
// endpoint, over https. An answer from anywhere else is dropped.
bool AnsweredBy(const Proxy& proxy, std::string_view answered);

// Wire tags: snake_case, stable.
std::string_view ToString(ProxyRefusal refusal);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_PROXY_H_

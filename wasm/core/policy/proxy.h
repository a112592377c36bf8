// A proxy passes on what a page may not read itself. This file says which addresses are a proxy,
// what may be asked through it, and whose answer is accepted. It makes no requests; the session
// decides when a proxy is used (core/session/proxy_ladder). Reasons: docs/adr/0014.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_PROXY_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_PROXY_H_

#include <optional>
#include <string>
#include <string_view>

#include "core/url/url.h"

namespace resilient_playback {

// The most proxies that are kept.
inline constexpr std::size_t kMostProxies = 16;

struct Proxy {
  // "https://host[:port]/path?name={url}", in the only form that consent applies to.
  std::string endpoint;
  std::string origin;
  std::string before;  // the endpoint up to "{url}"
};

// Parses `text` as a proxy address. Refuses everything that makes the place of "{url}", the host or
// a secret ambiguous: a scheme other than https, userinfo, IP addresses, hosts that are not public,
// escapes, dot segments, a fragment, a second parameter, what looks like a key.
std::optional<Proxy> ReadProxy(std::string_view text);

// Why an address is never asked through a proxy.
enum class ProxyRefusal {
  kNone,
  kNoAddress,  // not a canonical http or https address
  kPrivate,    // LeadsHome; this reason comes before all below
  kAccount,    // a name, a password, or an account in the path
  kTorrServer,
  kSecret,   // it looks like a token, or a parameter may be one
  kUnclear,  // escaped delimiters: two servers may read it differently
  kTooLong,
};

// For the URL of a source, playlist or segment: may the proxy see it?
ProxyRefusal RefusalFor(std::string_view url);

// REQUIRES: RefusalFor(url) is kNone. Drops the fragment.
std::string ProxiedAddress(const Proxy& proxy, std::string_view url);

// True if `answered`, the address of the answer, is still the proxy's endpoint over https. The
// caller drops any other answer.
bool AnsweredBy(const Proxy& proxy, std::string_view answered);

// Wire tags: snake_case, stable.
std::string_view ToString(ProxyRefusal refusal);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_PROXY_H_

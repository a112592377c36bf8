// What a host asks about proxies: core/policy/proxy as JSON. docs/protocol.md, "proxyAddress".
#ifndef RESILIENT_PLAYBACK_API_PROXIES_H_
#define RESILIENT_PLAYBACK_API_PROXIES_H_

#include <string>

namespace resilient_playback::api {

// {"proxy", "url"?, "answered"?} -> {"endpoint"?, "host"?, "refusal"?, "url"?, "mine"?}
std::string ProxyAddress(const std::string& request_json);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_PROXIES_H_

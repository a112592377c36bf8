// How far a host can be reached from, by its name or address alone: no name is looked up.
#ifndef RESILIENT_PLAYBACK_CORE_URL_ADDRESS_SCOPE_H_
#define RESILIENT_PLAYBACK_CORE_URL_ADDRESS_SCOPE_H_

#include <string_view>

#include "core/url/url.h"

namespace resilient_playback {

enum class AddressScope {
  kPublic,
  kLoopback,       // this device: 127.0.0.0/8, ::1, localhost (RFC 6761 section 6.3)
  kPrivate,        // RFC 1918
  kLinkLocal,      // 169.254.0.0/16 (RFC 3927), fe80::/10 (RFC 4291)
  kUniqueLocal,    // fc00::/7 (RFC 4193)
  kCarrierShared,  // 100.64.0.0/10 (RFC 6598)
  kLocalName,      // .local (RFC 6762), .internal, .home.arpa (RFC 8375), a name without dots
  kUnspecified,    // 0.0.0.0/8, ::
  kMulticast,      // 224.0.0.0/4, ff00::/8
  kReserved,       // 240.0.0.0/4
};

// Of a host that ParseUrl wrote. An IPv4 address inside IPv6 (mapped, RFC 4291 section 2.5.5.2, or
// behind NAT64, RFC 6052) has the scope of the IPv4 address.
AddressScope ScopeOf(std::string_view host);

// Kept from the Internet: loopback to local names.
bool IsLocal(AddressScope scope);
// No single server can have it: unspecified, multicast, reserved.
bool IsNoServer(AddressScope scope);

// Secure Contexts section 3.1, "potentially trustworthy": https, or this device.
bool IsTrustworthy(const Url& url);

// A tag for parameters: snake_case, stable.
std::string_view ToString(AddressScope scope);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_ADDRESS_SCOPE_H_

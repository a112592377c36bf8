// From where a host can be reached, by its name or address alone, without a DNS lookup.
#ifndef RESILIENT_PLAYBACK_CORE_URL_ADDRESS_SCOPE_H_
#define RESILIENT_PLAYBACK_CORE_URL_ADDRESS_SCOPE_H_

#include <string_view>

#include "core/url/url.h"

namespace resilient_playback {

enum class AddressScope {
  kPublic,
  kLoopback,       // this device: 127.0.0.0/8, ::1, localhost (RFC 6761 section 6.3)
  kPrivate,        // RFC 1918, RFC 6333 (192.0.0.0/24), RFC 2544, RFC 8215
  kLinkLocal,      // 169.254.0.0/16 (RFC 3927), fe80::/10 (RFC 4291)
  kUniqueLocal,    // fc00::/7 (RFC 4193)
  kCarrierShared,  // 100.64.0.0/10 (RFC 6598)
  kLocalName,      // .local, .lan, .home and similar (RFC 6762 appendix G), .internal,
                   // .home.arpa (RFC 8375), router names, a name without dots
  kUnspecified,    // 0.0.0.0/8, ::
  kMulticast,      // 224.0.0.0/4, ff00::/8
  kReserved,       // 240.0.0.0/4
};

// Takes a host that ParseUrl returned. An IPv4 address inside IPv6 has the scope of the IPv4
// address: mapped and compatible (RFC 4291 section 2.5.5), translated (RFC 2765), NAT64 (RFC 6052),
// 6to4 (RFC 3056), Teredo (RFC 4380), ISATAP (RFC 5214).
AddressScope ScopeOf(std::string_view host);

// Not reachable from the Internet: loopback to local names.
bool IsLocal(AddressScope scope);
// No single server can have the address: unspecified, multicast, reserved.
bool IsNoServer(AddressScope scope);

// The one rule for addresses that a stranger provides. True if `url` is in a home network, on this
// device, or belongs to no single server (browsers reach this device by 0.0.0.0). ParseUrl has
// normalized every spelling: user and password, other bases, short forms, escapes, wide digits.
bool LeadsHome(const Url& url);

// True if `url` is in a home network or on this device, and `from`, which names it, is not.
bool LeadsInward(const Url& url, const Url& from);

// Secure Contexts section 3.1, "potentially trustworthy": https, or this device.
bool IsTrustworthy(const Url& url);

// A tag for parameters: snake_case, stable.
std::string_view ToString(AddressScope scope);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_ADDRESS_SCOPE_H_

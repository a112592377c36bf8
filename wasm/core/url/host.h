// The host of an address (URL Standard section 3): domains, IPv4 in every spelling, IPv6.
#ifndef RESILIENT_PLAYBACK_CORE_URL_HOST_H_
#define RESILIENT_PLAYBACK_CORE_URL_HOST_H_

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/url/url.h"

namespace resilient_playback {

struct ParsedHost {
  std::string host;  // serialized; empty where refused
  UrlRefusal refusal = UrlRefusal::kNone;
};

// Section 3.5, for special schemes.
ParsedHost ParseHost(std::string_view input);

// The address in network order of a host that ParseHost serialized; nullopt for a domain.
std::optional<std::uint32_t> Ipv4Of(std::string_view host);
// Eight pieces of 16 bits.
std::optional<std::array<std::uint16_t, 8>> Ipv6Of(std::string_view host);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_HOST_H_

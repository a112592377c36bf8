// The host of a URL (URL Standard section 3): domains, every spelling of IPv4, IPv6.
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
  std::string host;  // serialized; empty if refused
  UrlRefusal refusal = UrlRefusal::kNone;
};

// Section 3.5, for special schemes.
ParsedHost ParseHost(std::string_view input);

// The IPv4 address as a number, from a host that ParseHost serialized; nullopt for a domain.
std::optional<std::uint32_t> Ipv4Of(std::string_view host);
// The eight 16-bit groups.
std::optional<std::array<std::uint16_t, 8>> Ipv6Of(std::string_view host);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_HOST_H_

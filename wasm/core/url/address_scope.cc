#include "core/url/address_scope.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "core/base/ascii.h"
#include "core/url/host.h"

namespace resilient_playback {
namespace {

struct Block {
  std::uint32_t start;
  int bits;  // length of the prefix
  AddressScope scope;
};

constexpr std::array kIpv4Blocks = {
    Block{0x00000000, 8, AddressScope::kUnspecified},
    Block{0x0A000000, 8, AddressScope::kPrivate},
    Block{0x64400000, 10, AddressScope::kCarrierShared},
    Block{0x7F000000, 8, AddressScope::kLoopback},
    Block{0xA9FE0000, 16, AddressScope::kLinkLocal},
    Block{0xAC100000, 12, AddressScope::kPrivate},
    Block{0xC0000000, 24, AddressScope::kPrivate},  // the router's side of DS-Lite
    Block{0xC0A80000, 16, AddressScope::kPrivate},
    Block{0xC6120000, 15, AddressScope::kPrivate},  // networks for benchmarks
    Block{0xE0000000, 4, AddressScope::kMulticast},
    Block{0xF0000000, 4, AddressScope::kReserved},
};

// Names that exist only in a home network. The DNS does not delegate them, or routers of these
// makers answer them. Each name is enclosed in spaces.
constexpr std::string_view kLocalDomains =
    " localdomain local lan home home.arpa internal intranet private corp fritz.box fritz.nas"
    " fritz.repeater speedport.ip easy.box o2.box kabel.box vodafone.box congstar.box giga.cube"
    " homerouter.cpe mobile.hotspot hi.link routerlogin.net routerlogin.com tplinkwifi.net"
    " tplinklogin.net mywifiext.net router.asus.com router.synology.com my.keenetic.net miwifi.com"
    " tendawifi.com pi.hole ";
constexpr std::size_t kLongestLocalDomain = 19;

// Compared with the first 32 bits.
constexpr std::array kIpv6Blocks = {
    Block{0xFC000000, 7, AddressScope::kUniqueLocal},
    Block{0xFE800000, 10, AddressScope::kLinkLocal},
    Block{0xFEC00000, 10, AddressScope::kPrivate},  // site-local, RFC 3879
    Block{0xFF000000, 8, AddressScope::kMulticast},
};

template <std::size_t n>
AddressScope Find(const std::array<Block, n>& blocks, std::uint32_t address) {
  const auto* found = std::find_if(blocks.begin(), blocks.end(), [address](const Block& block) {
    return (address ^ block.start) >> (32 - block.bits) == 0;
  });
  return found == blocks.end() ? AddressScope::kPublic : found->scope;
}

AddressScope ScopeOfIpv6(const std::array<std::uint16_t, 8>& pieces) {
  const auto pair = [&](std::size_t i) {
    return static_cast<std::uint32_t>(pieces[i]) << 16 | pieces[i + 1];
  };
  const bool starts_empty = pair(0) == 0 && pair(2) == 0;
  if (starts_empty && pair(4) == 0 && pair(6) == 0) return AddressScope::kUnspecified;
  if (starts_empty && pair(4) == 0 && pair(6) == 1) return AddressScope::kLoopback;
  const bool compatible = starts_empty && pair(4) == 0;
  const bool mapped = starts_empty && pair(4) == 0x0000FFFF;
  const bool translated = starts_empty && pair(4) == 0xFFFF0000;
  const bool nat64 = pair(0) == 0x0064FF9B && pair(2) == 0 && pair(4) == 0;
  const bool isatap = pair(4) == 0x00005EFE || pair(4) == 0x02005EFE;
  if (compatible || mapped || translated || nat64 || isatap) return Find(kIpv4Blocks, pair(6));
  // A local NAT64 prefix (RFC 8215) stays in its network, whatever address it contains.
  if (pair(0) == 0x0064FF9B && pieces[2] == 1) return AddressScope::kPrivate;
  const bool six_to_four = pieces[0] == 0x2002;
  if (six_to_four) return Find(kIpv4Blocks, pair(1));
  const bool teredo = pair(0) == 0x20010000;
  if (teredo) return Find(kIpv4Blocks, ~pair(6));
  return Find(kIpv6Blocks, pair(0));
}

AddressScope ScopeOfName(std::string_view host) {
  if (EndsWith(host, ".")) host.remove_suffix(1);
  if (host.find('.') == std::string_view::npos && host != "localhost")
    return AddressScope::kLocalName;
  for (;;) {
    if (host == "localhost") return AddressScope::kLoopback;
    const bool short_enough = host.size() <= kLongestLocalDomain;
    if (short_enough && kLocalDomains.find(' ' + std::string(host) + ' ') != std::string_view::npos)
      return AddressScope::kLocalName;
    const std::size_t dot = host.find('.');
    if (dot == std::string_view::npos) return AddressScope::kPublic;
    host.remove_prefix(dot + 1);
  }
}

}  // namespace

AddressScope ScopeOf(std::string_view host) {
  if (const auto address = Ipv4Of(host)) return Find(kIpv4Blocks, *address);
  if (const auto pieces = Ipv6Of(host)) return ScopeOfIpv6(*pieces);
  return ScopeOfName(host);
}

bool IsLocal(AddressScope scope) {
  return scope != AddressScope::kPublic && scope <= AddressScope::kLocalName;
}

bool IsNoServer(AddressScope scope) { return scope > AddressScope::kLocalName; }

bool LeadsHome(const Url& url) {
  const AddressScope scope = ScopeOf(url.host);
  return IsLocal(scope) || IsNoServer(scope);
}

bool LeadsInward(const Url& url, const Url& from) { return LeadsHome(url) && !LeadsHome(from); }

bool IsTrustworthy(const Url& url) {
  return url.scheme == "https" || ScopeOf(url.host) == AddressScope::kLoopback;
}

std::string_view ToString(AddressScope scope) {
  constexpr std::array<std::string_view, 10> kTags = {
      "public",         "loopback",   "private",     "link_local", "unique_local",
      "carrier_shared", "local_name", "unspecified", "multicast",  "reserved"};
  return kTags[static_cast<std::size_t>(scope)];
}

}  // namespace resilient_playback

#include "core/url/address_scope.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/ascii.h"
#include "core/url/host.h"

namespace resilient_playback {
namespace {

struct Block {
  std::uint32_t start;
  int bits;  // of the prefix
  AddressScope scope;
};

constexpr std::array kIpv4Blocks = {
    Block{0x00000000, 8, AddressScope::kUnspecified},
    Block{0x0A000000, 8, AddressScope::kPrivate},
    Block{0x64400000, 10, AddressScope::kCarrierShared},
    Block{0x7F000000, 8, AddressScope::kLoopback},
    Block{0xA9FE0000, 16, AddressScope::kLinkLocal},
    Block{0xAC100000, 12, AddressScope::kPrivate},
    Block{0xC0A80000, 16, AddressScope::kPrivate},
    Block{0xE0000000, 4, AddressScope::kMulticast},
    Block{0xF0000000, 4, AddressScope::kReserved},
};

// By the first 32 bits.
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
  const bool mapped = starts_empty && pair(4) == 0x0000FFFF;
  const bool translated = pair(0) == 0x0064FF9B && pair(2) == 0 && pair(4) == 0;
  if (mapped || translated) return Find(kIpv4Blocks, pair(6));
  return Find(kIpv6Blocks, pair(0));
}

bool IsUnder(std::string_view host, std::string_view domain) {
  return EndsWith(host, domain) &&
         (host.size() == domain.size() || host[host.size() - domain.size() - 1] == '.');
}

AddressScope ScopeOfName(std::string_view host) {
  if (EndsWith(host, ".")) host.remove_suffix(1);
  if (IsUnder(host, "localhost")) return AddressScope::kLoopback;
  const bool local = host.find('.') == std::string_view::npos || IsUnder(host, "local") ||
                     IsUnder(host, "internal") || IsUnder(host, "home.arpa");
  return local ? AddressScope::kLocalName : AddressScope::kPublic;
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

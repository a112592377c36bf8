// The input is a proxy, an address to fetch through it, and the address that answered.
#include <string>

#include "core/base/ascii.h"
#include "core/policy/proxy.h"
#include "core/url/address_scope.h"
#include "core/url/url.h"
#include "fuzz.h"

namespace resilient_playback::fuzz {
namespace {

std::string Decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    Require(i + 2 < text.size() && HexDigit(text[i + 1]) >= 0 && HexDigit(text[i + 2]) >= 0);
    out += static_cast<char>(HexDigit(text[i + 1]) * 16 + HexDigit(text[i + 2]));
    i += 2;
  }
  return out;
}

// The request goes to the proxy, and its only parameter is the address.
void RequireOneParameter(const Proxy& proxy, std::string_view target) {
  const std::string address = ProxiedAddress(proxy, target);
  const std::optional<Url> url = ParseUrl(address).url;
  Require(url && url->Href() == address && url->scheme == "https" && !url->fragment);
  Require(url->Origin() == proxy.origin && url->username.empty() && url->password.empty());
  Require(StartsWith(address, proxy.before) && AnsweredBy(proxy, address));
  std::optional<Url> asked = ParseUrl(target).url;
  Require(asked && asked->username.empty() && asked->password.empty());
  Require(!IsLocal(ScopeOf(asked->host)) && !IsNoServer(ScopeOf(asked->host)));
  asked->fragment.reset();
  Require(Decoded(std::string_view(address).substr(proxy.before.size())) == asked->Href());
}

void Read(std::string_view text, std::string_view target, std::string_view answered) {
  const std::optional<Proxy> proxy = ReadProxy(text);
  const ProxyRefusal refusal = RefusalFor(target);
  if (!proxy) return;
  const std::optional<Proxy> again = ReadProxy(proxy->endpoint);
  Require(again && again->endpoint == proxy->endpoint && again->origin == proxy->origin);
  Require(StartsWith(proxy->endpoint, proxy->origin + "/") &&
          StartsWith(proxy->origin, "https://"));
  Require(ScopeOf(ParseUrl(proxy->before).url->host) == AddressScope::kPublic);
  if (refusal == ProxyRefusal::kNone) RequireOneParameter(*proxy, target);
  if (AnsweredBy(*proxy, answered)) Require(ParseUrl(answered).url->Origin() == proxy->origin);
}

}  // namespace
}  // namespace resilient_playback::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace resilient_playback::fuzz;
  const std::vector<std::string_view> parts = PartsOf(TextOf(data, size));
  Read(PartOf(parts, 0), PartOf(parts, 1), PartOf(parts, 2));
  return 0;
}

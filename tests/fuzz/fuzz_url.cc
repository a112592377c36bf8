// The input is an address, the platform's form of it (or a base), the page and the clock.
#include <string>

#include "core/base/decimal.h"
#include "core/url/host.h"
#include "core/url/link_expiry.h"
#include "core/url/url.h"
#include "core/url/url_diagnostics.h"
#include "fuzz.h"

namespace resilient_playback::fuzz {
namespace {

void RequireCanonical(const Url& url) {
  const std::string href = url.Href();
  const ParsedUrl again = ParseUrl(href);
  // Percent-encoding can make an address three times as long.
  if (again.refusal == UrlRefusal::kTooLong) return;
  Require(again.url && again.url->Href() == href);
  Require(again.url->Origin() == url.Origin());
  Require(OriginOf(href) == url.Origin());
  Require(!url.host.empty() && url.path[0] == '/');
  Require(!Ipv4Of(url.host) || !Ipv6Of(url.host));
  // RFC 3986 section 5: an address resolves to itself against any base.
  const ParsedUrl base = ParseUrl("https://b.example/x/y?z");
  Require(ParseUrl(href, &*base.url).url->Href() == href);
}

void Parse(std::string_view input, std::string_view base_text) {
  const ParsedUrl base = ParseUrl(base_text);
  for (const Url* against : {static_cast<const Url*>(nullptr), base.url ? &*base.url : nullptr}) {
    const ParsedUrl parsed = ParseUrl(input, against);
    Require(parsed.url.has_value() == (parsed.refusal == UrlRefusal::kNone));
    if (parsed.url) RequireCanonical(*parsed.url);
  }
}

void Inspect(const std::vector<std::string_view>& parts) {
  UrlContext context{PartOf(parts, 0), PartOf(parts, 1), PartOf(parts, 2), std::nullopt};
  const auto clock = ParseUnsigned(PartOf(parts, 3));
  if (clock) context.epoch_ms = static_cast<std::int64_t>(*clock);
  Diagnostics diagnostics;
  const std::optional<Url> url = InspectUrl(context, &diagnostics);
  RequireBounded(diagnostics);
  if (!url) {
    Require(!diagnostics.list().empty());
    return;
  }
  Require(url->Href() == ParseUrl(context.url).url->Href());
  const auto expiry = LinkExpiry(*url);
  Require(!expiry || (*expiry > 0 && *expiry < 5'000'000'000));
}

}  // namespace
}  // namespace resilient_playback::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace resilient_playback::fuzz;
  const std::vector<std::string_view> parts = PartsOf(TextOf(data, size));
  Parse(PartOf(parts, 0), PartOf(parts, 1));
  Inspect(parts);
  return 0;
}

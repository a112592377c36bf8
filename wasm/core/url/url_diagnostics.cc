#include "core/url/url_diagnostics.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "core/base/types.h"
#include "core/url/address_scope.h"
#include "core/url/address_text.h"
#include "core/url/link_expiry.h"
#include "core/url/link_kind.h"
#include "core/url/lookalike.h"
#include "core/url/punycode.h"

namespace resilient_playback {
namespace {

constexpr std::int64_t kEarliestClockMs = 1704067200000;  // 2024-01-01
constexpr std::int64_t kSoonSeconds = 600;

struct SchemeKind {
  std::string_view scheme;
  Code code;
};

constexpr std::array kSchemes = {
    SchemeKind{"javascript", Code::kUrlSchemeScript},
    SchemeKind{"vbscript", Code::kUrlSchemeScript},
    SchemeKind{"magnet", Code::kUrlSchemeTorrent},
    SchemeKind{"torrent", Code::kUrlSchemeTorrent},
    SchemeKind{"rtmp", Code::kUrlSchemeStreaming},
    SchemeKind{"rtmps", Code::kUrlSchemeStreaming},
    SchemeKind{"rtmpe", Code::kUrlSchemeStreaming},
    SchemeKind{"rtmpt", Code::kUrlSchemeStreaming},
    SchemeKind{"rtsp", Code::kUrlSchemeStreaming},
    SchemeKind{"rtsps", Code::kUrlSchemeStreaming},
    SchemeKind{"rtp", Code::kUrlSchemeStreaming},
    SchemeKind{"udp", Code::kUrlSchemeStreaming},
    SchemeKind{"srt", Code::kUrlSchemeStreaming},
    SchemeKind{"mms", Code::kUrlSchemeStreaming},
    SchemeKind{"mmsh", Code::kUrlSchemeStreaming},
    SchemeKind{"ftp", Code::kUrlSchemeStreaming},
    SchemeKind{"ftps", Code::kUrlSchemeStreaming},
    SchemeKind{"sftp", Code::kUrlSchemeStreaming},
    SchemeKind{"smb", Code::kUrlSchemeStreaming},
    SchemeKind{"nfs", Code::kUrlSchemeStreaming},
    SchemeKind{"file", Code::kUrlSchemeFile},
    SchemeKind{"content", Code::kUrlSchemeFile},
    SchemeKind{"blob", Code::kUrlSchemeBlob},
    SchemeKind{"mediasource", Code::kUrlSchemeBlob},
    SchemeKind{"data", Code::kUrlSchemeData},
};

// Fetch Standard section 2.9, "bad port"; sorted.
constexpr std::array<std::uint16_t, 83> kBlockedPorts = {
    0,    1,    7,    9,    11,   13,   15,   17,   19,   20,   21,   22,   23,   25,
    37,   42,   43,   53,   69,   77,   79,   87,   95,   101,  102,  103,  104,  109,
    110,  111,  113,  115,  117,  119,  123,  135,  137,  139,  143,  161,  179,  389,
    427,  465,  512,  513,  514,  515,  526,  530,  531,  532,  540,  548,  554,  556,
    563,  587,  601,  636,  989,  990,  993,  995,  1719, 1720, 1723, 2049, 3659, 4045,
    4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080};

Code CodeOf(UrlRefusal refusal) {
  switch (refusal) {
    case UrlRefusal::kRelative:
      return Code::kUrlRelative;
    case UrlRefusal::kUnicodeHost:
      return Code::kUrlUnicodeHost;
    case UrlRefusal::kPort:
      return Code::kUrlBadPort;
    case UrlRefusal::kTooLong:
      return Code::kUrlTooLong;
    default:
      return Code::kUrlBadHost;
  }
}

// Adds diagnostics for one URL, with its origin as evidence.
class Teller {
 public:
  Teller(const Url& url, Diagnostics* diagnostics) : url_(url), diagnostics_(diagnostics) {}

  void Tell(Code code, std::string_view where, std::vector<Param> params = {}) {
    if (!diagnostics_->Takes(code)) return;
    diagnostics_->Add(
        {code, 0, 0, std::string(where), std::move(params), EvidenceText(url_.Origin())});
  }

 private:
  const Url& url_;
  Diagnostics* diagnostics_;
};

void TellPlain(Code code, std::string_view where, std::vector<Param> params,
               Diagnostics* diagnostics) {
  diagnostics->Add({code, 0, 0, std::string(where), std::move(params), ""});
}

// True for a scheme other than http and https. Does not name an unknown scheme: it may be the user
// name of an address without a scheme.
bool TellOtherScheme(const std::string& scheme, Diagnostics* diagnostics) {
  if (scheme.empty() || scheme == "http" || scheme == "https") return false;
  const auto* kind = std::find_if(kSchemes.begin(), kSchemes.end(),
                                  [&](const SchemeKind& known) { return known.scheme == scheme; });
  if (kind == kSchemes.end()) {
    TellPlain(Code::kUrlSchemeOther, "scheme", {}, diagnostics);
  } else {
    TellPlain(kind->code, "scheme", {{"scheme", scheme}}, diagnostics);
  }
  return true;
}

void InspectLabel(std::string_view label, bool at_home, Teller& teller) {
  if (label.substr(0, kPunycodePrefix.size()) != kPunycodePrefix) return;
  const auto decoded = DecodePunycode(label);
  if (!decoded) {
    teller.Tell(Code::kUrlBadPunycode, "host");
    return;
  }
  std::string scripts = MixedScripts(*decoded);
  if (!scripts.empty())
    teller.Tell(Code::kUrlMixedScripts, "host", {{"scripts", std::move(scripts)}});
  std::string twin = at_home ? std::string() : LatinTwin(*decoded);
  if (!twin.empty()) teller.Tell(Code::kUrlLookalike, "host", {{"like", std::move(twin)}});
}

void InspectLabels(const Url& url, Teller& teller) {
  // In a Cyrillic top-level domain, Cyrillic labels are normal.
  const std::size_t top = url.host.rfind('.') + 1;
  const bool at_home = url.host.compare(top, kPunycodePrefix.size(), kPunycodePrefix) == 0;
  std::string_view rest = url.host;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('.'), rest.size());
    InspectLabel(rest.substr(0, end), at_home && end < rest.size(), teller);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void InspectScope(const Url& url, const std::optional<Url>& page, Teller& teller) {
  const AddressScope scope = ScopeOf(url.host);
  if (scope == AddressScope::kPublic) return;
  Code code = IsNoServer(scope) ? Code::kUrlNoServer : Code::kUrlLocalHost;
  // https://wicg.github.io/local-network-access/: a public page must ask for permission, which only
  // a secure page may do.
  if (IsLocal(scope) && page && ScopeOf(page->host) == AddressScope::kPublic) {
    code =
        page->scheme == "https" ? Code::kUrlLocalFromPublicPage : Code::kUrlLocalFromInsecurePage;
  }
  teller.Tell(code, "host", {{"scope", std::string(ToString(scope))}});
}

void InspectServer(const Url& url, const std::optional<Url>& page, Teller& teller) {
  if (!url.username.empty() || !url.password.empty())
    teller.Tell(Code::kUrlCredentials, "userinfo");
  if ((url.host == "http" || url.host == "https") && url.path.compare(0, 2, "//") == 0)
    teller.Tell(Code::kUrlDoubledScheme, "host", {{"host", url.host}});
  InspectLabels(url, teller);
  InspectScope(url, page, teller);
  if (page && page->scheme == "https" && !IsTrustworthy(url))
    teller.Tell(Code::kUrlMixedContent, "scheme");
  if (url.port && std::binary_search(kBlockedPorts.begin(), kBlockedPorts.end(), *url.port))
    teller.Tell(Code::kUrlBlockedPort, "port",
                {{"port", DecimalString(static_cast<std::uint64_t>(*url.port))}});
}

void InspectExpiry(const Url& url, std::optional<std::int64_t> epoch_ms, Teller& teller) {
  const std::optional<std::int64_t> expiry = LinkExpiry(url);
  if (!expiry) return;
  const auto number = [](std::int64_t value) {
    return DecimalString(static_cast<std::uint64_t>(value));
  };
  std::vector<Param> params = {{"expires", number(*expiry)}};
  if (!epoch_ms || *epoch_ms < kEarliestClockMs) {
    teller.Tell(Code::kUrlExpires, "", std::move(params));
    return;
  }
  const std::int64_t left = *expiry - *epoch_ms / 1000;
  params.push_back({"seconds", number(left < 0 ? -left : left)});
  Code code = Code::kUrlExpires;
  if (left <= kSoonSeconds) code = Code::kUrlExpiresSoon;
  if (left <= 0) code = Code::kUrlExpired;
  teller.Tell(code, "", std::move(params));
}

void InspectLink(const Url& url, std::optional<std::int64_t> epoch_ms, Teller& teller) {
  InspectExpiry(url, epoch_ms, teller);
  if (url.fragment && !url.fragment->empty()) teller.Tell(Code::kUrlFragment, "fragment");
  if (LooksLikeTorrServer(url)) {
    teller.Tell(Code::kUrlTorrServer, "path");
  } else if (LooksLikeAccountPath(url)) {
    teller.Tell(Code::kUrlAccount, "path");
  }
}

bool IsAnotherServer(std::string_view raw, const Url& url) {
  const ParsedUrl opened = ParseUrl(raw);
  return opened.url && opened.url->Origin() != url.Origin();
}

}  // namespace

std::optional<Url> InspectUrl(const UrlContext& context, Diagnostics* diagnostics) {
  if (context.raw.empty() && context.url.empty()) {
    TellPlain(Code::kUrlMissing, "", {}, diagnostics);
    return std::nullopt;
  }
  const bool canonical = !context.url.empty();
  const std::string_view known = canonical ? context.url : context.raw;
  const bool foreign = TellOtherScheme(SchemeOf(known), diagnostics);
  const std::string_view text = context.raw.empty() ? context.url : context.raw;
  const std::string raw_scheme = SchemeOf(text);
  if (raw_scheme.empty() || raw_scheme == "http" || raw_scheme == "https")
    InspectAddressText(text, diagnostics);
  if (foreign) return std::nullopt;
  ParsedUrl parsed = ParseUrl(known);
  if (!parsed.url) {
    // "localhost:8090/x" is an address without a scheme, although the grammar finds one.
    const Code code =
        parsed.refusal == UrlRefusal::kScheme ? Code::kUrlRelative : CodeOf(parsed.refusal);
    TellPlain(code, "", {}, diagnostics);
    return std::nullopt;
  }
  const std::optional<Url> page = ParseUrl(context.page_url).url;
  Teller teller(*parsed.url, diagnostics);
  if (!canonical) teller.Tell(Code::kUrlNoCanonicalForm, "");
  if (canonical && IsAnotherServer(context.raw, *parsed.url))
    teller.Tell(Code::kUrlOtherServer, "host");
  InspectServer(*parsed.url, page, teller);
  InspectLink(*parsed.url, context.epoch_ms, teller);
  if (!canonical) return std::nullopt;
  return std::move(parsed.url);
}

}  // namespace resilient_playback

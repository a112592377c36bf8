#include "core/policy/proxy.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"
#include "core/url/address_scope.h"
#include "core/url/host.h"
#include "core/url/link_expiry.h"
#include "core/url/link_kind.h"

namespace resilient_playback {
namespace {

constexpr std::string_view kPlace = "{url}";
constexpr std::size_t kMostEndpoint = 512;
constexpr std::size_t kMostAsked = 8192;  // common servers accept no longer request line

bool IsAlphaNumeric(char c) { return IsAlpha(c) || IsDigit(c); }

// RFC 3986 section 2.3.
bool IsUnreserved(char c) {
  return IsAlphaNumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

bool IsPlainPath(std::string_view path) {
  return std::all_of(path.begin(), path.end(),
                     [](char c) { return IsUnreserved(c) || c == '/'; }) &&
         path.find("//") == std::string_view::npos;
}

bool IsPlainName(std::string_view name) {
  constexpr std::size_t kMostName = 32;
  return !name.empty() && name.size() <= kMostName &&
         std::all_of(name.begin(), name.end(),
                     [](char c) { return IsAlphaNumeric(c) || c == '-' || c == '_'; });
}

// A run of letters and digits that no title contains: a hash, a signature, a key.
bool LooksRandom(std::string_view run) {
  constexpr std::size_t kAlwaysFrom = 32;
  constexpr std::size_t kMixedFrom = 20;
  constexpr std::size_t kChangingFrom = 12;
  constexpr int kManyChanges = 3;
  int changes = 0;
  bool digit = false;
  bool upper = false;
  bool lower = false;
  for (std::size_t i = 0; i < run.size(); ++i) {
    changes += i > 0 && IsDigit(run[i]) != IsDigit(run[i - 1]) ? 1 : 0;
    digit = digit || IsDigit(run[i]);
    upper = upper || IsUpper(run[i]);
    lower = lower || (IsAlpha(run[i]) && !IsUpper(run[i]));
  }
  return run.size() >= kAlwaysFrom || (run.size() >= kMixedFrom && digit && upper && lower) ||
         (run.size() >= kChangingFrom && changes >= kManyChanges);
}

// A UUID, or a hash in groups.
bool IsGroupedHash(std::string_view segment) {
  constexpr int kLeastDigits = 24;
  int digits = 0;
  for (const char c : segment) {
    if (c == '-' || c == '_') continue;
    if (HexDigit(c) < 0) return false;
    digits += 1;
  }
  return digits >= kLeastDigits;
}

bool SegmentLooksSecret(std::string_view segment) {
  if (segment.find_first_of("=;~@$") != std::string_view::npos) return true;
  if (IsGroupedHash(segment.substr(0, segment.find('.')))) return true;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= segment.size(); ++i) {
    if (i < segment.size() && IsAlphaNumeric(segment[i])) continue;
    if (LooksRandom(segment.substr(start, i - start))) return true;
    start = i + 1;
  }
  return false;
}

bool PathLooksSecret(std::string_view path) {
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::string_view segment = path.substr(0, path.find('/'));
    if (SegmentLooksSecret(segment)) return true;
    path.remove_prefix(segment.size());
  }
  return false;
}

// Only non-ASCII characters and spaces need an escape. Any other escape may be an ambiguity on
// purpose.
bool HasOddEscape(std::string_view text) {
  for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
    if (at + 2 >= text.size()) return true;
    const int high = HexDigit(text[at + 1]);
    const int low = HexDigit(text[at + 2]);
    if (high < 0 || low < 0) return true;
    const int byte = high * 16 + low;
    if (byte != ' ' && byte < 0x80) return true;
  }
  return text.find('\\') != std::string_view::npos;
}

// Parameters that an address of a film needs and that say nothing about the viewer.
constexpr std::array<std::string_view, 16> kHarmless = {
    "quality", "q",    "res",    "height", "resolution", "lang",   "language", "audio",
    "voice",   "part", "season", "ep",     "episode",    "format", "type",     "ext"};

bool IsHarmless(std::string_view parameter) {
  constexpr std::size_t kMostValue = 12;
  const std::size_t equals = parameter.find('=');
  const std::string_view name = parameter.substr(0, equals);
  if (std::find(kHarmless.begin(), kHarmless.end(), name) == kHarmless.end()) return false;
  const std::string_view value =
      equals == std::string_view::npos ? std::string_view() : parameter.substr(equals + 1);
  return value.size() <= kMostValue && std::all_of(value.begin(), value.end(), IsUnreserved);
}

bool IsHarmlessQuery(std::string_view query) {
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    if (!IsHarmless(parameter)) return false;
    query.remove_prefix(std::min(query.size(), parameter.size() + 1));
  }
  return true;
}

// A public DNS name: no IP address, and no trailing dot, which would make another origin.
bool IsPublicName(const Url& url) {
  return !Ipv4Of(url.host) && !Ipv6Of(url.host) && !LeadsHome(url) && !EndsWith(url.host, ".");
}

std::string EncodeParameter(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(text.size() * 2);
  for (const char c : text) {
    if (IsUnreserved(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte / 16];
    out += kHex[byte % 16];
  }
  return out;
}

bool HasAccount(const Url& url) {
  return !url.username.empty() || !url.password.empty() || LooksLikeAccountPath(url);
}

}  // namespace

std::optional<Proxy> ReadProxy(std::string_view text) {
  constexpr std::string_view kScheme = "https://";
  if (text.size() > kMostEndpoint || !EndsWith(text, kPlace)) return std::nullopt;
  const std::string_view before = text.substr(0, text.size() - kPlace.size());
  const bool plain = std::all_of(before.begin(), before.end(), [](char c) {
    return IsUnreserved(c) || c == ':' || c == '/' || c == '?' || c == '=';
  });
  if (!plain || Lowercase(text.substr(0, kScheme.size())) != kScheme) return std::nullopt;
  const std::optional<Url> url = ParseUrl(before).url;
  if (!url || !url->query || url->query->empty()) return std::nullopt;
  const std::string_view name = std::string_view(*url->query).substr(0, url->query->size() - 1);
  if (url->query->back() != '=' || !IsPlainName(name)) return std::nullopt;
  if (!IsPublicName(*url)) return std::nullopt;
  if (!IsPlainPath(url->path) || PathLooksSecret(url->path)) return std::nullopt;
  // The parser removes dot segments. The path as written must equal the path that is asked.
  const std::string_view rest = before.substr(kScheme.size());
  const std::string_view written = rest.substr(std::min(rest.size(), rest.find_first_of("/?")));
  const std::string asked = (written.front() == '/' ? url->path : "") + "?" + *url->query;
  if (written != asked) return std::nullopt;
  Proxy proxy;
  proxy.before = url->Href();
  proxy.endpoint = proxy.before + std::string(kPlace);
  proxy.origin = url->Origin();
  return proxy;
}

ProxyRefusal RefusalFor(std::string_view text) {
  const std::optional<Url> url = ParseUrl(text).url;
  if (!url) return ProxyRefusal::kNoAddress;
  // Must be first: whoever gets another reason may ask the address directly.
  if (LeadsHome(*url)) return ProxyRefusal::kPrivate;
  if (HasAccount(*url)) return ProxyRefusal::kAccount;
  if (LooksLikeTorrServer(*url)) return ProxyRefusal::kTorrServer;
  if (HasOddEscape(url->path)) return ProxyRefusal::kUnclear;
  if (LinkExpiry(*url) || PathLooksSecret(url->path)) return ProxyRefusal::kSecret;
  if (url->query && !IsHarmlessQuery(*url->query)) return ProxyRefusal::kSecret;
  // In the worst case each byte is escaped.
  if (text.size() * 3 + kMostEndpoint > kMostAsked) return ProxyRefusal::kTooLong;
  return ProxyRefusal::kNone;
}

std::string ProxiedAddress(const Proxy& proxy, std::string_view text) {
  std::optional<Url> url = ParseUrl(text).url;
  if (!url) return {};
  url->fragment.reset();
  return proxy.before + EncodeParameter(url->Href());
}

bool AnsweredBy(const Proxy& proxy, std::string_view answered) {
  const std::optional<Url> url = ParseUrl(answered).url;
  const std::optional<Url> own = ParseUrl(proxy.before).url;
  return url && own && url->Origin() == proxy.origin && url->path == own->path &&
         url->username.empty() && url->password.empty();
}

std::string_view ToString(ProxyRefusal refusal) {
  constexpr std::array<std::string_view, 8> kTags = {
      "none", "no_address", "private", "account", "torrserver", "secret", "unclear", "too_long"};
  return kTags[static_cast<std::size_t>(refusal)];
}

}  // namespace resilient_playback

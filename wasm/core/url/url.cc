#include "core/url/url.h"

#include <algorithm>
#include <vector>

#include "core/base/ascii.h"
#include "core/url/host.h"

namespace resilient_playback {
namespace {

// What the percent-encode sets of section 1.3 contain besides controls, space and characters that
// are not ASCII.
constexpr std::string_view kFragmentSet = "\"<>`";
constexpr std::string_view kQuerySet = "\"#<>'";  // of special schemes
constexpr std::string_view kPathSet = "\"#<>?^`{}";
constexpr std::string_view kUserinfoSet = "\"#<>?^`{}/:;=@[\\]|";

std::string PercentEncode(std::string_view text, std::string_view set) {
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte > 0x20 && byte < 0x7F && set.find(c) == std::string_view::npos) {
      encoded.push_back(c);
      continue;
    }
    encoded.push_back('%');
    encoded.push_back("0123456789ABCDEF"[byte >> 4]);
    encoded.push_back("0123456789ABCDEF"[byte & 0xFU]);
  }
  return encoded;
}

// Section 4.4: removes leading and trailing spaces and controls, and all tabs and line ends.
std::string Trimmed(std::string_view input) {
  const auto is_padding = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!input.empty() && is_padding(input.front())) input.remove_prefix(1);
  while (!input.empty() && is_padding(input.back())) input.remove_suffix(1);
  std::string text;
  text.reserve(input.size());
  std::copy_if(input.begin(), input.end(), std::back_inserter(text),
               [](char c) { return c != '\t' && c != '\n' && c != '\r'; });
  return text;
}

bool IsSlash(char c) { return c == '/' || c == '\\'; }

std::size_t CountSlashes(std::string_view text) {
  const auto* end = std::find_if_not(text.begin(), text.end(), IsSlash);
  return static_cast<std::size_t>(end - text.begin());
}

// Takes the scheme and its colon off `rest`. Returns it in lower case; empty if there is none.
std::string TakeScheme(std::string_view& rest) {
  if (rest.empty() || !IsAlpha(rest[0])) return {};
  const auto* end = std::find_if_not(rest.begin(), rest.end(), [](char c) {
    return IsAlpha(c) || IsDigit(c) || c == '+' || c == '-' || c == '.';
  });
  if (end == rest.end() || *end != ':') return {};
  const auto size = static_cast<std::size_t>(end - rest.begin());
  std::string scheme = Lowercase(rest.substr(0, size));
  rest.remove_prefix(size + 1);
  return scheme;
}

// The number of dots in "." and "..", also percent-encoded. 0: an ordinary segment
int Dots(std::string_view segment) {
  int dots = 0;
  while (!segment.empty()) {
    if (segment[0] == '.') {
      segment.remove_prefix(1);
    } else if (EqualsIgnoringCase(segment.substr(0, 3), "%2e")) {
      segment.remove_prefix(3);
    } else {
      return 0;
    }
    if (++dots > 2) return 0;
  }
  return dots;
}

std::vector<std::string> SegmentsOf(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

// "Path state": appends `text`, without its leading slash, to the existing segments.
std::string WritePath(std::vector<std::string> segments, std::string_view text) {
  for (;;) {
    const auto* slash = std::find_if(text.begin(), text.end(), IsSlash);
    const auto size = static_cast<std::size_t>(slash - text.begin());
    const std::string_view segment = text.substr(0, size);
    const bool last = slash == text.end();
    const int dots = Dots(segment);
    if (dots == 2 && !segments.empty()) segments.pop_back();
    if (dots == 0) {
      segments.push_back(PercentEncode(segment, kPathSet));
    } else if (last) {
      segments.emplace_back();
    }
    if (last) break;
    text.remove_prefix(size + 1);
  }
  std::string path;
  for (const std::string& segment : segments) path.append("/").append(segment);
  return path;
}

// What follows the authority: path, query, fragment.
struct Tail {
  std::string_view path;
  std::optional<std::string_view> query;
  std::optional<std::string_view> fragment;
};

Tail SplitTail(std::string_view text) {
  Tail tail;
  const std::size_t hash = text.find('#');
  if (hash != std::string_view::npos) {
    tail.fragment = text.substr(hash + 1);
    text = text.substr(0, hash);
  }
  const std::size_t mark = text.find('?');
  if (mark != std::string_view::npos) tail.query = text.substr(mark + 1);
  tail.path = text.substr(0, mark);
  return tail;
}

void SetQueryAndFragment(Url& url, const Tail& tail) {
  if (tail.query) url.query = PercentEncode(*tail.query, kQuerySet);
  if (tail.fragment) url.fragment = PercentEncode(*tail.fragment, kFragmentSet);
}

// "Port state": an empty port and the scheme's default port are dropped.
bool SetPort(Url& url, std::string_view text) {
  int port = 0;
  for (const char c : text) {
    if (!IsDigit(c)) return false;
    port = port * 10 + (c - '0');
    if (port > 65535) return false;
  }
  const int own = url.scheme == "https" ? 443 : 80;
  if (!text.empty() && port != own) url.port = port;
  return true;
}

void SetUserinfo(Url& url, std::string_view userinfo) {
  const std::size_t colon = userinfo.find(':');
  url.username = PercentEncode(userinfo.substr(0, colon), kUserinfoSet);
  if (colon != std::string_view::npos)
    url.password = PercentEncode(userinfo.substr(colon + 1), kUserinfoSet);
}

// "Authority state" and what follows; `text` begins after the slashes.
ParsedUrl ParseAuthority(std::string scheme, std::string_view text) {
  Url url;
  url.scheme = std::move(scheme);
  const std::size_t end = std::min(text.find_first_of("/\\?#"), text.size());
  std::string_view authority = text.substr(0, end);
  const std::size_t at_sign = authority.rfind('@');
  if (at_sign != std::string_view::npos) {
    SetUserinfo(url, authority.substr(0, at_sign));
    authority.remove_prefix(at_sign + 1);
  }
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.find(':', bracket == std::string_view::npos ? 0 : bracket);
  ParsedHost host = ParseHost(authority.substr(0, colon));
  if (host.refusal != UrlRefusal::kNone) return {std::nullopt, host.refusal};
  url.host = std::move(host.host);
  if (colon != std::string_view::npos && !SetPort(url, authority.substr(colon + 1)))
    return {std::nullopt, UrlRefusal::kPort};
  Tail tail = SplitTail(text.substr(end));
  if (!tail.path.empty()) tail.path.remove_prefix(1);
  url.path = WritePath({}, tail.path);
  SetQueryAndFragment(url, tail);
  return {std::move(url), UrlRefusal::kNone};
}

// "Relative state".
ParsedUrl ParseRelative(const Url& base, std::string_view text) {
  if (CountSlashes(text) >= 2) return ParseAuthority(base.scheme, text.substr(CountSlashes(text)));
  Url url = base;
  url.fragment.reset();
  const Tail tail = SplitTail(text);
  if (!tail.path.empty()) {
    std::vector<std::string> segments;
    const bool rooted = IsSlash(tail.path[0]);
    if (!rooted) {
      segments = SegmentsOf(base.path);
      if (!segments.empty()) segments.pop_back();
    }
    url.path = WritePath(std::move(segments), tail.path.substr(rooted ? 1 : 0));
    url.query.reset();
  }
  SetQueryAndFragment(url, tail);
  return {std::move(url), UrlRefusal::kNone};
}

}  // namespace

std::string Url::Origin() const {
  std::string origin = scheme + "://" + host;
  if (port) origin += ":" + std::to_string(*port);
  return origin;
}

std::string Url::Href() const {
  std::string href = scheme + "://";
  if (!username.empty() || !password.empty()) {
    href += username;
    if (!password.empty()) href += ":" + password;
    href += "@";
  }
  href += host;
  if (port) href += ":" + std::to_string(*port);
  href += path;
  if (query) href += "?" + *query;
  if (fragment) href += "#" + *fragment;
  return href;
}

ParsedUrl ParseUrl(std::string_view input, const Url* base) {
  if (input.size() > kMaxUrlBytes) return {std::nullopt, UrlRefusal::kTooLong};
  const std::string text = Trimmed(input);
  std::string_view rest = text;
  std::string scheme = TakeScheme(rest);
  if (scheme.empty()) {
    if (base == nullptr) return {std::nullopt, UrlRefusal::kRelative};
    return ParseRelative(*base, rest);
  }
  if (scheme != "http" && scheme != "https") return {std::nullopt, UrlRefusal::kScheme};
  // "http:film.mp4" is relative if the base has the same scheme ("special relative or authority
  // state").
  if (base != nullptr && base->scheme == scheme && !StartsWith(rest, "//"))
    return ParseRelative(*base, rest);
  return ParseAuthority(std::move(scheme), rest.substr(CountSlashes(rest)));
}

bool IsHttps(std::string_view url) { return StartsWith(url, "https://"); }
bool IsHttp(std::string_view url) { return StartsWith(url, "http://"); }

std::string OriginOf(std::string_view url) {
  if (!IsHttps(url) && !IsHttp(url)) return {};
  const std::size_t host_at = url.find("://") + 3;
  const std::size_t end = std::min(url.find_first_of("/?#", host_at), url.size());
  std::string_view authority = url.substr(host_at, end - host_at);
  const std::size_t at_sign = authority.rfind('@');
  if (at_sign != std::string_view::npos) authority.remove_prefix(at_sign + 1);
  if (authority.empty()) return {};
  std::string origin(url.substr(0, host_at));
  origin.append(authority);
  return origin;
}

std::string_view ToString(UrlRefusal refusal) {
  switch (refusal) {
    case UrlRefusal::kRelative:
      return "relative";
    case UrlRefusal::kScheme:
      return "scheme";
    case UrlRefusal::kHost:
      return "host";
    case UrlRefusal::kUnicodeHost:
      return "unicode_host";
    case UrlRefusal::kPort:
      return "port";
    case UrlRefusal::kTooLong:
      return "too_long";
    case UrlRefusal::kNone:
      break;
  }
  return "none";
}

}  // namespace resilient_playback

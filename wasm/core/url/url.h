// http and https addresses as the WHATWG URL Standard (https://url.spec.whatwg.org) reads and
// writes them. Stricter than the standard where it would need tables of Unicode: a host that is not
// ASCII (but for wide letters and digits) is refused, since the platform's own URL has made it
// ASCII before it gets here. What is accepted has the parts that the standard gives it; tests hold
// that against its own test data.
#ifndef RESILIENT_PLAYBACK_CORE_URL_URL_H_
#define RESILIENT_PLAYBACK_CORE_URL_URL_H_

#include <optional>
#include <string>
#include <string_view>

namespace resilient_playback {

enum class UrlRefusal {
  kNone,
  kRelative,  // no scheme, and no base to resolve against
  kScheme,    // neither http nor https
  kHost,      // none, or one that the standard forbids
  kUnicodeHost,
  kPort,
  kTooLong,  // longer than kMaxUrlBytes
};

inline constexpr std::size_t kMaxUrlBytes = 65536;

// The parts as the standard serializes them ("href"), without their delimiters.
struct Url {
  std::string scheme;  // "http" or "https"
  std::string username;
  std::string password;
  std::string host;         // a domain in ASCII, IPv4, or IPv6 in brackets; never empty
  std::optional<int> port;  // absent: the scheme's own
  std::string path;         // begins with "/"
  std::optional<std::string> query;
  std::optional<std::string> fragment;

  std::string Href() const;
  // scheme://host[:port], RFC 6454 section 6.2.
  std::string Origin() const;
};

struct ParsedUrl {
  std::optional<Url> url;
  UrlRefusal refusal = UrlRefusal::kNone;
};

// `input` alone, or resolved against `base` as a playlist's references are (RFC 8216 section 2, RFC
// 3986 section 5). Bytes that are no UTF-8 are percent-encoded one by one.
ParsedUrl ParseUrl(std::string_view input, const Url* base = nullptr);

// scheme://host:port of a URL that is canonical already, userinfo left out; empty for other
// schemes.
std::string OriginOf(std::string_view url);

bool IsHttps(std::string_view url);
bool IsHttp(std::string_view url);

// Wire tags: snake_case, stable.
std::string_view ToString(UrlRefusal refusal);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_URL_H_

// Reads and writes http and https URLs as the WHATWG URL Standard (https://url.spec.whatwg.org)
// does. It is stricter where the standard needs Unicode tables: it refuses a host that is not ASCII
// (except wide letters and digits), because the platform's own URL has already made it ASCII.
// Accepted URLs have the parts that the standard gives them; tests check this with the standard's
// own test data.
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
  kHost,      // missing, or forbidden by the standard
  kUnicodeHost,
  kPort,
  kTooLong,  // longer than kMaxUrlBytes
};

inline constexpr std::size_t kMaxUrlBytes = 65536;

// The parts as the standard serializes them ("href"), without delimiters.
struct Url {
  std::string scheme;  // "http" or "https"
  std::string username;
  std::string password;
  std::string host;         // a domain in ASCII, IPv4, or IPv6 in brackets; never empty
  std::optional<int> port;  // absent: the default of the scheme
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

// Parses `input` alone, or resolves it against `base` as for references of a playlist (RFC 8216
// section 2, RFC 3986 section 5). Percent-encodes bytes that are not UTF-8 one by one.
ParsedUrl ParseUrl(std::string_view input, const Url* base = nullptr);

// scheme://host:port of a canonical URL, without userinfo; empty for other schemes.
std::string OriginOf(std::string_view url);

bool IsHttps(std::string_view url);
bool IsHttp(std::string_view url);

// Wire tags: snake_case, stable.
std::string_view ToString(UrlRefusal refusal);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_URL_URL_H_

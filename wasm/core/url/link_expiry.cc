#include "core/url/link_expiry.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "core/base/ascii.h"
#include "core/base/decimal.h"

namespace resilient_playback {
namespace {

constexpr std::int64_t kEarliest = 1262304000;  // 2010-01-01
constexpr std::int64_t kLatest = 4102444800;    // 2100-01-01
constexpr int kDaySeconds = 86400;

constexpr std::array<std::string_view, 10> kNames = {
    "exp",        "expires",    "expire",     "e",          "expiry",
    "expiration", "expires_at", "expires-at", "validuntil", "endtime",
};
// Shared access signatures of Azure; only as a date.
constexpr std::string_view kSignedExpiry = "se";

std::optional<std::int64_t> Plausible(std::int64_t seconds) {
  if (seconds < kEarliest || seconds >= kLatest) return std::nullopt;
  return seconds;
}

// 10 digits are seconds, 13 digits milliseconds.
std::optional<std::int64_t> EpochOf(std::string_view text) {
  const auto number = ParseUnsigned(text);
  if (!number || text.size() > 13) return std::nullopt;
  const auto value = static_cast<std::int64_t>(*number);
  return Plausible(text.size() == 13 ? value / 1000 : value);
}

// Days since 1970-01-01 in the Gregorian calendar, from 1970 on. The year starts in March, so a
// leap day is its last day.
std::int64_t DaysFromCivil(std::int64_t year, std::int64_t month, std::int64_t day) {
  if (month <= 2) --year;
  const std::int64_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - 719468;
}

// ISO 8601 in UTC: 20261124T193634Z, 2026-11-24T19:36:34Z, also without seconds.
std::optional<std::int64_t> DateOf(std::string_view text) {
  if (text.find('T') == std::string_view::npos) return std::nullopt;
  std::string digits;
  for (const char c : text) {
    if (IsDigit(c)) digits.push_back(c);
    if (!IsDigit(c) && std::string_view("-:TZ").find(c) == std::string_view::npos)
      return std::nullopt;
    if (digits.size() > 14) return std::nullopt;
  }
  if (digits.size() != 12 && digits.size() != 14) return std::nullopt;
  digits.resize(14, '0');
  const auto field = [&](std::size_t at, std::size_t size) {
    return static_cast<std::int64_t>(*ParseUnsigned(std::string_view(digits).substr(at, size)));
  };
  const std::int64_t month = field(4, 2);
  if (month < 1 || month > 12) return std::nullopt;
  return Plausible(DaysFromCivil(field(0, 4), month, field(6, 2)) * kDaySeconds +
                   field(8, 2) * 3600 + field(10, 2) * 60 + field(12, 2));
}

std::string PercentDecoded(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && HexDigit(text[i + 1]) >= 0 &&
                        HexDigit(text[i + 2]) >= 0;
    decoded.push_back(escape ? static_cast<char>(HexDigit(text[i + 1]) * 16 + HexDigit(text[i + 2]))
                             : text[i]);
    if (escape) i += 2;
  }
  return decoded;
}

// RFC 4648 section 5, up to the first character outside the alphabet.
std::string Base64UrlDecoded(std::string_view text) {
  constexpr std::string_view kAlphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  std::string decoded;
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    const std::size_t value = kAlphabet.find(c);
    if (value == std::string_view::npos) break;
    bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFU;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    decoded.push_back(static_cast<char>(bits >> count & 0xFFU));
  }
  return decoded;
}

// The number after "exp" in a JSON object. A full parse is not needed.
std::optional<std::int64_t> ExpOfClaims(std::string_view json) {
  constexpr std::string_view kKey = "\"exp\"";
  for (std::size_t at = json.find(kKey); at != std::string_view::npos; at = json.find(kKey)) {
    json.remove_prefix(at + kKey.size());
    std::string_view rest = json.substr(std::min(json.find_first_not_of(" \t\r\n"), json.size()));
    if (!StartsWith(rest, ":")) continue;
    rest.remove_prefix(1);
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    return EpochOf(rest.substr(0, rest.find_first_not_of("0123456789")));
  }
  return std::nullopt;
}

class Earliest {
 public:
  void Add(std::optional<std::int64_t> seconds) {
    if (seconds && (!found_ || *seconds < *found_)) found_ = seconds;
  }
  std::optional<std::int64_t> found() const { return found_; }

 private:
  std::optional<std::int64_t> found_;
};

// RFC 7515 section 3.1: header, claims and signature, separated by dots. The claims are a JSON
// object: {" in base64url is eyJ.
void ReadTokens(std::string_view text, Earliest& earliest) {
  constexpr std::string_view kClaims = ".eyJ";
  constexpr std::size_t kMostClaims = 4096;
  for (std::size_t at = text.find(kClaims); at != std::string_view::npos; at = text.find(kClaims)) {
    text.remove_prefix(at + 1);
    earliest.Add(ExpOfClaims(Base64UrlDecoded(text.substr(0, kMostClaims))));
  }
}

bool IsExpiryName(std::string_view name) {
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// A date and a lifetime, in either order.
struct Lifetime {
  std::optional<std::int64_t> from;
  std::optional<std::uint64_t> seconds;

  void Read(std::string_view name, std::string_view value) {
    if (name == "x-amz-date" || name == "x-goog-date") from = DateOf(value);
    // Section "Authenticating requests" of Amazon's S3 API: at most seven days.
    if (name != "x-amz-expires" && name != "x-goog-expires") return;
    seconds = ParseUnsigned(value);
    if (seconds && *seconds > std::uint64_t{7} * kDaySeconds) seconds.reset();
  }
  std::optional<std::int64_t> end() const {
    if (!from || !seconds) return std::nullopt;
    return *from + static_cast<std::int64_t>(*seconds);
  }
};

// Fields of a query or of one path segment, percent-decoded: name=value, separated by "&" or "~".
void ReadFields(std::string_view text, Lifetime& lifetime, Earliest& earliest) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("&~;"), text.size());
    const std::string_view field = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t equals = field.rfind('=');
    if (equals == std::string_view::npos) continue;
    // hdnts=exp=170... is a field inside a field.
    const std::string_view names = field.substr(0, equals);
    const std::string name = Lowercase(names.substr(names.rfind('=') + 1));
    const std::string_view value = field.substr(equals + 1);
    lifetime.Read(name, value);
    if (IsExpiryName(name)) earliest.Add(EpochOf(value));
    if (IsExpiryName(name) || name == kSignedExpiry) earliest.Add(DateOf(value));
  }
}

}  // namespace

std::optional<std::int64_t> LinkExpiry(const Url& url) {
  Earliest earliest;
  Lifetime lifetime;
  if (url.query) {
    const std::string query = PercentDecoded(*url.query);
    ReadFields(query, lifetime, earliest);
    ReadTokens(query, earliest);
  }
  const std::string path = PercentDecoded(url.path);
  ReadTokens(path, earliest);
  std::string_view rest = path;
  std::string_view before;
  while (!rest.empty()) {
    rest.remove_prefix(1);
    const std::string_view segment = rest.substr(0, rest.find('/'));
    rest.remove_prefix(segment.size());
    ReadFields(segment, lifetime, earliest);
    if (before.size() > 1 && IsExpiryName(before)) earliest.Add(EpochOf(segment));
    before = segment;
  }
  earliest.Add(lifetime.end());
  return earliest.found();
}

}  // namespace resilient_playback

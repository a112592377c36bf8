#include "core/url/link_kind.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

// Takes the text up to the next `delimiter` off `text`, together with the delimiter.
std::string_view Take(std::string_view& text, char delimiter) {
  const std::size_t end = text.find(delimiter);
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return part;
}

// A BitTorrent info hash (BEP 3): SHA-1 in hexadecimal digits.
bool IsInfoHash(std::string_view text) {
  return text.size() == 40 &&
         std::all_of(text.begin(), text.end(), [](char c) { return HexDigit(c) >= 0; });
}

// The value of the first query parameter with this name; empty if there is none.
std::string_view ValueOf(const Url& url, std::string_view name) {
  std::string_view query = url.query ? std::string_view(*url.query) : std::string_view();
  while (!query.empty()) {
    std::string_view value = Take(query, '&');
    if (Take(value, '=') == name) return value;
  }
  return {};
}

// "123.ts", "123"
bool IsNumberedFile(std::string_view name) {
  const std::string_view stem = name.substr(0, name.find('.'));
  return !stem.empty() && std::all_of(stem.begin(), stem.end(), IsDigit);
}

}  // namespace

bool LooksLikeTorrServer(const Url& url) {
  std::string_view path = std::string_view(url.path).substr(1);
  const std::string_view first = Take(path, '/');
  if (first == "play" || first == "gst") return IsInfoHash(Take(path, '/'));
  if (first != "stream") return false;
  const std::string_view link = ValueOf(url, "link");
  return IsInfoHash(link) || StartsWith(link, "magnet:") || StartsWith(link, "magnet%3A");
}

bool IsTorrent(const Source& source) {
  if (source.type == MediaType::kTorrServer) return true;
  const std::optional<Url> url = ParseUrl(source.url).url;
  return url && LooksLikeTorrServer(*url);
}

std::string TorrServerEcho(const Url& url) {
  constexpr std::array<std::string_view, 3> kKinds = {"/stream/", "/play/", "/gst/"};
  for (const std::string_view kind : kKinds) {
    const std::size_t at = url.path.find(kind);
    if (at != std::string::npos) return url.Origin() + url.path.substr(0, at) + "/echo";
  }
  return {};
}

bool LooksLikeAccountPath(const Url& url) {
  if (!ValueOf(url, "username").empty() && !ValueOf(url, "password").empty()) return true;
  constexpr std::array<std::string_view, 4> kKinds = {"live", "movie", "series", "timeshift"};
  std::string_view path = std::string_view(url.path).substr(1);
  if (std::find(kKinds.begin(), kKinds.end(), Take(path, '/')) == kKinds.end()) return false;
  const std::string_view user = Take(path, '/');
  const std::string_view password = Take(path, '/');
  return !user.empty() && !password.empty() && IsNumberedFile(path.substr(path.rfind('/') + 1));
}

}  // namespace resilient_playback

#include "manifest/hls/named_addresses.h"

#include <algorithm>
#include <utility>

#include "core/url/address_scope.h"

namespace resilient_playback {
namespace {

// Relative references stay on their server, unless they have their own scheme or authority. This is
// only a quick filter: ParseUrl decides.
bool MayLeave(std::string_view reference) {
  const auto* first = std::find_if(reference.begin(), reference.end(),
                                   [](char c) { return static_cast<unsigned char>(c) > 0x20; });
  if (first == reference.end()) return false;
  return *first == '/' || *first == '\\' || reference.find(':') != std::string_view::npos;
}

// True if every reference that begins with `start` stays on one server.
bool NamesServer(std::string_view start) {
  while (!start.empty() && static_cast<unsigned char>(start.front()) <= 0x20)
    start.remove_prefix(1);
  const std::size_t colon = start.find(':');
  if (colon < start.find_first_of("/\\?#")) start.remove_prefix(colon + 1);
  const std::size_t name = start.find_first_not_of("/\\");
  return name != std::string_view::npos && start.find_first_of("/\\?#", name) != start.npos;
}

class Search {
 public:
  explicit Search(const Url& base) : server_(base) {
    // Only the server matters, and a long base would be copied for each reference.
    server_.path = "/";
    server_.query.reset();
    server_.fragment.reset();
  }

  std::optional<std::string> In(std::string_view playlist) {
    while (!playlist.empty() && !found_) {
      const std::string_view line = playlist.substr(0, playlist.find_first_of("\r\n"));
      if (line.empty() || line[0] != '#') {
        See(line);
      } else {
        SeeTag(line);
      }
      playlist.remove_prefix(std::min(playlist.size(), line.size() + 1));
    }
    return std::move(found_);
  }

 private:
  // Checks the text after each "=": up to the closing quote, else up to a comma. It reads damaged
  // attribute lists as loosely as players do.
  void SeeTag(std::string_view tag) {
    for (std::size_t at = tag.find('='); at != std::string_view::npos; at = tag.find('=', at)) {
      const std::size_t begin = tag.find_first_not_of(" \t", at + 1);
      if (begin == std::string_view::npos) return;
      const bool quoted = tag[begin] == '"';
      const std::string_view value = tag.substr(begin + (quoted ? 1 : 0));
      const std::size_t size = std::min(value.find(quoted ? '"' : ','), value.size());
      See(value.substr(0, size));
      at = begin + size;
    }
  }

  void See(std::string_view reference) {
    const std::size_t open = reference.find("{$");
    if (open != std::string_view::npos && !NamesServer(reference.substr(0, open)))
      return Find(reference);
    if (!MayLeave(reference)) return;
    const ParsedUrl parsed = ParseUrl(reference, &server_);
    if (parsed.url
            ? LeadsHome(*parsed.url)
            : parsed.refusal == UrlRefusal::kUnicodeHost || parsed.refusal == UrlRefusal::kTooLong)
      Find(reference);
  }

  void Find(std::string_view reference) {
    constexpr std::size_t kMostShown = 200;
    found_ = std::string(reference.substr(0, kMostShown));
  }

  Url server_;
  std::optional<std::string> found_;
};

}  // namespace

std::optional<std::string> InwardAddressOf(std::string_view playlist, const Url& base) {
  if (LeadsHome(base)) return std::nullopt;
  return Search(base).In(playlist);
}

}  // namespace resilient_playback

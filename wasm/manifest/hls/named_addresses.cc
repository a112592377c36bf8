#include "manifest/hls/named_addresses.h"

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "core/base/ascii.h"
#include "core/url/address_scope.h"
#include "manifest/hls/attributes.h"
#include "manifest/hls/variables.h"

namespace resilient_playback {
namespace {

constexpr std::string_view kDefine = "#EXT-X-DEFINE:";
constexpr std::string_view kLineEnds = "\r\n";

// Calls `visit` with each line that is not empty.
template <typename Visit>
void ForEachLine(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find_first_of(kLineEnds));
    if (!line.empty()) visit(line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
}

// Calls `visit` with what stands behind each "=" of a tag: up to the closing quote, else up to a
// comma. Attribute lists that are damaged are read as loosely as players read them.
template <typename Visit>
void ForEachValue(std::string_view tag, Visit visit) {
  for (std::size_t at = tag.find('='); at != std::string_view::npos; at = tag.find('=', at)) {
    const std::size_t begin = tag.find_first_not_of(" \t", at + 1);
    if (begin == std::string_view::npos) return;
    const bool quoted = tag[begin] == '"';
    const std::string_view value = tag.substr(begin + (quoted ? 1 : 0));
    const std::size_t size = std::min(value.find(quoted ? '"' : ','), value.size());
    visit(value.substr(0, size));
    at = begin + size;
  }
}

// Relative references stay with the server of their base, but for those of a scheme or an authority
// of their own. No more than a hint: ParseUrl decides.
bool MayLeave(std::string_view reference) {
  const auto* first = std::find_if(reference.begin(), reference.end(),
                                   [](char c) { return static_cast<unsigned char>(c) > 0x20; });
  if (first == reference.end()) return false;
  return *first == '/' || *first == '\\' || reference.find(':') != std::string_view::npos;
}

// True where a reference that begins with `start` stays with one server, whatever follows.
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
    // Only the server counts, and a long base would be copied for each reference.
    server_.path = "/";
    server_.query.reset();
    server_.fragment.reset();
  }

  void Define(std::string_view attributes) {
    list_.Read(attributes);
    if (list_.Has("NAME")) variables_.Define(list_.Value("NAME"), list_.Value("VALUE"));
  }

  void See(std::string_view reference) {
    if (found_) return;
    if (!variables_.empty()) reference = variables_.Substitute(reference, &kept_).text;
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

  std::optional<std::string> TakeFound() { return std::move(found_); }

 private:
  void Find(std::string_view reference) {
    constexpr std::size_t kMostShown = 200;
    found_ = std::string(reference.substr(0, kMostShown));
  }

  Url server_;
  HlsAttributes list_;
  HlsVariables variables_;
  std::vector<std::unique_ptr<std::string>> kept_;
  std::optional<std::string> found_;
};

}  // namespace

std::optional<std::string> InwardAddressOf(std::string_view playlist, const Url& base) {
  if (LeadsHome(base)) return std::nullopt;
  Search search(base);
  ForEachLine(playlist, [&](std::string_view line) {
    if (StartsWith(line, kDefine)) search.Define(line.substr(kDefine.size()));
  });
  ForEachLine(playlist, [&](std::string_view line) {
    if (line[0] != '#') return search.See(line);
    ForEachValue(line, [&](std::string_view value) { search.See(value); });
  });
  return search.TakeFound();
}

}  // namespace resilient_playback

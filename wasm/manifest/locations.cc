#include "manifest/locations.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/types.h"
#include "core/diagnostics/diagnostic.h"
#include "core/url/address_scope.h"
#include "core/url/url.h"
#include "manifest/dash/mpd.h"
#include "manifest/hls/playlist.h"
#include "manifest/text_edits.h"

namespace resilient_playback {
namespace {

// The resolved `reference`, if a manifest of `base` may name it.
std::optional<Url> PlaceOf(std::string_view reference, const Url& base) {
  std::optional<Url> url = ParseUrl(reference, &base).url;
  if (!url || IsNoServer(ScopeOf(url->host))) return std::nullopt;
  const bool downgraded = base.scheme == "https" && url->scheme == "http";
  if (LeadsInward(*url, base) || downgraded) return std::nullopt;
  return url;
}

// Variants with the same text are redundant (RFC 8216 section 6.2.4): same video and audio.
std::string SamenessOf(const HlsVariant& variant) {
  std::string text = DecimalString(variant.bandwidth.value_or(0)) + '|';
  text += DecimalString(std::uint64_t{variant.width.value_or(0)}) + 'x';
  text += DecimalString(std::uint64_t{variant.height.value_or(0)}) + '|';
  return text + std::string(variant.codecs) + '|' + std::string(variant.video_range);
}

// The name of each variant's location: its pathway, else the number of equal variants before it.
std::vector<std::string> LocationNames(const HlsPlaylist& playlist) {
  const bool pathways =
      std::any_of(playlist.variants.begin(), playlist.variants.end(),
                  [](const HlsVariant& variant) { return !variant.pathway_id.empty(); });
  std::vector<std::string> names;
  std::vector<std::string> seen;
  for (const HlsVariant& variant : playlist.variants) {
    // This is the name of the default pathway.
    std::string name = variant.pathway_id.empty() ? "." : std::string(variant.pathway_id);
    if (!pathways) {
      std::string sameness = SamenessOf(variant);
      name =
          DecimalString(static_cast<std::uint64_t>(std::count(seen.begin(), seen.end(), sameness)));
      seen.push_back(std::move(sameness));
    }
    names.push_back(std::move(name));
  }
  return names;
}

bool IsReferenced(const HlsRendition& rendition, const std::vector<const HlsVariant*>& variants) {
  return std::any_of(variants.begin(), variants.end(), [&](const HlsVariant* variant) {
    return rendition.group_id == variant->audio || rendition.group_id == variant->video ||
           rendition.group_id == variant->subtitles ||
           rendition.group_id == variant->closed_captions;
  });
}

class HlsLocation {
 public:
  HlsLocation(std::string_view body, const Url& base) : body_(body), base_(base), edits_(body) {}

  // False if the URI is not a part of the body.
  bool Absolute(std::string_view uri) {
    if (uri.empty()) return true;
    const std::size_t at = edits_.OffsetOf(uri);
    const std::optional<Url> url = ParseUrl(uri, &base_).url;
    if (at == std::string_view::npos || !url) return false;
    edits_.Replace(at, at + uri.size(), url->Href());
    return true;
  }

  void DropTag(std::uint32_t line) { edits_.DropLine(StartOf(line)); }
  void DropAt(std::string_view part) {
    const std::size_t at = edits_.OffsetOf(part);
    if (at != std::string_view::npos) edits_.DropLine(at);
  }

  void DropTagsNamed(std::string_view name) {
    for (std::size_t at = 0; at < body_.size();) {
      if (body_.substr(at, name.size()) == name) edits_.DropLine(at);
      const std::size_t end = body_.find('\n', at);
      at = end == std::string_view::npos ? body_.size() : end + 1;
    }
  }

  std::string Text() { return edits_.Apply(); }

 private:
  std::size_t StartOf(std::uint32_t line) const {
    std::size_t at = 0;
    for (std::uint32_t i = 1; i < line; ++i) at = body_.find('\n', at) + 1;
    return at;
  }

  std::string_view body_;
  const Url& base_;
  TextEdits edits_;
};

std::optional<Location> OneOfHls(std::string_view body, const Url& base,
                                 const HlsPlaylist& playlist, const std::vector<std::string>& names,
                                 std::size_t first) {
  HlsLocation text(body, base);
  std::vector<const HlsVariant*> kept;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const HlsVariant& variant = playlist.variants[i];
    if (names[i] != names[first]) {
      text.DropTag(variant.line);
      text.DropAt(variant.uri);
      continue;
    }
    if (!PlaceOf(variant.uri, base) || !text.Absolute(variant.uri)) return std::nullopt;
    kept.push_back(&variant);
  }
  for (const HlsRendition& rendition : playlist.renditions) {
    if (!IsReferenced(rendition, kept)) {
      text.DropTag(rendition.line);
    } else if (!text.Absolute(rendition.uri)) {
      return std::nullopt;
    }
  }
  for (const HlsKey& key : playlist.session_keys) text.Absolute(key.uri);
  text.DropTagsNamed("#EXT-X-CONTENT-STEERING");
  text.DropTagsNamed("#EXT-X-I-FRAME-STREAM-INF");
  return Location{PlaceOf(playlist.variants[first].uri, base)->Href(), text.Text()};
}

std::vector<Location> OfHls(std::string_view body, const Url& base) {
  Diagnostics diagnostics;
  const HlsPlaylist playlist = ReadHlsPlaylist(body, &diagnostics);
  std::vector<Location> locations;
  if (!playlist.multivariant || !playlist.text.empty() || playlist.variants.size() < 2)
    return locations;
  std::vector<std::string> origins;
  const std::vector<std::string> names = LocationNames(playlist);
  for (std::size_t i = 0; i < names.size() && locations.size() < kMostLocations; ++i) {
    const auto before = std::find(names.begin(), names.end(), names[i]) - names.begin();
    const std::optional<Url> place = ParseUrl(playlist.variants[i].uri, &base).url;
    if (static_cast<std::size_t>(before) != i || !place) continue;
    const std::string origin = place->Origin();
    const bool again = std::find(origins.begin(), origins.end(), origin) != origins.end();
    origins.push_back(origin);
    if (i == 0 || again) continue;
    if (std::optional<Location> one = OneOfHls(body, base, playlist, names, i))
      locations.push_back(*std::move(one));
  }
  return locations;
}

// The other special characters of XML do not occur in a serialized URL.
std::string InXml(std::string_view href) {
  std::string out;
  for (const char c : href) {
    out += c;
    if (c == '&') out += "amp;";
  }
  return out;
}

// Replaces `name` in a template of ISO/IEC 23009-1 section 5.3.9.4.4.
void FillIn(std::string_view name, const std::string& value, std::string* reference) {
  const std::size_t at = reference->find(name);
  if (at != std::string::npos) reference->replace(at, name.size(), value);
}

// The first URL to ask of this server: its first init segment, else the BaseURL itself.
std::string FirstOfMpd(const Mpd& mpd, const Url& place) {
  const MpdPeriod* period = mpd.periods.empty() ? nullptr : &mpd.periods.front();
  if (period == nullptr || period->adaptation_sets.empty()) return place.Href();
  const MpdAdaptationSet& set = period->adaptation_sets.front();
  if (set.representations.empty()) return place.Href();
  const MpdRepresentation& first = set.representations.front();
  std::string reference(first.segments.initialization);
  FillIn("$RepresentationID$", std::string(first.id), &reference);
  FillIn("$Bandwidth$", DecimalString(first.bandwidth.value_or(0)), &reference);
  const bool deeper =
      !period->base_urls.empty() || !set.base_urls.empty() || !first.base_urls.empty();
  const std::optional<Url> url = ParseUrl(reference, &place).url;
  return url && !deeper && reference.find('$') == std::string::npos ? url->Href() : place.Href();
}

// Replaces the BaseURL whose text begins at `text`; removes it if `href` is empty. False if it is
// not found, for example in an encoding that the parser has converted.
bool Rewrite(std::string_view body, std::size_t text, const std::string& href, TextEdits* edits) {
  const std::size_t begin = text == 0 ? std::string_view::npos : body.rfind('<', text - 1);
  if (begin == std::string_view::npos || text > body.size()) return false;
  const std::size_t close = body.find("</", text);
  const std::size_t end = close == std::string_view::npos ? close : body.find('>', close);
  const bool named = body.substr(begin, text - begin).find("BaseURL") != std::string_view::npos;
  if (!named || end == std::string_view::npos) return false;
  edits->Replace(begin, end + 1, href.empty() ? "" : "<BaseURL>" + InXml(href) + "</BaseURL>");
  return true;
}

std::vector<Location> OfMpd(std::string_view body, const Url& base) {
  Diagnostics diagnostics;
  const std::optional<Mpd> mpd = ReadMpd(body, &diagnostics);
  std::vector<Location> locations;
  if (!mpd || mpd->live || mpd->base_urls.size() < 2) return locations;
  const char* const text = mpd->text.get();
  std::vector<std::string> origins;
  for (const MpdBaseUrl& chosen : mpd->base_urls) {
    const std::optional<Url> place = PlaceOf(chosen.url, base);
    if (!place || locations.size() == kMostLocations) continue;
    const bool again = std::find(origins.begin(), origins.end(), place->Origin()) != origins.end();
    origins.push_back(place->Origin());
    if (again || &chosen == &mpd->base_urls.front()) continue;
    TextEdits edits(body);
    const bool all =
        std::all_of(mpd->base_urls.begin(), mpd->base_urls.end(), [&](const MpdBaseUrl& other) {
          const std::string href = &other == &chosen ? place->Href() : std::string();
          return Rewrite(body, static_cast<std::size_t>(other.url.data() - text), href, &edits);
        });
    if (all) locations.push_back({FirstOfMpd(*mpd, *place), edits.Apply()});
  }
  return locations;
}

}  // namespace

std::string WithoutBaseUrls(std::string_view body, const Mpd& mpd) {
  TextEdits edits(body);
  for (const MpdBaseUrl& base : mpd.base_urls)
    Rewrite(body, static_cast<std::size_t>(base.url.data() - mpd.text.get()), "", &edits);
  return edits.Apply();
}

std::vector<Location> OtherLocations(std::string_view body, std::string_view base) {
  const std::optional<Url> url = ParseUrl(base).url;
  if (!url || body.size() > kMostLocatedBytes) return {};
  if (body.find("#EXTM3U") != std::string_view::npos) return OfHls(body, *url);
  return body.find("BaseURL") == std::string_view::npos ? std::vector<Location>()
                                                        : OfMpd(body, *url);
}

}  // namespace resilient_playback

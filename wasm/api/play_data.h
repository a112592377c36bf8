// The fields of a playdata that name URLs, and the sources that result from them.
#ifndef RESILIENT_PLAYBACK_API_PLAY_DATA_H_
#define RESILIENT_PLAYBACK_API_PLAY_DATA_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/policy/source.h"

namespace resilient_playback::api {

// An entry of a `quality` map: a string, or an object with `url` and `reserve`.
struct QualityEntry {
  std::string label;  // "1080p"
  std::string url;    // may hold several addresses: "a or b"
  std::vector<std::string> reserve;
};

struct PlayData {
  std::string url;
  std::string url_reserve;
  std::string voice_name;
  std::vector<QualityEntry> quality;
  std::vector<QualityEntry> quality_reserve;
};

struct ParsedSource {
  std::string raw;  // as in the playdata, trimmed
  MediaType type = MediaType::kMp4;
  int quality = 0;
  std::string_view via;  // direct | quality | reserve
};

struct SourceDiagnostic {
  // empty_url | not_an_address | playerjs_string | protocol_relative | too_many_sources
  std::string_view code;
  std::string_view field;
};

struct ParsedSources {
  std::vector<ParsedSource> sources;
  std::string selected;  // label of the quality that `url` belongs to; empty: none
  std::vector<SourceDiagnostic> diagnostics;
};

// Lampa's plugins write several mirrors in one string: "a or b". Splits only if the next part
// begins like an address (or with "["), so a file named "now or never.mp4" stays whole.
std::vector<std::string> SplitAddresses(std::string_view text);

// Reads a PlayerJS string, "[720p]{Dub}u1 or u2;{Original}u3,[1080p]u4": its qualities, each with
// the addresses of one dub. The dub is `voice`, or the first dub of the first quality if `voice` is
// not there. Leaves out a quality without this dub, because the dub must not change silently. Empty
// if `text` is no such string.
std::vector<QualityEntry> ReadPlayerJs(std::string_view text, std::string_view voice);

// The sources of the same content in order of use, each address once: url, the rest of its quality
// entry, the same entry of quality_reserve, url_reserve; then lower qualities, the next lower one
// first. Ignores what exceeds kMostSources.
ParsedSources ParseSources(const PlayData& data);

// The height in a quality's name ("1080p", "4K"); 0 if the name has none.
int QualityOf(std::string_view label);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_PLAY_DATA_H_

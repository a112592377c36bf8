// The fields of a playdata that name addresses, and the sources they amount to.
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
  std::string raw;  // as found, trimmed
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

// "a or b" as Lampa's plugins write several mirrors in one string: split only before something that
// begins an address, so that a file named "now or never.mp4" stays whole. So does what begins with
// "[".
std::vector<std::string> SplitAddresses(std::string_view text);

// A PlayerJS string, "[720p]{Dub}u1 or u2;{Original}u3,[1080p]u4": its qualities as written, each
// with the addresses of one voice: `voice`, or the first one of the first quality where that is not
// there. A quality without this voice is left out: a voice is never changed silently. Empty where
// `text` is none.
std::vector<QualityEntry> ReadPlayerJs(std::string_view text, std::string_view voice);

// The sources of the same content in order of use, each address once: url, the rest of its quality
// entry, the same entry of quality_reserve, url_reserve; then what has less quality, the next lower
// one first. What is beyond kMostSources is left out.
ParsedSources ParseSources(const PlayData& data);

// The height in a quality's name ("1080p", "4K"); 0 where it tells none.
int QualityOf(std::string_view label);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_PLAY_DATA_H_

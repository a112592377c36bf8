// Reads a playlist: first its tags, then its facts.
#include "core/url/url.h"
#include "fuzz_facts.h"
#include "manifest/hls/facts.h"
#include "manifest/hls/playlist.h"
#include "manifest/locations.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace resilient_playback;
  Diagnostics diagnostics;
  const HlsPlaylist playlist = ReadHlsPlaylist(fuzz::TextOf(data, size), &diagnostics);
  for (const HlsSegment& segment : playlist.segments) {
    fuzz::Require(segment.key_begin <= segment.key_end && segment.key_end <= playlist.keys.size());
    fuzz::Require(segment.map == kNoIndex || segment.map < playlist.maps.size());
  }
  fuzz::RequireBounded(FactsOfHls(playlist));
  fuzz::RequireBounded(diagnostics);
  const auto locations = OtherLocations(fuzz::TextOf(data, size), "https://a.example/film.m3u8");
  fuzz::Require(locations.size() <= kMostLocations);
  for (const Location& location : locations) fuzz::Require(IsHttps(location.url));
  return 0;
}

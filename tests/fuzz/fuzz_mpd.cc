// Reads a DASH manifest. If the input is not one, a fatal diagnostic says why.
#include <optional>

#include "core/url/url.h"
#include "fuzz_facts.h"
#include "manifest/dash/mpd.h"
#include "manifest/locations.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace resilient_playback;
  Diagnostics diagnostics;
  const std::optional<Mpd> mpd = ReadMpd(fuzz::TextOf(data, size), &diagnostics);
  fuzz::Require(mpd || diagnostics.worst() == Severity::kFatal);
  if (mpd) fuzz::RequireBounded(FactsOfMpd(*mpd));
  fuzz::RequireBounded(diagnostics);
  const auto locations = OtherLocations(fuzz::TextOf(data, size), "https://a.example/film.mpd");
  fuzz::Require(locations.size() <= kMostLocations);
  for (const Location& location : locations) fuzz::Require(IsHttps(location.url));
  return 0;
}

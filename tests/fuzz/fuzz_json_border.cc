// The border of the core. The input is a configuration and events. The target also reads the
// configuration as play data and as tracks, and each event as packed lists of tracks.
// The answer to any input is JSON.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "api/border.h"
#include "api/tracks.h"
#include "fuzz.h"

namespace resilient_playback::fuzz {
namespace {

using Json = nlohmann::json;

std::string SelectPacked(const std::string& request, std::string_view packed) {
  api::BorderTracks tracks;
  std::copy(packed.begin(), packed.end(), reinterpret_cast<char*>(tracks.Reserve(packed.size())));
  return tracks.Select(request);
}

// Requires an object with either `key` or "error".
void RequireAnswer(const std::string& text, std::string_view key) {
  const Json answer = Json::parse(text, nullptr, false);
  Require(answer.is_object());
  Require(answer.contains("error") != answer.contains(std::string(key)));
}

}  // namespace
}  // namespace resilient_playback::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace resilient_playback::fuzz;
  const std::vector<std::string_view> parts = PartsOf(TextOf(data, size));
  const std::string first(parts[0]);
  RequireAnswer(resilient_playback::api::ParseSources(first), "sources");
  RequireAnswer(resilient_playback::api::SelectTracks(first), "audio");
  resilient_playback::api::BorderSession session(first);
  RequireAnswer(session.Status(), "state");
  for (std::size_t i = 1; i < parts.size(); ++i) {
    RequireAnswer(session.Handle(std::string(parts[i])), "state");
    RequireAnswer(SelectPacked(first, parts[i]), "audio");
  }
  return 0;
}

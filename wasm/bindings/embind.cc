// What the core exports to JavaScript. Bindings are tables without logic.
#include <emscripten/bind.h>

#include <string>

#include "api/border.h"
#include "api/pairs.h"
#include "api/proxies.h"
#include "api/tracks.h"

namespace {

std::string Version() { return RESILIENT_PLAYBACK_VERSION; }
std::string Backend() { return RESILIENT_PLAYBACK_BACKEND; }

}  // namespace

EMSCRIPTEN_BINDINGS(resilient_playback) {
  namespace api = resilient_playback::api;
  emscripten::function("version", &Version);
  emscripten::function("backend", &Backend);
  emscripten::function("parseSources", emscripten::select_overload<std::string(const std::string&)>(
                                           &api::ParseSources));
  emscripten::function("selectTracks", &api::SelectTracks);
  emscripten::function("proxyAddress", &api::ProxyAddress);
  emscripten::class_<api::BorderSession>("Session")
      .constructor<const std::string&>()
      .function("status", &api::BorderSession::Status)
      .function("handle", &api::BorderSession::Handle);
  emscripten::class_<api::BorderSourceFacts>("SourceFacts")
      .constructor<>()
      .function("reserve", &api::BorderSourceFacts::Reserve)
      .function("read", &api::BorderSourceFacts::Read);
  emscripten::class_<api::BorderTracks>("Tracks")
      .constructor<>()
      .function("reserve", &api::BorderTracks::Reserve)
      .function("select", &api::BorderTracks::Select);
  emscripten::class_<api::BorderPairs>("Pairs")
      .constructor<>()
      .function("reserve", &api::BorderPairs::Reserve)
      .function("learn", &api::BorderPairs::Learn)
      .function("locations", &api::BorderPairs::Locations)
      .function("saw", &api::BorderPairs::Saw)
      .function("find", &api::BorderPairs::Find)
      .function("appendFailed", &api::BorderPairs::AppendFailed);
}

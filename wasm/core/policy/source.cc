#include "core/policy/source.h"

#include "core/base/ascii.h"

namespace resilient_playback {
std::string_view ToString(MediaType type) {
  switch (type) {
    case MediaType::kHls:
      return "hls";
    case MediaType::kDash:
      return "dash";
    case MediaType::kTorrServer:
      return "torrserver";
    case MediaType::kMp4:
      break;
  }
  return "mp4";
}

std::string_view ToString(Engine engine) {
  switch (engine) {
    case Engine::kHlsJs:
      return "hls.js";
    case Engine::kDashJs:
      return "dash.js";
    case Engine::kHost:
      return "host";
    case Engine::kNative:
      break;
  }
  return "native";
}

MediaType TypeOfUrl(std::string_view url) {
  const std::string lower = Lowercase(url);
  const std::string_view path = std::string_view(lower).substr(0, lower.find_first_of("?#"));
  if (EndsWith(path, ".m3u8") || EndsWith(path, ".m3u")) return MediaType::kHls;
  if (EndsWith(path, ".mpd")) return MediaType::kDash;
  if (EndsWith(path, ".mp4")) return MediaType::kMp4;
  if (lower.find(".mpd") != std::string::npos) return MediaType::kDash;
  if (lower.find(".m3u8") != std::string::npos) return MediaType::kHls;
  return MediaType::kMp4;
}

Engine ChooseEngine(MediaType type, const Capabilities& capabilities) {
  if (capabilities.host) return Engine::kHost;
  if (type == MediaType::kHls) {
    // If neither can play, hls.js at least reports it.
    const bool library = capabilities.hlsjs && (capabilities.mse || !capabilities.native_hls);
    return library ? Engine::kHlsJs : Engine::kNative;
  }
  if (type == MediaType::kDash && capabilities.mse && capabilities.dashjs) return Engine::kDashJs;
  return Engine::kNative;
}

std::optional<Engine> OtherEngine(MediaType type, const Capabilities& capabilities) {
  if (type != MediaType::kHls || !capabilities.known) return std::nullopt;
  if (capabilities.host) return capabilities.other_hls;
  const bool both = capabilities.mse && capabilities.hlsjs && capabilities.native_hls;
  return both ? std::make_optional(Engine::kNative) : std::nullopt;
}

bool HasEngine(MediaType type, const Capabilities& capabilities) {
  if (!capabilities.known || capabilities.host) return true;
  if (type == MediaType::kHls)
    return capabilities.native_hls || (capabilities.mse && capabilities.hlsjs);
  if (type == MediaType::kDash)
    return capabilities.native_dash || (capabilities.mse && capabilities.dashjs);
  return true;
}

}  // namespace resilient_playback

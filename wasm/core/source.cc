#include "core/source.h"

#include <algorithm>

namespace resilient_playback {
namespace {

std::string Lowercase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool EndsWith(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

bool StartsWith(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

}  // namespace

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
    // Where neither can play, hls.js is the one that says so.
    const bool library = capabilities.hlsjs && (capabilities.mse || !capabilities.native_hls);
    return library ? Engine::kHlsJs : Engine::kNative;
  }
  if (type == MediaType::kDash && capabilities.mse && capabilities.dashjs) return Engine::kDashJs;
  return Engine::kNative;
}

bool IsHttps(std::string_view url) { return StartsWith(url, "https://"); }
bool IsHttp(std::string_view url) { return StartsWith(url, "http://"); }

std::string OriginOf(std::string_view url) {
  if (!IsHttps(url) && !IsHttp(url)) return {};
  const std::size_t host_at = url.find("://") + 3;
  const std::size_t end = std::min(url.find_first_of("/?#", host_at), url.size());
  std::string_view authority = url.substr(host_at, end - host_at);
  const std::size_t at_sign = authority.rfind('@');
  if (at_sign != std::string_view::npos) authority.remove_prefix(at_sign + 1);
  if (authority.empty()) return {};
  std::string origin(url.substr(0, host_at));
  origin.append(authority);
  return origin;
}

}  // namespace resilient_playback

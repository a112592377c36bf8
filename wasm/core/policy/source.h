// A source is one address of a film's content. Also: what the address tells before it is opened.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_SOURCE_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_SOURCE_H_

#include <optional>
#include <string>
#include <string_view>

namespace resilient_playback {

// The most sources of one film; further ones are ignored.
inline constexpr std::size_t kMostSources = 64;

enum class MediaType { kHls, kDash, kMp4, kTorrServer };
enum class Engine { kNative, kHlsJs, kDashJs, kHost };

struct Source {
  std::string id;
  std::string url;  // as the platform's URL canonicalizes it; empty if it cannot
  MediaType type = MediaType::kMp4;
  int priority = 0;  // lower comes first
  int quality = 0;   // height in pixels; 0: unknown
  bool live = false;
  bool renewable = false;  // the host can provide a fresh link
  bool voice = false;      // the film with another dub: only if picked, or if nothing else plays
};

// What the device and the page offer.
// `known`: the host has checked; otherwise what is false here may exist all the same.
// `look`: the host can fetch a manifest beside the player.
// `life`: the host reports signs of life before the first frame.
// `requests`: engines request through our loaders, so another source can answer.
// `proxies`: hls.js is available and can be made to ask a proxy.
// `host`: the application chooses the engine itself; with `other_hls` it can play HLS instead.
struct Capabilities {
  bool known = false;
  bool look = false;
  bool life = false;
  bool requests = false;
  bool proxies = false;
  bool host = false;
  bool mse = false;
  bool hlsjs = false;
  bool dashjs = false;
  bool native_hls = false;
  bool native_dash = false;
  std::optional<Engine> other_hls;
};

std::string_view ToString(MediaType type);
std::string_view ToString(Engine engine);

// The type of a source by its URL: the extension of the path, else ".mpd" or ".m3u8" anywhere (the
// same test as Lampa's).
MediaType TypeOfUrl(std::string_view url);

// The engine that plays `type` here. hls.js comes before native HLS, because an element does not
// tell what fails.
Engine ChooseEngine(MediaType type, const Capabilities& capabilities);

// Another engine that may play `type` if the usual one has failed.
std::optional<Engine> OtherEngine(MediaType type, const Capabilities& capabilities);

// False if nothing here plays `type`, as far as is known.
bool HasEngine(MediaType type, const Capabilities& capabilities);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_SOURCE_H_

// A source: one address of the same content. What can be read off the address without opening it.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_SOURCE_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_SOURCE_H_

#include <optional>
#include <string>
#include <string_view>

namespace resilient_playback {

// More sources of one film than this are not looked at.
inline constexpr std::size_t kMostSources = 64;

enum class MediaType { kHls, kDash, kMp4, kTorrServer };
enum class Engine { kNative, kHlsJs, kDashJs, kHost };

struct Source {
  std::string id;
  std::string url;  // as the platform's URL canonicalizes it; empty where it could not
  MediaType type = MediaType::kMp4;
  int priority = 0;  // low first
  int quality = 0;   // height in pixels; 0: unknown
  bool live = false;
  bool renewable = false;  // the host can ask for a fresh link
  bool voice = false;      // the film with another sound: where no other source plays, or if picked
};

// What the device and the page offer. `host`: the application chooses the engine itself;
// `other_hls`: it can be told to play HLS through this one instead. `known`: somebody has looked;
// else whatever is false here may be there all the same. `look`: the host can fetch a manifest
// beside the player. `life`: it tells of signs of life before the first frame. `requests`: engines
// ask through loaders of ours, and another source can answer. `proxies`: hls.js is there, and can
// be made to ask an intermediary.
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

// The kind of a source by its address: the extension of the path, else ".mpd" or ".m3u8" anywhere
// (Lampa's own test).
MediaType TypeOfUrl(std::string_view url);

// The engine that plays `type` here. hls.js before native HLS: it tells what fails, an element does
// not.
Engine ChooseEngine(MediaType type, const Capabilities& capabilities);

// What else may play `type` where that engine has failed.
std::optional<Engine> OtherEngine(MediaType type, const Capabilities& capabilities);

// False where nothing here plays `type`, as far as is known.
bool HasEngine(MediaType type, const Capabilities& capabilities);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_SOURCE_H_

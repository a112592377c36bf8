// Chooses audio, subtitles and video by a total order, with reasons. The order of the lists does
// not matter. Without a preference or a need, nothing is changed.
#ifndef RESILIENT_PLAYBACK_TRACKS_SELECT_H_
#define RESILIENT_PLAYBACK_TRACKS_SELECT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace resilient_playback {

// An index into TrackLists::texts; 0 is the empty text. Thousands of tracks share languages and
// labels, and each text is read once.
using TextNumber = std::uint32_t;

// Roles of ISO/IEC 23009-1, 5.8.5.5, and names that players use. Other roles are ignored.
enum Role : unsigned {
  kCommentaryRole = 1,
  kDescriptionRole = 2,
  kDubRole = 4,
  kOriginalRole = 8,
  kForcedRole = 16,
  kCaptionRole = 32,
};
using Roles = unsigned;

// 0: any other role
Roles RoleOf(std::string_view name);

struct AudioTrack {
  std::string_view id;
  TextNumber language = 0;  // as the manifest states it
  TextNumber label = 0;
  TextNumber codec = 0;
  int channels = 0;  // 0: unknown
  Roles roles = 0;
  bool is_default = false;
  bool autoselect = false;
  double bitrate = 0;
};

struct TextTrack {
  std::string_view id;
  TextNumber language = 0;
  TextNumber label = 0;
  TextNumber format = 0;  // vtt, srt, ttml ...
  Roles roles = 0;
  bool forced = false;
  bool is_default = false;
  bool embedded = false;  // in the stream, not a separate file
};

struct VideoTrack {
  std::string_view id;
  TextNumber codec = 0;
  TextNumber range = 0;  // SDR, HDR10, HLG, DV ...; empty: SDR
  int width = 0;
  int height = 0;
  double frame_rate = 0;
  double bitrate = 0;
};

enum class TextMode { kAuto, kOff, kAlways };
enum class AudioKind { kAny, kDub, kOriginal };

// The viewer's settings for all films. Languages are in order of preference.
struct Preferences {
  std::vector<std::string> audio_languages;
  std::vector<std::string> text_languages;
  TextMode text_mode = TextMode::kAuto;
  AudioKind audio_kind = AudioKind::kAny;
  bool hearing_impaired = false;
  bool audio_description = false;
  int max_height = 0;  // 0: any
};

// The viewer's choices in this film or series, by their properties and not by their place in a
// list. Also an explicit pick of this moment, by id ("off" for subtitles).
struct Intent {
  std::string audio_language;
  std::string audio_label;
  std::string text_language;
  std::string text_label;
  bool text_off = false;
  std::string audio_id;
  std::string text_id;
  std::string video_id;
};

// An empty list or 0 means unknown: everything may play.
struct TrackDevice {
  std::vector<std::string> audio_codecs;  // prefixes: "mp4a", "ac-3"
  std::vector<std::string> video_codecs;
  int max_channels = 0;
  int screen_height = 0;
  std::optional<bool> hdr;
  double throughput = 0;  // bits per second, measured
};

// Texts and ids are views: the caller must keep them alive.
struct TrackLists {
  std::vector<std::string_view> texts{std::string_view()};  // [0] is empty
  std::vector<AudioTrack> audio;
  std::vector<TextTrack> text;
  std::vector<VideoTrack> video;
};

struct Choice {
  std::string id;
  std::string runner_up;  // empty: there is none
  std::string language;   // canonical; empty: unknown
  bool guess = false;     // only the title names the language
  std::vector<std::string_view>
      reason;  // the steps in which it was better, up to the one that decided
};

struct Selection {
  std::optional<Choice> audio;  // absent: change nothing
  std::optional<Choice> text;
  bool text_off = false;  // turn subtitles off; if false and `text` is absent, change nothing
  std::optional<Choice> video;
  // audio_undecodable: the wanted audio track cannot be decoded here. pick_undecodable: the picked
  // one cannot.
  std::vector<std::string_view> notices;
};

Selection SelectTracks(const TrackLists& lists, const Preferences& preferences,
                       const Intent& intent, const TrackDevice& device);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_SELECT_H_

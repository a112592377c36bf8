#include "api/tracks.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "api/json_reader.h"
#include "api/json_text.h"
#include "tracks/select.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

constexpr double kMostBitrate = 1e12;
constexpr double kMostPixels = 100000;
constexpr double kMostChannels = 64;
constexpr double kMostFrameRate = 1000;
constexpr std::size_t kMostTracks = 20000;
constexpr std::size_t kMostListed = 64;

struct Request {
  TrackLists lists;
  Preferences preferences;
  Intent intent;
  TrackDevice device;
};

class Decoder {
 public:
  explicit Decoder(std::optional<Problem>* problem) : problem_(problem) {}

  void All(const json& root, Request* request) {
    const Reader reader(root, "", problem_);
    Each(reader, "audio", &request->lists.audio, &Decoder::Audio);
    Each(reader, "text", &request->lists.text, &Decoder::Text);
    Each(reader, "video", &request->lists.video, &Decoder::Video);
    Part(reader, "preferences", [&](Reader* part) { Wishes(part, &request->preferences); });
    Part(reader, "intent", [&](Reader* part) { Meant(part, &request->intent); });
    Part(reader, "device", [&](Reader* part) { Device(part, &request->device); });
  }

 private:
  template <typename Track>
  void Each(Reader reader, const char* name, std::vector<Track>* out,
            void (Decoder::*read)(Reader*, Track*)) {
    const json* list = reader.Find(name);
    if (list == nullptr) return;
    if (!list->is_array()) return reader.Wrong(name, "must be a list");
    if (list->size() > kMostTracks) return reader.Wrong(name, "has too many tracks");
    out->reserve(list->size());
    for (const json& item : *list) {
      if (!item.is_object()) return reader.Wrong(name, "must hold objects");
      Track track;
      Reader one(item, name, problem_);
      one.Text("id", &track.id, true);
      (this->*read)(&one, &track);
      out->push_back(std::move(track));
    }
  }

  template <typename Track>
  void Named(Reader* reader, Track* track) {
    reader->Text("label", &track->label);
    reader->Text("language", &track->language);
  }

  static int Count(Reader* reader, const char* name, double most) {
    return static_cast<int>(reader->Number(name, 0, most).value_or(0));
  }

  void Audio(Reader* reader, AudioTrack* track) {
    Named(reader, track);
    reader->Text("codec", &track->codec);
    track->channels = Count(reader, "channels", kMostChannels);
    Texts(reader, "roles", &track->roles);
    reader->Bool("default", &track->is_default);
    reader->Bool("autoselect", &track->autoselect);
    track->bitrate = reader->Number("bitrate", 0, kMostBitrate).value_or(0);
  }

  void Text(Reader* reader, TextTrack* track) {
    Named(reader, track);
    reader->Text("format", &track->format);
    Texts(reader, "roles", &track->roles);
    reader->Bool("forced", &track->forced);
    reader->Bool("default", &track->is_default);
    reader->Bool("embedded", &track->embedded);
  }

  void Video(Reader* reader, VideoTrack* track) {
    reader->Text("codec", &track->codec);
    reader->Text("range", &track->range);
    track->width = Count(reader, "width", kMostPixels);
    track->height = Count(reader, "height", kMostPixels);
    track->frame_rate = reader->Number("frameRate", 0, kMostFrameRate).value_or(0);
    track->bitrate = reader->Number("bitrate", 0, kMostBitrate).value_or(0);
  }

  void Wishes(Reader* reader, Preferences* preferences) {
    Texts(reader, "audioLanguages", &preferences->audio_languages);
    Texts(reader, "textLanguages", &preferences->text_languages);
    reader->Bool("hearingImpaired", &preferences->hearing_impaired);
    reader->Bool("audioDescription", &preferences->audio_description);
    preferences->max_height = Count(reader, "maxHeight", kMostPixels);
    std::string mode = "auto";
    reader->Text("textMode", &mode);
    preferences->text_mode = mode == "off"      ? TextMode::kOff
                             : mode == "always" ? TextMode::kAlways
                                                : TextMode::kAuto;
    if (mode != "auto" && mode != "off" && mode != "always")
      reader->Wrong("textMode", "must be auto, off or always");
    std::string kind = "any";
    reader->Text("audioKind", &kind);
    preferences->audio_kind = kind == "dub"        ? AudioKind::kDub
                              : kind == "original" ? AudioKind::kOriginal
                                                   : AudioKind::kAny;
    if (kind != "any" && kind != "dub" && kind != "original")
      reader->Wrong("audioKind", "must be any, dub or original");
  }

  void Meant(Reader* reader, Intent* intent) {
    Part(*reader, "audio", [&](Reader* audio) {
      audio->Text("language", &intent->audio_language);
      audio->Text("label", &intent->audio_label);
      audio->Text("id", &intent->audio_id);
    });
    Part(*reader, "text", [&](Reader* text) {
      text->Text("language", &intent->text_language);
      text->Text("label", &intent->text_label);
      text->Text("id", &intent->text_id);
      text->Bool("off", &intent->text_off);
    });
    Part(*reader, "video", [&](Reader* video) { video->Text("id", &intent->video_id); });
  }

  void Device(Reader* reader, TrackDevice* device) {
    Texts(reader, "audioCodecs", &device->audio_codecs);
    Texts(reader, "videoCodecs", &device->video_codecs);
    device->max_channels = Count(reader, "maxChannels", kMostChannels);
    device->screen_height = Count(reader, "screenHeight", kMostPixels);
    reader->OptionalBool("hdr", &device->hdr);
    device->throughput = reader->Number("throughput", 0, kMostBitrate).value_or(0);
  }

  template <typename Read>
  void Part(Reader reader, const char* name, Read read) {
    const json* value = reader.Find(name);
    if (value == nullptr) return;
    if (!value->is_object()) return reader.Wrong(name, "must be an object");
    Reader part(*value, name, problem_);
    read(&part);
  }

  void Texts(Reader* reader, const char* name, std::vector<std::string>* out) {
    const json* list = reader->Find(name);
    if (list == nullptr) return;
    if (!list->is_array()) return reader->Wrong(name, "must be a list");
    for (const json& item : *list) {
      if (!item.is_string()) return reader->Wrong(name, "must hold strings");
      if (out->size() < kMostListed) out->push_back(item.get_ref<const std::string&>());
    }
  }

  std::optional<Problem>* problem_;
};

// Field by field: lists of initializers cost kilobytes.
json Encode(const std::optional<Choice>& choice, bool speaks) {
  if (!choice) return nullptr;
  json encoded;
  encoded["id"] = choice->id;
  json& reasons = encoded["reason"] = json::array();
  for (const std::string_view reason : choice->reason) reasons.push_back(reason);
  if (!choice->runner_up.empty()) encoded["runnerUp"] = choice->runner_up;
  if (!speaks) return encoded;
  encoded["language"] = choice->language;
  encoded["guess"] = choice->guess;
  return encoded;
}

}  // namespace

std::string SelectTracks(const std::string& request_json) {
  const std::variant<json, Problem> parsed = ParseObject(request_json);
  if (const auto* problem = std::get_if<Problem>(&parsed)) return ToJson(*problem);
  Request request;
  std::optional<Problem> problem;
  Decoder(&problem).All(*std::get_if<json>(&parsed), &request);
  if (problem) return ToJson(*problem);
  const Selection selection = resilient_playback::SelectTracks(request.lists, request.preferences,
                                                               request.intent, request.device);
  json answer;
  answer["audio"] = Encode(selection.audio, true);
  answer["text"] = Encode(selection.text, true);
  answer["textOff"] = selection.text_off;
  answer["video"] = Encode(selection.video, false);
  json& notices = answer["notices"] = json::array();
  for (const std::string_view notice : selection.notices) notices.push_back(notice);
  return Dump(answer);
}

}  // namespace resilient_playback::api

#include "api/track_request.h"

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "api/json_reader.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

// Gives each text a number, normally the same number for equal texts. If many texts collide, a text
// may get several numbers. This costs time and changes no result.
class TextNumbers {
 public:
  explicit TextNumbers(std::vector<std::string_view>* texts) : texts_(*texts), places_(64) {}

  TextNumber Of(std::string_view text) {
    if (text.empty()) return 0;
    TextNumber* place = PlaceOf(text);
    if (place != nullptr && *place != 0) return *place;
    const auto number = static_cast<TextNumber>(texts_.size());
    if (place != nullptr) *place = number;
    texts_.push_back(text);
    if (texts_.size() * 2 > places_.size()) Grow();
    return number;
  }

 private:
  // The place of the text's number, or a free place (0) for it; nullptr if neither was found.
  TextNumber* PlaceOf(std::string_view text) {
    constexpr std::size_t kMostTries = 16;
    std::size_t hash = 2166136261U;  // FNV-1a
    for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    for (std::size_t i = 0; i < kMostTries; ++i) {
      TextNumber& place = places_[(hash + i) & (places_.size() - 1)];
      if (place == 0 || texts_[place] == text) return &place;
    }
    return nullptr;
  }

  void Grow() {
    places_.assign(places_.size() * 2, 0);
    for (std::size_t i = 1; i < texts_.size(); ++i) {
      TextNumber* place = PlaceOf(texts_[i]);
      if (place != nullptr && *place == 0) *place = static_cast<TextNumber>(i);
    }
  }

  std::vector<std::string_view>& texts_;
  std::vector<TextNumber> places_;  // the size is a power of two, and half of it is free
};

class Decoder {
 public:
  Decoder(TrackLists* lists, std::optional<Problem>* problem)
      : lists_(lists), numbers_(&lists->texts), problem_(problem) {}

  void All(const json& root, TrackRequest* request) {
    const Reader reader(root, "", problem_);
    Each(reader, "audio", &lists_->audio, &Decoder::Audio);
    Each(reader, "text", &lists_->text, &Decoder::Text);
    Each(reader, "video", &lists_->video, &Decoder::Video);
    Part(reader, "preferences",
         [&](Reader* part) { ReadPreferences(part, &request->preferences); });
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
      if (one.Find("id") == nullptr) one.Wrong("id", "is missing");
      track.id = TextOf(&one, "id");
      (this->*read)(&one, &track);
      out->push_back(track);
    }
  }

  // The view is valid as long as the request.
  static std::string_view TextOf(Reader* reader, const char* name) {
    const json* value = reader->Find(name);
    if (value == nullptr) return {};
    if (value->is_string()) return value->get_ref<const std::string&>();
    reader->Wrong(name, "must be a string");
    return {};
  }

  TextNumber Number(Reader* reader, const char* name) { return numbers_.Of(TextOf(reader, name)); }

  Roles RolesOf(Reader* reader) {
    std::vector<std::string> names;
    Texts(reader, "roles", &names);
    Roles roles = 0;
    for (const std::string& name : names) roles |= RoleOf(name);
    return roles;
  }

  static int Count(Reader* reader, const char* name, double most) {
    return static_cast<int>(reader->Number(name, 0, most).value_or(0));
  }

  void Audio(Reader* reader, AudioTrack* track) {
    track->language = Number(reader, "language");
    track->label = Number(reader, "label");
    track->codec = Number(reader, "codec");
    track->channels = Count(reader, "channels", kMostChannels);
    track->roles = RolesOf(reader);
    reader->Bool("default", &track->is_default);
    reader->Bool("autoselect", &track->autoselect);
    track->bitrate = reader->Number("bitrate", 0, kMostBitrate).value_or(0);
  }

  void Text(Reader* reader, TextTrack* track) {
    track->language = Number(reader, "language");
    track->label = Number(reader, "label");
    track->format = Number(reader, "format");
    track->roles = RolesOf(reader);
    reader->Bool("forced", &track->forced);
    reader->Bool("default", &track->is_default);
    reader->Bool("embedded", &track->embedded);
  }

  void Video(Reader* reader, VideoTrack* track) {
    track->codec = Number(reader, "codec");
    track->range = Number(reader, "range");
    track->width = Count(reader, "width", kMostPixels);
    track->height = Count(reader, "height", kMostPixels);
    track->frame_rate = reader->Number("frameRate", 0, kMostFrameRate).value_or(0);
    track->bitrate = reader->Number("bitrate", 0, kMostBitrate).value_or(0);
  }

  void ReadPreferences(Reader* reader, Preferences* preferences) {
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

  TrackLists* lists_;
  TextNumbers numbers_;
  std::optional<Problem>* problem_;
};

}  // namespace

void DecodeTracks(const json& root, TrackRequest* request, std::optional<Problem>* problem) {
  Decoder(&request->lists, problem).All(root, request);
}

}  // namespace resilient_playback::api

#include "api/packed_tracks.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "api/track_request.h"

namespace resilient_playback::api {
namespace {

constexpr std::size_t kHeadNumbers = 4;
constexpr std::size_t kAudioNumbers = 7;
constexpr std::size_t kTextNumbers = 5;
constexpr std::size_t kVideoNumbers = 6;
constexpr double kMostTexts = 1e6;
constexpr double kMostFlags = 7;

class PackedReader {
 public:
  explicit PackedReader(std::string_view bytes) : bytes_(bytes) {}

  bool All(TrackLists* lists) {
    const std::size_t audio = Count(kMostTracks);
    const std::size_t text = Count(kMostTracks);
    const std::size_t video = Count(kMostTracks);
    const std::size_t texts = Count(kMostTexts);
    const std::size_t numbers =
        kHeadNumbers + audio * kAudioNumbers + text * kTextNumbers + video * kVideoNumbers;
    if (!fits_ || bytes_.size() < numbers * sizeof(double)) return false;
    if (!Split(bytes_.substr(numbers * sizeof(double)), texts, audio + text + video)) return false;
    roles_.resize(texts);
    Each(audio, &lists->audio, &PackedReader::Audio);
    Each(text, &lists->text, &PackedReader::Text);
    Each(video, &lists->video, &PackedReader::Video);
    lists->texts = std::move(texts_);
    return fits_;
  }

 private:
  // Splits off the texts (the first one is empty), then the ids.
  bool Split(std::string_view text, std::size_t texts, std::size_t ids) {
    if (texts == 0 || texts + ids > text.size() + 1) return false;
    texts_.reserve(texts);
    ids_.reserve(ids);
    for (std::size_t i = 0; i < texts + ids; ++i) {
      const bool last = i + 1 == texts + ids;
      const std::size_t end = text.find('\0');
      if (last != (end == std::string_view::npos)) return false;
      (i < texts ? texts_ : ids_).push_back(text.substr(0, end));
      if (!last) text.remove_prefix(end + 1);
    }
    return texts_[0].empty();
  }

  template <typename Track>
  void Each(std::size_t count, std::vector<Track>* out, void (PackedReader::*read)(Track*)) {
    out->resize(count);
    for (Track& track : *out) {
      track.id = ids_[next_id_++];
      (this->*read)(&track);
    }
  }

  void Audio(AudioTrack* track) {
    track->language = TextAt();
    track->label = TextAt();
    track->codec = TextAt();
    track->roles = RolesAt();
    track->channels = static_cast<int>(Number(kMostChannels));
    const auto flags = static_cast<unsigned>(Number(kMostFlags));
    track->is_default = (flags & 1U) != 0;
    track->autoselect = (flags & 2U) != 0;
    track->bitrate = Number(kMostBitrate);
  }

  void Text(TextTrack* track) {
    track->language = TextAt();
    track->label = TextAt();
    track->format = TextAt();
    track->roles = RolesAt();
    const auto flags = static_cast<unsigned>(Number(kMostFlags));
    track->is_default = (flags & 1U) != 0;
    track->forced = (flags & 2U) != 0;
    track->embedded = (flags & 4U) != 0;
  }

  void Video(VideoTrack* track) {
    track->codec = TextAt();
    track->range = TextAt();
    track->width = static_cast<int>(Number(kMostPixels));
    track->height = static_cast<int>(Number(kMostPixels));
    track->frame_rate = Number(kMostFrameRate);
    track->bitrate = Number(kMostBitrate);
  }

  // The number, or 0 if it is not between 0 and `most`.
  double Number(double most) {
    double number = -1;
    if (at_ + sizeof(number) <= bytes_.size())
      std::memcpy(&number, bytes_.data() + at_, sizeof(number));
    at_ += sizeof(number);
    if (number >= 0 && number <= most) return number;
    fits_ = false;
    return 0;
  }

  std::size_t Count(double most) { return static_cast<std::size_t>(Number(most)); }

  TextNumber TextAt() {
    return static_cast<TextNumber>(Number(static_cast<double>(texts_.size() - 1)));
  }

  // The names of the roles are one text, separated by line feeds.
  Roles RolesAt() {
    constexpr Roles kRead = 1U << 31U;
    const TextNumber number = TextAt();
    if (number == 0 || (roles_[number] & kRead) != 0) return roles_[number] & ~kRead;
    std::string_view names = texts_[number];
    Roles roles = 0;
    for (std::size_t i = 0; i < kMostListed && !names.empty(); ++i) {
      const std::string_view name = names.substr(0, names.find('\n'));
      roles |= RoleOf(name);
      names.remove_prefix(std::min(name.size() + 1, names.size()));
    }
    roles_[number] = roles | kRead;
    return roles;
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  bool fits_ = true;
  std::vector<std::string_view> texts_;
  std::vector<std::string_view> ids_;
  std::vector<Roles> roles_;
  std::size_t next_id_ = 0;
};

}  // namespace

bool ReadPackedTracks(std::string_view bytes, TrackLists* lists) {
  return PackedReader(bytes).All(lists);
}

}  // namespace resilient_playback::api

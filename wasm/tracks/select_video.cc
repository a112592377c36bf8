#include "tracks/select_video.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "tracks/ranking.h"
#include "tracks/standings.h"

namespace resilient_playback {
namespace {

struct VideoStep {
  enum : std::size_t {
    kDecodable,
    kPick,
    kFits,
    kRange,
    kRate,
    kAffordable,
    kLightest,
    kPixels,
    kFrameRate,
    kBitrate
  };
};

constexpr StepNames kVideoSteps = {"decodable",  "pick",     "screen", "hdr",        "frame_rate",
                                   "throughput", "lightest", "pixels", "smoothness", "bitrate"};

// The share of the measured throughput that a start may use.
constexpr double kShareOfLine = 0.7;
// No TV screen shows more.
constexpr double kMostFrames = 60.5;

bool IsHdr(std::string_view range) { return !range.empty() && !EqualsIgnoringCase(range, "sdr"); }

double RangeValue(std::string_view range, const TrackDevice& device) {
  if (!device.hdr) return 0;
  return IsHdr(range) == *device.hdr ? 1 : 0;
}

bool FitsHeight(const VideoTrack& track, int most) { return most <= 0 || track.height <= most; }

Ranked Rank(const VideoTrack& track, const TrackLists& lists, const Preferences& preferences,
            const Intent& intent, const TrackDevice& device, Codecs* codecs) {
  Ranked ranked;
  ranked.id = track.id;
  auto& values = ranked.values;
  values[VideoStep::kPick] = !intent.video_id.empty() && track.id == intent.video_id ? 1 : 0;
  values[VideoStep::kDecodable] = codecs->Of(track.codec).decodable ? 1 : 0;
  const bool fits =
      FitsHeight(track, preferences.max_height) && FitsHeight(track, device.screen_height);
  values[VideoStep::kFits] = fits ? 1 : 0;
  values[VideoStep::kRange] = RangeValue(lists.texts[track.range], device);
  values[VideoStep::kRate] = track.frame_rate <= kMostFrames ? 1 : 0;
  const bool affordable =
      device.throughput <= 0 || track.bitrate <= kShareOfLine * device.throughput;
  values[VideoStep::kAffordable] = affordable ? 1 : 0;
  values[VideoStep::kPixels] = static_cast<double>(track.width) * track.height;
  values[VideoStep::kFrameRate] = track.frame_rate;
  values[VideoStep::kBitrate] = track.bitrate;
  return ranked;
}

}  // namespace

void SelectVideo(const TrackLists& lists, const Preferences& preferences, const Intent& intent,
                 const TrackDevice& device, Selection* selection) {
  const std::vector<VideoTrack>& tracks = lists.video;
  const bool known = preferences.max_height > 0 || device.screen_height > 0 || device.hdr ||
                     device.throughput > 0 || !device.video_codecs.empty();
  const bool picked = std::any_of(tracks.begin(), tracks.end(), [&](const VideoTrack& track) {
    return !intent.video_id.empty() && track.id == intent.video_id;
  });
  if (tracks.empty() || !(known || picked)) return;
  Codecs codecs(lists.texts, device.video_codecs);
  std::vector<Ranked> all;
  all.reserve(tracks.size());
  bool any = false;
  for (const VideoTrack& track : tracks) {
    all.push_back(Rank(track, lists, preferences, intent, device, &codecs));
    all.back().index = all.size() - 1;
    const auto& values = all.back().values;
    any = any || (values[VideoStep::kDecodable] > 0 && values[VideoStep::kFits] > 0 &&
                  values[VideoStep::kAffordable] > 0);
  }
  if (!any) {
    // Nothing fits: take the lightest one that can be decoded.
    for (Ranked& one : all) {
      auto& values = one.values;
      values[VideoStep::kFits] = values[VideoStep::kRange] = values[VideoStep::kRate] =
          values[VideoStep::kAffordable] = 0;
      values[VideoStep::kLightest] = -values[VideoStep::kBitrate];
      values[VideoStep::kPixels] = -values[VideoStep::kPixels];
    }
  }
  Ranking ranking(&all, nullptr);
  selection->video = ranking.Explain(ranking.Best(), kVideoSteps);
  const bool refused = std::any_of(all.begin(), all.end(), [](const Ranked& one) {
    return one.values[VideoStep::kPick] > 0 && one.values[VideoStep::kDecodable] == 0;
  });
  if (refused) selection->notices.push_back("pick_undecodable");
}

}  // namespace resilient_playback

#include <algorithm>

#include "manifest/mp4/mp4.h"

namespace resilient_playback {

ManifestFacts FactsOfMp4(const Mp4Head& head) {
  ManifestFacts facts;
  facts.kind = ManifestKind::kMp4;
  facts.duration = head.duration;
  facts.drm = head.drm;
  facts.needs_drm = std::any_of(head.tracks.begin(), head.tracks.end(),
                                [](const Mp4Track& track) { return track.encrypted; });
  for (const Mp4Track& track : head.tracks) {
    if (track.kind == Mp4TrackKind::kVideo) {
      VariantFacts variant;
      if (track.width != 0) variant.width = track.width;
      if (track.height != 0) variant.height = track.height;
      variant.codecs = track.codec;
      facts.variants.push_back(std::move(variant));
    } else if (track.kind != Mp4TrackKind::kOther) {
      RenditionFacts rendition;
      rendition.name = track.name;
      // "und" means that the MP4 names no language.
      if (track.language != "und") rendition.language = track.language;
      rendition.codecs = track.codec;
      auto& renditions = track.kind == Mp4TrackKind::kAudio ? facts.audio : facts.subtitles;
      renditions.push_back(std::move(rendition));
    }
    const auto known = std::find(facts.encryption.begin(), facts.encryption.end(), track.scheme);
    if (!track.scheme.empty() && known == facts.encryption.end()) {
      facts.encryption.push_back(track.scheme);
    }
  }
  return facts;
}

}  // namespace resilient_playback

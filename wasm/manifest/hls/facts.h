// The facts of an HLS playlist, in the shape that all kinds of manifests share.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_FACTS_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_FACTS_H_

#include "manifest/facts.h"
#include "manifest/hls/playlist.h"

namespace resilient_playback {

ManifestFacts FactsOfHls(const HlsPlaylist& playlist);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_FACTS_H_

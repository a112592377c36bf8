// Reads one trak of a movie (ISO/IEC 14496-12 section 8.3): its kind, its codec, and its
// protection.
#ifndef RESILIENT_PLAYBACK_MANIFEST_MP4_TRACK_H_
#define RESILIENT_PLAYBACK_MANIFEST_MP4_TRACK_H_

#include <optional>

#include "core/diagnostics/diagnostic.h"
#include "manifest/mp4/box.h"
#include "manifest/mp4/mp4.h"

namespace resilient_playback {

// Absent if its handler cannot be read, because then its kind is unknown. `fragmented`: the samples
// are elsewhere.
std::optional<Mp4Track> ReadMp4Track(const Mp4Box& trak, bool fragmented, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_MP4_TRACK_H_

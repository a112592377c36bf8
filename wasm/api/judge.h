// Decides what a device can do with a manifest.
#ifndef RESILIENT_PLAYBACK_API_JUDGE_H_
#define RESILIENT_PLAYBACK_API_JUDGE_H_

#include <vector>

#include "api/inspect.h"
#include "tracks/codec.h"

namespace resilient_playback::api {

// The distinct codec strings of the manifest, at most 64.
std::vector<Codec> CodecsOf(const ManifestFacts& facts);

// Judges codecs, engines and DRM of `report->manifest` for `device`. Sets diagnostics and
// `protection`.
void JudgeDevice(const Device& device, Report* report);

// Sets `verdict` and `reason` from the rest of the report.
void JudgeReport(const InspectRequest& request, Report* report);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_JUDGE_H_

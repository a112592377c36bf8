// What a device can do with what a manifest says.
#ifndef RESILIENT_PLAYBACK_API_JUDGE_H_
#define RESILIENT_PLAYBACK_API_JUDGE_H_

#include <vector>

#include "api/inspect.h"
#include "tracks/codec.h"

namespace resilient_playback::api {

// Codec strings that occur, each once; at most 64.
std::vector<Codec> CodecsOf(const ManifestFacts& facts);

// Codecs, engines and DRM of `report->manifest` for `device`: diagnostics and `protection`.
void JudgeDevice(const Device& device, Report* report);

// `verdict` and `reason`, from everything that was said before.
void JudgeReport(const InspectRequest& request, Report* report);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_JUDGE_H_

// What a device can do with what a manifest says.
#ifndef RESILIENT_PLAYBACK_API_JUDGE_H_
#define RESILIENT_PLAYBACK_API_JUDGE_H_

#include "api/inspect.h"

namespace resilient_playback::api {

// Codecs, engines and DRM of `report->manifest` for `device`: diagnostics and `protection`.
void JudgeDevice(const Device& device, Report* report);

// `verdict` and `reason`, from everything that was said before.
void JudgeReport(const InspectRequest& request, Report* report);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_JUDGE_H_

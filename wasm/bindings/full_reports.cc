#include "core/full_reports.h"

namespace resilient_playback {

const bool kFullReports = true;

}  // namespace resilient_playback

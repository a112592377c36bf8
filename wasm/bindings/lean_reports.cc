#include "core/full_reports.h"

namespace resilient_playback {

const bool kFullReports = false;

}  // namespace resilient_playback

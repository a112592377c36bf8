// What an HTTP status says about a source (RFC 9110 section 15).
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_HTTP_STATUS_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_HTTP_STATUS_H_

#include "core/diagnostics/diagnostic.h"

namespace resilient_playback {

// Reports nothing for 200, 203 and 206, nor for 0 (no status could be read).
void DiagnoseStatus(int status, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_HTTP_STATUS_H_

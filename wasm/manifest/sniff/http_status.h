// What an HTTP status says about a source (RFC 9110 section 15).
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_HTTP_STATUS_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_HTTP_STATUS_H_

#include "core/diagnostics/diagnostic.h"

namespace resilient_playback {

// Nothing is told of 200, 203 and 206, nor of 0: there was no status to read.
void DiagnoseStatus(int status, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_HTTP_STATUS_H_

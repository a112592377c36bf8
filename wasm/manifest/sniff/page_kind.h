// What a page instead of a video is: a parked domain, a login, a bot challenge, an error with
// status 200 ... Tables of English, Russian and Ukrainian phrases decide, from the first 64 KiB.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_KIND_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_KIND_H_

#include <string_view>

#include "core/diagnostics/diagnostic.h"
#include "manifest/sniff/content_kind.h"

namespace resilient_playback {

// Adds the one diagnostic for `text`, a page of kind kHtml, kJson, kXml or kText.
void DiagnosePage(ContentKind kind, std::string_view text, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_KIND_H_

// What a page in place of a video is: a parked domain, a login, a bot challenge, an error that came
// with a 200 ... Judged from its first 64 KiB by tables of marks, in English, Russian and
// Ukrainian.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_KIND_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_KIND_H_

#include <string_view>

#include "core/diagnostics/diagnostic.h"
#include "manifest/sniff/content_kind.h"

namespace resilient_playback {

// Adds the one diagnostic that names `text`, a page of kind kHtml, kJson, kXml or kText.
void DiagnosePage(ContentKind kind, std::string_view text, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_PAGE_KIND_H_

// The Content-Type field (RFC 9110 section 8.3) as servers send it: in any case, with parameters,
// repeated, or as garbage.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_CONTENT_TYPE_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_CONTENT_TYPE_H_

#include <string>
#include <string_view>

namespace resilient_playback {

struct ContentType {
  std::string essence;      // "video/mp4" in lower case; empty if none is readable
  std::string charset;      // in lower case; empty if not given
  bool several = false;     // different types, in one field or joined from several
  bool unreadable = false;  // the field is not empty, but has no media type
};

// If there are several, the last readable one counts, as in browsers (Fetch, "extract a MIME
// type").
ContentType ParseContentType(std::string_view field);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_CONTENT_TYPE_H_

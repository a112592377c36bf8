// The Content-Type field (RFC 9110 section 8.3), as servers send it: in any case, with parameters,
// several times, or as garbage.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_CONTENT_TYPE_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_CONTENT_TYPE_H_

#include <string>
#include <string_view>

namespace resilient_playback {

struct ContentType {
  std::string essence;      // "video/mp4" in lower case; empty where there is none that can be read
  std::string charset;      // in lower case; empty where it is not said
  bool several = false;     // types that differ, in one field or joined from several
  bool unreadable = false;  // something was there, and none of it a media type
};

// Of several the last that can be read counts, as in browsers (Fetch, "extract a MIME type").
ContentType ParseContentType(std::string_view field);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_CONTENT_TYPE_H_

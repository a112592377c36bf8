// Builds short MPDs for tests.
#ifndef RESILIENT_PLAYBACK_TESTS_CPP_MANIFEST_MPD_TEST_SUPPORT_H_
#define RESILIENT_PLAYBACK_TESTS_CPP_MANIFEST_MPD_TEST_SUPPORT_H_

#include <string>

#include "core/diagnostics/diagnostic.h"
#include "manifest/dash/mpd.h"

namespace resilient_playback {

inline std::string Element(const std::string& name, const std::string& attributes,
                           const std::string& inside) {
  return "<" + name + (attributes.empty() ? "" : " " + attributes) + ">" + inside + "</" + name +
         ">";
}

inline const std::string kNames =
    "xmlns=\"urn:mpeg:dash:schema:mpd:2011\" "
    "profiles=\"urn:mpeg:dash:profile:isoff-live:2011\" minBufferTime=\"PT2S\" ";

// A recording of 20 s. `attributes` follows the attributes that every MPD has.
inline std::string Recording(const std::string& inside, const std::string& attributes = "") {
  return Element("MPD", kNames + "mediaPresentationDuration=\"PT20S\" " + attributes, inside);
}

inline std::string Channel(const std::string& inside, const std::string& attributes = "") {
  return Element("MPD",
                 kNames +
                     "type=\"dynamic\" availabilityStartTime=\"2024-01-01T00:00:00Z\" "
                     "publishTime=\"2024-01-01T00:00:00Z\" minimumUpdatePeriod=\"PT2S\" " +
                     attributes,
                 inside);
}

inline const std::string kTemplate =
    "<SegmentTemplate media=\"$RepresentationID$/$Number$.m4s\" initialization=\"i.mp4\" "
    "duration=\"4\"/>";

inline const std::string kVideo =
    "id=\"v\" bandwidth=\"1000\" width=\"16\" height=\"9\" codecs=\"avc1.4d401f\" ";

inline std::string Representation(const std::string& inside = kTemplate,
                                  const std::string& attributes = kVideo) {
  return Element("Representation", attributes, inside);
}

inline std::string Set(const std::string& inside,
                       const std::string& attributes = "mimeType=\"video/mp4\"") {
  return Element("AdaptationSet", attributes, inside);
}

inline std::string Period(const std::string& inside, const std::string& attributes = "id=\"p\"") {
  return Element("Period", attributes, inside);
}

// A recording with one video. `segments` describes its segments.
inline std::string WithSegments(const std::string& segments) {
  return Recording(Period(Set(Representation(segments))));
}

inline std::string WithTimeline(const std::string& inside) {
  return WithSegments("<SegmentTemplate media=\"$Time$.m4s\"><SegmentTimeline>" + inside +
                      "</SegmentTimeline></SegmentTemplate>");
}

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TESTS_CPP_MANIFEST_MPD_TEST_SUPPORT_H_

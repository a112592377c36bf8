// Addresses of a SegmentTemplate, ISO/IEC 23009-1 section 5.3.9.4.4.
#ifndef RESILIENT_PLAYBACK_MANIFEST_DASH_TEMPLATE_H_
#define RESILIENT_PLAYBACK_MANIFEST_DASH_TEMPLATE_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace resilient_playback {

struct TemplateValues {
  std::string_view representation_id;
  std::uint64_t bandwidth = 0;
  std::uint64_t number = 0;
  std::uint64_t time = 0;
};

struct TemplateUse {
  bool representation_id = false;
  bool bandwidth = false;
  bool number = false;
  bool time = false;
  std::string_view unknown;  // the first unknown or unterminated identifier
};

TemplateUse UseOf(std::string_view address);

// Unknown identifiers stay as written. Empty if the address would be longer than kMaxUrlBytes.
std::string FillTemplate(std::string_view address, const TemplateValues& values);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DASH_TEMPLATE_H_

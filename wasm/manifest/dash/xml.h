// The check before the XML parser. It refuses what must not reach the parser: a DOCTYPE, a depth
// that would overflow its stack, an encoding that it would misread. It also reports faults that the
// parser accepts, but for which strict XML readers such as browsers refuse the whole document.
#ifndef RESILIENT_PLAYBACK_MANIFEST_DASH_XML_H_
#define RESILIENT_PLAYBACK_MANIFEST_DASH_XML_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"

namespace resilient_playback {

inline constexpr std::size_t kMostMpdBytes = std::size_t{8} << 20;
inline constexpr std::size_t kMostMpdElements = 400000;  // 13 MB of nodes on a 32-bit machine
inline constexpr std::size_t kMostMpdDepth = 64;

struct XmlFinding {
  Code code;
  std::size_t offset;
};

struct XmlScan {
  bool refused = false;  // the last finding gives the reason
  std::vector<XmlFinding> findings;
};

// One pass, without recursion. It sees the same structure as the parser, up to the first place that
// the parser refuses.
XmlScan ScanXml(std::string_view body);

// Removes white space of XML 1.0 section 2.3 around a value.
std::string_view TrimXml(std::string_view text);

struct TextPosition {
  std::uint32_t line = 0;
  std::uint32_t column = 0;  // in characters
};

// Lines and columns of offsets, after one pass over the text. A text without line breaks costs the
// same.
class TextPositions {
 public:
  explicit TextPositions(std::string_view text);
  TextPosition At(std::size_t offset) const;

 private:
  std::string_view text_;
  std::vector<TextPosition> steps_;  // one at every kStep bytes
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DASH_XML_H_

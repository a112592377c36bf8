// Diagnostics of an MPD with their positions: a pointer into the parsed text becomes a line and
// column of the body.
#ifndef RESILIENT_PLAYBACK_MANIFEST_DASH_REPORT_H_
#define RESILIENT_PLAYBACK_MANIFEST_DASH_REPORT_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/types.h"
#include "core/diagnostics/diagnostic.h"
#include "manifest/dash/xml.h"

namespace resilient_playback {

// "3.250": seconds as text, for a parameter.
std::string SecondsText(Seconds seconds);

class MpdReport {
 public:
  // REQUIRES: `text` is the copy of `body` into which callers point. Parsing may have changed its
  // bytes, but not their positions.
  MpdReport(std::string_view body, const char* text, Diagnostics* diagnostics)
      : body_(body), text_(text), diagnostics_(diagnostics) {}

  bool Takes(Code code) const { return diagnostics_->Takes(code); }

  // Ask this before checking a value that every Representation inherits. `work`: about the number
  // of bytes to check. False once the total exceeds what any real MPD needs.
  bool Affords(std::size_t work) {
    spent_ += work;
    return spent_ <= kMostWork;
  }

  // `where` is an element, or "S@d". If `at` is nullptr or outside of the text, the diagnostic has
  // no position.
  void Add(Code code, const char* at, std::string_view where, std::string_view evidence = {},
           std::vector<Param> params = {});

 private:
  static constexpr std::size_t kMostWork = std::size_t{12} << 20;  // a body has 8 MiB

  std::string_view body_;
  const char* text_;
  Diagnostics* diagnostics_;
  std::size_t spent_ = 0;
  std::optional<TextPositions> positions_;  // created for the first diagnostic with a position
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DASH_REPORT_H_

// Adds a diagnostic without a line. Builds it only if it will be kept.
#ifndef RESILIENT_PLAYBACK_MANIFEST_TELL_H_
#define RESILIENT_PLAYBACK_MANIFEST_TELL_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/diagnostics/diagnostic.h"

namespace resilient_playback {

inline void Tell(Code code, std::string_view where, std::vector<Param> params,
                 Diagnostics* diagnostics) {
  Diagnostic diagnostic{};
  diagnostic.code = code;
  if (diagnostics->Takes(code)) {
    diagnostic.where = std::string(where);
    diagnostic.params = std::move(params);
  }
  diagnostics->Add(std::move(diagnostic));
}

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_TELL_H_

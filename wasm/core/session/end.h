// The last sentence: what became of all sources, in one reason and one message.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_END_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_END_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/policy/error_class.h"
#include "core/session/command.h"

namespace resilient_playback {

// What became of one source.
struct SourceEnd {
  std::string id;
  bool failed = false;
  bool rests = false;         // not asked again: its server has named a later moment
  bool is_protected = false;  // DRM was its failure
  bool silent_torrent = false;
  Reason reason = Reason::kUnknown;
  std::string_view unproxied;  // "secret", "engine", or empty: command::GiveUp
};

// `reason`: of the newest trouble, where sources failed differently. The one message key of the end
// is in the answer: no host finds another.
command::GiveUp DescribeEnd(const std::vector<SourceEnd>& sources, Reason reason, bool has_trailer);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_END_H_

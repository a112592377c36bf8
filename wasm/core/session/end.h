// The last sentence: the results of all sources as one reason and one message. No state.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_END_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_END_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/policy/error_class.h"
#include "core/session/command.h"

namespace resilient_playback {

// The result of one source.
struct SourceEnd {
  std::string id;
  bool failed = false;
  bool rests = false;         // not asked again: its server has named a later time
  bool is_protected = false;  // it failed because of DRM
  bool silent_torrent = false;
  Reason reason = Reason::kUnknown;
  std::string_view unproxied;  // "secret", "engine", or empty: command::GiveUp
};

// `reason`: the reason of the newest trouble, if sources failed differently. The result holds the
// only message key of the end; no host chooses another.
command::GiveUp DescribeEnd(const std::vector<SourceEnd>& sources, Reason reason, bool has_trailer);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_END_H_

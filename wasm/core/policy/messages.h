// Which sentence the viewer reads: keys of `notify` (docs/protocol.md, "Commands"). The host has
// the words.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_MESSAGES_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_MESSAGES_H_

#include <string>
#include <string_view>

#include "core/policy/error_class.h"

namespace resilient_playback {

// Another source plays. `mid_film`: there was a picture before. `quality_known`: the quality of the
// left source is known; the sentence about slowness names it.
std::string_view SwitchMessageKey(Reason left_for, bool mid_film, bool quality_known);

// Nothing plays any more.
struct Ending {
  Reason reason = Reason::kUnknown;
  bool all_protected = false;        // every source that was tried
  bool all_silent_torrents = false;  // their TorrServer answers but sends no video
  bool all_unread = false;           // no server lets pages read its files
  std::string_view unproxied;        // why no proxy was asked although one might help
};
std::string EndMessageKey(const Ending& ending);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_MESSAGES_H_

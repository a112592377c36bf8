#include "core/session/end.h"

#include <algorithm>

#include "core/policy/messages.h"

namespace resilient_playback {
command::GiveUp DescribeEnd(const std::vector<SourceEnd>& sources, Reason reason,
                            bool has_trailer) {
  command::GiveUp end;
  end.reason = reason;
  // What all failed sources have in common. A source in cooldown was never read.
  bool all_protected = true;
  bool all_silent_torrents = true;
  bool all_unread = true;
  bool any = false;
  for (const SourceEnd& source : sources) {
    if (source.rests) end.tried.push_back({source.id, Reason::kOverloaded});
    all_unread = all_unread && !source.rests;
    if (!source.failed) continue;
    any = true;
    end.tried.push_back({source.id, source.reason});
    all_protected = all_protected && source.is_protected;
    all_silent_torrents = all_silent_torrents && source.silent_torrent;
    all_unread = all_unread && source.reason == Reason::kCors;
    if (end.unproxied.empty()) end.unproxied = source.unproxied;
  }
  if (!(all_unread && any)) end.unproxied = {};
  if (all_protected && any && has_trailer) end.instead = "trailer";
  end.torrent = all_silent_torrents && any;
  end.message_key = EndMessageKey(
      {end.reason, all_protected && any, end.torrent, all_unread && any, end.unproxied});
  return end;
}

}  // namespace resilient_playback

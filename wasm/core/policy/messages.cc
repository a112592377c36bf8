#include "core/policy/messages.h"

namespace resilient_playback {
namespace {

constexpr std::string_view kNoAnswerKey = "switched_no_answer";
constexpr std::string_view kStalledKey = "switched_stalled";
constexpr std::string_view kTooSlowKey = "switched_too_slow";

}  // namespace

std::string_view SwitchMessageKey(Reason left_for, bool mid_film, bool quality_known) {
  std::string_view key = MessageKeyOf(left_for);
  if (key == kTooSlowKey && !quality_known) key = kNoAnswerKey;
  return key == kNoAnswerKey && mid_film ? kStalledKey : key;
}

std::string EndMessageKey(const Ending& ending) {
  if (!ending.unproxied.empty()) return "unproxied_" + std::string(ending.unproxied);
  if (ending.all_protected) return "protected";
  if (ending.all_silent_torrents) return "torrent_silent";
  if (ending.all_unread) return "unreadable";
  return ending.reason == Reason::kExpired ? "link_dead" : "exhausted";
}

}  // namespace resilient_playback

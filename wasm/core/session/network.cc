#include "core/session/network.h"

namespace resilient_playback {

bool Network::WentOffline() {
  if (outage_.offline) return false;
  outage_.offline = true;
  return true;
}

bool Network::CameOnline() {
  if (!outage_.offline) return false;
  outage_.offline = false;
  outage_.said = false;
  return true;
}

bool Network::ShouldSay() {
  const bool again = outage_.said_at && clock_.now() - *outage_.said_at < policy_.note_gap_ms;
  if (outage_.said || again) return false;
  outage_.said = true;
  outage_.said_at = clock_.now();
  return true;
}

bool Network::Stalled(std::size_t source, bool delivers) {
  const Millis now = clock_.now();
  const bool recent = film_.stalled_source && now - film_.stalled_at <= policy_.own_line_ms;
  if (!recent) film_.slow = false;
  if (!delivers) return false;
  const bool shows = recent && *film_.stalled_source != source && !film_.slow;
  film_.slow = film_.slow || shows;
  film_.stalled_source = source;
  film_.stalled_at = now;
  return shows;
}

}  // namespace resilient_playback

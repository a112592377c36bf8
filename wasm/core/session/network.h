// Owns what the session knows of the device's own network: it is gone, or so slow that every server
// stalls alike.
//
// Invariants: Trouble of the network blames no server. The viewer is told once an outage.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_NETWORK_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_NETWORK_H_

#include <cstddef>
#include <optional>

#include "core/policy/policy.h"
#include "core/session/clock.h"

namespace resilient_playback {

class Network {
 public:
  Network(const Policy& policy, const Clock& clock) : policy_(policy), clock_(clock) {}

  bool offline() const { return outage_.offline; }
  // One server after the other stalls.
  bool slow() const { return film_.slow; }

  // What the device reports. False if it is nothing new.
  bool WentOffline();
  bool CameOnline();

  // The player failed while the network was gone.
  void PlayerFailed() { film_.player_failed = true; }
  bool player_failed() const { return film_.player_failed; }
  void PlayerOpensAgain() { film_.player_failed = false; }

  // Whether to tell the viewer of the outage now: at most once an outage, and not soon after the
  // notice of the last one.
  bool ShouldSay();

  // `source` stalled; `delivers`: data still arrives. True if this shows a slow network: another
  // source did the same a moment ago.
  bool Stalled(std::size_t source, bool delivers);

  // The film is opened again.
  void BeginFilm() { film_ = PerFilm(); }

 private:
  struct PerFilm {
    std::optional<std::size_t> stalled_source;  // the last one that stalled while it delivered
    Millis stalled_at = 0;
    bool player_failed = false;
    bool slow = false;
  };
  struct Outage {
    bool offline = false;
    bool said = false;
    std::optional<Millis> said_at;
  };

  const Policy& policy_;
  const Clock& clock_;
  PerFilm film_;
  Outage outage_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_NETWORK_H_

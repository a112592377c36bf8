// What is known of the device's own network: it is gone, or so slow that every server stalls alike.
//
// Invariant: what the network did is nobody's fault; it is said once an outage.
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
  // Stalls follow the viewer from server to server.
  bool slow() const { return film_.slow; }

  // What the device says. False where that is nothing new.
  bool WentOffline();
  bool CameOnline();

  // The player gave up while the network was gone.
  void PlayerFailed() { film_.player_failed = true; }
  bool player_failed() const { return film_.player_failed; }
  void PlayerOpensAgain() { film_.player_failed = false; }

  // Whether the viewer is to be told of the outage now; true only once in it, and not again soon
  // after the last one.
  bool ShouldSay();

  // `source` stalled and still delivers. True where that shows a slow network: another source did
  // so a moment ago.
  bool Stalled(std::size_t source, bool delivers);

  // The film is opened anew.
  void BeginFilm() { film_ = PerFilm(); }

 private:
  struct PerFilm {
    std::optional<std::size_t> stalled_source;  // the last one that still delivered
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

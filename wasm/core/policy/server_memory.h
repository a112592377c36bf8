// Owns what is remembered of servers between sessions: whether they failed, how fast they answered.
// The memory is bounded, forgets after a day, and keeps no name, path or title: a salted hash
// identifies a server.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_SERVER_MEMORY_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_SERVER_MEMORY_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/types.h"

namespace resilient_playback {

inline constexpr std::size_t kMostRemembered = 64;

// All times are milliseconds of the wall clock.
struct ServerFacts {
  std::uint64_t key = 0;
  int failures = 0;           // halved by each success
  Millis first_byte_ms = 0;   // smoothed; 0: not measured
  Millis excluded_until = 0;  // 0: not excluded
  Millis seen = 0;            // the newest success or failure
};

struct Snapshot {
  std::uint64_t salt = 0;
  std::vector<ServerFacts> servers;
};

enum class Recall { kNothing, kTaken, kClockIsWrong, kFromTheFuture };

class ServerMemory {
 public:
  // Takes what is younger than a day. If the device's clock is older than this code (TVs wake up in
  // 1970), or the snapshot is from the future, it takes nothing, because ages are unknown.
  ServerMemory(const std::optional<Snapshot>& snapshot, std::uint64_t fresh_salt, Millis epoch_ms);

  Recall recall() const { return recall_; }

  // An empty origin is ignored.
  void Success(std::string_view origin, Millis epoch_ms);
  void Failure(std::string_view origin, Millis epoch_ms, Millis excluded_until);
  void Answered(std::string_view origin, Millis epoch_ms, Millis first_byte_ms);

  // How much worse the server is than an unknown one, in doublings; 0: as good, or better.
  int HealthPenalty(std::string_view origin) const;

  // How long the server is still excluded because of an earlier session: at most a minute, because
  // servers recover.
  Millis RemainingExclusion(std::string_view origin, Millis epoch_ms) const;

  // The snapshot, if something has changed since the last call.
  std::optional<Snapshot> Save();

 private:
  std::uint64_t KeyOf(std::string_view origin) const;
  const ServerFacts* Find(std::string_view origin) const;
  ServerFacts* Of(std::string_view origin, Millis epoch_ms);

  std::uint64_t salt_;
  std::vector<ServerFacts> servers_;
  Recall recall_ = Recall::kNothing;
  bool works_ = false;  // the wall clock is plausible
  bool changed_ = false;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_SERVER_MEMORY_H_

// What is remembered of servers from one evening to the next: whether they failed, how fast they
// answered. Bounded, forgotten after a day, and without a name, a path or a title: servers are
// keyed by a salted hash.
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
  Millis excluded_until = 0;  // 0: it is not
  Millis seen = 0;            // the newest success or failure
};

struct Snapshot {
  std::uint64_t salt = 0;
  std::vector<ServerFacts> servers;
};

enum class Recall { kNothing, kTaken, kClockIsWrong, kFromTheFuture };

class ServerMemory {
 public:
  // Takes what is younger than a day. A device whose clock is before this code was written (TVs
  // wake up in 1970), or a snapshot from the future, cannot be judged: nothing is taken.
  ServerMemory(const std::optional<Snapshot>& snapshot, std::uint64_t fresh_salt, Millis epoch_ms);

  Recall recall() const { return recall_; }

  // An empty origin is nobody's.
  void Success(std::string_view origin, Millis epoch_ms);
  void Failure(std::string_view origin, Millis epoch_ms, Millis excluded_until);
  void Answered(std::string_view origin, Millis epoch_ms, Millis first_byte_ms);

  // How much worse than an unknown server, in doublings; 0: as good, or better.
  int HealthPenalty(std::string_view origin) const;

  // How long it still rests for what it did before; at most a minute: servers come back.
  Millis RemainingExclusion(std::string_view origin, Millis epoch_ms) const;

  // Where something has changed since the last time; the newest ones where there are too many.
  std::optional<Snapshot> Save();

 private:
  std::uint64_t KeyOf(std::string_view origin) const;
  const ServerFacts* Find(std::string_view origin) const;
  ServerFacts* Of(std::string_view origin, Millis epoch_ms);

  std::uint64_t salt_;
  std::vector<ServerFacts> servers_;
  Recall recall_ = Recall::kNothing;
  bool works_ = false;  // the wall clock is of use
  bool changed_ = false;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_SERVER_MEMORY_H_

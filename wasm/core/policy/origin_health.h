// Owns the health of servers: faults in a row, exclusions, and cooldowns after Retry-After. Each of
// them ends.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_ORIGIN_HEALTH_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_ORIGIN_HEALTH_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/base/types.h"
#include "core/policy/policy.h"

namespace resilient_playback {

class OriginHealth {
 public:
  // Counts a fault. True if the fault excludes the origin; an empty origin is never excluded.
  // `certain`: the host knows that nothing is there (DNS, TLS), so one fault is enough. After an
  // exclusion has ended, the next request decides (half-open): its fault excludes again.
  bool Fault(std::string_view origin, bool certain, const Policy& policy, Millis now,
             Random* random);

  // The server must not be asked before `until` (Retry-After).
  void CoolDown(std::string_view origin, Millis until);
  Millis CooldownLeft(std::string_view origin, Millis now) const;

  // Ends the exclusion, resets the faults in a row, and halves the level of the next exclusion.
  void Success(std::string_view origin);

  bool Excluded(std::string_view origin, Millis now) const;

  // Excludes an origin because an earlier session did.
  void Exclude(std::string_view origin, Millis until);
  Millis ExclusionLeft(std::string_view origin, Millis now) const;

  // Time until all servers may be asked again.
  Millis LongestCooldown(Millis now) const;

 private:
  struct Entry {
    std::string origin;
    Millis faults = 0;  // in a row
    int level = 0;      // how often the time of the next exclusion doubles
    Millis excluded_until = 0;
    Millis rests_until = 0;
    bool excluded = false;
  };

  std::size_t IndexOf(std::string_view origin) const;
  Entry* Of(std::string_view origin);

  std::vector<Entry> entries_;  // at most one per source
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_ORIGIN_HEALTH_H_

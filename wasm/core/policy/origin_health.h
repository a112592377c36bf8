// What is known of the servers: faults in a row, and rests that always end.
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
  // Counts a fault; true where the origin is excluded by it. An empty origin is never excluded.
  // `certain`: the host knows that nothing is there (DNS, TLS): one is enough. Where a rest has
  // ended, the next request is the one that decides (half-open): its fault excludes again.
  bool Fault(std::string_view origin, bool certain, const Policy& policy, Millis now,
             Random* random);

  // The server has said when it may be asked again (Retry-After): not before.
  void Rest(std::string_view origin, Millis until);
  Millis RestLeft(std::string_view origin, Millis now) const;

  // Ends the exclusion, forgets the faults in a row and halves the level that the next exclusion
  // starts from.
  void Success(std::string_view origin);

  bool Excluded(std::string_view origin, Millis now) const;

  // As remembered from an earlier session.
  void Exclude(std::string_view origin, Millis until);
  Millis ExclusionLeft(std::string_view origin, Millis now) const;

  // Until the last of them may be asked again.
  Millis LongestRest(Millis now) const;

 private:
  struct Entry {
    std::string origin;
    Millis faults = 0;  // in a row
    int level = 0;      // doublings of the next exclusion
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

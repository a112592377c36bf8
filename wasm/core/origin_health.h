// What is known of the servers: faults in a row, and rests that always end.
#ifndef RESILIENT_PLAYBACK_CORE_ORIGIN_HEALTH_H_
#define RESILIENT_PLAYBACK_CORE_ORIGIN_HEALTH_H_

#include <string>
#include <string_view>
#include <vector>

#include "core/policy.h"
#include "core/random.h"
#include "core/types.h"

namespace resilient_playback {

class OriginHealth {
 public:
  // Counts a fault; true where the origin is excluded by it. An empty origin is never excluded.
  bool Fault(std::string_view origin, const Policy& policy, Millis now, Random* random);

  // Ends the exclusion, forgets the faults in a row and halves the level that the next exclusion
  // starts from.
  void Success(std::string_view origin);

  bool Excluded(std::string_view origin, Millis now) const;

 private:
  struct Entry {
    std::string origin;
    Millis faults = 0;  // in a row
    int level = 0;      // doublings of the next exclusion
    Millis excluded_until = 0;
    bool excluded = false;
  };

  std::size_t IndexOf(std::string_view origin) const;

  std::vector<Entry> entries_;  // at most one per source
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_ORIGIN_HEALTH_H_

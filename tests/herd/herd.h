// Many viewers watch one film from the same servers. One server fails and returns. Sessions are
// real, engines and servers are simulated, and no real time passes. Every viewer has the servers in
// a different order, as from a provider that distributes its load. The simulation counts requests,
// because requests can overload a server that has just returned.
#ifndef RESILIENT_PLAYBACK_TESTS_HERD_HERD_H_
#define RESILIENT_PLAYBACK_TESTS_HERD_HERD_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/types.h"

namespace resilient_playback::testing {

struct HerdConfig {
  int viewers = 2000;
  int origins = 4;
  // true: the engine sends each segment request to the session, so another server can answer it.
  // false: the session can only switch the whole source.
  bool pieces = true;
  // true: the failed server does not answer. false: it refuses.
  bool silent = false;
  std::uint64_t seed = 1;
};

struct HerdResult {
  // Requests a second as a multiple of the origin's rate before the fault. Averaged over 6 s, the
  // length of a segment, so that every viewer counts once.
  double returning_peak = 0;
  double surviving_peak = 0;  // of the busiest origin, from the fault to the end
  int stopped = 0;            // viewers whose picture stood still for at least 1 s
  int lost = 0;               // viewers whose session gave up
  std::uint64_t events = 0;
};

// Origin 0 fails from 120 s to 180 s. The simulation ends at 300 s.
HerdResult RunHerd(const HerdConfig& config);

}  // namespace resilient_playback::testing

#endif  // RESILIENT_PLAYBACK_TESTS_HERD_HERD_H_

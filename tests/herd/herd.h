// Many viewers of one film at the same servers, one of which dies and returns: real sessions,
// simulated engines and servers, no real time. Every viewer has the servers in an order of his own,
// as of a provider that shares its load out. What is counted are requests, since that is what kills
// a server that has just come back.
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
  // Engines ask piece by piece, so that another server can answer one; else the source is changed
  // whole.
  bool pieces = true;
  // The dead server says nothing at all; else it refuses.
  bool silent = false;
  std::uint64_t seed = 1;
};

struct HerdResult {
  // Requests a second, of 6 s (the length of a piece, so that every viewer counts once), as
  // multiples of what the origin had before the fault.
  double returning_peak = 0;
  double surviving_peak = 0;  // of the origin that had it worst, from the fault to the end
  int stopped = 0;            // viewers whose picture stood for a second or longer
  int lost = 0;               // viewers who were told that nothing can be done
  std::uint64_t events = 0;
};

// Origin 0 is dead from 120 s to 180 s; the simulation ends at 300 s.
HerdResult RunHerd(const HerdConfig& config);

}  // namespace resilient_playback::testing

#endif  // RESILIENT_PLAYBACK_TESTS_HERD_HERD_H_

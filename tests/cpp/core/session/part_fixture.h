// What most parts of a session need, without a session: a clock that the test moves, the state, the
// sources, the collected commands and the timers.
#ifndef RESILIENT_PLAYBACK_TESTS_CPP_CORE_SESSION_PART_FIXTURE_H_
#define RESILIENT_PLAYBACK_TESTS_CPP_CORE_SESSION_PART_FIXTURE_H_

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/policy/policy.h"
#include "core/session/attention.h"
#include "core/session/clock.h"
#include "core/session/command.h"
#include "core/session/emitter.h"
#include "core/session/source_list.h"
#include "core/session/state.h"
#include "core/session/timers.h"

namespace resilient_playback::testing {

inline Source HlsSource(const std::string& id, const std::string& url) {
  Source source;
  source.id = id;
  source.url = url;
  source.type = MediaType::kHls;
  return source;
}

// Sources "s1", "s2", ..., each on a different server.
inline std::vector<Source> HlsMirrors(int count) {
  std::vector<Source> sources;
  for (int i = 1; i <= count; ++i) {
    const std::string number = std::to_string(i);
    sources.push_back(HlsSource("s" + number, "https://mirror" + number + ".example/film.m3u8"));
  }
  return sources;
}

// A device that plays HLS with hls.js and can prefetch manifests.
inline Capabilities HlsDevice() {
  Capabilities able;
  able.known = true;
  able.look = true;
  able.requests = true;
  able.mse = true;
  able.hlsjs = true;
  return able;
}

struct PartFixture {
  explicit PartFixture(std::vector<Source> list, const Capabilities& device = HlsDevice(),
                       bool https_page = true)
      : able(device), sources(std::move(list), able, https_page) {}
  explicit PartFixture(int mirrors = 3) : PartFixture(HlsMirrors(mirrors)) {}

  Millis now() const { return clock.now(); }
  void Wait(Millis ms) { clock.MoveTo(clock.now() + ms); }

  // Takes the steps in order. Returns false if the state machine refuses one.
  bool Walk(const std::vector<State>& steps) {
    for (const State step : steps)
      if (!state.Go(step)) return false;
    return true;
  }

  // Returns all commands of one kind since the last call of any `Take...`.
  template <typename Kind>
  std::vector<Kind> Take() {
    std::vector<Kind> found;
    for (Command& command : out.Take())
      if (auto* one = std::get_if<Kind>(&command)) found.push_back(std::move(*one));
    return found;
  }

  const Policy policy;
  const Capabilities able;
  Clock clock{1000};
  StateMachine state;
  Attention attention{state};
  SourceList sources;
  Emitter out{clock, state, sources};
  Timers timers{clock, attention, &out};
};

}  // namespace resilient_playback::testing

#endif  // RESILIENT_PLAYBACK_TESTS_CPP_CORE_SESSION_PART_FIXTURE_H_

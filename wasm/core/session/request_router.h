// Routes the requests that an engine makes through our loaders: which source to ask first, which
// one next, and which one to demote for a while. The engine sees no failure while another source of
// the same content answers. Owns open requests, demotions and the hedge backoff.
//
// Invariants: Each request gets one answer. The source that the URL belongs to stays among those
// asked. Every demotion ends. Losing a hedged request is no failure.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_REQUEST_ROUTER_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_REQUEST_ROUTER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/policy/origin_health.h"
#include "core/policy/policy.h"
#include "core/session/clock.h"
#include "core/session/emitter.h"
#include "core/session/event.h"
#include "core/session/source_list.h"

namespace resilient_playback {

class RequestRouter {
 public:
  // The result of an attempt that has ended.
  struct Outcome {
    bool ok = false;
    bool lost = false;          // another attempt answered, or the network is gone: no failure
    std::size_t index = 0;      // the source that was asked
    bool of_this_load = false;  // the request belongs to the current load
    bool needed = false;        // the current source's own; without it there is no picture
    ErrorClass error = ErrorClass::kUnknown;
  };

  RequestRouter(const Policy& policy, const Clock& clock, const OriginHealth& health,
                SourceList* sources, Emitter* out)
      : policy_(policy), clock_(clock), health_(health), sources_(*sources), out_(*out) {}

  void BeginFilm();
  void BeginLoad(const std::string& load_id);

  // `alone`: no other source may be asked, as for a live channel.
  void Ask(const event::Request& e, bool alone);
  // True if an attempt at the current source is overdue and playback depends on it: there is no
  // picture yet, or no other source may answer.
  bool Slow(const event::RequestSlow& e, bool offline, bool started);
  // Absent if the event names no open request.
  std::optional<Outcome> Done(const event::RequestDone& e, bool offline);

  // Whether this source may answer requests of the current one.
  bool MayAnswer(std::size_t index) const;
  // A bit for each other source that may answer.
  std::uint64_t OthersThatMayAnswer() const;

  // State of this load.
  bool asked() const { return load_.asked; }  // the engine requests segments through our loader
  bool fed() const { return load_.fed; }      // a segment has arrived
  // A request is overdue, and no other source answers it.
  bool starved() const { return load_.starved; }
  // Another source was chosen for the comparison with the current one; once a load.
  bool compared() const { return load_.compared; }
  void Compare() { load_.compared = true; }

 private:
  struct PerLoad {
    std::string id;
    bool asked = false;
    bool fed = false;
    bool starved = false;
    bool compared = false;
  };
  struct Open {
    std::string id;
    std::string load_id;
    std::size_t own = 0;   // the source that the URL belongs to
    bool another = false;  // another source may be asked too
    bool vital = false;
    bool media = false;
    bool late = false;  // it would not have arrived in time
  };
  struct Demotion {
    Millis until = 0;
    int level = 0;  // how often the time of the next demotion doubles
  };
  // Pauses the second request for a slow segment while such requests do not help.
  struct HedgeBackoff {
    int useless = 0;  // hedged requests in a row that did not help
    Millis until = 0;
  };

  std::vector<Open>::iterator Find(const std::string& id);
  bool Demoted(std::size_t index) const;
  Demotion& DemotionOf(std::size_t index);
  void Demote(std::size_t index, std::string_view why);
  void NoteHedge(bool helped);

  const Policy& policy_;
  const Clock& clock_;
  const OriginHealth& health_;
  SourceList& sources_;
  Emitter& out_;
  std::vector<Open> open_;  // at most kMostRequests
  std::vector<Demotion> demotions_;
  HedgeBackoff hedge_;
  PerLoad load_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_REQUEST_ROUTER_H_

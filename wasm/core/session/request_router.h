// The requests of an engine that pass through a loader of ours: whom to ask, whom next, and who is
// asked second for a while. What fails here stays hidden from the engine as long as another source
// of the same content answers.
//
// Invariants: every request that is asked about is answered once, and the source whose address it
// is stays among those asked; a demotion always ends; losing a hedged request is no failure.
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
  // What became of an attempt that is over.
  struct Outcome {
    bool ok = false;
    bool lost = false;          // answered by another, or the network is gone: no failure
    std::size_t index = 0;      // who was asked
    bool of_this_load = false;  // the request belongs to what is open now
    bool needed = false;        // of the current source itself, without it there is no picture
    ErrorClass error = ErrorClass::kUnknown;
  };

  RequestRouter(const Policy& policy, const Clock& clock, const OriginHealth& health,
                SourceList* sources, Emitter* out)
      : policy_(policy), clock_(clock), health_(health), sources_(*sources), out_(*out) {}

  void BeginFilm();
  void BeginLoad(const std::string& load_id);

  // `alone`: no other source may be asked, such as of a live channel.
  void Ask(const event::Request& e, bool alone);
  // True where this request is overdue, and nobody else can answer it before there is a picture.
  bool Slow(const event::RequestSlow& e, bool offline, bool started);
  // Nothing where it speaks of no open request.
  std::optional<Outcome> Done(const event::RequestDone& e, bool offline);

  // Whether this source may answer a request of the current one.
  bool MayAnswer(std::size_t index) const;
  // A bit for each other source that may.
  std::uint64_t OthersThatMayAnswer() const;

  // Of this load.
  bool asked() const { return load_.asked; }  // its engine asks for segments through us
  bool fed() const { return load_.fed; }      // a segment has come
  bool starved() const {
    return load_.starved;
  }  // a request is overdue, and nobody else answers it
  // Another source is to be compared with the current one, once a load.
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
    std::size_t own = 0;   // whose address it is
    bool another = false;  // somebody else was to be asked too
    bool vital = false;
    bool media = false;
    bool late = false;  // it would not have been done in time
  };
  struct Demotion {
    Millis until = 0;
    int level = 0;  // doublings of the next one
  };
  // Requests that would come too late, asked of another source too.
  struct HedgeBackoff {
    int useless = 0;  // in a row
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

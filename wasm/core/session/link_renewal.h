// Owns the renewal of links that expire: the host can be asked for a fresh one.
//
// Invariants: At most one renewal runs. It ends with its answer, with `Timer::kRenew`, or when the
// session opens a source or sees a first frame. A source is renewed at most once an incident.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_LINK_RENEWAL_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_LINK_RENEWAL_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "core/policy/error_class.h"
#include "core/policy/policy.h"
#include "core/policy/source_choice.h"
#include "core/session/emitter.h"
#include "core/session/memory.h"
#include "core/session/timers.h"

namespace resilient_playback {

class LinkRenewal {
 public:
  LinkRenewal(const Policy& policy, const Memory& memory, Timers* timers, Emitter* out)
      : policy_(policy), memory_(memory), timers_(*timers), out_(*out) {}

  void BeginFilm() { renewed_.clear(); }
  void BeginIncident() { renewed_.clear(); }

  // An answer is awaited.
  bool Runs() const { return timers_.IsSet(Timer::kRenew); }

  // Whether a fresh link may help after this failure of `record`.
  bool MayHelp(std::size_t index, const SourceRecord& record, ErrorClass error) const;
  void Ask(std::size_t index, const SourceRecord& record, ErrorClass error);
  // True if this answer is awaited.
  bool Take(std::size_t index);

  // The reason that people read: that the link has expired, if that is known.
  Reason ReasonFor(std::size_t index, const SourceRecord& record, ErrorClass error) const;

 private:
  bool HasExpired(const SourceRecord& record) const;
  bool WasRenewed(std::size_t index) const;

  const Policy& policy_;
  const Memory& memory_;
  Timers& timers_;
  Emitter& out_;
  std::vector<std::size_t> renewed_;  // sources for which a fresh link was requested
  std::size_t asked_for_ = 0;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_LINK_RENEWAL_H_

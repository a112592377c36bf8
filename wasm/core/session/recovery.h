// Decides what happens after trouble: the same source again, the next one, the device's other
// engine, or the end. Recovery only decides; the session acts. Owns the retry budget, the time of
// the last switch, and the grace period after a sleep.
//
// Invariants: The tokens of the budget and the rounds of the incident bound the work. No server is
// asked before its Retry-After. Switches that only a stall asked for are `dwell_ms` apart.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_RECOVERY_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_RECOVERY_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/policy/origin_health.h"
#include "core/policy/policy.h"
#include "core/policy/retry_budget.h"
#include "core/policy/source_choice.h"
#include "core/session/clock.h"
#include "core/session/command.h"
#include "core/session/emitter.h"
#include "core/session/incident.h"
#include "core/session/source_list.h"

namespace resilient_playback {

// Trouble that a part reports. The session asks recovery what to do about it.
struct Trouble {
  ErrorClass error = ErrorClass::kUnknown;
  std::string_view why;
};

class Recovery {
 public:
  struct Decision {
    enum class Do { kOpen, kGiveUp } what = Do::kGiveUp;
    std::size_t index = 0;
    Millis delay = 0;
    std::string_view why;
  };

  Recovery(const Policy& policy, const Capabilities& capabilities, const Clock& clock,
           const OriginHealth& health, SourceList* sources, Incident* incident, Random* random,
           Emitter* out)
      : policy_(policy),
        capabilities_(capabilities),
        clock_(clock),
        health_(health),
        sources_(*sources),
        incident_(*incident),
        random_(*random),
        out_(*out),
        budget_(policy.retry_tokens) {}

  struct Circumstances {
    bool stay = false;      // the viewer's own network may be slow: one retry before a switch
    bool stood = false;     // the picture has stood still so long that a retry need not wait
    bool mid_film = false;  // there was a picture before
  };

  Decision AfterFailure(ErrorClass error, const Circumstances& now);
  Decision RetrySame(bool stood, std::string_view why);
  // The wait before the next attempt at `index` is over. Returns a better source if there is one.
  std::size_t AfterWait(std::size_t index) const;
  // After a network outage. The wait has jitter, because a whole town comes back at the same
  // moment.
  Decision AfterOutage(bool mid_film);

  // `Choose`: the best source of this round. `BestOther`: the best one in `among` except the
  // current. `KnownGoodOther`: the same among sources that are known to be good.
  std::optional<std::size_t> Choose() const;
  std::optional<std::size_t> BestOther(std::uint64_t among) const;
  std::optional<std::size_t> KnownGoodOther() const;
  std::size_t First() const;
  // All sources except `index`, and why each was not taken.
  std::vector<command::Alternative> OthersThan(std::size_t index) const;
  bool AnotherMayPlay() const;

  Engine EngineOf(std::size_t index) const;
  // A failed source that the device's other engine may play. Absent while a source is left that the
  // usual engine plays. `proxied`: a bit for each source that uses a proxy now.
  std::optional<std::size_t> ForOtherEngine(std::uint64_t proxied) const;

  // How long the attempt that starts now may take to its first frame: its share of the incident's
  // remaining time, at most `most`.
  Millis AttemptLimit(Millis most) const;

  // Another source was opened.
  void Switched() { last_switch_ = clock_.now(); }
  bool SwitchedLately() const;

  // After the device woke up, one error blames no server: connections die in the sleep. `Woke`
  // starts this period, `UseGrace` uses it up.
  void Woke() { grace_until_ = clock_.now() + policy_.wake_grace_ms; }
  bool UseGrace();

  // Tokens for retries and probes.
  bool MayProbe() const { return budget_.AllowsProbe(); }
  bool Spend() { return budget_.Take(); }
  void Succeeded() { budget_.Success(); }

 private:
  Decision Next(bool mid_film, std::string_view why);
  ChoiceContext ContextOf(int pass) const;
  bool FurtherPassAllowed(bool mid_film) const;
  bool MayPlayOtherwise(std::size_t index) const;
  bool SpendOnRetry();

  const Policy& policy_;
  const Capabilities& capabilities_;
  const Clock& clock_;
  const OriginHealth& health_;
  SourceList& sources_;
  Incident& incident_;
  Random& random_;
  Emitter& out_;
  RetryBudget budget_;
  std::optional<Millis> last_switch_;
  Millis grace_until_ = 0;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_RECOVERY_H_

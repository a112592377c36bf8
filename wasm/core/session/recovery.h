// What is done about trouble: the same source again, the next one, or an end. It decides and does
// nothing; the session carries out.
//
// Invariants: work is bounded by the tokens of the budget and by the rounds of the incident; nobody
// is asked before its Retry-After; two switches that nobody was forced to are `dwell_ms` apart.
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

// A part reports trouble; the session asks recovery what to do.
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
    bool stood = false;     // the picture has stood so long that a retry need not wait
    bool mid_film = false;  // there was a picture before
  };

  Decision AfterFailure(ErrorClass error, const Circumstances& now);
  Decision RetrySame(bool stood, std::string_view why);
  // The wait before the next attempt at `index` is over: a better one may have come back.
  std::size_t AfterWait(std::size_t index) const;
  // After an outage of the network, jittered: a whole town comes back at the same moment.
  Decision AfterOutage(bool mid_film);

  // The best other source of this round; of those in `among`, which may be proven ones alone.
  std::optional<std::size_t> Choose() const;
  std::optional<std::size_t> BestOther(std::uint64_t among) const;
  std::optional<std::size_t> KnownGoodOther() const;
  std::size_t First() const;
  // All but `index`, and why each was not taken.
  std::vector<command::Alternative> OthersThan(std::size_t index) const;
  bool AnotherMayPlay() const;

  Engine EngineOf(std::size_t index) const;
  // A failed source that the other engine of this device may play, where none is left that the
  // usual one plays. `proxied`: a bit for each source that is asked of a proxy now.
  std::optional<std::size_t> ForOtherEngine(std::uint64_t proxied) const;

  // How long the attempt that begins now may take to its first frame, where one alone has `most`.
  Millis AttemptLimit(Millis most) const;

  // Another source was opened.
  void Switched() { last_switch_ = clock_.now(); }
  bool SwitchedLately() const;

  // After waking up the errors of connections that died in the sleep punish nobody; once.
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

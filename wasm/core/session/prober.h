// Small requests beside the player: a manifest read before its failure is waited for, a probe of
// the next source before it is needed, whether a server answers at all.
//
// Invariants: an answer can speak for a source, no answer never speaks against one; at most one
// probe runs; nobody is asked to whom a further connection does harm (accounts, live channels,
// torrents, servers that count requests).
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_PROBER_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_PROBER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/policy/policy.h"
#include "core/session/clock.h"
#include "core/session/emitter.h"
#include "core/session/event.h"
#include "core/session/source_list.h"

namespace resilient_playback {

class Prober {
 public:
  enum class Purpose { kManifest, kProbe, kEcho, kReach };

  struct Answer {
    Purpose purpose = Purpose::kManifest;
    std::size_t index = 0;
    bool ok = false;
  };

  Prober(const Policy& policy, const Capabilities& capabilities, const Clock& clock,
         SourceList* sources, Emitter* out)
      : policy_(policy), able_(capabilities.look), clock_(clock), sources_(*sources), out_(*out) {}

  // The manifest of a source, once. `live`: of a channel nothing is asked. `late`: one source alone
  // is asked only where its picture is late.
  void Prefetch(std::size_t index, bool live, bool late, std::string_view why);
  void PrefetchOthers(bool live, bool late);
  // One source alone, whose manifest would tell why it shows no picture.
  bool MayPrefetchAlone(bool live) const;

  // It was asked for.
  bool Prefetched(std::size_t index) const;
  bool ProbeRuns() const;
  // A bit for each source that may be probed now.
  std::uint64_t MayBeProbed() const;
  void Probe(std::size_t index, std::string_view why);

  // Whether a server answers at all, read or not.
  void Reach(std::size_t index);
  std::vector<std::size_t> ReachesAwaited() const;

  // Nothing where it answers nothing that is awaited.
  std::optional<Answer> Take(const event::FetchDone& e);

  void CancelAll(std::string_view why);

  // Its manifest is known already: another manifest has named it.
  void SourceAdded(std::size_t index) { Of(index).prefetched = true; }

  bool Echoes(std::size_t index) const;      // its TorrServer has said that it lives
  double Kilobits(std::size_t index) const;  // per second, as its probe came; 0: unknown

 private:
  struct PerSource {
    bool prefetched = false;
    bool echoes = false;
    std::optional<Millis> probed_at;
    double kilobits = 0;
  };
  struct Open {
    std::string id;
    std::size_t index = 0;
    Purpose purpose = Purpose::kManifest;
  };

  PerSource& Of(std::size_t index);
  const PerSource* Find(std::size_t index) const;
  bool MayBeProbed(std::size_t index) const;
  void AskEcho(std::size_t index);
  void Fetch(std::size_t index, Purpose purpose, std::string url, std::string_view why);

  const Policy& policy_;
  const bool able_;
  const Clock& clock_;
  SourceList& sources_;
  Emitter& out_;
  std::vector<PerSource> per_source_;
  std::vector<Open> open_;
  std::uint64_t fetches_ = 0;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_PROBER_H_

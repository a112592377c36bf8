// Sends small requests beside the player: a manifest prefetch, a probe of the next source before it
// is needed, an echo of TorrServer, and a reach request (does a server answer at all?). Owns these
// requests and what they showed of each source.
//
// Invariants: An answer can speak for a source; a missing answer never speaks against it. At most
// one probe runs. The prober asks no source to which a further connection does harm (accounts, live
// channels, torrents, servers that count requests).
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

  // Fetches the manifest of a source, once. If `live`, it asks for nothing. A single source is
  // asked only if its picture is late (`late`).
  void Prefetch(std::size_t index, bool live, bool late, std::string_view why);
  void PrefetchOthers(bool live, bool late);
  // Whether the only source's manifest may be read, which would tell why it shows no picture.
  bool MayPrefetchAlone(bool live) const;

  // Its manifest was requested.
  bool Prefetched(std::size_t index) const;
  bool ProbeRuns() const;
  // A bit for each source that may be probed now.
  std::uint64_t MayBeProbed() const;
  void Probe(std::size_t index, std::string_view why);

  // Asks whether a server answers at all, whether or not a page may read the answer.
  void Reach(std::size_t index);
  std::vector<std::size_t> ReachesAwaited() const;

  // Absent if the event answers no open request.
  std::optional<Answer> Take(const event::FetchDone& e);

  void CancelAll(std::string_view why);

  // Its manifest is known already: the manifest of another source has named it.
  void SourceAdded(std::size_t index) { Of(index).prefetched = true; }

  bool Echoes(std::size_t index) const;      // its TorrServer has answered
  double Kilobits(std::size_t index) const;  // per second, as its probe arrived; 0: unknown

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

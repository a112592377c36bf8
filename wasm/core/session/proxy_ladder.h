// The last resort, docs/adr/0014: where a server answers and only the browser stands in the way
// (CORS, mixed content), and no other source plays, the manifests of a source are asked of a proxy
// that the viewer agrees to; what they name only where that fails, and after a second yes. The host
// asks the viewer before it opens such a load.
//
// Invariants: a proxy is tried once for a source in an incident; one that the viewer has refused is
// never used again in the session; nothing in the home network is asked of a proxy.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_PROXY_LADDER_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_PROXY_LADDER_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/policy/origin_health.h"
#include "core/policy/proxy.h"
#include "core/session/clock.h"
#include "core/session/source_list.h"

namespace resilient_playback {

struct NamedProxy {
  std::string id;
  std::string endpoint;  // as ReadProxy takes it; anything else is left out
};

class ProxyLadder {
 public:
  // What to do next for a source.
  struct Rung {
    enum class Do { kNothing, kReach, kOpen } what = Do::kNothing;
    std::size_t index = 0;
    // What the browser's refusal turned out to be, where that was found out.
    std::optional<ErrorClass> cause;
  };

  ProxyLadder(const std::vector<NamedProxy>& proxies, const Capabilities& capabilities,
              const Clock& clock, const OriginHealth& health, SourceList* sources);

  void BeginFilm();
  void BeginIncident();
  // A source is opened: its proxy has brought nothing yet.
  void BeginLoad(std::size_t index);

  bool empty() const { return proxies_.empty(); }

  // The next rung, the current source first. REQUIRES: no source is left that plays without.
  Rung Next();

  // The proxy that is used for a source now; null: none.
  const std::string* ProxyOf(std::size_t index) const;
  // A bit for each source that is asked of a proxy now.
  std::uint64_t Proxied() const;
  bool SegmentsToo(std::size_t index) const;
  // Who is asked when this source is opened: what fails or works is theirs.
  const std::string& AskedOrigin(std::size_t index) const;
  // Its failure speaks of the proxy, not of the source: no other way has shown a picture of it.
  bool Untested(std::size_t index) const;

  // What was seen.
  void Reached(std::size_t index, bool answers);
  bool ReachIsKnown(std::size_t index) const;
  void Answered(std::size_t index);
  // A picture is there. The origin of the proxy that has helped, if one has.
  const std::string* Played(std::size_t index);

  // The proxied load of a source has failed. True: now what the manifest names goes through it too.
  bool FailedOnce(std::size_t index, ErrorClass error);
  // Else it is left. The origin of the proxy where that has brought nothing at all; else empty.
  std::string Leave(std::size_t index);

  // The viewer lets nothing of the film (or `segments`: no segments) go through it. False: no such
  // proxy.
  bool Refused(const std::string& proxy_id, bool segments);
  bool Uses(std::size_t index, const std::string& proxy_id) const;

  // Why no proxy was asked where one might have helped: "secret", "engine"; empty: nothing to say.
  std::string_view Unproxied(std::size_t index) const;

 private:
  struct PerSource {
    std::optional<std::size_t> proxy;
    bool segments = false;    // what the manifest names too
    bool answered = false;    // the proxy has brought something in this load
    bool played_via = false;  // no other way has shown a picture of it
    std::uint64_t tried = 0;  // a bit for each proxy, in this incident
    std::optional<bool> reached;
  };
  struct Known {
    std::string id;
    Proxy proxy;
    bool refused = false;
    bool segments_refused = false;
  };

  PerSource& Of(std::size_t index);
  const PerSource& Find(std::size_t index) const;
  bool MayHelp(std::size_t index) const;
  std::optional<std::size_t> Untried(std::size_t index) const;

  const Capabilities& capabilities_;
  const Clock& clock_;
  const OriginHealth& health_;
  SourceList& sources_;
  std::vector<Known> proxies_;
  std::vector<PerSource> per_source_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_PROXY_LADDER_H_

// The last resort, docs/adr/0014: a proxy. It comes after all other sources, and only if a server
// answers and the browser alone blocks it (CORS, mixed content). If the viewer agrees, the proxy
// fetches the manifests. If that fails and the viewer agrees again, it also fetches what they name.
// The host asks the viewer before it opens such a load. Owns the proxies and what each source has
// tried.
//
// Invariants: A proxy is tried once for a source in an incident. A proxy that the viewer refused is
// never used again in the session. No proxy is asked for anything in the home network.
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
  std::string endpoint;  // as `ReadProxy` takes it; other values are skipped
};

class ProxyLadder {
 public:
  // The next step, for one source.
  struct Rung {
    enum class Do { kNothing, kReach, kOpen } what = Do::kNothing;
    std::size_t index = 0;
    // Why the browser refused the source, if that is known now.
    std::optional<ErrorClass> cause;
  };

  ProxyLadder(const std::vector<NamedProxy>& proxies, const Capabilities& capabilities,
              const Clock& clock, const OriginHealth& health, SourceList* sources);

  void BeginFilm();
  void BeginIncident();
  // A source is opened: its proxy has answered nothing yet.
  void BeginLoad(std::size_t index);

  bool empty() const { return proxies_.empty(); }

  // The next step; the current source comes first. REQUIRES: no source is left that plays without a
  // proxy.
  Rung Next();

  // The proxy that a source uses now; null: none.
  const std::string* ProxyOf(std::size_t index) const;
  // A bit for each source that uses a proxy now.
  std::uint64_t Proxied() const;
  bool SegmentsToo(std::size_t index) const;
  // The origin that is asked when this source opens. Its failures and successes count there.
  const std::string& AskedOrigin(std::size_t index) const;
  // The source uses a proxy and has shown no picture through one. A failure then speaks of the
  // proxy, not of the source.
  bool Untested(std::size_t index) const;

  // What the session has seen.
  void Reached(std::size_t index, bool answers);
  bool ReachIsKnown(std::size_t index) const;
  void Answered(std::size_t index);
  // A picture is shown. Returns the origin of the proxy in use; null: none.
  const std::string* Played(std::size_t index);

  // The proxied load of a source has failed. True: from now on the proxy also fetches what the
  // manifest names.
  bool FailedOnce(std::size_t index, ErrorClass error);
  // Otherwise the source leaves its proxy. Returns the proxy's origin if it has answered nothing,
  // else an empty string.
  std::string Leave(std::size_t index);

  // The viewer refuses this proxy, or (`segments`) refuses it for segments only. False: there is no
  // such proxy.
  bool Refused(const std::string& proxy_id, bool segments);
  bool Uses(std::size_t index, const std::string& proxy_id) const;

  // Why no proxy was asked although one might help: "secret", "engine"; empty: nothing to say.
  std::string_view Unproxied(std::size_t index) const;

 private:
  struct PerSource {
    std::optional<std::size_t> proxy;
    bool segments = false;    // the proxy also fetches what the manifest names
    bool answered = false;    // the proxy has answered in this load
    bool played_via = false;  // its last picture came through a proxy
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

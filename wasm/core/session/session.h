// The session: events and a time in, commands out. It has no I/O, no clock of its own and no global
// state. The same configuration, seed and events give the same commands everywhere.
//
// It owns the parts, routes each event to them in a fixed order, and carries out what they find. A
// part that sees trouble returns it; `Recovery` decides. The transitions between the states are a
// table, state_transitions.def.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_SESSION_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_SESSION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/policy/origin_health.h"
#include "core/policy/policy.h"
#include "core/policy/server_memory.h"
#include "core/policy/source.h"
#include "core/session/attention.h"
#include "core/session/clock.h"
#include "core/session/command.h"
#include "core/session/emitter.h"
#include "core/session/event.h"
#include "core/session/incident.h"
#include "core/session/link_renewal.h"
#include "core/session/memory.h"
#include "core/session/network.h"
#include "core/session/notifier.h"
#include "core/session/playback_monitor.h"
#include "core/session/prober.h"
#include "core/session/proxy_ladder.h"
#include "core/session/recovery.h"
#include "core/session/request_router.h"
#include "core/session/source_list.h"
#include "core/session/state.h"
#include "core/session/timers.h"

namespace resilient_playback {

struct SessionConfig {
  std::vector<Source> sources;  // REQUIRES: not empty, ids unique
  Policy policy;
  Capabilities capabilities;
  std::uint64_t seed = 0;
  Millis now = 0;
  Millis epoch_ms = 0;  // the wall clock at `now`; 0: unknown
  bool https_page = false;
  bool trailer = false;             // the host has one to offer
  bool remember = false;            // the host keeps snapshots
  std::vector<NamedProxy> proxies;  // the viewer may be asked about them; at most kMostProxies
  std::optional<Snapshot> snapshot;
  bool snapshot_refused = false;  // there was a snapshot, but it could not be read
};

class Session {
 public:
  explicit Session(SessionConfig config);
  // No copies: its parts refer to each other.
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // Returns the commands that `event` at `now` asks for, in order. A `now` before the last one
  // counts as the last one.
  std::vector<Command> Handle(const Event& event, Millis now);

  // When the host must send `event::Wake`; absent: no deadline runs.
  std::optional<Millis> WakeAt() const { return timers_.WakeAt(); }

  State state() const { return state_.is(); }
  // A bit for each source whose state has changed since the last call.
  std::uint64_t TakeChangedSources() { return sources_.TakeChanged(); }
  const std::vector<SourceRecord>& sources() const { return sources_.all(); }
  const OriginHealth& health() const { return health_; }

 private:
  void On(const event::Load& e);
  void On(const event::Loading& e);
  void On(const event::PlaybackStarted& e);
  void On(const event::Progress& e);
  void On(const event::Stalled& e);
  void On(const event::PlaybackFailed& e);
  void On(const event::Ended& e);
  void On(const event::Wake& e);
  void On(const event::Pause& e);
  void On(const event::Resume& e);
  void On(const event::Seek& e);
  void On(const event::Hidden& e);
  void On(const event::Visible& e);
  void On(const event::Offline& e);
  void On(const event::Online& e);
  void On(const event::FetchDone& e);
  void On(const event::SourceFacts& e);
  void On(const event::SourceFound& e);
  void On(const event::LinkRenewed& e);
  void On(const event::Request& e);
  void On(const event::RequestSlow& e);
  void On(const event::RequestDone& e);
  void On(const event::Paired& e);
  void On(const event::ProxyRefused& e);
  void On(const event::UserPick& e);
  void On(const event::Stop& e);
  void On(Timer due);

  // Every change of state: a transition of the table, with a trace entry.
  void Transition(State to, std::string_view step, std::string_view why,
                  std::optional<ErrorClass> error = std::nullopt);

  // Lifetimes.
  void BeginFilm(const event::Load& e);
  void Adopt(const event::Load& e);
  void Open(std::size_t index, std::string_view cause, std::string_view why);
  void OpenLater(std::size_t index, Millis delay, std::string_view why);
  void ClearAttempt(std::string_view why);
  void GiveUp();
  void Freeze();
  void Thaw();
  void Suspended(Millis gap);

  // Trouble, and what recovery decides.
  void Fail(const Trouble& trouble);
  void BeginIncident(ErrorClass error);
  void EndIncident(std::string_view why);
  void Carry(const Recovery::Decision& decision);
  void Recover(ErrorClass error, bool stay);
  void RetrySame(std::string_view why);
  bool RenewLink(ErrorClass error);
  bool OpenWithOtherEngine();
  bool AwaitsAnswer() const;
  bool TakeProxyRung();
  void ProxyFailed(ErrorClass error);
  void WithoutProxy();
  void WaitForNetwork(std::string_view why);
  void CoolDownAsTold(const Evidence& evidence, ErrorClass error);

  // The picture.
  void Started(Seconds position);
  void Advanced(Millis since_last);
  void CheckStall();
  void StallGoesOn();
  void CheckBuffer(const event::Progress& e);
  void CheckDry();
  void Nudge(std::optional<Seconds> target, std::string_view why);
  void WorkedWell();
  void Announce();
  bool OnlyTheElement() const;
  bool IsFile() const { return sources_.current().source.type == MediaType::kMp4; }
  bool AnotherIsTried() const;

  // Beside the player.
  void Probe(std::string_view why);
  void CheckSilence();
  void WatchSilence(Millis waited);
  bool TellsLife() const;
  void PassOver();
  bool PictureIsLate() const;
  void CompareQuietly();
  Reason ReasonFor(std::size_t index) const;
  Millis FirstFrameLimit() const;
  Millis StallLimit() const;

  const Policy policy_;
  const Capabilities capabilities_;
  const bool has_trailer_;
  Clock clock_;
  Random random_;
  OriginHealth health_;
  StateMachine state_;
  Attention attention_;
  SourceList sources_;
  Emitter out_;
  Timers timers_;
  Memory memory_;
  Network network_;
  PlaybackMonitor monitor_;
  Incident incident_;
  Notifier notifier_;
  Prober prober_;
  RequestRouter router_;
  ProxyLadder ladder_;
  LinkRenewal renewal_;
  Recovery recovery_;
  std::size_t opening_later_ = 0;  // the source that `Timer::kRetry` opens
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_SESSION_H_

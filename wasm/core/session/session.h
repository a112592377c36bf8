// The one state machine: events and a time in, commands out. No IO, no clock, no global state; the
// same configuration, seed and events give the same commands everywhere.
//
//            load                   first frame
//  idle -----------> starting --------------------> playing ----> ended
//                     |  ^                          |  ^  |
//        failed / 10 s|  |retry           no advance|  |  |failed
//                     v  |                  1.25 s  v  |  v
//                  switching <----------------- rebuffering, recovering (the same source again)
//                     |    3 s with another proven,   |  ^
//                     |    6 s, or failed    offline  v  | online
//                     v  nothing left          waiting_network
//                 exhausted                    stop, from anywhere: stopped
//
// An incident lasts from the first trouble until the picture has moved for `settle_ms` again or the
// session gives up. Within it every source is tried once, then those whose trouble may pass are
// tried again, a bounded number of times.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_SESSION_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_SESSION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/random.h"
#include "core/base/stopwatch.h"
#include "core/policy/origin_health.h"
#include "core/policy/policy.h"
#include "core/policy/proxy.h"
#include "core/policy/retry_budget.h"
#include "core/policy/server_memory.h"
#include "core/policy/source.h"
#include "core/policy/source_choice.h"
#include "core/session/buffer_monitor.h"
#include "core/session/command.h"
#include "core/session/event.h"

namespace resilient_playback {

enum class State {
  kIdle,
  kStarting,
  kPlaying,
  kRebuffering,
  kRecovering,
  kSwitching,
  kWaitingNetwork,
  kExhausted,
  kEnded,
  kStopped
};

std::string_view ToString(State state);

struct NamedProxy {
  std::string id;
  std::string endpoint;  // as ReadProxy takes it; anything else is left out
};

struct SessionConfig {
  std::vector<Source> sources;  // REQUIRES: not empty, ids unique
  Policy policy;
  Capabilities capabilities;
  std::uint64_t seed = 0;
  Millis now = 0;
  Millis epoch_ms = 0;  // the wall clock at `now`; 0: unknown
  bool https_page = false;
  bool trailer = false;             // the host has one to offer
  bool remember = false;            // it keeps snapshots
  std::vector<NamedProxy> proxies;  // which the viewer may be asked about; at most kMostProxies
  std::optional<Snapshot> snapshot;
  bool snapshot_refused = false;  // there was one, and it could not be read
};

class Session {
 public:
  explicit Session(SessionConfig config);

  // The commands that `event` at `now` asks for, in order. A `now` before the last one counts as
  // the last one.
  std::vector<Command> Handle(const Event& event, Millis now);

  State state() const { return state_; }
  const std::vector<SourceRecord>& sources() const { return records_; }
  const OriginHealth& health() const { return health_; }

 private:
  // A deadline owns at most one timer of the host. Its clock stands still while nobody watches (see
  // `Watched`).
  struct Deadline {
    std::string timer_id;  // empty: not armed
    Millis at = 0;         // when the timer is due; 0 while it stands still
    Millis limit = 0;
    std::string_view purpose;
    Stopwatch clock;
    bool frozen = false;
  };

  // What is known of the picture of the current load.
  struct Playhead {
    Seconds position = 0;  // to keep: where the picture moved last, or what was asked for
    Seconds sample = 0;    // the newest sample of this load, where there is one
    double frames = 0;     // presented so far in this load
    Millis last_advance = 0;
    Millis last_sample = 0;
    Millis opened_at = 0;
    Millis last_life = 0;  // sign of life before the first frame, else when it was opened
    Stopwatch stood;       // since a stall was noticed
    Millis moved_ms = 0;   // picture of this load so far
    std::optional<Seconds> duration;
    int nudges = 0;
    bool sampled = false;
    bool frames_counted = false;  // this device does count them
    bool stalled = false;         // until the picture moves again
    bool started = false;         // first frame of this load seen
    bool asked = false;           // its engine asks for pieces through a loader of ours
    bool fed = false;             // a piece of picture or sound has come
    bool starved = false;  // a request of its engine is overdue, and nobody else can answer it
    bool paired = false;   // another source was compared with it
    bool seeking = false;
    bool live = false;
  };

  struct Incident {
    bool active = false;
    int pass = 1;
    std::size_t first_source = 0;
    ErrorClass cause = ErrorClass::kUnknown;  // of the newest failure
    Stopwatch clock;
    Millis moved_ms = 0;   // picture seen since the last start, towards `settle_ms`
    bool renewed = false;  // its link is a fresh one
  };

  // What is known of the device's own line.
  struct Line {
    std::optional<Millis> said_at;  // that it is down
    std::optional<std::size_t> stalled_source;
    Millis stalled_at = 0;
    bool offline = false;
    bool failed = false;  // the player gave up while it was down
    bool said = false;    // in this outage
    bool slow = false;    // stalls follow the viewer from server to server
  };

  struct Notes {
    std::optional<Millis> last;
    std::optional<Millis> still_trying_at;
    bool still_trying_due = false;
  };

  // A piece that an engine waits for.
  struct OpenRequest {
    std::string id;
    std::string load_id;
    std::size_t own = 0;   // whose address it is
    bool another = false;  // somebody else was to be asked too
    bool vital = false;
    bool media = false;
    bool late = false;  // it would not have been done in time
  };

  // Pieces that would come too late, asked of another source too.
  struct Outrun {
    int useless = 0;  // in a row
    Millis off_until = 0;
  };

  // What is being read beside the player: a manifest, a first piece, the echo of a TorrServer.
  struct OpenFetch {
    std::string id;
    std::size_t index = 0;
    std::string_view purpose;
  };

  // An intermediary, and what the viewer has said of it in this session.
  struct OpenProxy {
    std::string id;
    Proxy proxy;
    bool refused = false;
    bool pieces_refused = false;
  };

  // session.cc: events
  void On(const event::Load& e);
  void On(const event::Loading& e);
  void On(const event::PlaybackStarted& e);
  void On(const event::Progress& e);
  void On(const event::Stalled& e);
  void On(const event::PlaybackFailed& e);
  void On(const event::Ended& e);
  void On(const event::TimerFired& e);
  void On(const event::Pause&);
  void On(const event::Resume&);
  void On(const event::Seek& e);
  void On(const event::Hidden&);
  void On(const event::Visible&);
  void On(const event::Offline&);
  void On(const event::Online&);
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
  void On(const event::Stop&);

  // session_picture.cc: what the picture does
  void Started(Seconds position);
  void Advanced(Millis since_last);
  bool Moved(const event::Progress& e);
  void LeftMoves(const event::Progress& e);
  void CheckStall();
  void StallGoesOn();
  Millis Standing() const { return policy_.stall_noticed_ms + head_.stood.Elapsed(now_); }
  void CheckBuffer(const event::Progress& e);
  void CheckDry();
  void NoteOwnLine();
  void NudgeOverHole();
  bool OnlyTheElement() const;
  bool IsFile() const;
  bool AtTheEnd() const;
  void NoteFacts(std::optional<Seconds> duration, std::optional<bool> live);
  void Announce();
  void ArmStillTrying(std::string_view why);
  void SayStillTrying();

  // session_recovery.cc: what is done about trouble
  void Fail(ErrorClass error, std::string_view why);
  bool RecentlySwitched() const;
  bool Spend(std::string_view why);
  void BeginIncident(ErrorClass error);
  void PauseIncident();
  void EndIncident(std::string_view why);
  void RetryOrNext(ErrorClass error, bool stay);
  void RetrySame(std::string_view why);
  void OpenLater(std::size_t index, Millis delay, std::string_view why);
  void OpenNow();
  ChoiceContext ContextOf(int pass) const;
  std::optional<std::size_t> Choose(int pass) const;
  std::vector<command::Alternative> OthersThan(std::size_t index) const;
  void Next(std::string_view why);
  Engine EngineOf(const SourceRecord& record) const;
  bool MayPlayOtherwise(const SourceRecord& record) const;
  bool OpenThroughOtherEngine();
  bool FurtherPassAllowed() const;
  void GiveUp();
  void Open(std::size_t index, std::string_view cause, std::string_view why);
  bool AnotherMayPlay() const;
  Millis FirstFrameLimit() const;
  Millis StallLimit() const;
  Millis AttemptLimit() const;
  std::optional<Seconds> ResumePosition() const;

  // session_proof.cc: the next source, proven before it is needed
  void Prove(std::string_view why);
  void ProofCame(const event::FetchDone& e, std::size_t index);
  std::optional<std::size_t> ProvenOther() const;
  std::optional<std::size_t> BestOther(std::uint64_t among) const;
  bool MayBeProven(const SourceRecord& record) const;
  void CheckSilence();
  bool Opening() const { return state_ == State::kStarting || state_ == State::kSwitching; }
  bool TellsLife() const;
  Millis HurryAfter() const;

  // session_line.cc: the device's own line, and links that ran out
  void WaitForNetwork(std::string_view why);
  bool RenewLink(ErrorClass error);
  bool HasExpired(const SourceRecord& record) const;
  Reason ReasonFor(const SourceRecord& record) const;

  // session_requests.cc: pieces that engines ask for
  bool MayAnswer(std::size_t index) const;
  std::optional<std::size_t> IndexOf(std::string_view source_id) const;
  void PutBehind(std::size_t index, std::string_view why);
  void NoteRetryAfter(const Evidence& evidence, ErrorClass error);
  void NoteOutrun(bool helped);
  void PairQuietly();

  // session_proxies.cc: the last resort, where CORS or mixed content stands in the way
  bool OpenThroughProxy();
  bool MayHelp(const SourceRecord& record) const;
  std::string_view Unproxied(const SourceRecord& record) const;
  std::optional<std::size_t> ProxyFor(const SourceRecord& record) const;
  void Reach(std::size_t index);
  void ReachCame(std::size_t index, bool answers);
  void ReachIsLate();
  void ProxyFailed(ErrorClass error);
  void WithoutProxy();
  bool AwaitsReach() const { return watch_.purpose == "reach" && !watch_.timer_id.empty(); }
  const std::string& AskedOrigin(const SourceRecord& record) const;

  // session_looks.cc: what manifests say, read beside the player
  void Look(std::size_t index, std::string_view why);
  void LookAtOthers();
  void StartFetch(std::size_t index, std::string_view purpose, std::string url,
                  std::string_view why);
  void AskEcho(std::size_t index);
  bool MayBeLookedAtAlone() const;
  void PassOver();
  bool BetterThanCurrent(const SourceRecord& record) const;
  void CancelLooks(std::string_view why);

  // session_line.cc: what is remembered
  Millis Epoch() const { return epoch_offset_ == 0 ? 0 : now_ + epoch_offset_; }
  void RecallServers();
  void NoteRecall();
  void WorkedWell();
  void Remember(std::string_view why);

  // session_timers.cc: deadlines
  void Arm(Deadline* deadline, std::string_view purpose, Millis limit, std::string_view why,
           bool watched = true);
  void Schedule(Deadline* deadline, std::string_view why);
  void Disarm(Deadline* deadline, std::string_view why);
  void DisarmAll(std::string_view why);
  void Freeze();
  void Thaw();
  void NoticeSuspension();
  void Suspended(Millis gap);
  bool Watched() const { return !paused_ && !hidden_ && state_ != State::kWaitingNetwork; }

  bool IsCurrent(const std::string& load_id) const;
  bool Over() const {
    return state_ == State::kIdle || state_ == State::kExhausted || state_ == State::kStopped;
  }
  void Emit(Command command, std::string_view step, std::string_view why);
  void Note(std::string_view step, std::string_view why,
            std::optional<ErrorClass> error = std::nullopt);
  std::string SourceId() const;

  const Policy policy_;
  const Capabilities capabilities_;
  const bool https_page_;
  const bool has_trailer_;
  const bool remembers_;
  const bool snapshot_refused_;
  const Millis epoch_offset_;  // wall clock minus our own; 0: unknown
  std::vector<SourceRecord> records_;
  OriginHealth health_;
  ServerMemory memory_;
  RetryBudget budget_;
  Random random_;

  State state_ = State::kIdle;
  bool paused_ = false;
  bool hidden_ = false;
  bool picture_seen_ = false;  // in this session at all
  Millis now_;
  std::size_t current_ = 0;
  std::optional<std::size_t> picked_;
  int wanted_quality_ = 0;
  std::string load_id_;
  std::string left_load_id_;  // the one before, which may play on until the new one is ready
  Playhead head_;
  Incident incident_;
  std::optional<Millis> dark_since_;  // no moving picture since
  std::optional<Millis> last_switch_;
  Millis grace_until_ = 0;         // after waking up
  std::size_t opening_later_ = 0;  // what `retry_` will open
  Line line_;
  Notes notes_;
  std::vector<OpenProxy> proxies_;
  std::vector<OpenFetch> fetches_;
  std::vector<OpenRequest> requests_;  // at most kMostRequests
  Outrun outrun_;
  BufferWatch buffer_;

  Deadline watch_;  // first frame, stall, seek or renew: one at a time
  Deadline silent_;
  Deadline retry_;
  Deadline still_trying_;
  Deadline incident_end_;

  int loads_ = 0;
  int timers_ = 0;
  int looks_ = 0;
  std::vector<Command> commands_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_SESSION_H_

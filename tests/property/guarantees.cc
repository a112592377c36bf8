#include "guarantees.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace resilient_playback::testing {
namespace {

constexpr Millis kSuspended = 3000;

template <typename T>
std::vector<const T*> CommandsOf(const LogEntry& entry) {
  std::vector<const T*> found;
  for (const Command& command : entry.commands) {
    if (const auto* c = std::get_if<T>(&command)) found.push_back(c);
  }
  return found;
}

bool HasStep(const LogEntry& entry, std::string_view step) {
  const auto traces = CommandsOf<command::Trace>(entry);
  return std::any_of(traces.begin(), traces.end(),
                     [step](const command::Trace* trace) { return trace->step == step; });
}

bool IsOneOf(State state, std::initializer_list<State> states) {
  return std::find(states.begin(), states.end(), state) != states.end();
}

std::string At(const LogEntry& entry, const std::string& text) {
  return text + " at " + std::to_string(entry.now);
}

const SourceView* ViewOf(const LogEntry& entry, const std::string& id) {
  const auto found = std::find_if(entry.sources.begin(), entry.sources.end(),
                                  [&](const SourceView& view) { return view.id == id; });
  return found == entry.sources.end() ? nullptr : &*found;
}

// Whether somebody watches, according to the events of the host.
class Watching {
 public:
  void See(const Event& event) {
    if (const auto* load = std::get_if<event::Load>(&event)) paused_ = load->paused;
    if (std::get_if<event::Pause>(&event) != nullptr) paused_ = true;
    if (std::get_if<event::Resume>(&event) != nullptr) paused_ = false;
    if (std::get_if<event::Hidden>(&event) != nullptr) hidden_ = true;
    if (std::get_if<event::Visible>(&event) != nullptr) hidden_ = false;
    if (std::get_if<event::Offline>(&event) != nullptr) offline_ = true;
    if (std::get_if<event::Online>(&event) != nullptr) offline_ = false;
  }
  bool paused() const { return paused_; }
  bool offline() const { return offline_; }
  bool on() const { return !paused_ && !hidden_ && !offline_; }

 private:
  bool paused_ = false;
  bool hidden_ = false;
  bool offline_ = false;
};

}  // namespace

Faults CheckIncidentsEnd(const SessionLog& log) {
  Faults faults;
  Watching watching;
  Millis dark = 0;
  Millis last = log.entries.empty() ? 0 : log.entries.front().now;
  State state = State::kIdle;
  for (const LogEntry& entry : log.entries) {
    const Millis step = entry.now - last;
    const bool trouble = IsOneOf(
        state, {State::kStarting, State::kRebuffering, State::kRecovering, State::kSwitching});
    // A gap means that the device slept: the clock of an incident restarts.
    if (trouble && watching.on() && step <= kSuspended) dark += step;
    if (step > kSuspended || HasStep(entry, "suspended")) dark = 0;
    const bool viewer = std::get_if<event::Load>(&entry.event) != nullptr ||
                        std::get_if<event::UserPick>(&entry.event) != nullptr ||
                        std::get_if<event::Seek>(&entry.event) != nullptr;
    if (viewer || !trouble) dark = 0;
    if (dark > log.policy.incident_ms + log.policy.first_frame_ms + 500)
      faults.push_back(At(entry, "G1: trouble that does not end"));
    watching.See(entry.event);
    state = entry.state;
    last = entry.now;
  }
  return faults;
}

Faults CheckOpenOriginsRest(const SessionLog& log) {
  Faults faults;
  for (const LogEntry& entry : log.entries) {
    for (const auto* load : CommandsOf<command::LoadUrl>(entry)) {
      const SourceView* opened = ViewOf(entry, load->source_id);
      if (load->cause != "switch" || opened == nullptr || !opened->excluded) continue;
      for (const SourceView& other : entry.sources) {
        if (other.untouched && !other.excluded && other.origin != opened->origin)
          faults.push_back(
              At(entry, "G2: " + opened->id + " rests, and " + other.id + " is there"));
      }
    }
  }
  return faults;
}

Faults CheckAllAreTried(const SessionLog& log) {
  Faults faults;
  for (const LogEntry& entry : log.entries) {
    for (const auto* end : CommandsOf<command::GiveUp>(entry)) {
      for (const SourceView& source : entry.sources) {
        const bool named = std::any_of(end->tried.begin(), end->tried.end(),
                                       [&](const auto& one) { return one.source_id == source.id; });
        if (source.untouched && !named) faults.push_back(At(entry, "G3: untried " + source.id));
      }
    }
  }
  return faults;
}

Faults CheckPlaceIsKept(const SessionLog& log) {
  constexpr Seconds kNear = 2.01;
  Faults faults;
  Watching watching;
  // Possible positions of the picture: from samples, seeks, and errors of the player.
  std::vector<Seconds> places;
  Seconds target = 0;  // a seek is valid until the picture moves
  Seconds said = 0;    // from the newest error; newer than any sample
  bool live = false;
  for (const LogEntry& entry : log.entries) {
    if (const auto* e = std::get_if<event::Load>(&entry.event)) target = e->position;
    if (const auto* e = std::get_if<event::Seek>(&entry.event)) target = e->position;
    // An event about an old load says nothing about the picture.
    if (entry.stale) continue;
    if (const auto* e = std::get_if<event::Progress>(&entry.event)) {
      live = e->live.value_or(live);
      places.push_back(e->position);
    }
    if (const auto* e = std::get_if<event::PlaybackStarted>(&entry.event)) {
      live = e->live.value_or(live);
      if (HasStep(entry, "started")) places.push_back(e->position);
    }
    if (const auto* e = std::get_if<event::PlaybackFailed>(&entry.event))
      said = e->position.value_or(said);
    // If a file ends too early, the element jumps to the declared duration without a picture there.
    constexpr Seconds kJump = 4.1;
    const auto* ended = std::get_if<event::Ended>(&entry.event);
    if (ended != nullptr && (places.empty() || ended->position - places.back() < kJump))
      places.push_back(ended->position);
    if (places.size() > 4) places.erase(places.begin(), places.end() - 4);
    watching.See(entry.event);
    for (const auto* load : CommandsOf<command::LoadUrl>(entry)) {
      if (load->paused != watching.paused()) faults.push_back(At(entry, "G4: paused is not kept"));
      if (live || !load->position) continue;
      const auto near = [&](Seconds place) { return std::fabs(place - *load->position) <= kNear; };
      const bool kept =
          near(said) || near(target) || std::any_of(places.begin(), places.end(), near);
      if (!kept) faults.push_back(At(entry, "G4: the place is not kept"));
      target = *load->position;
    }
  }
  return faults;
}

Faults CheckLateEventsAreNothing(const SessionLog& log) {
  Faults faults;
  for (std::size_t i = 1; i < log.entries.size(); ++i) {
    const LogEntry& entry = log.entries[i];
    if (!entry.stale) continue;
    const bool acted = std::any_of(entry.commands.begin(), entry.commands.end(), [](const auto& c) {
      return !std::holds_alternative<command::Trace>(c);
    });
    if (acted || entry.state != log.entries[i - 1].state)
      faults.push_back(At(entry, "G5: an event that is over changed something"));
  }
  return faults;
}

Faults CheckRetryAfter(const SessionLog& log) {
  Faults faults;
  std::map<std::string, Millis> until;  // key: origin
  std::map<std::string, std::string> origins;
  std::string current;
  for (const LogEntry& entry : log.entries) {
    const auto* failed = std::get_if<event::PlaybackFailed>(&entry.event);
    const auto* piece = std::get_if<event::RequestDone>(&entry.event);
    if ((failed != nullptr || piece != nullptr) && HasStep(entry, "rests")) {
      const Evidence& evidence = failed != nullptr ? failed->evidence : piece->evidence;
      const Millis rest = std::min(*evidence.retry_after_ms, log.policy.exclusion_cap_ms);
      until[origins[current]] = std::max(until[origins[current]], entry.now + rest);
    }
    for (const SourceView& source : entry.sources) origins[source.id] = source.origin;
    for (const auto* load : CommandsOf<command::LoadUrl>(entry)) {
      current = load->source_id;
      if (load->cause != "pick" && load->cause != "start" && entry.now < until[origins[current]])
        faults.push_back(At(entry, "G6: " + current + " was asked too early"));
    }
  }
  return faults;
}

Faults CheckOneProof(const SessionLog& log) {
  Faults faults;
  std::vector<std::string> open;
  const auto forget = [&open](const std::string& id) {
    open.erase(std::remove(open.begin(), open.end(), id), open.end());
  };
  for (const LogEntry& entry : log.entries) {
    if (const auto* e = std::get_if<event::FetchDone>(&entry.event)) forget(e->id);
    for (const Command& command : entry.commands) {
      if (const auto* c = std::get_if<command::CancelFetch>(&command)) forget(c->id);
      const auto* fetch = std::get_if<command::Fetch>(&command);
      if (fetch != nullptr && fetch->purpose == "probe") open.push_back(fetch->id);
    }
    if (open.size() > 1) faults.push_back(At(entry, "G7: two proofs at once"));
  }
  return faults;
}

Faults CheckOfflineIsNobodysFault(const SessionLog& log) {
  Faults faults;
  Watching watching;
  for (const LogEntry& entry : log.entries) {
    watching.See(entry.event);
    if (!HasStep(entry, "excluded")) continue;
    if (watching.offline()) faults.push_back(At(entry, "G8: excluded while offline"));
    if (HasStep(entry, "suspended")) faults.push_back(At(entry, "G8: excluded for a sleep"));
  }
  return faults;
}

Faults CheckNoFlapping(const SessionLog& log) {
  Faults faults;
  std::optional<Millis> switched;
  for (const LogEntry& entry : log.entries) {
    bool voluntary = false;
    for (const Command& command : entry.commands) {
      const auto* trace = std::get_if<command::Trace>(&command);
      // A switch during playback, or in the first seconds of a stall.
      if (trace != nullptr && trace->step == "failed" && trace->error == ErrorClass::kStall)
        voluntary = trace->why.find("proven good") != std::string_view::npos;
      const auto* load = std::get_if<command::LoadUrl>(&command);
      if (load == nullptr || load->cause == "retry") continue;
      if (voluntary && switched && entry.now - *switched < log.policy.dwell_ms)
        faults.push_back(At(entry, "G9: switched again too soon"));
      if (load->cause == "switch") switched = entry.now;
    }
  }
  return faults;
}

Faults CheckNotesAreFew(const SessionLog& log) {
  Faults faults;
  std::map<std::string, Millis> last;
  for (const LogEntry& entry : log.entries) {
    // Each action of the viewer may cause the same notice again.
    if (std::get_if<event::Load>(&entry.event) != nullptr) last.clear();
    if (std::get_if<event::UserPick>(&entry.event) != nullptr) last.clear();
    for (const auto* note : CommandsOf<command::Notify>(entry)) {
      if (note->severity != "important") continue;
      const auto before = last.find(note->message_key);
      if (before != last.end() && entry.now - before->second < log.policy.note_gap_ms)
        faults.push_back(At(entry, "a note again too soon: " + note->message_key));
      last[note->message_key] = entry.now;
    }
  }
  return faults;
}

Faults CheckRestsEnd(const SessionLog& log) {
  Faults faults;
  for (const LogEntry& entry : log.entries) {
    if (entry.longest_rest > log.policy.exclusion_cap_ms)
      faults.push_back(At(entry, "G11: a rest beyond its limit"));
  }
  return faults;
}

Faults CheckPiecesAreAnswered(const SessionLog& log) {
  constexpr std::size_t kMost = 3;
  Faults faults;
  bool over = true;
  for (const LogEntry& entry : log.entries) {
    const auto answers = CommandsOf<command::Answer>(entry);
    const auto* request = std::get_if<event::Request>(&entry.event);
    const bool expected = request != nullptr && !over;
    if (answers.size() != (expected ? 1U : 0U))
      faults.push_back(At(entry, "requests: not one answer to one piece"));
    for (const auto* answer : answers) {
      std::vector<std::string> ids = answer->attempts;
      if (request == nullptr || std::count(ids.begin(), ids.end(), request->source_id) != 1)
        faults.push_back(At(entry, "requests: its own source is not asked once"));
      if (request != nullptr && request->alone && ids.size() != 1)
        faults.push_back(At(entry, "requests: a manifest or a key from elsewhere"));
      std::sort(ids.begin(), ids.end());
      if (ids.size() > kMost || std::adjacent_find(ids.begin(), ids.end()) != ids.end())
        faults.push_back(At(entry, "requests: too many, or one twice"));
    }
    over = entry.state == State::kIdle || entry.state == State::kExhausted ||
           entry.state == State::kStopped;
  }
  return faults;
}

const std::vector<Guarantee>& AllGuarantees() {
  static const std::vector<Guarantee> all = {
      {"G1", &CheckIncidentsEnd},
      {"G2", &CheckOpenOriginsRest},
      {"G3", &CheckAllAreTried},
      {"G4", &CheckPlaceIsKept},
      {"G5", &CheckLateEventsAreNothing},
      {"G6", &CheckRetryAfter},
      {"G7", &CheckOneProof},
      {"G8", &CheckOfflineIsNobodysFault},
      {"G9", &CheckNoFlapping},
      {"G11", &CheckRestsEnd},
      {"notes", &CheckNotesAreFew},
      {"requests", &CheckPiecesAreAnswered},
  };
  return all;
}

}  // namespace resilient_playback::testing

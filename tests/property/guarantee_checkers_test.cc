// For each checker: a handmade log that must fail, and a similar one that just passes.
#include <gtest/gtest.h>

#include <algorithm>

#include "guarantees.h"

namespace resilient_playback::testing {
namespace {

LogEntry At(Millis now, Event event, State state, std::vector<Command> commands = {}) {
  LogEntry entry;
  entry.now = now;
  entry.event = std::move(event);
  entry.state = state;
  entry.commands = std::move(commands);
  return entry;
}

command::Trace Step(std::string_view step, std::string_view why = "because") {
  command::Trace trace;
  trace.step = step;
  trace.why = why;
  if (step == "failed") trace.error = ErrorClass::kStall;
  return trace;
}

command::LoadUrl Opened(const std::string& source, std::string_view cause, Seconds position = 0) {
  command::LoadUrl load;
  load.source_id = source;
  load.cause = cause;
  load.position = position;
  return load;
}

SourceView View(const std::string& id, bool excluded, bool untouched) {
  return {id, "https://" + id, excluded, untouched};
}

event::Progress Sample(Seconds position) {
  event::Progress progress;
  progress.position = position;
  return progress;
}

SessionLog Log(std::vector<LogEntry> entries) {
  SessionLog log;
  log.entries = std::move(entries);
  return log;
}

TEST(Checkers, G1SeesTroubleThatDoesNotEnd) {
  for (const Millis lasts : {Millis{100000}, Millis{103000}}) {
    std::vector<LogEntry> entries = {At(0, event::Load(), State::kStarting)};
    for (Millis now = 0; now <= lasts; now += 500)
      entries.push_back(At(now, event::Wake(), State::kSwitching));
    EXPECT_EQ(CheckIncidentsEnd(Log(entries)).empty(), lasts == 100000);
    // Nobody watches, or there is no network: the clock of the incident stands still.
    for (const Event& pause :
         {Event(event::Pause()), Event(event::Hidden()), Event(event::Offline())}) {
      entries[1].event = pause;
      EXPECT_TRUE(CheckIncidentsEnd(Log(entries)).empty());
    }
  }
}

TEST(Checkers, G2SeesARestingOriginOpenedBesideAGoodOne) {
  LogEntry entry = At(0, event::Wake(), State::kSwitching, {Opened("s2", "switch")});
  entry.sources = {View("s1", false, false), View("s2", true, false), View("s3", false, true)};
  EXPECT_EQ(CheckOpenOriginsRest(Log({entry})).size(), 1U);
  entry.sources[2].excluded = true;
  EXPECT_TRUE(CheckOpenOriginsRest(Log({entry})).empty());
  entry.sources[2] = View("s3", false, true);
  entry.commands = {Opened("s2", "pick")};
  EXPECT_TRUE(CheckOpenOriginsRest(Log({entry})).empty());
}

TEST(Checkers, G3SeesASourceThatNobodyTried) {
  command::GiveUp end;
  end.tried = {{"s1", Reason::kNoAnswer}};
  LogEntry entry = At(0, event::Wake(), State::kExhausted, {end});
  entry.sources = {View("s1", false, false), View("s2", false, true)};
  EXPECT_EQ(CheckAllAreTried(Log({entry})).size(), 1U);
  entry.sources[1].untouched = false;
  EXPECT_TRUE(CheckAllAreTried(Log({entry})).empty());
}

TEST(Checkers, G4SeesALostPlaceAndALostPause) {
  for (const Seconds place : {50.0, 48.5, 45.0}) {
    const SessionLog log =
        Log({At(0, event::Load(), State::kStarting), At(1, Sample(50), State::kPlaying),
             At(2, event::Wake(), State::kSwitching, {Opened("s2", "switch", place)})});
    EXPECT_EQ(CheckPlaceIsKept(log).empty(), place != 45.0);
  }
  SessionLog paused =
      Log({At(0, event::Load(), State::kStarting), At(1, event::Pause(), State::kStarting),
           At(2, event::Wake(), State::kSwitching, {Opened("s2", "switch", 0)})});
  EXPECT_EQ(CheckPlaceIsKept(paused).size(), 1U);
  std::get_if<command::LoadUrl>(&paused.entries[2].commands[0])->paused = true;
  EXPECT_TRUE(CheckPlaceIsKept(paused).empty());
}

TEST(Checkers, G5SeesALateEventThatActs) {
  LogEntry late = At(1, event::Wake(), State::kPlaying, {Step("ignored")});
  late.stale = true;
  EXPECT_TRUE(
      CheckLateEventsAreNothing(Log({At(0, event::Load(), State::kPlaying), late})).empty());
  late.commands.emplace_back(Opened("s2", "switch"));
  EXPECT_EQ(CheckLateEventsAreNothing(Log({At(0, event::Load(), State::kPlaying), late})).size(),
            1U);
  late.commands.clear();
  late.state = State::kEnded;
  EXPECT_EQ(CheckLateEventsAreNothing(Log({At(0, event::Load(), State::kPlaying), late})).size(),
            1U);
}

TEST(Checkers, G6SeesAServerAskedBeforeItsMoment) {
  event::PlaybackFailed failed;
  failed.evidence.retry_after_ms = 20000;
  for (const Millis again : {Millis{19000}, Millis{21000}}) {
    LogEntry start = At(0, event::Load(), State::kStarting, {Opened("s1", "start")});
    start.sources = {View("s1", false, false), View("s2", false, true)};
    LogEntry fault = At(1000, failed, State::kSwitching, {Step("rests"), Opened("s2", "switch")});
    fault.sources = start.sources;
    LogEntry back = At(again, event::Wake(), State::kSwitching, {Opened("s1", "switch")});
    back.sources = start.sources;
    EXPECT_EQ(CheckRetryAfter(Log({start, fault, back})).empty(), again == 21000);
    back.commands = {Opened("s1", "pick")};
    EXPECT_TRUE(CheckRetryAfter(Log({start, fault, back})).empty());
  }
}

TEST(Checkers, G7SeesTwoProofsAtOnce) {
  command::Fetch one;
  one.id = "f1";
  one.purpose = "probe";
  command::Fetch two = one;
  two.id = "f2";
  const LogEntry first = At(0, event::Load(), State::kStarting, {one});
  const LogEntry second = At(2, event::Wake(), State::kStarting, {two});
  EXPECT_EQ(CheckOneProof(Log({first, second})).size(), 1U);
  const LogEntry done = At(1, event::FetchDone{"f1", false}, State::kStarting);
  EXPECT_TRUE(CheckOneProof(Log({first, done, second})).empty());
}

TEST(Checkers, G8SeesAServerBlamedForAnOutageOrASleep) {
  const LogEntry fault =
      At(5, event::PlaybackFailed(), State::kRecovering, {Step("failed"), Step("excluded")});
  EXPECT_TRUE(CheckOfflineIsNobodysFault(Log({fault})).empty());
  EXPECT_EQ(
      CheckOfflineIsNobodysFault(Log({At(1, event::Offline(), State::kPlaying), fault})).size(),
      1U);
  LogEntry slept = fault;
  slept.commands.insert(slept.commands.begin(), Step("suspended"));
  EXPECT_EQ(CheckOfflineIsNobodysFault(Log({slept})).size(), 1U);
}

TEST(Checkers, G9SeesFlapping) {
  for (const Millis again : {Millis{19000}, Millis{20000}}) {
    const LogEntry first = At(0, event::Load(), State::kSwitching, {Opened("s2", "switch")});
    const LogEntry second =
        At(again, Sample(3), State::kSwitching,
           {Step("failed", "it stands still, and another source is proven good"),
            Opened("s1", "switch")});
    EXPECT_EQ(CheckNoFlapping(Log({first, second})).empty(), again == 20000);
  }
}

TEST(Checkers, G11SeesARestWithoutEnd) {
  LogEntry entry = At(0, event::Load(), State::kStarting);
  entry.longest_rest = Policy().exclusion_cap_ms;
  EXPECT_TRUE(CheckRestsEnd(Log({entry})).empty());
  entry.longest_rest += 1;
  EXPECT_EQ(CheckRestsEnd(Log({entry})).size(), 1U);
}

TEST(Checkers, APieceWithoutItsOwnSourceIsSeen) {
  event::Request request;
  request.id = "r1";
  request.source_id = "s1";
  const auto log = [&](std::vector<std::string> attempts) {
    command::Answer answer;
    answer.attempts = std::move(attempts);
    return Log(
        {At(0, event::Load(), State::kStarting), At(1, request, State::kStarting, {answer})});
  };
  EXPECT_TRUE(CheckPiecesAreAnswered(log({"s2", "s1"})).empty());
  EXPECT_EQ(CheckPiecesAreAnswered(log({"s2"})).size(), 1U);
  EXPECT_EQ(CheckPiecesAreAnswered(log({"s1", "s2", "s2"})).size(), 1U);
  EXPECT_EQ(CheckPiecesAreAnswered(log({"s1", "s2", "s3", "s4"})).size(), 1U);
  const LogEntry loaded = At(0, event::Load(), State::kStarting);
  EXPECT_EQ(CheckPiecesAreAnswered(Log({loaded, At(1, request, State::kStarting)})).size(), 1U);
  request.alone = true;
  EXPECT_EQ(CheckPiecesAreAnswered(log({"s1", "s2"})).size(), 1U);
}

TEST(Checkers, TheSameNoteTwiceAtOnceIsSeen) {
  command::Notify note;
  note.message_key = "still_trying";
  note.severity = "important";
  for (const Millis again : {Millis{4000}, Millis{5000}}) {
    const SessionLog log = Log({At(0, event::Wake(), State::kSwitching, {note}),
                                At(again, event::Wake(), State::kSwitching, {note})});
    EXPECT_EQ(CheckNotesAreFew(log).empty(), again == 5000);
  }
}

}  // namespace
}  // namespace resilient_playback::testing

#include "core/session/notifier.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

std::vector<Source> Qualities() {
  std::vector<Source> sources = HlsMirrors(3);
  sources[0].quality = 1080;
  sources[1].quality = 720;
  sources[2].quality = 1080;
  return sources;
}

struct NotifierTest : ::testing::Test, PartFixture {
  NotifierTest() : PartFixture(Qualities()) { sources.WantQualityOf(0); }

  // A switch from the first source to `to`, with the picture back after `gap_ms`.
  Comeback BackOn(std::size_t to, Millis gap_ms, Reason reason = Reason::kStalled) {
    sources.MakeCurrent(to);
    Comeback comeback;
    comeback.left = 0;
    comeback.cause = ErrorClass::kStall;
    comeback.reason = reason;
    comeback.gap_ms = gap_ms;
    comeback.mid_film = true;
    return comeback;
  }
  command::Notify Say(const Comeback& comeback) {
    notifier.SayComeback(comeback);
    const auto notes = Take<command::Notify>();
    EXPECT_EQ(notes.size(), 1U);
    return notes.empty() ? command::Notify() : notes[0];
  }
  std::string KeyOf(Reason reason, bool mid_film = true) {
    Comeback comeback = BackOn(2, 4000, reason);
    comeback.mid_film = mid_film;
    return Say(comeback).message_key;
  }

  Notifier notifier{policy, clock, sources, &timers, &out};
};

TEST_F(NotifierTest, OfTwoSwitchesInShortOrderOnlyOneIsImportant) {
  EXPECT_EQ(Say(BackOn(2, 4000)).severity, "important");
  Wait(policy.note_gap_ms - 1);
  EXPECT_EQ(Say(BackOn(2, 4000)).severity, "quiet");
  Wait(1);
  EXPECT_EQ(Say(BackOn(2, 4000)).severity, "important");
}

TEST_F(NotifierTest, AnImportantNoteOfAnyKindSilencesTheComeback) {
  notifier.SayOffline();
  EXPECT_EQ(Take<command::Notify>().size(), 1U);
  EXPECT_EQ(Say(BackOn(2, 4000)).severity, "quiet");
  Wait(policy.note_gap_ms);
  notifier.SayStillTrying(now() - policy.still_trying_ms, true);
  EXPECT_EQ(Take<command::Notify>().size(), 1U);
  EXPECT_EQ(Say(BackOn(2, 4000)).severity, "quiet");
}

TEST_F(NotifierTest, AShortGapOrAnExpectedOneIsWorthNoNote) {
  EXPECT_EQ(Say(BackOn(2, policy.note_after_ms - 1)).severity, "quiet");
  Comeback expected = BackOn(2, 9000);
  expected.expected = true;
  EXPECT_EQ(Say(expected).severity, "quiet");
  // A quiet notice does not suppress the next one.
  EXPECT_EQ(Say(BackOn(2, policy.note_after_ms)).severity, "important");
}

TEST_F(NotifierTest, ALowerPictureIsAlwaysSaid) {
  const command::Notify note = Say(BackOn(1, 0));
  EXPECT_EQ(note.message_key, "lower_quality");
  EXPECT_EQ(note.severity, "important");
  EXPECT_EQ(note.quality, 1080);
  EXPECT_EQ(note.lower_quality, 720);
  EXPECT_EQ(note.number, 2);
  EXPECT_EQ(note.total, 3);
  EXPECT_EQ(note.source_id, "s2");
  EXPECT_EQ(note.gap_ms, 0);
}

TEST_F(NotifierTest, TheNoteSaysWhyTheSourceWasLeft) {
  EXPECT_EQ(KeyOf(Reason::kNotFound), "switched_not_found");
  EXPECT_EQ(KeyOf(Reason::kRefused), "switched_refused");
  EXPECT_EQ(KeyOf(Reason::kProtected), "switched_codec");
  EXPECT_EQ(KeyOf(Reason::kTooSlow), "switched_too_slow");
  EXPECT_EQ(KeyOf(Reason::kUnknown), "switched_stalled");
  EXPECT_EQ(KeyOf(Reason::kUnknown, false), "switched_no_answer");
}

TEST_F(NotifierTest, OnTheSameSourceItSaysWhatWasDone) {
  EXPECT_EQ(Say(BackOn(0, 4000)).message_key, "reloaded");
  Comeback renewed = BackOn(0, 4000);
  renewed.renewed = true;
  EXPECT_EQ(Say(renewed).message_key, "link_renewed");
  Comeback live = BackOn(0, 4000);
  live.live = true;
  EXPECT_EQ(Say(live).message_key, "live_frozen");
}

TEST_F(NotifierTest, StillTryingIsSaidOnlyWhereAnotherServerIsTried) {
  const Millis dark_since = now() - policy.still_trying_ms;
  notifier.SayStillTrying(dark_since, false);
  EXPECT_TRUE(Take<command::Notify>().empty());
  EXPECT_TRUE(notifier.OwesStillTrying());
  // The session opens the next server.
  sources.MakeCurrent(1);
  notifier.SayStillTrying(dark_since, true);
  const auto notes = Take<command::Notify>();
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].message_key, "still_trying");
  EXPECT_EQ(notes[0].source_id, "s2");
  EXPECT_FALSE(notifier.OwesStillTrying());
}

TEST_F(NotifierTest, StillTryingWaitsUntilThePictureIsAwayForLongEnough) {
  notifier.ExpectPicture(now() - 3000, "no picture");
  EXPECT_EQ(timers.WakeAt(), now() + policy.still_trying_ms - 3000);
  Wait(policy.still_trying_ms - 3000);
  ASSERT_EQ(timers.TakeDue(), Timer::kStillTrying);
  // Meanwhile the previous load continued to play for a while.
  notifier.SayStillTrying(now() - 1000, true);
  EXPECT_TRUE(Take<command::Notify>().empty());
  EXPECT_EQ(timers.WakeAt(), now() + policy.still_trying_ms - 1000);
  notifier.PictureIsBack("the picture moves");
  EXPECT_FALSE(timers.IsSet(Timer::kStillTrying));
}

TEST_F(NotifierTest, StillTryingIsNotSaidAgainWhileTheLastOneIsRead) {
  const Millis dark_since = now() - policy.still_trying_ms;
  notifier.SayStillTrying(dark_since, true);
  Wait(1000);
  notifier.ExpectPicture(dark_since, "no picture");
  EXPECT_EQ(timers.WakeAt(), now() + policy.still_trying_ms - 1000);
}

TEST_F(NotifierTest, TheLastSentenceSaysHowManySourcesItSpeaksOf) {
  notifier.SayEnd("exhausted", 2);
  const auto notes = Take<command::Notify>();
  ASSERT_EQ(notes.size(), 1U);
  EXPECT_EQ(notes[0].message_key, "exhausted");
  EXPECT_EQ(notes[0].total, 2);
  EXPECT_EQ(notes[0].severity, "important");
}

}  // namespace
}  // namespace resilient_playback::testing

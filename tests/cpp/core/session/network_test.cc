#include "core/session/network.h"

#include <gtest/gtest.h>

#include "core/session/part_fixture.h"

namespace resilient_playback::testing {
namespace {

struct NetworkTest : ::testing::Test, PartFixture {
  Network network{policy, clock};
};

TEST_F(NetworkTest, OnlyWhatIsNewIsNews) {
  EXPECT_FALSE(network.CameOnline());
  EXPECT_TRUE(network.WentOffline());
  EXPECT_TRUE(network.offline());
  EXPECT_FALSE(network.WentOffline());
  EXPECT_TRUE(network.CameOnline());
  EXPECT_FALSE(network.CameOnline());
  EXPECT_FALSE(network.offline());
}

TEST_F(NetworkTest, ItIsSaidOnceAnOutage) {
  network.WentOffline();
  EXPECT_TRUE(network.ShouldSay());
  EXPECT_FALSE(network.ShouldSay());
  Wait(600000);
  EXPECT_FALSE(network.ShouldSay());
  network.CameOnline();
  network.WentOffline();
  EXPECT_TRUE(network.ShouldSay());
}

TEST_F(NetworkTest, ANetworkThatFlickersIsNotSaidAgainSoon) {
  network.WentOffline();
  EXPECT_TRUE(network.ShouldSay());
  network.CameOnline();
  network.WentOffline();
  Wait(policy.note_gap_ms - 1);
  EXPECT_FALSE(network.ShouldSay());
  Wait(1);
  EXPECT_TRUE(network.ShouldSay());
}

TEST_F(NetworkTest, ThePlayerThatGaveUpInAnOutageIsRememberedUntilItOpensAgain) {
  network.WentOffline();
  EXPECT_FALSE(network.player_failed());
  network.PlayerFailed();
  network.CameOnline();
  EXPECT_TRUE(network.player_failed());
  network.PlayerOpensAgain();
  EXPECT_FALSE(network.player_failed());
}

TEST_F(NetworkTest, StallsThatFollowTheViewerToAnotherServerShowASlowNetwork) {
  EXPECT_FALSE(network.Stalled(0, true));
  EXPECT_FALSE(network.slow());
  Wait(policy.own_line_ms);
  EXPECT_TRUE(network.Stalled(1, true));
  EXPECT_TRUE(network.slow());
  // The session already knows that the network is slow, so it does not report this again.
  EXPECT_FALSE(network.Stalled(0, true));
  EXPECT_TRUE(network.slow());
}

TEST_F(NetworkTest, OneServerAloneOrOneThatDeliversNothingShowsNone) {
  EXPECT_FALSE(network.Stalled(0, true));
  EXPECT_FALSE(network.Stalled(0, true));
  EXPECT_FALSE(network.Stalled(1, false));
  EXPECT_FALSE(network.slow());
}

TEST_F(NetworkTest, StallsFarApartShowNoneAndEndWhatWasShown) {
  network.Stalled(0, true);
  Wait(policy.own_line_ms + 1);
  EXPECT_FALSE(network.Stalled(1, true));
  EXPECT_TRUE(network.Stalled(0, true));
  ASSERT_TRUE(network.slow());
  Wait(policy.own_line_ms + 1);
  EXPECT_FALSE(network.Stalled(1, false));
  EXPECT_FALSE(network.slow());
}

TEST_F(NetworkTest, AFilmOpenedAnewForgetsTheSlownessAndNotTheOutage) {
  network.Stalled(0, true);
  network.Stalled(1, true);
  network.WentOffline();
  network.PlayerFailed();
  network.BeginFilm();
  EXPECT_FALSE(network.slow());
  EXPECT_FALSE(network.player_failed());
  EXPECT_TRUE(network.offline());
  EXPECT_FALSE(network.Stalled(0, true));
}

TEST_F(NetworkTest, AnOutageIsSaidOnceHoweverOftenTheFilmIsOpened) {
  network.WentOffline();
  EXPECT_TRUE(network.ShouldSay());
  Wait(policy.note_gap_ms + 1);
  network.BeginFilm();
  EXPECT_FALSE(network.ShouldSay());
}

}  // namespace
}  // namespace resilient_playback::testing

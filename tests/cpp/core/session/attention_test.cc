#include "core/session/attention.h"

#include <gtest/gtest.h>

namespace resilient_playback::testing {
namespace {

TEST(Attention, SomebodyWatchesUntilToldOtherwise) {
  StateMachine state;
  const Attention attention(state);
  EXPECT_TRUE(attention.Watched());
  EXPECT_FALSE(attention.paused());
}

TEST(Attention, NobodyWatchesWhileItIsPausedOrHidden) {
  StateMachine state;
  Attention attention(state);
  attention.SetPaused(true);
  EXPECT_FALSE(attention.Watched());
  attention.SetPaused(false);
  EXPECT_TRUE(attention.Watched());
  attention.SetHidden(true);
  EXPECT_FALSE(attention.Watched());
  attention.SetHidden(false);
  EXPECT_TRUE(attention.Watched());
}

TEST(Attention, APauseAndAHiddenPageEndEachForItself) {
  StateMachine state;
  Attention attention(state);
  attention.SetPaused(true);
  attention.SetHidden(true);
  attention.SetPaused(false);
  EXPECT_FALSE(attention.Watched());
  attention.SetPaused(true);
  attention.SetHidden(false);
  EXPECT_FALSE(attention.Watched());
  EXPECT_TRUE(attention.paused());
}

TEST(Attention, APauseSaidTwiceEndsWithOneResume) {
  StateMachine state;
  Attention attention(state);
  attention.SetPaused(true);
  attention.SetPaused(true);
  attention.SetPaused(false);
  EXPECT_TRUE(attention.Watched());
}

TEST(Attention, NobodyWatchesWhileTheDeviceHasNoNetwork) {
  StateMachine state;
  const Attention attention(state);
  ASSERT_TRUE(state.Go(State::kStarting));
  EXPECT_TRUE(attention.Watched());
  ASSERT_TRUE(state.Go(State::kWaitingNetwork));
  EXPECT_FALSE(attention.Watched());
  EXPECT_FALSE(attention.paused());
  ASSERT_TRUE(state.Go(State::kRecovering));
  EXPECT_TRUE(attention.Watched());
}

}  // namespace
}  // namespace resilient_playback::testing

#include "core/session/buffer_monitor.h"

#include <gtest/gtest.h>

namespace resilient_playback::testing {
namespace {

constexpr Millis kLow = 3000;

// Samples every half second from `from` to `to`. Each second, the position grows by `plays` seconds
// and the buffered end by `grows` seconds.
void Watch(BufferMonitor* watch, Millis from, Millis to, Seconds position, Seconds end,
           double plays, double grows) {
  for (Millis at = from; at <= to; at += 500) {
    const double seconds = static_cast<double>(at - from) / 1000;
    watch->Sample(at, position + plays * seconds, end + grows * seconds);
  }
}

TEST(BufferMonitor, AnEndThatStandsStillWithLittleLeftIsDry) {
  BufferMonitor watch;
  Watch(&watch, 0, 2000, 0, 3.9, 0, 0);
  EXPECT_FALSE(watch.RunsDry(Policy(), 2000, 120.0, kLow));
  watch.Sample(2500, 0, 3.9);
  EXPECT_TRUE(watch.RunsDry(Policy(), 2500, 120.0, kLow));
}

TEST(BufferMonitor, WithPlentyLeftItIsNot) {
  BufferMonitor watch;
  Watch(&watch, 0, 10000, 0, 20, 1, 0);
  EXPECT_FALSE(watch.RunsDry(Policy(), 10000, 120.0, kLow));
}

TEST(BufferMonitor, AFilmThatIsThereToItsEndIsNot) {
  BufferMonitor watch;
  Watch(&watch, 0, 10000, 107, 120, 1, 0);
  EXPECT_FALSE(watch.RunsDry(Policy(), 10000, 120.2, kLow));
  EXPECT_TRUE(watch.RunsDry(Policy(), 10000, 200.0, kLow));
}

TEST(BufferMonitor, OneThatCrawlsIsDry) {
  BufferMonitor watch;
  Watch(&watch, 0, 5000, 0, 1.0, 0.4, 0.4);
  EXPECT_TRUE(watch.RunsDry(Policy(), 5000, 120.0, kLow));
  BufferMonitor healthy;
  Watch(&healthy, 0, 5000, 0, 1.0, 0.6, 0.6);
  EXPECT_FALSE(healthy.RunsDry(Policy(), 5000, 120.0, kLow));
}

TEST(BufferMonitor, CrumbsAreNoGrowth) {
  BufferMonitor watch;
  Watch(&watch, 0, 2500, 0, 3.5, 0.08, 0.08);
  EXPECT_TRUE(watch.RunsDry(Policy(), 2500, 120.0, kLow));
  BufferMonitor slow;
  Watch(&slow, 0, 2500, 0, 3.5, 0.12, 0.12);
  EXPECT_FALSE(slow.RunsDry(Policy(), 2500, 120.0, kLow));
}

TEST(BufferMonitor, WhatMayRunDryIsSeenEarlier) {
  const auto seen = [](Seconds end, Millis still) {
    BufferMonitor watch;
    Watch(&watch, 0, 1000, 0, end - 1, 0, 1);
    Watch(&watch, 1500, 1000 + still, 0, end, 0, 0);
    return watch;
  };
  EXPECT_TRUE(seen(6.5, 1500).MayRunDry(Policy(), 2500, 120.0));
  EXPECT_FALSE(seen(6.5, 1500).RunsDry(Policy(), 2500, 120.0, kLow));
  EXPECT_FALSE(seen(7.5, 1500).MayRunDry(Policy(), 2500, 120.0));
  EXPECT_FALSE(seen(6.5, 1000).MayRunDry(Policy(), 2000, 120.0));
  BufferMonitor never_grew;
  Watch(&never_grew, 0, 3000, 0, 6.5, 0, 0);
  EXPECT_FALSE(never_grew.MayRunDry(Policy(), 3000, 120.0));
}

TEST(BufferMonitor, WhatIsForgottenIsNotHeldAgainstAnybody) {
  BufferMonitor watch;
  Watch(&watch, 0, 5000, 0, 3, 0, 0);
  watch.Forget();
  watch.Sample(5500, 0, 3);
  EXPECT_FALSE(watch.RunsDry(Policy(), 5500, 120.0, kLow));
  EXPECT_FALSE(watch.Delivered(5500, 60000));
  EXPECT_FALSE(BufferMonitor().StandsFor(1000));
  EXPECT_FALSE(BufferMonitor().Ahead());
}

TEST(BufferMonitor, ADeviceThatDoesNotSayIsNotJudged) {
  BufferMonitor watch;
  for (Millis at = 0; at < 20000; at += 500) watch.Sample(at, 1, std::nullopt);
  EXPECT_FALSE(watch.RunsDry(Policy(), 20000, 120.0, kLow));
  // The monitor also ignores a range that does not contain the position.
  for (Millis at = 0; at < 20000; at += 500) watch.Sample(at, 10, 5);
  EXPECT_FALSE(watch.RunsDry(Policy(), 20000, 120.0, kLow));
}

TEST(BufferMonitor, AnotherRangeBeginsAnew) {
  BufferMonitor watch;
  Watch(&watch, 0, 5000, 0, 30, 0, 0);
  watch.Sample(5500, 0, 2);
  EXPECT_FALSE(watch.RunsDry(Policy(), 5500, 120.0, kLow));
}

TEST(BufferMonitor, MemoryIsBounded) {
  BufferMonitor watch;
  Watch(&watch, 0, 1000000, 0, 3, 0, 0);
  EXPECT_TRUE(watch.RunsDry(Policy(), 1000000, 120.0, kLow));
}

}  // namespace
}  // namespace resilient_playback::testing

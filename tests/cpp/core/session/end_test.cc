#include "core/session/end.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace resilient_playback::testing {
namespace {

SourceEnd Failed(std::string id, Reason reason) {
  SourceEnd end;
  end.id = std::move(id);
  end.failed = true;
  end.reason = reason;
  end.is_protected = reason == Reason::kProtected;
  return end;
}

SourceEnd Resting(std::string id) {
  SourceEnd end;
  end.id = std::move(id);
  end.rests = true;
  return end;
}

SourceEnd SilentTorrent(std::string id) {
  SourceEnd end = Failed(std::move(id), Reason::kTooSlow);
  end.silent_torrent = true;
  return end;
}

SourceEnd Blocked(std::string id, std::string_view unproxied) {
  SourceEnd end = Failed(std::move(id), Reason::kCors);
  end.unproxied = unproxied;
  return end;
}

std::string KeyOf(const std::vector<SourceEnd>& sources, Reason reason, bool trailer = false) {
  return DescribeEnd(sources, reason, trailer).message_key;
}

TEST(End, EachSourceThatFailedOrRestsIsNamedOnceInItsOrder) {
  SourceEnd untried;
  untried.id = "s2";
  const command::GiveUp end = DescribeEnd(
      {Failed("s1", Reason::kNotFound), untried, Resting("s3"), Failed("s4", Reason::kTooSlow)},
      Reason::kTooSlow, false);
  ASSERT_EQ(end.tried.size(), 3U);
  EXPECT_EQ(end.tried[0].source_id, "s1");
  EXPECT_EQ(end.tried[0].reason, Reason::kNotFound);
  EXPECT_EQ(end.tried[1].source_id, "s3");
  EXPECT_EQ(end.tried[1].reason, Reason::kOverloaded);
  EXPECT_EQ(end.tried[2].source_id, "s4");
  EXPECT_EQ(end.reason, Reason::kTooSlow);
}

TEST(End, SourcesThatFailedDifferentlyAreExhausted) {
  EXPECT_EQ(KeyOf({Failed("s1", Reason::kNotFound), Failed("s2", Reason::kProtected)},
                  Reason::kProtected),
            "exhausted");
  EXPECT_EQ(KeyOf({SilentTorrent("s1"), Failed("s2", Reason::kNoAnswer)}, Reason::kNoAnswer),
            "exhausted");
  EXPECT_EQ(KeyOf({Failed("s1", Reason::kCors), Failed("s2", Reason::kNoAnswer)}, Reason::kCors),
            "exhausted");
}

TEST(End, WhatAllHaveInCommonIsTheSentence) {
  const std::vector<SourceEnd> drm = {Failed("s1", Reason::kProtected),
                                      Failed("s2", Reason::kProtected)};
  EXPECT_EQ(KeyOf(drm, Reason::kProtected), "protected");
  const command::GiveUp torrent =
      DescribeEnd({SilentTorrent("s1"), SilentTorrent("s2")}, Reason::kTooSlow, true);
  EXPECT_EQ(torrent.message_key, "torrent_silent");
  EXPECT_TRUE(torrent.torrent);
  EXPECT_EQ(torrent.instead, "");
  EXPECT_EQ(KeyOf({Failed("s1", Reason::kCors), Failed("s2", Reason::kCors)}, Reason::kCors),
            "unreadable");
  EXPECT_EQ(KeyOf({Failed("s1", Reason::kExpired)}, Reason::kExpired), "link_dead");
}

TEST(End, ATrailerIsOfferedOnlyWhereAllIsProtectedAndThereIsOne) {
  const std::vector<SourceEnd> drm = {Failed("s1", Reason::kProtected)};
  EXPECT_EQ(DescribeEnd(drm, Reason::kProtected, true).instead, "trailer");
  EXPECT_EQ(DescribeEnd(drm, Reason::kProtected, false).instead, "");
  EXPECT_EQ(DescribeEnd({Failed("s1", Reason::kNotFound)}, Reason::kNotFound, true).instead, "");
}

TEST(End, WhyNoProxyWasAskedIsSaidOnlyWhereNothingElseIsToBeSaid) {
  const command::GiveUp end =
      DescribeEnd({Failed("s1", Reason::kCors), Blocked("s2", "secret")}, Reason::kCors, false);
  EXPECT_EQ(end.unproxied, "secret");
  EXPECT_EQ(end.message_key, "unproxied_secret");
  const command::GiveUp mixed = DescribeEnd(
      {Blocked("s1", "secret"), Failed("s2", Reason::kNotFound)}, Reason::kNotFound, false);
  EXPECT_EQ(mixed.unproxied, "");
  EXPECT_EQ(mixed.message_key, "exhausted");
}

TEST(End, OneThatRestsWasNeverReadSoNobodyKnowsThatItIsUnreadable) {
  const command::GiveUp end =
      DescribeEnd({Blocked("s1", "engine"), Resting("s2")}, Reason::kCors, false);
  EXPECT_EQ(end.message_key, "exhausted");
  EXPECT_EQ(end.unproxied, "");
}

TEST(End, WhereNothingWasTriedNothingIsClaimed) {
  const command::GiveUp end = DescribeEnd({SourceEnd()}, Reason::kUnknown, true);
  EXPECT_TRUE(end.tried.empty());
  EXPECT_EQ(end.message_key, "exhausted");
  EXPECT_EQ(end.instead, "");
  EXPECT_FALSE(end.torrent);
  EXPECT_EQ(KeyOf({}, Reason::kUnknown, true), "exhausted");
}

TEST(End, WhereAllRestNothingIsSaidToBeProtected) {
  SourceEnd resting;
  resting.id = "s1";
  resting.rests = true;
  const command::GiveUp end = DescribeEnd({resting}, Reason::kOverloaded, true);
  EXPECT_EQ(end.message_key, "exhausted");
  EXPECT_EQ(end.instead, "");
  EXPECT_FALSE(end.torrent);
}

}  // namespace
}  // namespace resilient_playback::testing

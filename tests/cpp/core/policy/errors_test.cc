// The table of error classes, and what the core reads from it.
#include <gtest/gtest.h>

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/policy/error_class.h"
#include "core/policy/messages.h"

namespace resilient_playback {
namespace {

const std::vector<ErrorClass> kClasses = {
#define RP_ERROR(name, wire, reason, blames, slow, alone, others) ErrorClass::name,
#include "core/policy/errors.def"
};

const std::vector<Reason> kReasons = {
#define RP_REASON(name, wire, message) Reason::name,
#include "core/policy/errors.def"
};

template <typename Predicate>
std::set<std::string> ClassesWith(Predicate predicate) {
  std::set<std::string> found;
  for (const ErrorClass error : kClasses)
    if (predicate(error)) found.emplace(ToString(error));
  return found;
}

using Names = std::set<std::string>;

TEST(Errors, TheNamesOnTheWireStandOnce) {
  EXPECT_EQ(ClassesWith([](ErrorClass) { return true; }).size(), kClasses.size());
  Names reasons;
  for (const Reason reason : kReasons) reasons.emplace(ToString(reason));
  EXPECT_EQ(reasons.size(), kReasons.size());
  EXPECT_EQ(ToString(ErrorClass::kHttp401Or403), "http_401_403");
  EXPECT_EQ(ToString(Reason::kNotAVideo), "not_a_video");
}

TEST(Errors, EveryClassHasTheReasonOfTheProtocol) {
  const std::vector<std::pair<std::string, Names>> rows = {
      {"offline", {"offline"}},
      {"no_answer", {"network", "dns", "tls", "timeout_first_byte", "not_ready"}},
      {"too_slow", {"timeout_body"}},
      {"refused", {"http_401_403"}},
      {"not_found", {"http_404_410"}},
      {"overloaded", {"http_429", "http_5xx"}},
      {"cors", {"mixed_content", "cors"}},
      {"not_a_video", {"wrong_type"}},
      {"damaged", {"manifest", "decode", "http_416"}},
      {"stalled", {"stall"}},
      {"cut_short", {"false_end"}},
      {"frozen_live", {"stale_live"}},
      {"codec", {"codec_unsupported"}},
      {"protected", {"drm"}},
      {"expired", {}},
      {"unknown", {"unknown"}}};
  EXPECT_EQ(rows.size(), kReasons.size());
  for (const auto& row : rows) {
    const auto has = [&row](ErrorClass error) { return ToString(ReasonOf(error)) == row.first; };
    EXPECT_EQ(ClassesWith(has), row.second) << row.first;
  }
}

TEST(Errors, BlameTheAddressOrTheServerOrNobody) {
  EXPECT_EQ(ClassesWith(BlamesUrl), (Names{"http_401_403", "http_404_410", "mixed_content", "cors",
                                           "wrong_type", "manifest", "codec_unsupported", "drm"}));
  EXPECT_EQ(ClassesWith(BlamesOrigin), (Names{"network", "dns", "tls", "timeout_first_byte",
                                              "timeout_body", "http_429", "http_5xx", "stall"}));
}

TEST(Errors, SlownessIsWhatLessToLoadMightCure) {
  EXPECT_EQ(ClassesWith(IsSlowness), (Names{"stall", "timeout_body", "timeout_first_byte"}));
}

TEST(Errors, AnAnswerAboutTheAddressIsNotAskedForAgain) {
  for (const ErrorClass error : kClasses)
    EXPECT_EQ(RetriesAllowed(error, false) == 0, BlamesUrl(error)) << ToString(error);
}

TEST(Errors, AloneASourceIsAskedAgainAsLongAsHopeIsReasonable) {
  const auto alone = [](int times) {
    return ClassesWith([=](ErrorClass error) { return RetriesAllowed(error, false) == times; });
  };
  EXPECT_EQ(alone(4), Names{"network"});
  EXPECT_EQ(alone(3), Names{"not_ready"});
  EXPECT_EQ(alone(2), (Names{"http_429", "http_5xx", "stale_live"}));
  EXPECT_EQ(alone(1), (Names{"offline", "dns", "tls", "timeout_first_byte", "timeout_body",
                             "http_416", "decode", "stall", "false_end", "unknown"}));
}

TEST(Errors, WithAnotherSourceNoTimeIsLost) {
  EXPECT_TRUE(
      ClassesWith([](ErrorClass error) { return RetriesAllowed(error, true) > 0; }).empty());
}

TEST(Messages, OfASwitchSayWhyItsSourceWasLeft) {
  struct Row {
    Reason reason;
    std::string mid_film;
    std::string before;
  };
  for (const auto& [reason, mid_film, before] :
       std::vector<Row>{{Reason::kOffline, "switched_stalled", "switched_no_answer"},
                        {Reason::kNoAnswer, "switched_stalled", "switched_no_answer"},
                        {Reason::kTooSlow, "switched_too_slow", "switched_too_slow"},
                        {Reason::kNotFound, "switched_not_found", "switched_not_found"},
                        {Reason::kRefused, "switched_refused", "switched_refused"},
                        {Reason::kExpired, "switched_refused", "switched_refused"},
                        {Reason::kOverloaded, "switched_overloaded", "switched_overloaded"},
                        {Reason::kNotAVideo, "switched_not_a_video", "switched_not_a_video"},
                        {Reason::kDamaged, "switched_damaged", "switched_damaged"},
                        {Reason::kStalled, "switched_stalled", "switched_no_answer"},
                        {Reason::kCutShort, "switched_cut_short", "switched_cut_short"},
                        {Reason::kFrozenLive, "switched_stalled", "switched_no_answer"},
                        {Reason::kCodec, "switched_codec", "switched_codec"},
                        {Reason::kProtected, "switched_codec", "switched_codec"},
                        {Reason::kCors, "switched_refused", "switched_refused"},
                        {Reason::kUnknown, "switched_stalled", "switched_no_answer"}}) {
    EXPECT_EQ(SwitchMessageKey(reason, true, true), mid_film) << ToString(reason);
    EXPECT_EQ(SwitchMessageKey(reason, false, true), before) << ToString(reason);
  }
  // The message for kTooSlow names the quality. If the quality is unknown, another message appears.
  EXPECT_EQ(SwitchMessageKey(Reason::kTooSlow, true, false), "switched_stalled");
  EXPECT_EQ(SwitchMessageKey(Reason::kTooSlow, false, false), "switched_no_answer");
}

TEST(Messages, OfTheEndSayWhatAllSourcesHaveInCommon) {
  Ending ending;
  EXPECT_EQ(EndMessageKey(ending), "exhausted");
  ending.reason = Reason::kProtected;  // only the last source has this reason
  EXPECT_EQ(EndMessageKey(ending), "exhausted");
  ending.reason = Reason::kExpired;
  EXPECT_EQ(EndMessageKey(ending), "link_dead");
  ending.all_unread = true;
  EXPECT_EQ(EndMessageKey(ending), "unreadable");
  ending.all_silent_torrents = true;
  EXPECT_EQ(EndMessageKey(ending), "torrent_silent");
  ending.all_protected = true;
  EXPECT_EQ(EndMessageKey(ending), "protected");
  ending.unproxied = "secret";
  EXPECT_EQ(EndMessageKey(ending), "unproxied_secret");
}

}  // namespace
}  // namespace resilient_playback

// Small pure functions: policy numbers, jitter, digits, reasons, retry rules, engines.
#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>

#include "core/base/random.h"
#include "core/base/types.h"
#include "core/policy/error_class.h"
#include "core/policy/policy.h"
#include "core/policy/source.h"

namespace resilient_playback {
namespace {

TEST(Policy, EveryDefaultLiesWithinItsOwnRange) {
  std::size_t count = 0;
  const PolicyField* fields = PolicyFields(&count);
  const Policy policy;
  std::set<std::string> names;
  for (std::size_t i = 0; i < count; ++i) {
    EXPECT_GE(policy.*fields[i].member, fields[i].least) << fields[i].name;
    EXPECT_LE(policy.*fields[i].member, fields[i].most) << fields[i].name;
    names.insert(std::string(fields[i].name));
  }
  EXPECT_EQ(names.size(), count);
  EXPECT_EQ(sizeof(Policy), count * sizeof(Millis)) << "a number of the policy has no outside name";
}

TEST(Policy, WrongNumbersChangeNothing) {
  Policy policy;
  EXPECT_EQ(SetPolicyNumber("stallActionMs", 4000, &policy), PolicyStatus::kOk);
  EXPECT_EQ(policy.stall_action_ms, 4000);
  EXPECT_EQ(SetPolicyNumber("stallActionMs", std::nan(""), &policy), PolicyStatus::kOutOfRange);
  EXPECT_EQ(SetPolicyNumber("stallActionMs", 1e18, &policy), PolicyStatus::kOutOfRange);
  EXPECT_EQ(SetPolicyNumber("stallAction", 4000, &policy), PolicyStatus::kUnknownName);
  EXPECT_EQ(policy.stall_action_ms, 4000);
}

TEST(Random, IsSplitmix64) {
  // First outputs for seed 1234567, from the reference implementation (Vigna, splitmix64.c).
  Random random(1234567);
  EXPECT_EQ(random.Next(), 6457827717110365317ULL);
  EXPECT_EQ(random.Next(), 3203168211198807973ULL);
}

TEST(Random, EqualJitterStaysBetweenHalfAndWhole) {
  Random random(5);
  for (int retry = 0; retry < 40; ++retry) {
    const Millis whole = std::min<Millis>(8000, 500LL << std::min(retry, 20));
    const Millis wait = EqualJitter(500, 8000, retry, &random);
    EXPECT_GE(wait, whole / 2);
    EXPECT_LE(wait, whole);
  }
  EXPECT_EQ(random.UpTo(0), 0);
  EXPECT_EQ(random.UpTo(-5), 0);
}

TEST(DecimalString, WritesDigits) {
  EXPECT_EQ(DecimalString(0), "0");
  EXPECT_EQ(DecimalString(1002003), "1002003");
  EXPECT_EQ(DecimalString(18446744073709551615ULL), "18446744073709551615");
}

}  // namespace
}  // namespace resilient_playback

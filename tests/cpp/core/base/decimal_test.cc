// Numbers of manifests, near the limits where the reader changes from 32 to 64 bits.
#include "core/base/decimal.h"

#include <gtest/gtest.h>

namespace resilient_playback {
namespace {

TEST(Unsigned, EveryLengthUpTo64Bits) {
  EXPECT_EQ(ParseUnsigned("0"), 0U);
  EXPECT_EQ(ParseUnsigned("999999999"), 999999999U);
  EXPECT_EQ(ParseUnsigned("1234567890"), 1234567890U);
  EXPECT_EQ(ParseUnsigned("4294967296"), 4294967296U);
  EXPECT_EQ(ParseUnsigned("000000000000000000000000000012"), 12U);
  EXPECT_EQ(ParseUnsigned("18446744073709551610"), 18446744073709551610U);
  EXPECT_EQ(ParseUnsigned("18446744073709551615"), UINT64_MAX);
}

TEST(Unsigned, NothingElse) {
  for (const char* text :
       {"", "-1", "+1", "1.0", " 1", "1 ", "12345678x", "123456789x", "18446744073709551616",
        "18446744073709551620", "99999999999999999999", "184467440737095516150"}) {
    EXPECT_EQ(ParseUnsigned(text), std::nullopt) << text;
  }
}

TEST(Decimal, EveryLengthThatADoubleHolds) {
  EXPECT_EQ(ParseDecimal("5.9"), 5.9);
  EXPECT_EQ(ParseDecimal("-0.5"), -0.5);
  EXPECT_EQ(ParseDecimal(".25"), 0.25);
  EXPECT_EQ(ParseDecimal("7."), 7.0);
  EXPECT_EQ(ParseDecimal("12345.6789"), 12345.6789);
  EXPECT_EQ(ParseDecimal("12345.67891"), 12345.67891);
  EXPECT_EQ(ParseDecimal("0000000000012.5"), 12.5);
  EXPECT_EQ(ParseDecimal("0.000000000012"), 0.000000000012);
  EXPECT_EQ(ParseDecimal("123456789012345"), 123456789012345.0);
  EXPECT_EQ(ParseDecimal("999999999.99999"), 999999999.99999);
  EXPECT_EQ(ParseDecimal("1.0000000000000000000000001"), 1.0);
}

TEST(Decimal, NothingElse) {
  for (const char* text :
       {"", "-", ".", "-.", "1e5", "1,5", "1.2.3", "+1", "1234567890123456789"}) {
    EXPECT_EQ(ParseDecimal(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace resilient_playback

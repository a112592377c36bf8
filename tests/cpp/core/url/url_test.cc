// Tests each rule of the URL reader. `npm run test:corpus` runs the data of the URL Standard.
#include "core/url/url.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "core/url/host.h"

namespace resilient_playback {
namespace {

struct Case {
  std::string input;
  std::string href;  // or the tag of the refusal
};

void PrintTo(const Case& example, std::ostream* out) {
  *out << ::testing::PrintToString(example.input);
}

std::string Read(const std::string& input, const std::string& base = {}) {
  const ParsedUrl with = base.empty() ? ParsedUrl{} : ParseUrl(base);
  const ParsedUrl parsed = ParseUrl(input, with.url ? &*with.url : nullptr);
  return parsed.url ? parsed.url->Href() : std::string(ToString(parsed.refusal));
}

class UrlTable : public ::testing::TestWithParam<Case> {};

TEST_P(UrlTable, GivesTheHref) { EXPECT_EQ(Read(GetParam().input), GetParam().href); }

INSTANTIATE_TEST_SUITE_P(
    Alone, UrlTable,
    ::testing::Values(
        Case{"https://a.example/film.m3u8?t=1#x", "https://a.example/film.m3u8?t=1#x"},
        Case{"  HTTPS://A.Example:443\\film \n", "https://a.example/film"},
        Case{"http:a.example", "http://a.example/"},
        Case{"http:////a.example//x", "http://a.example//x"},
        Case{"http://a.example:0080/", "http://a.example/"},
        Case{"http://a.example:/", "http://a.example/"},
        Case{"http://a.example:65535/", "http://a.example:65535/"},
        Case{"http://u:p%20:@a.example/", "http://u:p%20%3A@a.example/"},
        Case{"http://u@v@a.example/", "http://u%40v@a.example/"},
        Case{"http://:@a.example/", "http://a.example/"},
        Case{"http://a.example/a/./b/../%2E%2e/c d", "http://a.example/c%20d"},
        Case{"http://a.example/..", "http://a.example/"},
        Case{"http://a.example/a/.", "http://a.example/a/"},
        Case{"http://a.example/...", "http://a.example/..."},
        Case{"http://a.example/%zz\x7F\xD0\xB6", "http://a.example/%zz%7F%D0%B6"},
        Case{"http://a.example?'\"#`", "http://a.example/?%27%22#%60"},
        Case{"http://a\t.exam\nple/", "http://a.example/"},
        Case{"http://xn--e1afmkfd.example/", "http://xn--e1afmkfd.example/"},
        Case{"http://%61.example/", "http://a.example/"}, Case{"", "relative"},
        Case{"film.mp4", "relative"}, Case{"//a.example/", "relative"}, Case{"ftp://a/", "scheme"},
        Case{"javascript:alert(1)", "scheme"}, Case{"blob:http://a/", "scheme"},
        Case{"http://", "host"}, Case{"http://u@/x", "host"}, Case{"http://a b/", "host"},
        Case{"http://a%2fb/", "host"}, Case{"http://a<b/", "host"}, Case{"http://[::1", "host"},
        Case{"http://\xD0\xB6.example/", "unicode_host"}, Case{"http://a:65536/", "port"},
        Case{"http://a:8o/", "port"}, Case{"http://a:-1/", "port"},
        Case{std::string(kMaxUrlBytes + 1, 'x'), "too_long"}));

INSTANTIATE_TEST_SUITE_P(
    Addresses, UrlTable,
    ::testing::Values(
        Case{"http://127.1/", "http://127.0.0.1/"}, Case{"http://0x7f000001/", "http://127.0.0.1/"},
        Case{"http://0300.0250.1/", "http://192.168.0.1/"},
        Case{"http://4294967295/", "http://255.255.255.255/"},
        Case{"http://1.2.3.4./", "http://1.2.3.4/"}, Case{"http://0x/", "http://0.0.0.0/"},
        Case{"http://1.2.3.4x/", "http://1.2.3.4x/"}, Case{"http://4294967296/", "host"},
        Case{"http://1.2.3.256/", "host"}, Case{"http://256.1.1.1/", "host"},
        Case{"http://1.2.3.4.5/", "host"}, Case{"http://a.08/", "host"},
        Case{"http://a.0x1g/", "http://a.0x1g/"}, Case{"http://[::]/", "http://[::]/"},
        Case{"http://[1:0:0:2:0:0:0:3]:81/", "http://[1:0:0:2::3]:81/"},
        Case{"http://[0:0:1:0:0:2:3:4]/", "http://[::1:0:0:2:3:4]/"},
        Case{"http://[1:2:0:4:5:6:7:8]/", "http://[1:2:0:4:5:6:7:8]/"},
        Case{"http://[::FFFF:1.2.3.4]/", "http://[::ffff:102:304]/"},
        Case{"http://[1:2:3:4:5:6:7:8:9]/", "host"}, Case{"http://[1:2:3:4:5:6:7]/", "host"},
        Case{"http://[1:2:3:4::5:6:7:8]/", "host"}, Case{"http://[::1::2]/", "host"},
        Case{"http://[:1:2:3:4:5:6:7]/", "host"}, Case{"http://[::12345]/", "host"},
        Case{"http://[::1.2.3]/", "host"}, Case{"http://[::01.2.3.4]/", "host"},
        Case{"http://[::1.2.3.4:5]/", "host"}, Case{"http://[1.2.3.4::]/", "host"},
        Case{"http://[::1%25eth0]/", "host"}));

TEST(Url, ResolvesAReference) {
  const std::string base = "https://u:p@a.example:8443/live/7/index.m3u8?token=1#top";
  const auto resolved = [&](const std::string& reference) { return Read(reference, base); };
  const std::string origin = "https://u:p@a.example:8443";
  EXPECT_EQ(resolved("seg.ts"), origin + "/live/7/seg.ts");
  EXPECT_EQ(resolved("../seg.ts?x"), origin + "/live/seg.ts?x");
  EXPECT_EQ(resolved("../../../../seg.ts"), origin + "/seg.ts");
  EXPECT_EQ(resolved("/seg.ts"), origin + "/seg.ts");
  EXPECT_EQ(resolved("\\seg.ts"), origin + "/seg.ts");
  EXPECT_EQ(resolved("?x"), origin + "/live/7/index.m3u8?x");
  EXPECT_EQ(resolved("#x"), origin + "/live/7/index.m3u8?token=1#x");
  EXPECT_EQ(resolved(""), origin + "/live/7/index.m3u8?token=1");
  EXPECT_EQ(resolved("https:seg.ts"), origin + "/live/7/seg.ts");
  EXPECT_EQ(resolved("//b.example/x"), "https://b.example/x");
  EXPECT_EQ(resolved("/\\b.example/x"), "https://b.example/x");
  EXPECT_EQ(resolved("http:b.example/x"), "http://b.example/x");
  EXPECT_EQ(resolved("data:x"), "scheme");
  EXPECT_EQ(resolved("a:b"), "scheme");
  EXPECT_EQ(resolved("7:b"), origin + "/live/7/7:b");
}

TEST(Url, ReadsWhatItWroteTheSame) {
  for (const char* input :
       {"http://u:p@a.example/a%2Fb/?q#f", "https://[::1]:8/", "http://1.2.3.4/a b?'"}) {
    const std::string once = Read(input);
    EXPECT_EQ(Read(once), once);
  }
}

TEST(Url, OriginIsSchemeHostAndPort) {
  EXPECT_EQ(OriginOf("https://a.example/x"), "https://a.example");
  EXPECT_EQ(OriginOf("http://a.example:8080?x"), "http://a.example:8080");
  EXPECT_EQ(OriginOf("https://user:secret@a.example/x"), "https://a.example");
  EXPECT_EQ(OriginOf("https://[::1]:80/x"), "https://[::1]:80");
  EXPECT_EQ(OriginOf("ftp://a.example/x"), "");
  EXPECT_EQ(OriginOf("https://"), "");
}

TEST(Url, TellsAddressesFromDomains) {
  EXPECT_EQ(Ipv4Of("192.168.0.1"), 0xC0A80001U);
  EXPECT_EQ(Ipv4Of("a.example"), std::nullopt);
  EXPECT_EQ(Ipv4Of(""), std::nullopt);
  EXPECT_EQ((*Ipv6Of("[fe80::1]"))[0], 0xFE80);
  EXPECT_EQ(Ipv6Of("a.example"), std::nullopt);
}

}  // namespace
}  // namespace resilient_playback

// Which addresses are valid proxies, which addresses a proxy may get, and whose answer counts.
#include "core/policy/proxy.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace resilient_playback {
namespace {

constexpr char kEndpoint[] = "https://proxy.example.com/pass?url={url}";

struct Case {
  std::string text;
  std::string expected;
};

void PrintTo(const Case& example, std::ostream* out) {
  *out << ::testing::PrintToString(example.text);
}

class Endpoints : public ::testing::TestWithParam<Case> {};
TEST_P(Endpoints, HaveOneForm) {
  const std::optional<Proxy> proxy = ReadProxy(GetParam().text);
  ASSERT_TRUE(proxy);
  EXPECT_EQ(proxy->endpoint, GetParam().expected);
  EXPECT_EQ(proxy->before + "{url}", proxy->endpoint);
}
INSTANTIATE_TEST_SUITE_P(
    Proxy, Endpoints,
    ::testing::Values(
        Case{kEndpoint, kEndpoint}, Case{"HTTPS://Proxy.Example.COM/pass?url={url}", kEndpoint},
        Case{"https://proxy.example.com:443/pass?url={url}", kEndpoint},
        Case{"https://proxy.example.com:8443/?u={url}", "https://proxy.example.com:8443/?u={url}"},
        Case{"https://proxy.example.com?u={url}", "https://proxy.example.com/?u={url}"},
        Case{"https://proxy.example.com/Pass?url={url}",
             "https://proxy.example.com/Pass?url={url}"},
        Case{"https://xn--80ak6aa92e.com/?url={url}", "https://xn--80ak6aa92e.com/?url={url}"}));

class NoEndpoints : public ::testing::TestWithParam<std::string> {};
TEST_P(NoEndpoints, AreRefused) { EXPECT_FALSE(ReadProxy(GetParam())); }
INSTANTIATE_TEST_SUITE_P(
    Proxy, NoEndpoints,
    ::testing::Values(
        "", "{url}", "https://", "https://?url={url}", "/pass?url={url}",
        // another scheme
        "http://proxy.example.com/?url={url}", "//proxy.example.com/?url={url}",
        "https:/proxy.example.com/?url={url}", "https:\\\\proxy.example.com/?url={url}",
        // "{url}" is missing, occurs twice, or is in the host, the path or a parameter name
        "https://proxy.example.com/?url=", "https://proxy.example.com/{url}?url={url}",
        "https://{url}/?url={url}", "https://{url}", "https://proxy.example.com/{url}",
        "https://{url}.example.com/?url={url}", "https://proxy.example.com/?{url}",
        "https://proxy.example.com/?{url}={url}", "https://proxy.example.com/#url={url}",
        "https://proxy.example.com/?url={url}&x=1", "https://proxy.example.com/?url={url}#x",
        "https://proxy.example.com/?url={URL}", "https://proxy.example.com/?url=%7Burl%7D",
        "https://proxy.example.com/?url=https://{url}", "https://proxy.example.com/?u%72l={url}",
        // userinfo, and text that only looks like the host
        "https://user@proxy.example.com/?url={url}", "https://user:pw@proxy.example.com/?url={url}",
        "https://proxy.example.com@evil.com/?url={url}", "https://@proxy.example.com/?url={url}",
        "https://proxy.example.com%2eevil.com/?url={url}",
        "https://proxy.example.com%2f.evil.com/?url={url}",
        "https://proxy.example.com\\@evil.com/?url={url}",
        "https://proxy.example.com\t.evil.com/?url={url}", "https://proxy.example.com /?url={url}",
        " https://proxy.example.com/?url={url}", "https://proxy.example.com./?url={url}",
        "https://pr\xC3\xB6xy.example.com/?url={url}",
        // a second parameter or the path may be a key
        "https://proxy.example.com/?key=1&url={url}", "https://proxy.example.com/?a=b?url={url}",
        "https://proxy.example.com/a8f5f167f44f4964e6c998dee827110c/?url={url}",
        // dot segments, escapes, doubled slashes
        "https://proxy.example.com/a/../pass?url={url}",
        "https://proxy.example.com/./pass?url={url}", "https://proxy.example.com/a%2fb?url={url}",
        "https://proxy.example.com/a//b?url={url}", "https://proxy.example.com/a%252fb?url={url}",
        // not a public address, or not a public name
        "https://localhost/?url={url}", "https://router/?url={url}", "https://tv.local/?url={url}",
        "https://127.0.0.1/?url={url}", "https://2130706433/?url={url}",
        "https://0x7f.1/?url={url}", "https://192.168.1.1/?url={url}",
        "https://203.0.113.9/?url={url}", "https://[::1]/?url={url}",
        "https://[2001:db8::1]/?url={url}", "https://a.internal/?url={url}",
        // not a valid port
        "https://proxy.example.com:99999/?url={url}", "https://proxy.example.com:x/?url={url}"));

TEST(Proxy, AnEndpointHasABound) {
  const std::string path(600, 'a');
  EXPECT_FALSE(ReadProxy("https://proxy.example.com/" + path + "?url={url}"));
}

class Refusals : public ::testing::TestWithParam<Case> {};
TEST_P(Refusals, AreNamed) {
  EXPECT_EQ(ToString(RefusalFor(GetParam().text)), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Proxy, Refusals,
    ::testing::Values(
        Case{"https://cdn.example.com/film/master.m3u8", "none"},
        Case{"http://cdn.example.com:8080/film/index-v1-a1.m3u8", "none"},
        Case{"https://cdn.example.com/Big%20Buck%20Bunny%20(2008)/1080p.m3u8", "none"},
        Case{"https://cdn.example.com/%D0%BA%D0%B8%D0%BD%D0%BE/a.m3u8", "none"},
        Case{"https://cdn.example.com/the-long-name-of-a-film-2024-1080p-web-dl/a.m3u8", "none"},
        Case{"https://cdn.example.com/720.mp4:hls:manifest.m3u8", "none"},
        Case{"https://cdn.example.com/a.m3u8?quality=1080&lang=en-US", "none"},
        Case{"https://cdn.example.com/a.m3u8?", "none"},
        Case{"https://cdn.example.com/a.m3u8#t=token", "none"},  // a fragment is never sent
        Case{"https://8.8.8.8/a.m3u8", "none"},
        // not an http or https address
        Case{"", "no_address"}, Case{"film.m3u8", "no_address"}, Case{"blob:x", "no_address"},
        Case{"ftp://cdn.example.com/a.m3u8", "no_address"},
        Case{"https://\xD0\xBA.example/a.m3u8", "no_address"},
        // accounts
        Case{"https://me@cdn.example.com/a.m3u8", "account"},
        Case{"https://me:pw@cdn.example.com/a.m3u8", "account"},
        Case{"https://:pw@cdn.example.com/a.m3u8", "account"},
        Case{"http://tv.example.com/live/user/password/123.ts", "account"},
        Case{"http://tv.example.com/get.php?username=a&password=b", "account"},
        // torrents, home networks
        Case{"http://t.example.com/stream/x.m3u8?link=da39a3ee5e6b4b0d3255bfef95601890afd80709",
             "torrserver"},
        Case{"http://192.168.0.10:8090/stream/a.m3u8", "private"},
        // "private" comes before every other reason: with another one, a direct request may follow
        Case{"http://admin:admin@192.168.1.1/a", "private"},
        Case{"http://192.168.1.1/live/u/p/1.ts", "private"},
        Case{"http://192.168.1.1/get.php?username=a&password=b", "private"},
        Case{"http://192.168.1.1/stream/x.m3u8?link=da39a3ee5e6b4b0d3255bfef95601890afd80709",
             "private"},
        Case{"http://192.168.1.1/a%2fb", "private"},
        Case{"http://192.168.1.1/a?token=1", "private"},
        Case{"http://192.168.1.1/" + std::string(4000, 'a'), "private"},
        Case{"http://\xEF\xBC\x91\xEF\xBC\x90.0.0.1/a", "private"},
        Case{"http://10\xE3\x80\x82"
             "0\xEF\xBC\x8E"
             "0\xEF\xBD\xA1"
             "1/a",
             "private"},
        Case{"http://nas.\xEF\xBC\xAC\xEF\xBD\x81\xEF\xBD\x8E/a", "private"},
        Case{"http://%EF%BC%91%EF%BC%90.0.0.1/a", "private"}, Case{"http://nas.lan/a", "private"},
        Case{"http://nas.home/a", "private"}, Case{"http://fritz.box/a", "private"},
        Case{"http://nas/a.m3u8", "private"}, Case{"http://nas.local/a.m3u8", "private"},
        Case{"http://localhost/a.m3u8", "private"}, Case{"http://127.1/a.m3u8", "private"},
        Case{"http://0300.0250.0.1/a.m3u8", "private"}, Case{"http://3232235521/a", "private"},
        Case{"http://[::1]/a.m3u8", "private"}, Case{"http://[fd00::1]/a.m3u8", "private"},
        Case{"http://[fe80::1]/a.m3u8", "private"},
        Case{"http://[::ffff:192.168.0.1]/a.m3u8", "private"},
        Case{"http://[64:ff9b::a00:1]/a.m3u8", "private"},
        Case{"http://%31%39%32.168.0.1/a.m3u8", "private"},
        Case{"http://0.0.0.0/a.m3u8", "private"}, Case{"http://239.1.1.1/a.m3u8", "private"},
        // secrets
        Case{"https://cdn.example.com/a.m3u8?token=1", "secret"},
        Case{"https://cdn.example.com/a.m3u8?quality=1080&sig=1", "secret"},
        Case{"https://cdn.example.com/a.m3u8?q=0123456789abc", "secret"},
        Case{"https://cdn.example.com/a.m3u8?q=%61", "secret"},
        Case{"https://cdn.example.com/a.m3u8?q=a;sig=1", "secret"},
        Case{"https://cdn.example.com/a.m3u8?%71=1", "secret"},
        Case{"https://cdn.example.com/a.m3u8?Quality=1", "secret"},
        Case{"https://cdn.example.com/a.m3u8?&", "secret"},
        Case{"https://cdn.example.com/a.m3u8?q=1&q=2&x", "secret"},
        Case{"https://cdn.example.com/a.m3u8;jsessionid=1", "secret"},
        Case{"https://cdn.example.com/expire/1790000000/a.m3u8", "secret"},
        Case{"https://cdn.example.com/d41d8cd98f00b204e9800998ecf8427e/a.m3u8", "secret"},
        Case{"https://cdn.example.com/3f2504e0-4f89-11d3-9a0c-0305e82c3301.m3u8", "secret"},
        Case{"https://cdn.example.com/Zm9vYmFyYmF6cXV4MTIz/a.m3u8", "secret"},
        Case{"https://cdn.example.com/x-a1b2c3d4e5f6/a.m3u8", "secret"},
        Case{"https://cdn.example.com/exp=1~hmac=2/a.m3u8", "secret"},
        Case{"https://cdn.example.com/eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjF9.c2ln/a.m3u8", "secret"},
        // two servers may read these differently
        Case{"https://cdn.example.com/a%2fb.m3u8", "unclear"},
        Case{"https://cdn.example.com/a%2Fb.m3u8", "unclear"},
        Case{"https://cdn.example.com/a%5cb.m3u8", "unclear"},
        Case{"https://cdn.example.com/a%252fb.m3u8", "unclear"},
        Case{"https://cdn.example.com/a%3Ftoken%3D1", "unclear"},
        Case{"https://cdn.example.com/%61.m3u8", "unclear"},
        Case{"https://cdn.example.com/a%00.m3u8", "unclear"},
        Case{"https://cdn.example.com/a%zz.m3u8", "unclear"},
        Case{"https://cdn.example.com/a%2", "unclear"}));

TEST(Proxy, ALongAddressIsNotAsked) {
  std::string path;
  for (int i = 0; i < 400; ++i) path += "/part-of";
  EXPECT_EQ(RefusalFor("https://cdn.example.com" + path), ProxyRefusal::kTooLong);
}

TEST(Proxy, TheWholeAddressIsOneParameter) {
  const Proxy proxy = *ReadProxy(kEndpoint);
  EXPECT_EQ(ProxiedAddress(proxy, "https://cdn.example.com/a%20b.m3u8?q=1&ep=2#part"),
            "https://proxy.example.com/pass?url=https%3A%2F%2Fcdn.example.com%2Fa%2520b.m3u8"
            "%3Fq%3D1%26ep%3D2");
  // The proxy gets the address as the platform reads it, not as it was written.
  EXPECT_EQ(ProxiedAddress(proxy, "HTTP://CDN.example.com:80/x/../a.m3u8"),
            "https://proxy.example.com/pass?url=http%3A%2F%2Fcdn.example.com%2Fa.m3u8");
  EXPECT_EQ(ProxiedAddress(proxy, "no address"), "");
}

TEST(Proxy, AnAnswerComesFromTheEndpointOrNotAtAll) {
  const Proxy proxy = *ReadProxy(kEndpoint);
  EXPECT_TRUE(AnsweredBy(proxy, "https://proxy.example.com/pass?url=x"));
  EXPECT_TRUE(AnsweredBy(proxy, "https://PROXY.example.com:443/pass"));
  for (const char* other :
       {"", "pass", "http://proxy.example.com/pass", "https://proxy.example.com:8443/pass",
        "https://proxy.example.com/other", "https://proxy.example.com/pass/..",
        "https://proxy.example.com.evil.com/pass", "https://evilproxy.example.com/pass",
        "https://evil.com/proxy.example.com/pass", "https://proxy.example.com@evil.com/pass",
        "https://me@proxy.example.com/pass", "https://evil.com#https://proxy.example.com/pass",
        "https://evil.com?https://proxy.example.com/pass", "https://proxy.example.com./pass",
        "https://cdn.example.com/film.m3u8"})
    EXPECT_FALSE(AnsweredBy(proxy, other)) << other;
}

}  // namespace
}  // namespace resilient_playback

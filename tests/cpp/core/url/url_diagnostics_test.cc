#include "core/url/url_diagnostics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "core/url/address_scope.h"
#include "core/url/address_text.h"
#include "core/url/link_expiry.h"
#include "core/url/link_kind.h"
#include "core/url/lookalike.h"
#include "core/url/punycode.h"

namespace resilient_playback {
namespace {

// A Tuesday in November 2026.
constexpr std::int64_t kNow = 1795500000;

struct Address {
  std::string raw;
  std::string url;  // "=": the same as raw
  std::string page = {};
  std::int64_t now = 0;  // seconds; 0: no clock
};

// An address that is already canonical.
Address Plain(std::string url, std::string page = {}) {
  return {std::move(url), "=", std::move(page)};
}

Address AtNow(std::string url) { return {std::move(url), "=", "", kNow}; }

struct Inspected {
  Diagnostics diagnostics;
  std::optional<Url> url;
};

Inspected Inspect(const Address& address) {
  Inspected inspected;
  UrlContext context;
  context.raw = address.raw;
  context.url = address.url == "=" ? address.raw : address.url;
  context.page_url = address.page;
  if (address.now != 0) context.epoch_ms = address.now * 1000;
  inspected.url = InspectUrl(context, &inspected.diagnostics);
  return inspected;
}

std::set<std::string> TagsOf(const Inspected& inspected) {
  std::set<std::string> tags;
  for (const Diagnostic& one : inspected.diagnostics.list()) tags.emplace(FactsOf(one.code).tag);
  return tags;
}

std::string ParamOf(const Inspected& inspected, Code code, const std::string& key) {
  for (const Diagnostic& one : inspected.diagnostics.list()) {
    for (const Param& param : one.params) {
      if (one.code == code && param.key == key) return param.value;
    }
  }
  return "";
}

struct Row {
  Code code;
  Address fixture;
  Address neighbour;
};

void PrintTo(const Row& row, std::ostream* out) { *out << FactsOf(row.code).tag; }

const std::string kPublic = "https://page.example/";
const std::string kHttp = "http://page.example/";
const std::string kExpires = "https://a.example/x?expires=";

std::vector<Row> Rows() {
  return {
      {Code::kUrlMissing, {"", ""}, {"x", ""}},
      {Code::kUrlRelative, {"a.example/x", ""}, {"http://a.example/x", ""}},
      {Code::kUrlBadHost, {"http://a<b/", ""}, {"http://a-b/", ""}},
      {Code::kUrlUnicodeHost, {"http://\xD0\xB6.example/", ""}, {"http://a.example/\xD0\xB6", ""}},
      {Code::kUrlBadPort, {"http://a.example:65536/", ""}, {"http://a.example:65535/", ""}},
      {Code::kUrlTooLong, Plain("http://a.example/" + std::string(kMaxUrlBytes - 16, 'x')),
       Plain("http://a.example/" + std::string(kMaxUrlBytes - 17, 'x'))},
      {Code::kUrlBadPunycode, Plain("http://a.xn--99999999.example/"),
       Plain("http://xn--e1afmkfd.example/")},
      {Code::kUrlNoCanonicalForm, {"http://a.example/", ""}, Plain("http://a.example/")},
      {Code::kUrlOtherServer,
       {"http://a.example/", "http://b.example/"},
       {"HTTP://A.example:80", "http://a.example/"}},
      {Code::kUrlSchemeScript, Plain("javascript:alert(1)"), Plain("http://javascript/")},
      {Code::kUrlSchemeTorrent, Plain("magnet:?xt=urn:btih:0"), Plain("http://magnet/?xt")},
      {Code::kUrlSchemeStreaming, Plain("RTMP://a.example/x"), Plain("http://rtmp/x")},
      {Code::kUrlSchemeFile,
       {"//a.example/x", "file://a.example/x"},
       {"//a.example/x", "http://a.example/x"}},
      {Code::kUrlSchemeBlob, Plain("blob:https://a.example/1"), Plain("https://blob/1")},
      {Code::kUrlSchemeData, Plain("data:video/mp4;base64,AAAA"), Plain("https://data/mp4")},
      {Code::kUrlSchemeOther, Plain("vlc://a.example/x"), Plain("https://vlc/x")},
      {Code::kUrlProtocolRelative,
       {"//a.example/x", "https://a.example/x"},
       {"https://a.example//x", "https://a.example//x"}},
      {Code::kUrlControlCharacters,
       {"https://a.example/\nx", "https://a.example/x"},
       {"https://a.example/ x", "https://a.example/%20x"}},
      {Code::kUrlInvisibleCharacters,
       {"https://a.example/\xE2\x80\xAEx", "https://a.example/%E2%80%AEx"},
       {"https://a.example/\xE2\x80\x93x", "https://a.example/%E2%80%93x"}},
      {Code::kUrlSpacesAround,
       {"https://a.example/x\n", "https://a.example/x"},
       {"https://a.example/x", "https://a.example/x"}},
      {Code::kUrlSpacesInside,
       {"https://a.example/a b", "https://a.example/a%20b"},
       {"https://a.example/a%20b", "https://a.example/a%20b"}},
      {Code::kUrlBackslash,
       {"https://a.example\\x", "https://a.example/x"},
       {"https://a.example/?\\x", "https://a.example/?\\x"}},
      {Code::kUrlBadEscape, Plain("https://a.example/100%.mp4"), Plain("https://a.example/100%25")},
      {Code::kUrlHtmlEscape, Plain("https://a.example/?a=1&amp;b=2"),
       Plain("https://a.example/&amp;?a=1&b=2")},
      {Code::kUrlDoubledScheme, Plain("https://https//a.example/"), Plain("https://https/a")},
      {Code::kUrlFragment, Plain("https://a.example/x#t=10"), Plain("https://a.example/x#")},
      {Code::kUrlLong, Plain("https://a.example/" + std::string(7983, 'x')),
       Plain("https://a.example/" + std::string(7982, 'x'))},
      {Code::kUrlCredentials, Plain("https://u@a.example/"), Plain("https://a.example/u@")},
      // "аpple" with a Cyrillic "а"; "яблоко" with Cyrillic letters only
      {Code::kUrlMixedScripts, Plain("https://xn--pple-43d.com/"),
       Plain("https://xn--90ascmb1h.com/")},
      // "аррӏе" with Cyrillic letters only, in a Latin and in a Cyrillic domain
      {Code::kUrlLookalike, Plain("https://xn--80ak6aa92e.com/"),
       Plain("https://xn--80ak6aa92e.xn--p1ai/")},
      {Code::kUrlLocalHost, Plain("http://192.168.1.5:8090/x", "http://192.168.1.7/"),
       Plain("http://192.169.1.5:8090/x", "http://192.168.1.7/")},
      {Code::kUrlLocalFromPublicPage, Plain("https://[fd00::1]/", kPublic),
       Plain("https://[2000::1]/", kPublic)},
      {Code::kUrlLocalFromInsecurePage, Plain("http://tv.local/", kHttp),
       Plain("http://tv.local/", kPublic)},
      {Code::kUrlNoServer, Plain("http://0.0.0.0/"), Plain("http://1.0.0.0/")},
      {Code::kUrlMixedContent, Plain("http://a.example/", kPublic),
       Plain("http://a.example/", kHttp)},
      {Code::kUrlBlockedPort, Plain("http://a.example:6667/"), Plain("http://a.example:6670/")},
      {Code::kUrlExpired, AtNow(kExpires + "1795500000"), AtNow(kExpires + "1795500001")},
      {Code::kUrlExpiresSoon, AtNow(kExpires + "1795500600"), AtNow(kExpires + "1795500601")},
      {Code::kUrlExpires, AtNow(kExpires + "1795500601"), AtNow(kExpires + "12")},
      {Code::kUrlTorrServer, Plain("http://a.example/play/" + std::string(40, 'a') + "/1"),
       Plain("http://a.example/play/" + std::string(39, 'a') + "/1")},
      {Code::kUrlAccount, Plain("http://a.example/live/u/p/123.ts"),
       Plain("http://a.example/live/u/p/film.ts")},
  };
}

class UrlCode : public ::testing::TestWithParam<Row> {};

TEST_P(UrlCode, IsToldOfTheFixtureAndNotOfItsNeighbour) {
  EXPECT_TRUE(Inspect(GetParam().fixture).diagnostics.Has(GetParam().code));
  EXPECT_FALSE(Inspect(GetParam().neighbour).diagnostics.Has(GetParam().code));
}

INSTANTIATE_TEST_SUITE_P(All, UrlCode, ::testing::ValuesIn(Rows()));

TEST(UrlCodes, EachHasARow) {
  const std::vector<Row> rows = Rows();
  const std::vector<Code> codes = {
#define RP_CODE(name, tag, severity, layer, ref) Code::name,
#include "core/diagnostics/codes_url.def"
#undef RP_CODE
  };
  for (const Code code : codes) {
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [code](const Row& row) {
      return row.code == code;
    })) << FactsOf(code).tag;
  }
  EXPECT_EQ(rows.size(), codes.size());
}

TEST(InspectUrl, AnOrdinaryAddressHasNothingToTell) {
  const Inspected inspected =
      Inspect({"https://a.example/film/1.m3u8?q=1", "=", "https://page.example/", kNow});
  EXPECT_EQ(TagsOf(inspected), std::set<std::string>{});
  EXPECT_EQ(inspected.url->Href(), "https://a.example/film/1.m3u8?q=1");
}

TEST(InspectUrl, OnlyTheCanonicalFormDecides) {
  EXPECT_EQ(Inspect({"http://a.example/", ""}).url, std::nullopt);
  EXPECT_EQ(Inspect({"", "http://a.example/"}).url->Href(), "http://a.example/");
  EXPECT_EQ(Inspect({"http://b.example/", "http://a.example/"}).url->host, "a.example");
  EXPECT_EQ(Inspect({"http://a.example/", "ftp://a.example/"}).url, std::nullopt);
}

TEST(InspectUrl, SaysWhereAndWhich) {
  const Inspected inspected =
      Inspect({" https://a.example/\xD0\xB6\xE2\x80\x8B\xEF\xBB\xBF", "https://a.example/x"});
  const Diagnostics& diagnostics = inspected.diagnostics;
  const auto found =
      std::find_if(diagnostics.list().begin(), diagnostics.list().end(),
                   [](const Diagnostic& one) { return one.code == Code::kUrlInvisibleCharacters; });
  ASSERT_NE(found, diagnostics.list().end());
  EXPECT_EQ(found->line, 1U);
  EXPECT_EQ(found->column, 21U);
  EXPECT_EQ(ParamOf(inspected, Code::kUrlInvisibleCharacters, "character"), "U+200B");
  EXPECT_EQ(ParamOf(inspected, Code::kUrlInvisibleCharacters, "count"), "2");
}

TEST(InspectUrl, ReadsBytesThatAreNoCharacters) {
  const Inspected inspected =
      Inspect({"https://a.example/\xFF\xE2\x80\xC3%\xF3\xA0\x80\x81\xE2\x80", ""});
  EXPECT_EQ(TagsOf(inspected), (std::set<std::string>{"URL-4008", "URL-4203", "URL-4207"}));
  EXPECT_EQ(ParamOf(inspected, Code::kUrlInvisibleCharacters, "character"), "U+E0001");
}

TEST(InspectUrl, ForgetsAClockThatWokeUpIn1970) {
  EXPECT_TRUE(Inspect({kExpires + "1695500000", "=", "", 5}).diagnostics.Has(Code::kUrlExpires));
  const Inspected expired = Inspect(AtNow(kExpires + "1795499000"));
  EXPECT_EQ(ParamOf(expired, Code::kUrlExpired, "seconds"), "1000");
}

TEST(InspectUrl, TellsNoSecret) {
  const std::vector<std::string> addresses = {
      "https://secret:secret@a.example/secret,secret/"
      "secret.mp4?secret=secret&exp=1795500001#secret",
      "https://secret:se cret@a.example/ secret",
      "https://u@a.example/a,secret",
      "secret:secret@a.example/secret",
      "//secret@a.example/secret",
      "https://a.example:secret/secret",
      "https://secret:secret/secret@a.example",
      "http://192.168.1.5/live/secret/secret/1.ts",
      "http://a.example/play/secret\x01\xE2\x80\x8B%\\secret",
      "data:secret,secret",
      "magnet:?xt=secret",
      "rtmp://secret:secret@a.example/secret"};
  for (const std::string& address : addresses) {
    for (const std::string& url : {address, std::string()}) {
      const Inspected inspected = Inspect({address, url, "http://page.example/secret", kNow});
      EXPECT_FALSE(inspected.diagnostics.list().empty()) << address;
      for (const Diagnostic& one : inspected.diagnostics.list()) {
        std::string told = one.where + one.evidence;
        for (const Param& param : one.params) told += param.value;
        EXPECT_EQ(told.find("ecret"), std::string::npos) << FactsOf(one.code).tag << " " << told;
      }
    }
  }
}

TEST(InspectUrl, BrowsersTrustThisDevice) {
  for (const char* url :
       {"http://localhost:8090/", "http://tv.localhost/", "http://127.1.2.3/", "http://[::1]/"}) {
    const Inspected inspected = Inspect(Plain(url, kPublic));
    EXPECT_FALSE(inspected.diagnostics.Has(Code::kUrlMixedContent)) << url;
    EXPECT_TRUE(inspected.diagnostics.Has(Code::kUrlLocalFromPublicPage)) << url;
  }
}

TEST(InspectUrl, IsBoundedOnHugeInput) {
  std::string labels = "http://";
  while (labels.size() < kMaxUrlBytes - 20) labels += "xn--80ak6aa92e.";
  EXPECT_LE(Inspect(Plain(labels)).diagnostics.list().size(), kMostDiagnostics);
  const std::string huge(std::size_t{8} * 1024 * 1024, '%');
  EXPECT_EQ(TagsOf(Inspect(Plain(huge))),
            (std::set<std::string>{"URL-4006", "URL-4207", "URL-4211"}));
}

TEST(SchemeOf, TellsPortsAndPaddingFromSchemes) {
  EXPECT_EQ(SchemeOf(" \nHTTPS://a.example/"), "https");
  EXPECT_EQ(SchemeOf("java\tscript:x"), "javascript");
  EXPECT_EQ(SchemeOf("localhost:8090/x"), "");
  EXPECT_EQ(SchemeOf("localhost:8090"), "");
  EXPECT_EQ(SchemeOf("data:80s"), "data");
  EXPECT_EQ(SchemeOf("/a:b"), "");
  EXPECT_EQ(SchemeOf("1a:b"), "");
  EXPECT_EQ(SchemeOf("abc"), "");
}

TEST(ScopeOf, KnowsTheBlocks) {
  const std::vector<std::pair<std::string, std::string>> hosts = {
      {"8.8.8.8", "public"},
      {"0.1.2.3", "unspecified"},
      {"10.255.0.1", "private"},
      {"172.31.0.1", "private"},
      {"172.32.0.1", "public"},
      {"192.168.255.255", "private"},
      {"100.64.0.1", "carrier_shared"},
      {"100.128.0.1", "public"},
      {"127.255.255.255", "loopback"},
      {"169.254.1.1", "link_local"},
      {"169.255.1.1", "public"},
      {"224.0.0.1", "multicast"},
      {"239.255.255.255", "multicast"},
      {"255.255.255.255", "reserved"},
      {"[::]", "unspecified"},
      {"[::1]", "loopback"},
      {"192.0.0.2", "private"},
      {"192.0.1.2", "public"},
      {"198.18.0.1", "private"},
      {"198.20.0.1", "public"},
      {"[::2]", "unspecified"},
      {"[::c0a8:101]", "private"},
      {"[::808:808]", "public"},
      {"[::ffff:0:c0a8:101]", "private"},
      {"[64:ff9b:1::808:808]", "private"},
      {"[2002:c0a8:101::1]", "private"},
      {"[2002:808:808::1]", "public"},
      {"[2001:0:808:808:0:0:3f57:fefe]", "private"},
      {"[2001:0:c0a8:101:0:0:f7f7:f7f7]", "public"},
      {"[2a00::5efe:c0a8:101]", "private"},
      {"[2a00::200:5efe:a00:1]", "private"},
      {"[fe80::1]", "link_local"},
      {"[febf::1]", "link_local"},
      {"[fec0::1]", "private"},
      {"[fc00::1]", "unique_local"},
      {"[fdff::1]", "unique_local"},
      {"[fe00::1]", "public"},
      {"[ff02::1]", "multicast"},
      {"[::ffff:7f00:1]", "loopback"},
      {"[::ffff:808:808]", "public"},
      {"[64:ff9b::c0a8:1]", "private"},
      {"localhost", "loopback"},
      {"tv.localhost.", "loopback"},
      {"notlocalhost.example", "public"},
      {"tv.local", "local_name"},
      {"tvlocal.example", "public"},
      {"nas", "local_name"},
      {"db.internal", "local_name"},
      {"box.home.arpa", "local_name"},
      {"home.arpa.example", "public"},
      {"nas.lan", "local_name"},
      {"lan", "local_name"},
      {"nas.lan.", "local_name"},
      {"atlan.example", "public"},
      {"nas.lan.example", "public"},
      {"nas.home", "local_name"},
      {"nas.localdomain", "local_name"},
      {"tv.intranet", "local_name"},
      {"fritz.box", "local_name"},
      {"www.fritz.box", "local_name"},
      {"fritz.box.example", "public"},
      {"other.box", "public"},
      {"router.asus.com", "local_name"},
      {"asus.com", "public"}};
  for (const auto& [host, scope] : hosts) EXPECT_EQ(ToString(ScopeOf(host)), scope) << host;
}

std::u32string Decoded(std::string_view label) {
  const auto decoded = DecodePunycode(label);
  return decoded ? std::u32string(decoded->begin(), decoded->end()) : std::u32string();
}

TEST(Punycode, DecodesTheSamplesOfTheRfc) {
  // RFC 3492 section 7.1: (B), (I), (L), (N)
  EXPECT_EQ(Decoded("xn--ihqwcrb4cv8a8dqg056pqjye"),
            U"\u4ED6\u4EEC\u4E3A\u4EC0\u4E48\u4E0D\u8BF4\u4E2D\u6587");
  EXPECT_EQ(
      Decoded("xn--b1abfaaepdrnnbgefbadotcwatmq2g4l"),
      U"\u043F\u043E\u0447\u0435\u043C\u0443\u0436\u0435\u043E\u043D\u0438\u043D\u0435\u0433"
      U"\u043E\u0432\u043E\u0440\u044F\u0442\u043F\u043E\u0440\u0443\u0441\u0441\u043A\u0438");
  EXPECT_EQ(Decoded("xn--3b-ww4c5e180e575a65lsy2b"), U"3\u5E74b\u7D44\u91D1\u516B\u5148\u751F");
  EXPECT_EQ(Decoded("xn--mnchen-3ya"), U"m\u00FCnchen");
}

TEST(Punycode, RefusesWhatIsNone) {
  const std::string most = "xn--" + std::string(58, 'a') + "-";
  for (const std::string& label :
       {std::string("xn--"), std::string("xn--abc-"), std::string("xn--99999999"),
        std::string("xn--a_"), std::string("mnchen-3ya"), std::string("xn--\xFF"), most,
        most + "0"}) {
    EXPECT_EQ(DecodePunycode(label), std::nullopt) << label;
  }
  EXPECT_EQ(Decoded("xn--" + std::string(59, 'a')).size(), 59U);
}

TEST(Lookalike, MixesAndTwins) {
  // Han or Katakana together with Latin is normal.
  EXPECT_EQ(MixedScripts(*DecodePunycode("xn--3b-ww4c5e180e575a65lsy2b")), "");
  EXPECT_EQ(MixedScripts(*DecodePunycode("xn--mnchen-3ya")), "");
  EXPECT_EQ(MixedScripts(*DecodePunycode("xn--pple-43d")), "Latin, Cyrillic");
  EXPECT_EQ(LatinTwin(*DecodePunycode("xn--80ak6aa92e")), "apple");
  EXPECT_EQ(LatinTwin(*DecodePunycode("xn--mnchen-3ya")), "");
}

std::optional<std::int64_t> ExpiryOf(const std::string& tail) {
  return LinkExpiry(*ParseUrl("https://a.example/" + tail).url);
}

TEST(LinkExpiry, ReadsEveryScheme) {
  const std::int64_t at = 1795500000;  // 2026-11-24T06:00:00Z
  EXPECT_EQ(ExpiryOf("x?exp=1795500000"), at);
  EXPECT_EQ(ExpiryOf("x?a=1&Expires=1795500000&Signature=x~y"), at);
  EXPECT_EQ(ExpiryOf("x?expire=1795500000999"), at);
  EXPECT_EQ(ExpiryOf("x?st=AbC_&e=1795500000"), at);
  EXPECT_EQ(ExpiryOf("x?hdnts=st=1~exp=1795500000~acl=/*~hmac=ab"), at);
  EXPECT_EQ(ExpiryOf("x?hdnts=exp%3D1795500000%7Eacl%3D%2F*"), at);
  EXPECT_EQ(ExpiryOf("exp=1795500000/x.m3u8"), at);
  EXPECT_EQ(ExpiryOf("hdntl=exp=1795500000~acl=%2f*/x.m3u8"), at);
  EXPECT_EQ(ExpiryOf("videoplayback/expire/1795500000/x"), at);
  EXPECT_EQ(ExpiryOf("x?X-Amz-Date=20261124T050000Z&X-Amz-Expires=3600"), at);
  EXPECT_EQ(ExpiryOf("x?X-Goog-Expires=3600&X-Goog-Date=20261124T050000Z"), at);
  EXPECT_EQ(ExpiryOf("x?se=2026-11-24T06%3A00%3A00Z&sig=x"), at);
  // {"sub":1,"exp" : 1795500000.5,"x":2} as the claims
  EXPECT_EQ(ExpiryOf("x?token=eyJhIjoxfQ.eyJzdWIiOjEsImV4cCIgOiAxNzk1NTAwMDAwLjUsIngiOjJ9.c2ln"),
            at);
  EXPECT_EQ(ExpiryOf("t/eyJhIjoxfQ.eyJzdWIiOjEsImV4cCIgOiAxNzk1NTAwMDAwLjUsIngiOjJ9.c2ln/x"), at);
  EXPECT_EQ(ExpiryOf("x?exp=1795500009&e=1795500000"), at);
}

TEST(LinkExpiry, TakesNoOtherNumberForATime) {
  for (const char* tail : {"x",
                           "x?e=12",
                           "x?exp=1262303999",
                           "x?exp=4102444800",
                           "x?exp=17955000000",
                           "x?exp=1795500000x",
                           "x?exp=",
                           "x?t=1795500000",
                           "1795500000/x",
                           "e/1795500000/x",
                           "x?X-Amz-Date=20261124T050000Z",
                           "x?X-Amz-Expires=3600",
                           "x?X-Amz-Date=20261124T050000Z&X-Amz-Expires=604801",
                           "x?X-Amz-Date=20261324T050000Z&X-Amz-Expires=3600",
                           "x?exp=20261124060000",
                           "x?exp=99999999999999999999999",
                           "x?token=eyJhIjoxfQ.eyJhIjoxfQ.c2ln",
                           "x?token=eyJhIjoxfQ.eyJleHAiOg.c2ln",
                           "x?token=a.eyJ",
                           "x?token=.eyJ.eyJ.eyJ"}) {
    EXPECT_EQ(ExpiryOf(tail), std::nullopt) << tail;
  }
}

TEST(LinkExpiry, KnowsTheCalendar) {
  EXPECT_EQ(ExpiryOf("x?se=2028-02-29T00:00Z"), 1835395200);
  EXPECT_EQ(ExpiryOf("x?se=2028-03-01T00:00:01Z"), 1835481601);
  EXPECT_EQ(ExpiryOf("x?se=2027-12-31T23:59:59Z"), 1830297599);
}

TEST(LinkKind, TheEchoOfATorrServerNamesNoAccountAndNoTorrent) {
  const auto echo = [](const std::string& url) { return TorrServerEcho(*ParseUrl(url).url); };
  EXPECT_EQ(echo("http://u:p@a.example:8090/stream/x?link=1&play"), "http://a.example:8090/echo");
  EXPECT_EQ(echo("https://a.example/torr/play/1/2"), "https://a.example/torr/echo");
  EXPECT_EQ(echo("http://a.example/gst/1/master.m3u8"), "http://a.example/echo");
  EXPECT_EQ(echo("http://a.example/film.mp4"), "");
}

TEST(LinkKind, TellsTorrServerAndAccounts) {
  const auto url = [](const std::string& tail) {
    return *ParseUrl("http://a.example/" + tail).url;
  };
  const std::string hash(40, 'b');
  EXPECT_TRUE(LooksLikeTorrServer(url("stream/film.mkv?link=" + hash + "&index=1&play")));
  EXPECT_TRUE(LooksLikeTorrServer(url("stream?index=1&link=magnet%3A%3Fxt%3Durn")));
  EXPECT_TRUE(LooksLikeTorrServer(url("play/" + hash + "/2")));
  EXPECT_FALSE(LooksLikeTorrServer(url("stream/film.mkv?link=" + hash + "b")));
  EXPECT_FALSE(LooksLikeTorrServer(url("streams/film.mkv?link=" + hash)));
  EXPECT_FALSE(LooksLikeTorrServer(url("stream/film.m3u8")));
  EXPECT_FALSE(LooksLikeTorrServer(url("play/film")));
  EXPECT_TRUE(LooksLikeTorrServer(url("gst/" + hash + "/master.m3u8?index=1&audio=0")));
  EXPECT_FALSE(LooksLikeTorrServer(url("gst/film/master.m3u8")));
  EXPECT_TRUE(LooksLikeAccountPath(url("series/u/p/77.mkv")));
  EXPECT_TRUE(LooksLikeAccountPath(url("timeshift/u/p/60/2026-11-24:05-00/5.ts")));
  EXPECT_TRUE(LooksLikeAccountPath(url("get.php?username=u&password=p&type=m3u")));
  EXPECT_FALSE(LooksLikeAccountPath(url("get.php?username=u&password=")));
  EXPECT_FALSE(LooksLikeAccountPath(url("live/u/5.ts")));
  EXPECT_FALSE(LooksLikeAccountPath(url("live//p/5.ts")));
  EXPECT_FALSE(LooksLikeAccountPath(url("films/u/p/5.ts")));
  EXPECT_FALSE(LooksLikeAccountPath(url("")));
}

TEST(EvidenceText, IsValidAndTellsNoPathEvenBehindACommaOrBrokenBytes) {
  EXPECT_EQ(EvidenceText("a\xFF"
                         "b\xC3\xA9"),
            "a\xEF\xBF\xBD"
            "b\xC3\xA9");
  EXPECT_EQ(EvidenceText("x \xE2\x82"), "x \xEF\xBF\xBD\xEF\xBF\xBD");
  for (const char* text : {"https://a.example/x,hunter2/f.ts", "/x,hunter2,y/f.ts"}) {
    EXPECT_EQ(EvidenceText(text).find("hunter2"), std::string::npos) << EvidenceText(text);
  }
  EXPECT_EQ(EvidenceText("URI=\"k\",IV=0x1"), "URI=\"k\",IV=0x1");
  EXPECT_EQ(EvidenceText("skd://key-17/x"), "skd://.../...");
  EXPECT_EQ(EvidenceText("#EXT-X-DISCONTINUITY-SEQUENCE:1"), "#EXT-X-DISCONTINUITY-SEQUENCE:1");
}

}  // namespace
}  // namespace resilient_playback

// Addresses of home networks that a playlist makes a player request, in every spelling and in every
// position.
#include "manifest/hls/named_addresses.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace resilient_playback {
namespace {

const Url kBase = *ParseUrl("https://cdn.example/films/one/master.m3u8?t=1").url;

std::optional<std::string> Found(const std::string& text) { return InwardAddressOf(text, kBase); }

TEST(NamedAddresses, AreFoundInEveryPlace) {
  for (const std::string& line :
       {std::string("#EXTINF:4,\nhttp://10.0.0.1/a.ts"),
        std::string("http://10.0.0.1/a.ts"),
        std::string("  http://10.0.0.1/a.ts  "),
        std::string("//10.0.0.1/a.ts"),
        std::string("\\\\10.0.0.1/a.ts"),
        std::string("http:10.0.0.1/a.ts"),
        std::string("HTTP:/\\10.0.0.1/a.ts"),
        std::string("ht\ttp://10.0.0.1/a.ts"),
        std::string("/\t/10.0.0.1/a.ts"),
        std::string("http://u:p@10.0.0.1/live/u/p/1.ts"),
        std::string("#EXT-X-KEY:METHOD=AES-128,URI=\"http://10.0.0.1/k\""),
        std::string("#EXT-X-KEY:METHOD=AES-128,URI=http://10.0.0.1/k,IV=0x1"),
        std::string("#EXT-X-KEY:METHOD=AES-128,URI= \"http://10.0.0.1/k\""),
        std::string("#EXT-X-MAP:BYTERANGE=\"1@0\",URI=\"//10.0.0.1/i\""),
        std::string("#EXT-X-MEDIA:TYPE=AUDIO,NAME=\"a=b,c\",URI=\"http://10.0.0.1/a\""),
        std::string("#EXT-X-SESSION-DATA:DATA-ID=\"x\",URI=\"http://10.0.0.1/a\""),
        std::string("#EXT-X-TAG-OF-TOMORROW:WHERE=\"http://10.0.0.1/a\""),
        std::string("#EXT-X-DEFINE:NAME=\"h\",VALUE=\"10.0.0\"\nhttp://{$h}.1/a.ts"),
        std::string("http://{$h}.1/a.ts\n#EXT-X-DEFINE:NAME=\"h\",VALUE=\"10.0.0\""),
        std::string("#EXT-X-DEFINE:NAME=\"s\",VALUE=\"//10.0.0.1\"\n{$s}/a.ts")}) {
    for (const char* end : {"\n", "\r\n", "\r"}) {
      std::string text = std::string("#EXTM3U") + end;
      for (const char c : line) text += c == '\n' ? std::string(end) : std::string(1, c);
      EXPECT_TRUE(Found(text)) << line;
      EXPECT_TRUE(Found(text + end + "a.ts")) << line;
    }
  }
}

TEST(NamedAddresses, AreFoundWhereNobodyKnowsTheServer) {
  for (const char* line : {"http://\xD0\xBA.example/a.ts", "http://\xE2\x91\xA0.0.0.1/a.ts",
                           "http://a.{$h}/a.ts", "{$h}/a.ts", "/{$h}/a.ts", "//{$h}/a.ts",
                           "http{$h}/a.ts", "#EXT-X-MAP:URI=\"http://{$h}/a\""})
    EXPECT_TRUE(Found(std::string("#EXTM3U\n#EXT-X-DEFINE:IMPORT=\"h\"\n") + line)) << line;
  EXPECT_TRUE(Found("http://a.example/" + std::string(kMaxUrlBytes, 'a')));
}

TEST(NamedAddresses, OfPublicServersAreNot) {
  for (const char* line :
       {"a.ts", "/a.ts", "../a.ts", "?a=http://10.0.0.1/", "a.ts?u=http://10.0.0.1/",
        "https://cdn.example/a.ts", "//8.8.8.8/a.ts", "http://[2001:4860:4860::8888]/a.ts",
        "10.0.0.1/a.ts", "localhost/a.ts", "#EXTINF:4,http://10.0.0.1/ is a title",
        "# http://10.0.0.1/ is a comment", "data:text/plain,10.0.0.1", "skd://10.0.0.1",
        "https://cdn.example/a.{$t}.ts", "https://cdn.example/{$t}/a.ts", "dir/{$t}.ts", "?t={$t}",
        "//cdn.example/{$t}"})
    EXPECT_EQ(Found(std::string("#EXTM3U\n#EXT-X-DEFINE:QUERYPARAM=\"t\"\n") + line), std::nullopt)
        << line;
}

TEST(NamedAddresses, OfAPlaylistInTheHomeItselfMayLieThere) {
  const Url home = *ParseUrl("http://192.168.1.2/film.m3u8").url;
  EXPECT_EQ(InwardAddressOf("#EXTM3U\nhttp://192.168.1.3/a.ts", home), std::nullopt);
}

// Ten times the text takes about ten times the work: no part is read again for each other part.
TEST(NamedAddresses, AreSearchedInBoundedWork) {
  const std::vector<std::string> parts = {"a=\"", "=", "http:", "/", "{$a}", "#EXT-X-A:", "\n:"};
  for (const std::string& part : parts) {
    std::string text = "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"{$a}{$a}\"\n";
    while (text.size() < std::size_t{4} << 20) text += part;
    Found(text);
  }
}

}  // namespace
}  // namespace resilient_playback

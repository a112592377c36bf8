// The type of a body, and what showed it.
#include "manifest/sniff/sniff.h"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>

#include "manifest/mp4_builder.h"
#include "manifest/sniff/content_type.h"
#include "manifest/sniff/magic.h"

namespace resilient_playback {
namespace {

using mp4::Bytes;
using mp4::Zeros;

struct Case {
  std::string body;
  std::string kind;
  std::string by;
};

void PrintTo(const Case& example, std::ostream* out) {
  *out << example.kind << " " << ::testing::PrintToString(example.body.substr(0, 16));
}

Sniffed SniffAll(const std::optional<std::string>& body, const std::optional<std::string>& type,
                 const std::string& path) {
  Diagnostics diagnostics;
  SniffInput input;
  if (body) input.body = *body;
  if (type) input.content_type = *type;
  input.path = path;
  return Sniff(input, &diagnostics);
}

class SniffTable : public ::testing::TestWithParam<Case> {};

TEST_P(SniffTable, GivesTheKind) {
  const Sniffed sniffed = SniffAll(GetParam().body, std::nullopt, "");
  EXPECT_EQ(ToString(sniffed.kind), GetParam().kind);
  EXPECT_EQ(ToString(sniffed.by), GetParam().by);
}

std::string Packets(std::size_t step, std::size_t count, std::size_t offset = 0) {
  std::string packet = "\x47\x40\x11\x10" + std::string(step - 4, '\xAA');
  std::string stream;
  for (std::size_t i = 0; i < count; ++i) stream += packet;
  return std::string(offset, '\xAA') + stream;
}

std::string Frames(const std::string& header, std::size_t size, int count) {
  std::string frames;
  for (int i = 0; i < count; ++i) frames += Bytes(header) + Zeros(size - header.size() / 2);
  return frames;
}

const char* const kMp3Header = "fffb9064";         // MPEG 1, 128 kbit/s, 44.1 kHz: 417 bytes
const char* const kAdtsHeader = "fff15080041ffc";  // 32 bytes

INSTANTIATE_TEST_SUITE_P(
    Bytes, SniffTable,
    ::testing::Values(
        Case{mp4::Ftyp(), "mp4", "magic"}, Case{mp4::Box("styp", "msdh"), "mp4", "magic"},
        Case{mp4::Box("moof", ""), "mp4", "magic"}, Case{mp4::Box("sidx", ""), "mp4", "magic"},
        Case{mp4::Ftyp("avif"), "image", "magic"}, Case{Packets(188, 5), "mpeg_ts", "magic"},
        Case{Packets(192, 5, 4), "mpeg_ts", "magic"}, Case{Packets(204, 5), "mpeg_ts", "magic"},
        Case{Packets(188, 5, 77), "mpeg_ts", "magic"}, Case{Packets(188, 2), "mpeg_ts", "magic"},
        Case{Packets(188, 1), "unknown", "none"}, Case{Packets(189, 5), "unknown", "none"},
        Case{Bytes("1a45dfa3a34286810142f7810142f2810442f381084282847765626d"), "webm", "magic"},
        Case{Bytes("1a45dfa3a3428288") + "matroska", "matroska", "magic"},
        Case{"FLV\x01\x05", "flv", "magic"}, Case{Frames(kMp3Header, 417, 2), "mp3", "magic"},
        Case{Frames(kMp3Header, 417, 1), "mp3", "magic"},
        Case{Frames(kMp3Header, 416, 2), "unknown", "none"},
        Case{"ID3\x04" + Zeros(6) + Zeros(20), "mp3", "magic"},
        Case{"ID3\x04" + Zeros(6) + Frames(kAdtsHeader, 32, 2), "aac", "magic"},
        Case{Frames(kAdtsHeader, 32, 2), "aac", "magic"},
        Case{Frames(kAdtsHeader, 31, 2), "unknown", "none"}, Case{"\x0Bw\x12", "ac3", "magic"},
        Case{"OggS", "ogg", "magic"}, Case{"RIFF1234WAVE", "wav", "magic"},
        Case{"RIFF1234AVI LIST", "avi", "magic"}, Case{"RIFF1234WEBP", "image", "magic"},
        Case{"XXXX1234WEBP\x01", "unknown", "none"}, Case{"\xFF\xD8\xFF\xE0", "image", "magic"},
        Case{"\x89PNG\r\n\x1A\n", "image", "magic"}, Case{"GIF89a", "image", "magic"},
        Case{"%PDF-1.7", "pdf", "magic"}, Case{"\x1F\x8B\x08", "gzip", "magic"},
        Case{"PK\x03\x04", "archive", "magic"}, Case{"d8:announce3:abc", "torrent", "magic"},
        Case{std::string("\x00\x00\x01\xBA", 4), "mpeg_ps", "magic"},
        Case{Bytes("3026b2758e66cf11"), "asf", "magic"}));

INSTANTIATE_TEST_SUITE_P(
    Text, SniffTable,
    ::testing::Values(
        Case{"#EXTM3U\n", "hls", "content"}, Case{"\xEF\xBB\xBF#EXTM3U\n", "hls", "content"},
        Case{"\n\n#EXTM3U", "hls", "content"}, Case{"#EXTINF:10,\na.ts", "hls", "content"},
        Case{"#EXTM", "text", "content"}, Case{"<MPD xmlns=\"x\">", "dash", "content"},
        Case{"<?xml version=\"1.0\"?>\n<!-- a > b -->\n<!DOCTYPE MPD>\n<MPD>", "dash", "content"},
        Case{"\xEF\xBB\xBF<?xml version='1.0'?><mpd:MPD>", "dash", "content"},
        Case{"<?xml version='1.0'?><MPDs>", "xml", "content"},
        Case{"<tt xml:lang='en'>", "ttml", "content"}, Case{"<tt:tt>", "ttml", "content"},
        Case{"<SmoothStreamingMedia>", "smooth", "content"},
        Case{"WEBVTT\n\n", "webvtt", "content"}, Case{"WEBVTTX", "text", "content"},
        Case{"1\r\n00:00:01,000 --> 00:00:02,000\r\nhello", "srt", "content"},
        Case{"1\nhello --> you", "text", "content"},
        Case{"[Script Info]\nTitle: x", "ass", "content"},
        Case{"<!DOCTYPE html><html>", "html", "content"}, Case{"  <HTML>", "html", "content"},
        Case{"<!-- x --><div>", "html", "content"}, Case{"<!-- never closed", "html", "content"},
        Case{"<?xml version='1.0'?><html xmlns='x'>", "html", "content"},
        Case{"<svg xmlns='x'>", "image", "content"}, Case{"<rss>", "xml", "content"},
        Case{"<3 you", "text", "content"}, Case{"{\"rch\":true}", "json", "content"},
        Case{"[ {\"a\":1} ]", "json", "content"}, Case{"{}", "json", "content"},
        Case{"{a:1}", "text", "content"}, Case{"[Intro]", "text", "content"},
        Case{"Not found", "text", "content"}, Case{"", "empty", "content"},
        Case{" \n", "text", "content"}, Case{"\x01\x02\x03", "unknown", "none"}));

TEST(Sniff, ReadsUtf16) {
  std::string little = "\xFF\xFE";
  std::string big;
  for (const char c : std::string("#EXTM3U\n#EXT-X-VERSION:3\n")) {
    little += std::string{c, '\0'};
    big += std::string{'\0', c};
  }
  const Sniffed with_mark = SniffAll(little, std::nullopt, "");
  EXPECT_EQ(with_mark.kind, ContentKind::kHls);
  EXPECT_EQ(ToString(with_mark.encoding), "utf-16le");
  const Sniffed without = SniffAll(big, std::nullopt, "");
  EXPECT_EQ(without.kind, ContentKind::kHls);
  EXPECT_EQ(ToString(without.encoding), "utf-16be");
  EXPECT_EQ(SniffAll(big.substr(1, 3), std::nullopt, "").encoding, TextEncoding::kUtf8);
}

TEST(Sniff, BytesThenTextThenTypeThenName) {
  const std::string path = "/film.mp4";
  EXPECT_EQ(SniffAll("#EXTM3U", "video/mp4", path).kind, ContentKind::kHls);
  const Sniffed by_type = SniffAll(std::nullopt, "application/dash+xml; x=1", path);
  EXPECT_EQ(by_type.kind, ContentKind::kDash);
  EXPECT_EQ(by_type.by, TypeBy::kContentType);
  EXPECT_EQ(SniffAll("\x01\x02", "video/MP2T", path).kind, ContentKind::kMpegTs);
  for (const char* nothing : {"application/octet-stream", "", "garbage", "video/x-new"}) {
    const Sniffed by_name = SniffAll(std::nullopt, nothing, path);
    EXPECT_EQ(by_name.kind, ContentKind::kMp4) << nothing;
    EXPECT_EQ(by_name.by, TypeBy::kExtension);
  }
  EXPECT_EQ(SniffAll(std::nullopt, std::nullopt, "/film").by, TypeBy::kNone);
}

TEST(Sniff, ListsConflicts) {
  const Sniffed both = SniffAll("#EXTM3U", "video/mp4", "/film.mp4");
  EXPECT_TRUE(both.conflicts_content_type);
  EXPECT_TRUE(both.conflicts_extension);
  const Sniffed none = SniffAll("<MPD>", "text/xml", "/film.xml");
  EXPECT_FALSE(none.conflicts_content_type || none.conflicts_extension);
  const Sniffed tolerated = SniffAll("#EXTM3U", "text/plain", "/film");
  EXPECT_FALSE(tolerated.conflicts_content_type || tolerated.conflicts_extension);
  const Sniffed page = SniffAll("<html>", "text/html", "/film.M3U8");
  EXPECT_FALSE(page.conflicts_content_type);
  EXPECT_TRUE(page.conflicts_extension);
}

TEST(ContentKind, ReadsExtensions) {
  EXPECT_EQ(KindOfPath("/a.b/index.M3U8"), ContentKind::kHls);
  EXPECT_EQ(KindOfPath("/a.mp4/index"), ContentKind::kUnknown);
  EXPECT_EQ(KindOfPath("/film.mp4.torrent"), ContentKind::kTorrent);
  EXPECT_EQ(KindOfPath("/film."), ContentKind::kUnknown);
  EXPECT_EQ(KindOfPath(""), ContentKind::kUnknown);
  EXPECT_EQ(ToString(ContentKind::kTorrent), "torrent");
  EXPECT_EQ(ToString(ContentKind::kAac), "aac");
}

TEST(ContentType, ReadsWhatServersSend) {
  EXPECT_EQ(ParseContentType(" Video/MP4 ; codecs=\"avc1, x\"").essence, "video/mp4");
  const ContentType html = ParseContentType("text/html;a=\"\\\",;\"; Charset=\"UTF-8\"");
  EXPECT_EQ(html.essence, "text/html");
  EXPECT_EQ(html.charset, "utf-8");
  EXPECT_FALSE(html.several);
  const ContentType two = ParseContentType("text/plain, application/x-mpegURL");
  EXPECT_EQ(two.essence, "application/x-mpegurl");
  EXPECT_TRUE(two.several);
  EXPECT_FALSE(ParseContentType("video/mp4, video/mp4").several);
  EXPECT_EQ(ParseContentType("video/mp4,").essence, "video/mp4");
  for (const char* bad : {"video", "video/", "/mp4", "vi deo/mp4", "<html>", ";charset=utf-8"}) {
    EXPECT_TRUE(ParseContentType(bad).unreadable) << bad;
    EXPECT_EQ(ParseContentType(bad).essence, "");
  }
  EXPECT_FALSE(ParseContentType("").unreadable);
}

TEST(Sniff, NothingTraps) {
  const std::string bodies[] = {
      "<?xml <!-- <!DOCTYPE <MPD",
      "{\"error\":\"\\u04\",\"x\\",
      "ID3\x04\x01\x01\x7F\x7F\x7F\x7F",
      "\x1A\x45\xDF\xA3\x42\x82",
      "<title><h1></title",
      "\xFF\xFE\x23",
      "\xFF\xFB\x90\x64",
      "\xFF\xF1\x50\x80\x04\x1F\xFC",
      "1\n00:00 --> ",
      "{\"rch\":",
      "{\"code\":",
      "{\"error\":\"\\",
  };
  std::uint32_t state = 1;
  for (const std::string& body : bodies) {
    for (int i = 0; i < 2000; ++i) {
      std::string broken = body;
      state = state * 1664525U + 1013904223U;
      broken[(state >> 8U) % broken.size()] = static_cast<char>(state >> 24U);
      broken.resize((state >> 12U) % (broken.size() + 1));
      SniffAll(broken, broken, broken);
    }
  }
}

TEST(Sniff, ALetterAtTheStepsOfPacketsMakesNoTransportStream) {
  std::string text(188 * 6, 'a');
  for (std::size_t at = 0; at < text.size(); at += 188) text[at] = 'G';
  Diagnostics diagnostics;
  SniffInput input;
  input.body = text;
  EXPECT_EQ(Sniff(input, &diagnostics).kind, ContentKind::kText);
  text[5] = '\0';
  input.body = text;
  EXPECT_EQ(Sniff(input, &diagnostics).kind, ContentKind::kMpegTs);
}

}  // namespace
}  // namespace resilient_playback

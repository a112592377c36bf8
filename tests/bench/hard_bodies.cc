#include "hard_bodies.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace resilient_playback::bench {
namespace {

constexpr std::size_t kBytes = std::size_t{8} << 20;
constexpr std::size_t kHalf = kBytes / 2;

// Repeats `part` at most `most` times, as long as the text and `rest` more bytes fit into kBytes.
std::string Times(std::string_view part, std::size_t rest = 0, std::size_t most = SIZE_MAX) {
  std::string text;
  text.reserve(kBytes);
  for (std::size_t i = 0; i < most && text.size() + part.size() + rest <= kBytes; ++i) text += part;
  return text;
}

std::string Around(std::string_view before, std::string_view part, std::string_view after,
                   std::size_t most = SIZE_MAX) {
  std::string text(before);
  text += Times(part, before.size() + after.size(), most);
  return text.append(after);
}

// Like Around, but replaces each "~" in `part` with the number of the repetition.
std::string Numbered(std::string_view before, std::string_view part, std::string_view after,
                     std::size_t count) {
  std::string text(before);
  for (std::size_t i = 0; i < count; ++i) {
    std::string one(part);
    for (std::size_t at = one.find('~'); at != std::string::npos; at = one.find('~')) {
      one.replace(at, 1, std::to_string(i));
    }
    if (text.size() + one.size() + after.size() > kBytes) break;
    text += one;
  }
  return text.append(after);
}

void AddAnything(std::vector<HardBody>* all) {
  all->push_back({"zeros", std::string(kBytes, '\0')});
  all->push_back({"0x47", std::string(kBytes, '\x47')});
  all->push_back({"0xFF", std::string(kBytes, '\xFF')});
  all->push_back({"spaces", std::string(kBytes, ' ')});
  all->push_back({"{", std::string(kBytes, '{')});
  all->push_back({"[", std::string(kBytes, '[')});
  all->push_back({"json of objects", Times("{\"a\":")});
  all->push_back({"<", std::string(kBytes, '<')});
  all->push_back({"html", Around("<!doctype html><title>", "sign ", "")});
  all->push_back({"<!-- -->", Times("<!-- -->")});
  all->push_back({"mark and text", Around("\xEF\xBB\xBF", "text ", "")});
  all->push_back({"utf-16", Around("\xFF\xFE", std::string_view("#\0E\0", 4), "")});
}

void AddHls(std::vector<HardBody>* all) {
  constexpr std::string_view kHead = "#EXTM3U\n#EXT-X-TARGETDURATION:6\n";
  const std::string head(kHead);
  all->push_back({"hls: one line", Around("#EXTM3U\n", "a", "")});
  all->push_back({"hls: one tag", Around("#EXTM3U\n#EXT-X-KEY:", "A", "")});
  all->push_back({"hls: segments", Around(kHead, "#EXTINF:5.96,\nvideo/segment.ts\n", "")});
  all->push_back({"hls: empty lines", Around(kHead, "\n", "")});
  all->push_back({"hls: carriage returns", Around(kHead, "\r", "")});
  all->push_back({"hls: unknown tags", Around(kHead, "#EXT-X-NOBODY-KNOWS:this,that\n", "")});
  all->push_back({"hls: bad keys", Around(kHead, "#EXT-X-KEY:METHOD=A,URI=b,IV=c\n", "")});
  all->push_back({"hls: attributes", Around("#EXTM3U\n#EXT-X-KEY:", "A=1,", "")});
  all->push_back({"hls: commas", Around("#EXTM3U\n#EXT-X-KEY:", ",", "")});
  all->push_back({"hls: quotes", Around("#EXTM3U\n#EXT-X-KEY:A=", "\"", "")});
  all->push_back({"hls: short lists", Around(kHead, "#EXT-X-PART:A=1,B=2,C=3,D=4,E=5\n", "")});
  all->push_back({"hls: two bytes each", Around(kHead, "\xD0\xB0", "")});
  all->push_back({"hls: wide lines", Around(kHead, std::string(100, '\xC2') + "\n", "")});
  const std::string define = head + "#EXT-X-DEFINE:NAME=\"a\",VALUE=\"" + std::string(64, 'b');
  all->push_back({"hls: variables", Around(define + "\"\n", "{$a}", "")});
  all->push_back(
      {"hls: many variables", Numbered(head, "#EXT-X-DEFINE:NAME=\"a~\",VALUE=\"b\"\n", "", 1000) +
                                  Times("{$a999}\n", 64000)});
  all->push_back({"hls: nobody's variables", Around(kHead, "{$b}\n", "")});
  constexpr std::string_view kKey = "#EXT-X-KEY:METHOD=SAMPLE-AES,URI=\"a\",KEYFORMAT=\"b\"\n";
  const std::string keys = Times(kKey, 0, 50000);
  const std::string segments = Times("#EXTINF:5,\na\n", 0, 24000);
  all->push_back({"hls: keys of segments", head + keys + segments});
  all->push_back({"hls: keys, the last open",
                  head + keys + "#EXT-X-KEY:METHOD=AES-128,URI=\"a\"\n" + segments});
  constexpr std::string_view kVariant =
      "#EXT-X-STREAM-INF:BANDWIDTH=~,AUDIO=\"a~\",CODECS=\"avc1.~\"\nv~\n";
  constexpr std::string_view kVoice =
      "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"g\",NAME=\"~\",DEFAULT=YES\n";
  all->push_back({"hls: variants", Numbered("#EXTM3U\n", kVariant, "", 50000)});
  all->push_back({"hls: voices", Numbered("#EXTM3U\n", kVoice, "", 99000)});
  all->push_back({"hls: date ranges", Numbered(head, "#EXT-X-DATERANGE:ID=\"~\"\n", "", 99000)});
  all->push_back(
      {"hls: session data",
       Numbered("#EXTM3U\n", "#EXT-X-SESSION-DATA:DATA-ID=\"~\",VALUE=\"a\"\n", "", 99000)});
}

std::string Mpd(std::string_view inside) {
  std::string text =
      "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\" minBufferTime=\"PT2S\" "
      "profiles=\"urn:mpeg:dash:profile:isoff-live:2011\" mediaPresentationDuration=\"PT9H\">";
  return text.append(inside).append("</MPD>");
}

std::string InSet(std::string_view before, std::string_view inside) {
  std::string text = "<Period><AdaptationSet mimeType=\"video/mp4\">";
  return Mpd(text.append(before).append(inside).append("</AdaptationSet></Period>"));
}

constexpr std::size_t kFrame = 1000;  // more bytes than the text around the parts

void AddMpdXml(std::vector<HardBody>* all) {
  all->push_back({"mpd: depth", Around("<MPD>", "<a>", "")});
  all->push_back({"mpd: depth that is closed",
                  Mpd(Times("<a>", kFrame, 600000) + Times("</a>", kFrame, 600000))});
  all->push_back(
      {"mpd: attributes", Mpd("<Period " + Numbered("", "a~=\"\" ", "", 400000) + "/>")});
  all->push_back({"mpd: one attribute again", Mpd("<Period " + Times("a='' ", kFrame) + "/>")});
  all->push_back({"mpd: prefixes", Mpd("<a " + Numbered("", "a~:b=\"\" ", "", 400000) + "/>")});
  all->push_back({"mpd: elements", Mpd(Times("<a/>", kFrame, 390000))});
  all->push_back({"mpd: too many elements", Mpd(Times("<a/>", kFrame))});
  all->push_back({"mpd: comments", Mpd(Times("<!---->", kFrame))});
  all->push_back({"mpd: references", Mpd(Times("&amp;", kFrame))});
  all->push_back({"mpd: broken references", Mpd(Times("&#12345", kFrame))});
  all->push_back({"mpd: ampersands", Mpd(Times("&", kFrame))});
  all->push_back({"mpd: open references", Mpd(Times("&#1", kFrame, 1) + Times("1", kFrame))});
  all->push_back({"mpd: instructions", Mpd(Times("<?a?>", kFrame))});
  all->push_back({"mpd: text", Mpd(Times("text ", kFrame))});
  all->push_back({"mpd: a long name", "<" + Times("a", kFrame) + "/>"});
  all->push_back({"mpd: lines", Mpd(Times("\n", kFrame))});
  all->push_back({"mpd: carriage returns", Mpd(Times("\r\n", kFrame))});
}

void AddMpdTracks(std::vector<HardBody>* all) {
  constexpr std::string_view kTemplate =
      "<SegmentTemplate duration=\"2\" media=\"$RepresentationID$/$Number%05d$.m4s\"/>";
  constexpr std::string_view kOne = "<Representation id=\"~\" bandwidth=\"~\" codecs=\"avc1.~\"/>";
  all->push_back({"mpd: qualities", InSet(kTemplate, Numbered("", kOne, "", 120000))});
  const std::string own =
      "<Representation id=\"~\">" + std::string(kTemplate) + "</Representation>";
  all->push_back({"mpd: templates", InSet("", Numbered("", own, "", 60000))});
  all->push_back({"mpd: qualities without a name",
                  InSet(kTemplate, Times("<Representation/>", kFrame, 380000))});
  all->push_back({"mpd: periods", Mpd(Times("<Period/>", kFrame, 390000))});
  all->push_back({"mpd: sets", Mpd("<Period>" + Times("<AdaptationSet/>", kFrame) + "</Period>")});
  all->push_back({"mpd: languages", Mpd("<Period>" +
                                        Numbered("",
                                                 "<AdaptationSet contentType=\"audio\" lang=\"a~\">"
                                                 "<Representation id=\"~\"/></AdaptationSet>",
                                                 "", 70000) +
                                        "</Period>")});
  all->push_back(
      {"mpd: protections",
       InSet("", Numbered("", "<ContentProtection schemeIdUri=\"urn:uuid:~\"/>", "", 140000))});
  all->push_back({"mpd: addresses", Mpd(Numbered("", "<BaseURL>http://~/</BaseURL>", "", 200000))});
}

void AddMpdSegments(std::vector<HardBody>* all) {
  const auto timeline = [](const std::string& runs) {
    return "<SegmentTemplate media=\"$Time$\"><SegmentTimeline>" + runs +
           "</SegmentTimeline></SegmentTemplate>";
  };
  const std::string small =
      "<Representation id=\"~\"><SegmentTemplate timescale=\"2\"/></Representation>";
  all->push_back({"mpd: a timeline", InSet(timeline(Times("<S d=\"2\"/>", kFrame)), "")});
  all->push_back(
      {"mpd: open runs",
       InSet(timeline(Numbered("", "<S t=\"~000\" d=\"2\" r=\"-1\"/>", "", 250000)), "")});
  all->push_back(
      {"mpd: endless runs", InSet(timeline(Times("<S d=\"1\" r=\"4294967294\"/>", kFrame)), "")});
  all->push_back({"mpd: a timeline for all", InSet(timeline(Times("<S d=\"2\"/>", 0, 200000)),
                                                   Numbered("", small, "", 60000))});
  all->push_back({"mpd: a timeline, nameless", InSet(timeline(Times("<S d=\"2\"/>", 0, 200000)),
                                                     Times("<Representation/>", kHalf, 190000))});
  const std::string list = "<SegmentList duration=\"2\">" +
                           Times("<SegmentURL mediaRange=\"1-2\"/>", kHalf, 120000) +
                           "</SegmentList>";
  all->push_back({"mpd: a list", InSet(list, "<Representation id=\"a\"/>")});
  all->push_back({"mpd: a list, nameless", InSet(list, Times("<Representation/>", kHalf, 190000))});
  const std::string one =
      "<Representation id=\"~\"><SegmentList timescale=\"2\"/></Representation>";
  all->push_back({"mpd: a list for all", InSet(list, Numbered("", one, "", 60000))});
  const std::string wide =
      "<SegmentTemplate duration=\"2\" media=\"" + Times("$$", kHalf + kFrame) + "\"/>";
  all->push_back({"mpd: a long template for all", InSet(wide, Numbered("", small, "", 50000))});
  all->push_back(
      {"mpd: a long template, nameless", InSet(wide, Times("<Representation/>", kHalf + kFrame))});
  const std::string range = "<SegmentBase indexRange=\"" + Times("1", kHalf + kFrame) + "\"/>";
  const std::string base =
      "<Representation id=\"~\"><SegmentBase timescale=\"2\"/></Representation>";
  all->push_back({"mpd: a long range for all", InSet(range, Numbered("", base, "", 50000))});
  const std::string open = "<Period><AdaptationSet codecs=\"" + Times("a", kHalf + kFrame) +
                           "\" mimeType=\"" + "video/mp4\" contentType=\"video\">";
  all->push_back(
      {"mpd: a long codec for all", Mpd(open + Times("<Representation id=\"a\"/>", kHalf + kFrame) +
                                        "</AdaptationSet></Period>")});
}

std::string Box(std::string_view type, std::string_view payload) {
  std::string box;
  const std::size_t size = payload.size() + 8;
  for (const unsigned shift : {24U, 16U, 8U, 0U})
    box.push_back(static_cast<char>(size >> shift & 0xFFU));
  return box.append(type).append(payload);
}

void AddMp4(std::vector<HardBody>* all) {
  const std::string type = Box("ftyp", std::string_view("isom\0\0\2\0isommp42", 16));
  all->push_back({"mp4: garbage", Around(type, "\x12\x34\x56\x78garbage", "")});
  all->push_back({"mp4: empty boxes", type + Times(Box("free", ""), type.size())});
  all->push_back({"mp4: brands", Box("ftyp", Times("abcd", 8))});
  const auto movie = [&](const std::string& inside) { return type + Box("moov", inside); };
  all->push_back({"mp4: boxes in moov", movie(Times(Box("free", ""), kFrame))});
  all->push_back({"mp4: empty tracks", movie(Times(Box("trak", ""), kFrame))});
  all->push_back({"mp4: boxes in a track", movie(Box("trak", Times(Box("free", ""), kFrame)))});
  all->push_back({"mp4: tracks",
                  movie(Times(Box("trak", Box("mdia", Box("minf", Box("stbl", "")))), kFrame))});
  std::string uuids;
  for (std::size_t i = 0; i < 200000; ++i) {
    std::string payload(24, '\0');
    payload.replace(
        4, 4, {static_cast<char>(i), static_cast<char>(i >> 8U), static_cast<char>(i >> 16U), 1});
    uuids += Box("pssh", payload);
  }
  all->push_back({"mp4: protection systems", movie(uuids)});
  std::string nested;
  for (int i = 0; i < 1000; ++i) nested = Box("trak", Box("mdia", nested));
  all->push_back({"mp4: depth", movie(Times(nested, kFrame))});
  const std::string entries = Times(Box("avc1", ""), kFrame);
  std::string count("\0\0\0\0\0\x0F\xFF\xFF", 8);
  all->push_back(
      {"mp4: codecs",
       movie(Box("trak", Box("mdia", Box("minf", Box("stbl", Box("stsd", count + entries))))))});
}

}  // namespace

std::vector<HardBody> HardBodies() {
  std::vector<HardBody> all;
  AddAnything(&all);
  AddHls(&all);
  AddMpdXml(&all);
  AddMpdTracks(&all);
  AddMpdSegments(&all);
  AddMp4(&all);
  return all;
}

}  // namespace resilient_playback::bench

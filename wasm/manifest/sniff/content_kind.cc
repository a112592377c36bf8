#include "manifest/sniff/content_kind.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

using K = ContentKind;

constexpr std::array<std::string_view, 32> kKindTags = {
    "unknown",  "empty", "hls",  "dash",   "smooth", "mp4",  "mpeg_ts", "mpeg_ps",
    "matroska", "webm",  "flv",  "avi",    "asf",    "ogg",  "mp3",     "aac",
    "ac3",      "flac",  "wav",  "webvtt", "srt",    "ass",  "ttml",    "html",
    "json",     "xml",   "text", "image",  "pdf",    "gzip", "archive", "torrent"};

struct Named {
  std::string_view name;
  ContentKind kind;
};

// RFC 8216 section 4 defines the first two of HLS, ISO/IEC 23009-1 annex C the one of DASH. The
// others come from IANA's registry and from real servers.
constexpr std::array kMediaTypes = {
    Named{"application/vnd.apple.mpegurl", K::kHls},
    Named{"audio/mpegurl", K::kHls},
    Named{"application/x-mpegurl", K::kHls},
    Named{"audio/x-mpegurl", K::kHls},
    Named{"application/mpegurl", K::kHls},
    Named{"video/mpegurl", K::kHls},
    Named{"video/x-mpegurl", K::kHls},
    Named{"application/dash+xml", K::kDash},
    Named{"video/vnd.mpeg.dash.mpd", K::kDash},
    Named{"application/vnd.ms-sstr+xml", K::kSmooth},
    Named{"video/mp4", K::kMp4},
    Named{"audio/mp4", K::kMp4},
    Named{"application/mp4", K::kMp4},
    Named{"video/x-m4v", K::kMp4},
    Named{"audio/x-m4a", K::kMp4},
    Named{"audio/m4a", K::kMp4},
    Named{"video/quicktime", K::kMp4},
    Named{"video/iso.segment", K::kMp4},
    Named{"video/3gpp", K::kMp4},
    Named{"video/mp2t", K::kMpegTs},
    Named{"video/vnd.dlna.mpeg-tts", K::kMpegTs},
    Named{"video/mpeg", K::kMpegPs},
    Named{"video/x-matroska", K::kMatroska},
    Named{"video/matroska", K::kMatroska},
    Named{"video/webm", K::kWebm},
    Named{"audio/webm", K::kWebm},
    Named{"video/x-flv", K::kFlv},
    Named{"video/x-msvideo", K::kAvi},
    Named{"video/avi", K::kAvi},
    Named{"video/x-ms-wmv", K::kAsf},
    Named{"video/x-ms-asf", K::kAsf},
    Named{"video/ogg", K::kOgg},
    Named{"audio/ogg", K::kOgg},
    Named{"application/ogg", K::kOgg},
    Named{"audio/mpeg", K::kMp3},
    Named{"audio/mp3", K::kMp3},
    Named{"audio/aac", K::kAac},
    Named{"audio/x-aac", K::kAac},
    Named{"audio/aacp", K::kAac},
    Named{"audio/ac3", K::kAc3},
    Named{"audio/flac", K::kFlac},
    Named{"audio/x-flac", K::kFlac},
    Named{"audio/wav", K::kWav},
    Named{"audio/x-wav", K::kWav},
    Named{"text/vtt", K::kWebVtt},
    Named{"application/x-subrip", K::kSrt},
    Named{"application/ttml+xml", K::kTtml},
    Named{"text/html", K::kHtml},
    Named{"application/xhtml+xml", K::kHtml},
    Named{"application/json", K::kJson},
    Named{"text/json", K::kJson},
    Named{"application/xml", K::kXml},
    Named{"text/xml", K::kXml},
    Named{"text/plain", K::kText},
    Named{"application/pdf", K::kPdf},
    Named{"application/gzip", K::kGzip},
    Named{"application/x-gzip", K::kGzip},
    Named{"application/zip", K::kArchive},
    Named{"application/x-bittorrent", K::kTorrent},
};

constexpr std::array<std::string_view, 7> kSayNothing = {
    "application/octet-stream", "binary/octet-stream",
    "application/binary",       "application/force-download",
    "application/x-download",   "application/unknown",
    "unknown/unknown"};

constexpr std::array kExtensions = {
    Named{"m3u8", K::kHls},     Named{"m3u", K::kHls},         Named{"mpd", K::kDash},
    Named{"mp4", K::kMp4},      Named{"m4v", K::kMp4},         Named{"m4a", K::kMp4},
    Named{"m4s", K::kMp4},      Named{"mov", K::kMp4},         Named{"cmfv", K::kMp4},
    Named{"cmfa", K::kMp4},     Named{"3gp", K::kMp4},         Named{"ts", K::kMpegTs},
    Named{"m2ts", K::kMpegTs},  Named{"mts", K::kMpegTs},      Named{"mpg", K::kMpegPs},
    Named{"mpeg", K::kMpegPs},  Named{"vob", K::kMpegPs},      Named{"mkv", K::kMatroska},
    Named{"mka", K::kMatroska}, Named{"webm", K::kWebm},       Named{"flv", K::kFlv},
    Named{"avi", K::kAvi},      Named{"wmv", K::kAsf},         Named{"asf", K::kAsf},
    Named{"ogg", K::kOgg},      Named{"ogv", K::kOgg},         Named{"oga", K::kOgg},
    Named{"opus", K::kOgg},     Named{"mp3", K::kMp3},         Named{"aac", K::kAac},
    Named{"ac3", K::kAc3},      Named{"flac", K::kFlac},       Named{"wav", K::kWav},
    Named{"vtt", K::kWebVtt},   Named{"webvtt", K::kWebVtt},   Named{"srt", K::kSrt},
    Named{"ass", K::kAss},      Named{"ssa", K::kAss},         Named{"ttml", K::kTtml},
    Named{"dfxp", K::kTtml},    Named{"html", K::kHtml},       Named{"htm", K::kHtml},
    Named{"json", K::kJson},    Named{"xml", K::kXml},         Named{"txt", K::kText},
    Named{"jpg", K::kImage},    Named{"jpeg", K::kImage},      Named{"png", K::kImage},
    Named{"gif", K::kImage},    Named{"webp", K::kImage},      Named{"pdf", K::kPdf},
    Named{"gz", K::kGzip},      Named{"zip", K::kArchive},     Named{"rar", K::kArchive},
    Named{"7z", K::kArchive},   Named{"torrent", K::kTorrent},
};

template <std::size_t size>
ContentKind KindOf(std::string_view name, const std::array<Named, size>& table) {
  const auto* found =
      std::find_if(table.begin(), table.end(), [&](const Named& one) { return one.name == name; });
  return found == table.end() ? K::kUnknown : found->kind;
}

}  // namespace

std::string_view ToString(ContentKind kind) { return kKindTags[static_cast<std::size_t>(kind)]; }

bool IsTextual(ContentKind kind) {
  return kind == K::kHls || kind == K::kDash || kind == K::kSmooth ||
         (kind >= K::kWebVtt && kind <= K::kText);
}

ContentKind KindOfMediaType(std::string_view essence) {
  if (StartsWith(essence, "image/")) return K::kImage;
  return KindOf(essence, kMediaTypes);
}

bool SaysNothing(std::string_view essence) {
  return std::find(kSayNothing.begin(), kSayNothing.end(), essence) != kSayNothing.end();
}

ContentKind KindOfPath(std::string_view path) {
  constexpr std::size_t kLongest = 7;
  const std::size_t dot = path.find_last_of("./");
  if (dot == std::string_view::npos || path[dot] == '/') return K::kUnknown;
  const std::string_view extension = path.substr(dot + 1);
  if (extension.size() > kLongest) return K::kUnknown;
  return KindOf(Lowercase(extension), kExtensions);
}

bool MayBeCalled(ContentKind is, ContentKind named) {
  if (is == named) return true;
  switch (is) {
    case K::kDash:
    case K::kSmooth:
    case K::kTtml:
      return named == K::kXml;
    case K::kMatroska:
    case K::kWebm:
      return named == K::kMatroska || named == K::kWebm;
    case K::kSrt:
    case K::kAss:
    case K::kText:
      return named == K::kText;
    case K::kMpegTs:
      return named == K::kMpegPs;  // video/mpeg
    default:
      return false;
  }
}

}  // namespace resilient_playback

// What a body can be. A kind is what a player must know of it; finer names are the parsers' affair.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_CONTENT_KIND_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_CONTENT_KIND_H_

#include <string_view>

namespace resilient_playback {

enum class ContentKind {
  kUnknown,
  kEmpty,
  kHls,
  kDash,
  kSmooth,  // a Smooth Streaming manifest
  kMp4,     // segments of fragmented MP4 included
  kMpegTs,
  kMpegPs,
  kMatroska,
  kWebm,
  kFlv,
  kAvi,
  kAsf,
  kOgg,
  kMp3,
  kAac,
  kAc3,
  kFlac,
  kWav,
  kWebVtt,
  kSrt,
  kAss,
  kTtml,
  kHtml,
  kJson,
  kXml,
  kText,
  kImage,
  kPdf,
  kGzip,
  kArchive,
  kTorrent,
};

// Wire tags: snake_case, stable.
std::string_view ToString(ContentKind kind);

// What is meant to be read as text.
bool IsTextual(ContentKind kind);

// Of a media type's essence in lower case ("video/mp4"). kUnknown: no kind of ours, or one that
// says nothing.
ContentKind KindOfMediaType(std::string_view essence);

// "application/octet-stream" and its kin: bytes, whatever they are.
bool SaysNothing(std::string_view essence);

// Of a URL's path, by its extension.
ContentKind KindOfPath(std::string_view path);

// Whether a body of kind `is` may be called `named`: text/xml is right for an MPD, video/webm for
// Matroska.
bool MayBeCalled(ContentKind is, ContentKind named);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_CONTENT_KIND_H_

// What a body can be. Only the kinds that a player must distinguish; parsers know finer ones.
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
  kMp4,     // also segments of fragmented MP4
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

// Kinds that are text.
bool IsTextual(ContentKind kind);

// The kind of a media type's essence in lower case ("video/mp4"). kUnknown: no kind of ours, or a
// type that says nothing.
ContentKind KindOfMediaType(std::string_view essence);

// True for "application/octet-stream" and similar, which can be anything.
bool SaysNothing(std::string_view essence);

// The kind of a URL's path, by its extension.
ContentKind KindOfPath(std::string_view path);

// Whether `named` is an acceptable name for a body of kind `is`: text/xml for an MPD, video/webm
// for Matroska.
bool MayBeCalled(ContentKind is, ContentKind named);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_CONTENT_KIND_H_

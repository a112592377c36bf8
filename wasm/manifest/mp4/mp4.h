// The head of an MP4 file (ISO/IEC 14496-12): its content, whether it can start at once, and what
// else must be read to know. Accepts any bytes: it reports what it cannot read, never reads beyond
// the input, and works in linear time.
#ifndef RESILIENT_PLAYBACK_MANIFEST_MP4_MP4_H_
#define RESILIENT_PLAYBACK_MANIFEST_MP4_MP4_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"
#include "manifest/facts.h"

namespace resilient_playback {

enum class Mp4TrackKind { kVideo, kAudio, kText, kOther };

struct Mp4Track {
  std::uint32_t id = 0;
  Mp4TrackKind kind = Mp4TrackKind::kOther;
  std::string handler;      // hdlr's handler_type, such as "vide"
  std::string name;         // hdlr's name, if a person wrote it
  std::string language;     // BCP 47 of elng, else ISO 639-2 of mdhd; empty if none is named
  std::string codec;        // RFC 6381; only the sample entry if its configuration is unreadable
  std::uint32_t width = 0;  // as shown (tkhd), else as coded; 0: not a video track
  std::uint32_t height = 0;
  bool encrypted = false;
  std::string scheme;  // schm's scheme_type, such as "cbcs"
};

struct ByteRange {
  std::uint64_t start = 0;
  std::uint64_t length = 0;
};

// Bytes from elsewhere in the file, such as the answer to a range request.
struct Mp4Range {
  std::uint64_t offset = 0;
  std::string_view bytes;
};

struct Mp4Head {
  std::string major_brand;  // empty without ftyp
  std::vector<std::string> brands;
  bool media_before_index = false;            // mdat before moov: no fast start
  std::optional<std::uint64_t> index_offset;  // where moov is, or must be if there is one
  std::uint64_t index_size = 0;               // 0: not known yet
  bool fragmented = false;
  std::optional<Seconds> duration;
  std::vector<Mp4Track> tracks;
  std::vector<DrmSignal> drm;
  // The bytes to read next; absent if everything is known, or cannot become known. If they begin
  // where `bytes` end, append them to `bytes`. Otherwise pass them as `piece`.
  std::optional<ByteRange> needed;
};

inline constexpr std::size_t kMostMp4Tracks = 64;

// `bytes` are the first of the file; `piece` are the bytes that an earlier head needed, if any.
Mp4Head ReadMp4Head(std::string_view bytes, std::optional<std::uint64_t> total_size,
                    Diagnostics* diagnostics, const std::optional<Mp4Range>& piece = std::nullopt);

ManifestFacts FactsOfMp4(const Mp4Head& head);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_MP4_MP4_H_

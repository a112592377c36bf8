// The head of an MP4 file (ISO/IEC 14496-12): what is in it, whether it can start at once, and what
// more of it must be read to know. Total over any bytes: what cannot be read is told, nothing
// traps, nothing beyond the bytes given is read, and work is linear in them.
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
  std::string handler;   // hdlr's handler_type, such as "vide"
  std::string name;      // hdlr's name, where a person wrote it
  std::string language;  // BCP 47 of elng, else ISO 639-2 of mdhd; empty where it is not said
  std::string codec;     // RFC 6381; the sample entry alone where its configuration is unreadable
  std::uint32_t width = 0;  // as shown (tkhd), else as coded; 0: not a picture
  std::uint32_t height = 0;
  bool encrypted = false;
  std::string scheme;  // schm's scheme_type, such as "cbcs"
};

struct ByteRange {
  std::uint64_t start = 0;
  std::uint64_t length = 0;
};

// Bytes from elsewhere in the file, as a range request gives them.
struct Mp4Range {
  std::uint64_t offset = 0;
  std::string_view bytes;
};

struct Mp4Head {
  std::string major_brand;  // empty without ftyp
  std::vector<std::string> brands;
  bool media_before_index = false;            // mdat before moov: no fast start
  std::optional<std::uint64_t> index_offset;  // where moov is, or must be if it is anywhere
  std::uint64_t index_size = 0;               // 0: not known yet
  bool fragmented = false;
  std::optional<Seconds> duration;
  std::vector<Mp4Track> tracks;
  std::vector<DrmSignal> drm;
  // What must be read to know the rest; nothing where all is known, or never will be. It begins
  // where the bytes given end, and then belongs behind them, or elsewhere, and then is a piece.
  std::optional<ByteRange> needed;
};

inline constexpr std::size_t kMostMp4Tracks = 64;

// `bytes` are the first of the file; `piece` is what an earlier head asked for, if it did.
Mp4Head ReadMp4Head(std::string_view bytes, std::optional<std::uint64_t> total_size,
                    Diagnostics* diagnostics, const std::optional<Mp4Range>& piece = std::nullopt);

ManifestFacts FactsOfMp4(const Mp4Head& head);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_MP4_MP4_H_

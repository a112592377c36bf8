#include "manifest/mp4/mp4.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/base/types.h"
#include "manifest/mp4/box.h"
#include "manifest/mp4/track.h"
#include "manifest/tell.h"

namespace resilient_playback {
namespace {

constexpr std::uint64_t kProbeBytes = 65536;
constexpr std::uint64_t kMostNeededBytes = 64U << 20U;
constexpr std::uint64_t kLargeIndexBytes = 8U << 20U;
constexpr std::uint64_t kEmptyMediaBytes = 16;  // a reserved place, not media yet
constexpr std::size_t kMostBrands = 16;

// The registry: https://mp4ra.org/registered-types/brands. These are prefixes: "iso" is isom to
// isoc, "3gp" every edition.
constexpr std::array<std::string_view, 17> kBrandBeginnings = {
    "iso", "mp4",  "avc1", "M4V",  "M4A", "M4B", "3gp",  "3g2", "dash",
    "cmf", "hlsf", "msdh", "MSNV", "f4v", "F4V", "av01", "qt  "};

class HeadReader {
 public:
  HeadReader(std::string_view bytes, std::optional<std::uint64_t> total_size,
             const std::optional<Mp4Range>& piece, Diagnostics* diagnostics)
      : bytes_(bytes), piece_(piece), total_(total_size), diagnostics_(diagnostics) {
    if (total_) total_ = std::max<std::uint64_t>(*total_, bytes.size());
  }

  Mp4Head Read();

 private:
  void Tell(Code code, std::string_view where, std::vector<Param> params = {}) {
    resilient_playback::Tell(code, where, std::move(params), diagnostics_);
  }
  std::string_view ViewAt(std::uint64_t position) const;
  void Need(std::uint64_t start, std::uint64_t length);
  // Reads one box at position_; false if the walk ends.
  bool Step();
  bool StepOver(const Mp4BoxHeader& header, std::string_view view);
  void Visit(const Mp4Box& box, std::uint64_t size);
  void ReadFileType(const Mp4Box& box);
  void ReadMovie(const Mp4Box& movie, std::uint64_t size);
  void ReadMovieHeader(const Mp4Box& movie);
  void ReadTracks(const Mp4Box& movie);
  void ReadProtectionSystems(const Mp4Box& parent);
  void TellOfIndex();
  void TellOfTracks();

  const std::string_view bytes_;
  const std::optional<Mp4Range> piece_;
  std::optional<std::uint64_t> total_;
  Diagnostics* const diagnostics_;
  std::uint64_t position_ = 0;
  std::uint32_t first_ = 0;  // the type of the first box
  bool at_end_ = false;      // the file ends here
  bool has_media_ = false;
  bool has_index_ = false;
  bool index_complete_ = false;
  bool is_segment_ = false;
  Mp4Head head_;
};

std::string_view HeadReader::ViewAt(std::uint64_t position) const {
  if (position < bytes_.size()) return bytes_.substr(static_cast<std::size_t>(position));
  if (!piece_ || position < piece_->offset) return {};
  const std::uint64_t within = position - piece_->offset;
  if (within >= piece_->bytes.size()) return {};
  return piece_->bytes.substr(static_cast<std::size_t>(within));
}

void HeadReader::Need(std::uint64_t start, std::uint64_t length) {
  length = std::min(length, kMostNeededBytes);
  // Reads a gap too if it is smaller than what a request costs.
  if (!piece_ && start > bytes_.size() && start - bytes_.size() < kProbeBytes) {
    length += start - bytes_.size();
    start = bytes_.size();
  }
  if (total_) length = std::min(length, *total_ - std::min(start, *total_));
  if (length > 0) head_.needed = ByteRange{start, length};
}

bool HeadReader::Step() {
  if (total_ && position_ >= *total_) {
    at_end_ = true;
    return false;
  }
  const std::string_view view = ViewAt(position_);
  const std::optional<Mp4BoxHeader> header = ReadMp4BoxHeader(view);
  if (!header) {
    at_end_ = total_ && position_ + view.size() >= *total_;
    if (at_end_ && position_ == 0) Tell(Code::kMp4NoBoxes, "");
    // The index usually follows the media. A remaining part of at most that size is read at once.
    const std::uint64_t rest = total_ ? *total_ - position_ : UINT64_MAX;
    const bool take_rest = has_media_ && rest <= kLargeIndexBytes;
    if (!at_end_ && !is_segment_ && !has_index_) {
      Need(position_ + view.size(), take_rest ? rest : kProbeBytes);
    }
    return false;
  }
  if (!IsBoxType(header->type)) {
    // Zeros after the last box are padding.
    if (position_ == 0) {
      Tell(Code::kMp4NoBoxes, "");
    } else if (header->type != 0 || header->size != 0) {
      Tell(Code::kMp4Garbage, "", {{"offset", DecimalString(position_)}});
    }
    at_end_ = true;
    return false;
  }
  if (position_ == 0) first_ = header->type;
  return StepOver(*header, view);
}

bool HeadReader::StepOver(const Mp4BoxHeader& header, std::string_view view) {
  const std::uint64_t farthest = UINT64_MAX - position_;
  const std::uint64_t size = header.size != 0 ? header.size
                             : total_         ? *total_ - position_
                                              : farthest;
  if (size < header.header_size) {
    Tell(Code::kMp4BoxTooSmall, FourCcText(header.type), {{"offset", DecimalString(position_)}});
    at_end_ = true;
    return false;
  }
  Mp4Box box;
  box.type = header.type;
  box.declared = size - header.header_size;
  box.payload = From(view, header.header_size);
  if (box.payload.size() > box.declared) {
    box.payload = box.payload.substr(0, static_cast<std::size_t>(box.declared));
  }
  Visit(box, size);
  if (size > farthest || (total_ && size > *total_ - position_)) {
    std::vector<Param> params;
    if (total_) params.push_back({"total", DecimalString(*total_)});
    Tell(Code::kMp4Truncated, FourCcText(header.type), std::move(params));
    at_end_ = true;
    return false;
  }
  position_ += size;
  at_end_ = header.size == 0;
  return !at_end_;
}

void HeadReader::Visit(const Mp4Box& box, std::uint64_t size) {
  switch (box.type) {
    case FourCc("ftyp"):
      return ReadFileType(box);
    case FourCc("mdat"):
      has_media_ = has_media_ || size > kEmptyMediaBytes;
      return;
    case FourCc("moov"):
      if (!has_index_) ReadMovie(box, size);
      return;
    case FourCc("moof"):
      is_segment_ = !has_index_;
      head_.fragmented = true;
      return ReadProtectionSystems(box);
    default:
      return;
  }
}

void HeadReader::ReadFileType(const Mp4Box& box) {
  if (box.payload.size() < 8) {
    if (box.complete()) Tell(Code::kMp4UnreadableBox, "ftyp");
    return;
  }
  head_.major_brand = FourCcText(BigEndian32(box.payload, 0));
  bool known = false;
  for (std::size_t at = 0; at + 4 <= box.payload.size(); at += 4) {
    if (at == 4) continue;  // minor_version
    if (head_.brands.size() == kMostBrands) break;
    const std::string brand = FourCcText(BigEndian32(box.payload, at));
    known = known || std::any_of(kBrandBeginnings.begin(), kBrandBeginnings.end(),
                                 [&](std::string_view one) {
                                   return brand.compare(0, one.size(), one) == 0;
                                 });
    if (at > 0) head_.brands.push_back(brand);
  }
  if (head_.major_brand == "qt  ") return Tell(Code::kMp4QuickTime, "ftyp");
  if (!known && box.complete())
    Tell(Code::kMp4UnknownBrand, "ftyp", {{"brand", head_.major_brand}});
}

void HeadReader::ReadMovie(const Mp4Box& movie, std::uint64_t size) {
  has_index_ = true;
  index_complete_ = movie.complete();
  head_.index_offset = position_;
  head_.index_size = size;
  head_.media_before_index = has_media_;
  const bool endless = size == UINT64_MAX - position_;  // up to the end of a file of unknown size
  if (size > kLargeIndexBytes && !endless) {
    Tell(Code::kMp4LargeIndex, "moov", {{"bytes", DecimalString(size)}});
  }
  if (!index_complete_) {
    const std::uint64_t missing = movie.declared - movie.payload.size();
    Need(position_ + (size - missing), missing);
  }
  CheckMp4Boxes(movie, diagnostics_);
  ReadMovieHeader(movie);
  ReadTracks(movie);
  ReadProtectionSystems(movie);
}

// mvhd, and mehd if the movie is fragmented; both durations use mvhd's timescale.
void HeadReader::ReadMovieHeader(const Mp4Box& movie) {
  const std::string_view mvhd = Child(movie, FourCc("mvhd")).payload;
  const bool wide = Byte(mvhd, 0) == 1;
  const std::uint32_t timescale = BigEndian32(mvhd, wide ? 20 : 12);
  const Mp4Box extends = Child(movie, FourCc("mvex"));
  head_.fragmented = head_.fragmented || extends;
  if (mvhd.size() < (wide ? 32U : 20U) || timescale == 0) {
    if (index_complete_) Tell(Code::kMp4NoMovieHeader, "mvhd");
    return;
  }
  const std::uint64_t unknown = wide ? UINT64_MAX : UINT32_MAX;
  std::uint64_t duration = BigEndian(mvhd, wide ? 24 : 16, wide ? 8 : 4);
  if (duration == 0 || duration == unknown) {
    const std::string_view mehd = Child(extends, FourCc("mehd")).payload;
    duration = BigEndian(mehd, 4, Byte(mehd, 0) == 1 ? 8 : 4);
  }
  if (duration != 0) {
    head_.duration = static_cast<Seconds>(duration) / static_cast<Seconds>(timescale);
  } else if (index_complete_) {
    Tell(Code::kMp4DurationUnknown, "mvhd");
  }
}

void HeadReader::ReadTracks(const Mp4Box& movie) {
  Diagnostics unheard;  // drops the findings of an incomplete track
  std::size_t count = 0;
  Mp4Children children(movie);
  for (Mp4Box box = children.Next(); box; box = children.Next()) {
    if (box.type != FourCc("trak")) continue;
    if (++count > kMostMp4Tracks) continue;
    std::optional<Mp4Track> track =
        ReadMp4Track(box, head_.fragmented, box.complete() ? diagnostics_ : &unheard);
    if (track) head_.tracks.push_back(std::move(*track));
  }
  if (count > kMostMp4Tracks) Tell(Code::kMp4ManyTracks, "moov", {{"count", DecimalString(count)}});
  if (!index_complete_) return;
  if (count == 0) return Tell(Code::kMp4NoTracks, "moov");
  TellOfTracks();
}

void HeadReader::TellOfTracks() {
  const auto count_of = [&](Mp4TrackKind kind) {
    return std::count_if(head_.tracks.begin(), head_.tracks.end(),
                         [&](const Mp4Track& track) { return track.kind == kind; });
  };
  const auto voices = count_of(Mp4TrackKind::kAudio);
  if (count_of(Mp4TrackKind::kVideo) == 0) Tell(Code::kMp4NoVideo, "moov");
  if (voices == 0) Tell(Code::kMp4NoAudio, "moov");
  for (const Mp4Track& track : head_.tracks) {
    const bool said = !track.language.empty() && track.language != "und";
    if (track.kind != Mp4TrackKind::kAudio || voices < 2 || said) continue;
    Tell(Code::kMp4NoLanguage, "mdhd", {{"track", DecimalString(track.id)}});
  }
}

// pssh: ISO/IEC 23001-7 section 8.1. Its data belongs to the DRM system and is not read.
void HeadReader::ReadProtectionSystems(const Mp4Box& parent) {
  constexpr std::size_t kUuidAt = 4;
  constexpr std::size_t kUuidBytes = 16;
  Mp4Children children(parent);
  for (Mp4Box box = children.Next(); box; box = children.Next()) {
    if (box.type != FourCc("pssh")) continue;
    std::uint64_t least = kUuidAt + kUuidBytes + 4;
    if (Byte(box.payload, 0) > 0) {
      const std::uint64_t keys = BigEndian32(box.payload, kUuidAt + kUuidBytes);
      least += 4 + keys * 16;
    }
    if (box.declared < least) {
      Tell(Code::kMp4UnreadableBox, "pssh");
      continue;
    }
    if (box.payload.size() < kUuidAt + kUuidBytes) return;
    std::string uuid;
    for (std::size_t i = 0; i < kUuidBytes; ++i) {
      if (i == 4 || i == 6 || i == 8 || i == 10) uuid.push_back('-');
      const std::uint32_t byte = Byte(box.payload, kUuidAt + i);
      uuid.push_back("0123456789abcdef"[byte >> 4U]);
      uuid.push_back("0123456789abcdef"[byte & 0xFU]);
    }
    const DrmSystem system = DrmSystemOfUuid(uuid);
    AddDrm({system, std::move(uuid), "pssh"}, &head_.drm);
  }
}

void HeadReader::TellOfIndex() {
  if (!has_index_ && is_segment_) return Tell(Code::kMp4SegmentAlone, "moof");
  if (first_ == 0) return;
  if (first_ != FourCc("ftyp")) Tell(Code::kMp4NoFileType, FourCcText(first_));
  if (!has_index_ && at_end_) {
    return Tell(Code::kMp4NoIndex, "moov");
  }
  if (!has_index_ && has_media_) {
    head_.media_before_index = true;
    head_.index_offset = position_;
  }
  if (head_.media_before_index) {
    Tell(Code::kMp4IndexAtEnd, "moov", {{"offset", DecimalString(*head_.index_offset)}});
  }
  if (!has_index_ || !index_complete_) return;
  if (head_.fragmented) Tell(Code::kMp4Fragmented, "mvex");
  const bool encrypted = std::any_of(head_.tracks.begin(), head_.tracks.end(),
                                     [](const Mp4Track& track) { return track.encrypted; });
  if (encrypted && head_.drm.empty()) Tell(Code::kMp4NoPssh, "pssh");
}

Mp4Head HeadReader::Read() {
  while (Step()) {
  }
  TellOfIndex();
  return std::move(head_);
}

}  // namespace

Mp4Head ReadMp4Head(std::string_view bytes, std::optional<std::uint64_t> total_size,
                    Diagnostics* diagnostics, const std::optional<Mp4Range>& piece) {
  return HeadReader(bytes, total_size, piece, diagnostics).Read();
}

}  // namespace resilient_playback

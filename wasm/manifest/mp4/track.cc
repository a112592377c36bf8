#include "manifest/mp4/track.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/types.h"
#include "manifest/mp4/codec.h"
#include "manifest/tell.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kFullBox = 4;            // version and flags
constexpr std::size_t kEntriesAt = 8;          // version and flags
constexpr std::size_t kMostEntries = 8;        // how many of one stsd are read
constexpr std::size_t kVisualEntryBytes = 78;  // section 12.1.3
constexpr std::size_t kAudioEntryBytes = 28;   // section 12.2.3
constexpr std::size_t kTextEntryBytes = 8;     // section 8.5.2.2
constexpr std::size_t kMostNameBytes = 128;
constexpr std::size_t kMostLanguageBytes = 35;  // RFC 5646 section 4.4.1

class TrackReader {
 public:
  TrackReader(bool fragmented, Diagnostics* diagnostics)
      : fragmented_(fragmented), diagnostics_(diagnostics) {}

  std::optional<Mp4Track> Read(const Mp4Box& trak);

 private:
  void Tell(Code code, std::string_view where, std::vector<Param> params = {});
  void ReadHeader(const Mp4Box& trak);
  bool ReadHandler(const Mp4Box& media);
  void ReadLanguage(const Mp4Box& media);
  void ReadEntries(const Mp4Box& stsd);
  std::size_t BoxesAt(const Mp4Box& entry, bool version_0) const;
  std::uint32_t ReadProtection(const Mp4Box& entry, std::size_t skip);
  void ReadCodec(std::uint32_t type, const Mp4Box& entry, std::size_t skip);
  void CheckSamples(const Mp4Box& table);

  const bool fragmented_;
  Diagnostics* const diagnostics_;
  Mp4Track track_;
};

void TrackReader::Tell(Code code, std::string_view where, std::vector<Param> params) {
  params.push_back({"track", DecimalString(track_.id)});
  resilient_playback::Tell(code, where, std::move(params), diagnostics_);
}

void TrackReader::ReadHeader(const Mp4Box& trak) {
  const std::string_view tkhd = Child(trak, FourCc("tkhd")).payload;
  const bool wide = Byte(tkhd, 0) == 1;
  const std::size_t size_at = wide ? 88 : 76;
  track_.id = BigEndian32(tkhd, wide ? 20 : 12);
  if (tkhd.size() < size_at + 8) return Tell(Code::kMp4UnreadableBox, "tkhd");
  // 16.16 fixed point.
  track_.width = BigEndian32(tkhd, size_at) >> 16U;
  track_.height = BigEndian32(tkhd, size_at + 4) >> 16U;
}

// Names that muxers set automatically mean nothing to a viewer.
std::string NameOfHandler(std::string_view hdlr) {
  std::string_view name = From(hdlr, 24);
  // QuickTime stores the length of a string; ISO ends it with 0.
  if (!name.empty() && Byte(name, 0) == name.size() - 1) name.remove_prefix(1);
  name = name.substr(0, std::min(name.find('\0'), kMostNameBytes));
  for (const std::string_view common : {"andle", "Media"}) {
    if (name.find(common) != std::string_view::npos) return {};
  }
  return std::string(name);
}

bool TrackReader::ReadHandler(const Mp4Box& media) {
  const std::string_view hdlr = Child(media, FourCc("hdlr")).payload;
  if (hdlr.size() < 12) {
    Tell(Code::kMp4NoHandler, "hdlr");
    return false;
  }
  const std::uint32_t handler = BigEndian32(hdlr, 8);
  track_.handler = FourCcText(handler);
  track_.name = NameOfHandler(hdlr);
  switch (handler) {
    case FourCc("vide"):
      track_.kind = Mp4TrackKind::kVideo;
      break;
    case FourCc("soun"):
      track_.kind = Mp4TrackKind::kAudio;
      break;
    case FourCc("subt"):
    case FourCc("sbtl"):
    case FourCc("subp"):
    case FourCc("clcp"):
    case FourCc("text"):
      track_.kind = Mp4TrackKind::kText;
      break;
    default:
      break;
  }
  return true;
}

void TrackReader::ReadLanguage(const Mp4Box& media) {
  const std::string_view extended = Child(media, FourCc("elng")).payload;
  if (extended.size() > kFullBox) {
    const std::string_view tag = From(extended, kFullBox).substr(0, kMostLanguageBytes);
    track_.language = std::string(tag.substr(0, tag.find('\0')));
    return;
  }
  const std::string_view mdhd = Child(media, FourCc("mdhd")).payload;
  const std::size_t at = Byte(mdhd, 0) == 1 ? 32 : 20;
  if (mdhd.size() < at + 2) return Tell(Code::kMp4UnreadableBox, "mdhd");
  // Section 8.4.2.3: three letters of five bits, each minus 0x60. Smaller numbers are Macintosh
  // language codes (QuickTime); 0 is one of them and also means "unknown".
  const auto packed = static_cast<std::uint32_t>(BigEndian(mdhd, at, 2));
  std::string letters;
  for (const unsigned shift : {10U, 5U, 0U}) {
    const std::uint32_t letter = packed >> shift & 0x1FU;
    if (letter < 1 || letter > 26) return;
    letters.push_back(static_cast<char>(0x60 + letter));
  }
  track_.language = letters;
}

// The offset at which the boxes of a sample entry begin.
std::size_t TrackReader::BoxesAt(const Mp4Box& entry, bool version_0) const {
  if (track_.kind == Mp4TrackKind::kVideo) return kVisualEntryBytes;
  if (track_.kind != Mp4TrackKind::kAudio) return kTextEntryBytes;
  // QuickTime File Format, "Sound Sample Description (Version 1)" and 2. In ISO files, version 1
  // occurs only in an stsd of version 1 and adds nothing.
  const auto version = static_cast<std::uint32_t>(BigEndian(entry.payload, 8, 2));
  const std::size_t more = version == 1 ? 16 : version == 2 ? 36 : 0;
  return kAudioEntryBytes + (version_0 ? more : 0);
}

bool IsProtectedEntry(std::uint32_t type) {
  constexpr std::array kProtected = {FourCc("encv"), FourCc("enca"), FourCc("enct"), FourCc("encs"),
                                     FourCc("drmi"), FourCc("drms"), FourCc("drmt")};
  return std::find(kProtected.begin(), kProtected.end(), type) != kProtected.end();
}

// The original format; the entry's own type if it is missing.
std::uint32_t TrackReader::ReadProtection(const Mp4Box& entry, std::size_t skip) {
  const Mp4Box sinf = Child(entry, FourCc("sinf"), skip);
  const std::string_view schm = Child(sinf, FourCc("schm")).payload;
  const std::uint32_t scheme = BigEndian32(schm, kFullBox);
  track_.encrypted = true;
  if (track_.scheme.empty() && scheme != 0) track_.scheme = FourCcText(scheme);
  Tell(Code::kMp4Encrypted, "sinf", {{"scheme", track_.scheme}});
  switch (scheme) {
    case FourCc("cenc"):
    case FourCc("cens"):
    case FourCc("cbc1"):
    case FourCc("cbcs"): {
      const Mp4Box tenc = Child(Child(sinf, FourCc("schi")), FourCc("tenc"));
      if (tenc.payload.size() < kFullBox + 20) Tell(Code::kMp4NoTrackEncryption, "tenc");
      break;
    }
    case FourCc("piff"):
      break;
    default:
      Tell(Code::kMp4UnknownScheme, "schm", {{"scheme", track_.scheme}});
  }
  const std::string_view frma = Child(sinf, FourCc("frma")).payload;
  if (frma.size() >= 4) return BigEndian32(frma, 0);
  // The strings of stpp and similar entries come before the boxes and are not parsed.
  if (track_.kind != Mp4TrackKind::kText) Tell(Code::kMp4NoOriginalFormat, "frma");
  return entry.type;
}

void TrackReader::ReadCodec(std::uint32_t type, const Mp4Box& entry, std::size_t skip) {
  const Mp4Codec codec = ReadMp4Codec(type, entry, skip);
  track_.codec = codec.text;
  if (track_.kind == Mp4TrackKind::kOther) return;
  const std::string format = FourCcText(type);
  if (!codec.known && !IsProtectedEntry(type)) {
    Tell(Code::kMp4UnknownCodec, "stsd", {{"codec", format}});
  }
  if (!codec.readable) {
    Tell(Code::kMp4BadConfiguration, "stsd", {{"codec", format}});
  } else if (codec.in_band) {
    Tell(Code::kMp4InBandParameterSets, "stsd", {{"codec", format}});
  } else if (!codec.has_parameter_sets) {
    Tell(Code::kMp4NoParameterSets, "stsd", {{"codec", format}});
  }
  if (codec.dolby_vision_profile) {
    Tell(Code::kMp4DolbyVision, "stsd",
         {{"codec", format}, {"profile", DecimalString(*codec.dolby_vision_profile)}});
  }
}

void TrackReader::ReadEntries(const Mp4Box& stsd) {
  Mp4Children entries(stsd, kEntriesAt);
  const bool version_0 = Byte(stsd.payload, 0) == 0;
  std::size_t count = 0;
  for (Mp4Box entry = entries.Next(); entry && count < kMostEntries; entry = entries.Next()) {
    const std::size_t skip = BoxesAt(entry, version_0);
    std::uint32_t type = entry.type;
    if (IsProtectedEntry(type) && !track_.encrypted) type = ReadProtection(entry, skip);
    if (++count > 1) continue;
    if (track_.kind == Mp4TrackKind::kVideo && (track_.width == 0 || track_.height == 0)) {
      track_.width = static_cast<std::uint32_t>(BigEndian(entry.payload, 24, 2));
      track_.height = static_cast<std::uint32_t>(BigEndian(entry.payload, 26, 2));
    }
    // QuickTime's chapters are "text" too, but no subtitles.
    if (type == FourCc("text") && track_.handler == "text") track_.kind = Mp4TrackKind::kOther;
    ReadCodec(type, entry, skip);
  }
  if (count == 0) Tell(Code::kMp4NoSampleEntry, "stsd");
  if (count > 1) Tell(Code::kMp4SeveralEntries, "stsd", {{"count", DecimalString(count)}});
}

void TrackReader::CheckSamples(const Mp4Box& table) {
  if (fragmented_ || track_.kind == Mp4TrackKind::kOther) return;
  Mp4Box sizes = Child(table, FourCc("stsz"));
  if (!sizes) sizes = Child(table, FourCc("stz2"));
  if (BigEndian32(sizes.payload, 8) == 0) Tell(Code::kMp4NoSamples, "stsz");
  // Without stss, every sample is a sync sample. With an empty stss, none is.
  const Mp4Box sync = Child(table, FourCc("stss"));
  if (sync && BigEndian32(sync.payload, kFullBox) == 0) Tell(Code::kMp4NoSyncSamples, "stss");
}

std::optional<Mp4Track> TrackReader::Read(const Mp4Box& trak) {
  ReadHeader(trak);
  const Mp4Box media = Child(trak, FourCc("mdia"));
  if (!ReadHandler(media)) return std::nullopt;
  ReadLanguage(media);
  const Mp4Box table = Child(Child(media, FourCc("minf")), FourCc("stbl"));
  ReadEntries(Child(table, FourCc("stsd")));
  CheckSamples(table);
  if (track_.kind != Mp4TrackKind::kVideo) track_.width = track_.height = 0;
  return std::move(track_);
}

}  // namespace

std::optional<Mp4Track> ReadMp4Track(const Mp4Box& trak, bool fragmented,
                                     Diagnostics* diagnostics) {
  return TrackReader(fragmented, diagnostics).Read(trak);
}

}  // namespace resilient_playback

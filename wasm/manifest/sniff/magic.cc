#include "manifest/sniff/magic.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "core/base/ascii.h"
#include "manifest/mp4/box.h"

namespace resilient_playback {
namespace {

using K = ContentKind;
using std::string_view_literals::operator""sv;

struct Signature {
  std::size_t at;
  std::string_view bytes;
  ContentKind kind;
};

constexpr std::array kSignatures = {
    Signature{0, "FLV\x01"sv, K::kFlv},
    Signature{0, "OggS"sv, K::kOgg},
    Signature{0, "fLaC"sv, K::kFlac},
    Signature{8, "WAVE"sv, K::kWav},
    Signature{8, "AVI "sv, K::kAvi},
    Signature{8, "WEBP"sv, K::kImage},
    Signature{0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv, K::kAsf},
    Signature{0, "\x00\x00\x01\xBA"sv, K::kMpegPs},
    Signature{0, "\x0B\x77"sv, K::kAc3},
    Signature{0, "\xFF\xD8\xFF"sv, K::kImage},
    Signature{0, "\x89PNG\r\n\x1A\n"sv, K::kImage},
    Signature{0, "GIF87a"sv, K::kImage},
    Signature{0, "GIF89a"sv, K::kImage},
    Signature{0, "%PDF-"sv, K::kPdf},
    Signature{0, "\x1F\x8B"sv, K::kGzip},
    Signature{0, "PK\x03\x04"sv, K::kArchive},
    Signature{0, "Rar!\x1A\x07"sv, K::kArchive},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, K::kArchive},
    Signature{0, "d8:announce"sv, K::kTorrent},
};

bool Matches(std::string_view bytes, const Signature& signature) {
  if (signature.at == 8 && !StartsWith(bytes, "RIFF")) return false;
  return StartsWith(From(bytes, signature.at), signature.bytes);
}

// By the first box of a file, of a segment (CMAF), or of an old QuickTime file without ftyp.
ContentKind KindOfBox(std::string_view bytes) {
  const std::uint32_t size = BigEndian32(bytes, 0);
  if (bytes.size() < 8 || (size > 1 && size < 8)) return K::kUnknown;
  switch (BigEndian32(bytes, 4)) {
    case FourCc("ftyp"): {
      // HEIF and AVIF are images in the same boxes.
      const std::string_view brand = bytes.substr(8, 4);
      constexpr std::array kImageBrands = {"avif"sv, "avis"sv, "heic"sv,
                                           "heix"sv, "mif1"sv, "msf1"sv};
      const bool picture =
          std::find(kImageBrands.begin(), kImageBrands.end(), brand) != kImageBrands.end();
      return picture ? K::kImage : K::kMp4;
    }
    case FourCc("styp"):
    case FourCc("moov"):
    case FourCc("moof"):
    case FourCc("sidx"):
    case FourCc("emsg"):
    case FourCc("prft"):
    case FourCc("mdat"):
    case FourCc("free"):
    case FourCc("skip"):
    case FourCc("wide"):
    case FourCc("pnot"):
      return K::kMp4;
    default:
      return K::kUnknown;
  }
}

// EBML (RFC 8794): DocType, element 0x4282, is within the first bytes.
ContentKind KindOfEbml(std::string_view bytes) {
  if (BigEndian32(bytes, 0) != 0x1A45DFA3U) return K::kUnknown;
  const std::string_view head = bytes.substr(0, 64);
  const std::size_t at = head.find("\x42\x82");
  const bool webm = at != std::string_view::npos && StartsWith(From(head, at + 3), "webm");
  return webm ? K::kWebm : K::kMatroska;
}

// ISO/IEC 13818-1 section 2.4.3.2: packets of 188 bytes that begin with 0x47; 192 with the time
// stamps of M2TS before each, 204 with parity after each. A stream may be cut anywhere. A text with
// the letter 'G' at such steps is no stream: a packet is never all text.
bool IsTransportStream(std::string_view bytes) {
  const std::string_view packet = bytes.substr(0, 188);
  const auto in_text = [](char c) { return IsAscii(c) && c >= '\t'; };
  if (std::all_of(packet.begin(), packet.end(), in_text)) return false;
  constexpr std::size_t kPackets = 4;
  for (const std::size_t step : {188U, 192U, 204U}) {
    for (std::size_t offset = 0; offset < step; ++offset) {
      // Two packets are proof only at the beginning.
      const std::size_t least = offset == 0 || (offset == 4 && step == 192) ? 2 : kPackets;
      std::size_t found = 0;
      for (std::size_t at = offset; found < kPackets && at < bytes.size(); at += step) {
        if (bytes[at] != '\x47') break;
        ++found;
      }
      const bool ended = offset + found * step >= bytes.size();
      if (found == kPackets || (ended && found >= least)) return true;
    }
  }
  return false;
}

// The size of the MPEG audio layer III frame at the beginning (ISO/IEC 11172-3 section 2.4.2.3); 0:
// no frame.
std::size_t Mp3FrameBytes(std::string_view bytes) {
  constexpr std::array<std::uint16_t, 15> kMpeg1 = {0,   32,  40,  48,  56,  64,  80, 96,
                                                    112, 128, 160, 192, 224, 256, 320};
  constexpr std::array<std::uint16_t, 15> kMpeg2 = {0,  8,  16, 24,  32,  40,  48, 56,
                                                    64, 80, 96, 112, 128, 144, 160};
  constexpr std::array<std::uint32_t, 3> kRates = {44100, 48000, 32000};
  const std::uint32_t header = BigEndian32(bytes, 0);
  const std::uint32_t version = header >> 19U & 3U;  // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
  const std::uint32_t bitrate = header >> 12U & 15U;
  const std::uint32_t rate = header >> 10U & 3U;
  const bool layer_3 = (header >> 17U & 3U) == 1;
  if (header >> 21U != 0x7FF || !layer_3 || version == 1 || bitrate == 0 || bitrate == 15 ||
      rate == 3) {
    return 0;
  }
  const bool mpeg1 = version == 3;
  const std::uint32_t hertz = kRates[rate] >> (mpeg1 ? 0U : version == 2 ? 1U : 2U);
  const std::uint32_t kilobits = mpeg1 ? kMpeg1[bitrate] : kMpeg2[bitrate];
  return (mpeg1 ? 144U : 72U) * kilobits * 1000 / hertz + (header >> 9U & 1U);
}

// The size of an ADTS frame (ISO/IEC 14496-3 annex 1.A.2.2); 0: no frame.
std::size_t AdtsFrameBytes(std::string_view bytes) {
  const auto header = BigEndian(bytes, 0, 7);
  if (header >> 44U != 0xFFF || (header >> 41U & 3U) != 0) return 0;
  const auto size = static_cast<std::size_t>(header >> 13U & 0x1FFFU);
  return size > 7 ? size : 0;
}

// Needs two consecutive frames, or one if the bytes end before the second.
ContentKind KindOfFrames(std::string_view bytes) {
  const auto follow = [&](auto size_of) {
    const std::size_t size = size_of(bytes);
    if (bytes.size() < 8 || size == 0) return false;
    return bytes.size() < size + 7 || size_of(From(bytes, size)) != 0;
  };
  if (follow(AdtsFrameBytes)) return K::kAac;
  return follow(Mp3FrameBytes) ? K::kMp3 : K::kUnknown;
}

// ID3v2 comes before MP3, and in HLS before packed AAC and AC-3 (RFC 8216 section 3.4).
ContentKind KindAfterId3(std::string_view bytes) {
  std::size_t size = 10;
  for (std::size_t i = 6; i < 10; ++i) {
    size += static_cast<std::size_t>(Byte(bytes, i) & 0x7FU) << (7 * (9 - i));
  }
  const std::string_view rest = From(bytes, size);
  if (StartsWith(rest, "\x0B\x77")) return K::kAc3;
  const ContentKind kind = KindOfFrames(rest);
  return kind == K::kUnknown ? K::kMp3 : kind;
}

}  // namespace

ContentKind KindOfBytes(std::string_view bytes) {
  constexpr std::size_t kRead = 65536;
  bytes = bytes.substr(0, kRead);
  const auto* signature = std::find_if(kSignatures.begin(), kSignatures.end(),
                                       [&](const Signature& one) { return Matches(bytes, one); });
  if (signature != kSignatures.end()) return signature->kind;
  if (StartsWith(bytes, "ID3") && bytes.size() >= 10) return KindAfterId3(bytes);
  for (const auto kind_of : {KindOfBox, KindOfEbml, KindOfFrames}) {
    const ContentKind kind = kind_of(bytes);
    if (kind != K::kUnknown) return kind;
  }
  return IsTransportStream(bytes) ? K::kMpegTs : K::kUnknown;
}

}  // namespace resilient_playback

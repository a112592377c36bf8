#include "manifest/mp4/codec.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/types.h"

namespace resilient_playback {
namespace {

constexpr std::uint32_t kNoBox = 0;

struct Format {
  std::uint32_t type;
  std::string_view text;
  std::uint32_t configuration;  // the box with the parameters for RFC 6381
};

constexpr std::array kFormats = {
    Format{FourCc("avc1"), "avc1", FourCc("avcC")}, Format{FourCc("avc2"), "avc2", FourCc("avcC")},
    Format{FourCc("avc3"), "avc3", FourCc("avcC")}, Format{FourCc("avc4"), "avc4", FourCc("avcC")},
    Format{FourCc("hvc1"), "hvc1", FourCc("hvcC")}, Format{FourCc("hev1"), "hev1", FourCc("hvcC")},
    Format{FourCc("av01"), "av01", FourCc("av1C")}, Format{FourCc("vp08"), "vp08", FourCc("vpcC")},
    Format{FourCc("vp09"), "vp09", FourCc("vpcC")}, Format{FourCc("dvh1"), "dvh1", FourCc("dvcC")},
    Format{FourCc("dvhe"), "dvhe", FourCc("dvcC")}, Format{FourCc("dva1"), "dva1", FourCc("dvcC")},
    Format{FourCc("dvav"), "dvav", FourCc("dvcC")}, Format{FourCc("dav1"), "dav1", FourCc("dvcC")},
    Format{FourCc("mp4a"), "mp4a", FourCc("esds")}, Format{FourCc("mp4v"), "mp4v", FourCc("esds")},
    Format{FourCc("vvc1"), "vvc1", kNoBox},         Format{FourCc("vvi1"), "vvi1", kNoBox},
    Format{FourCc("s263"), "s263", kNoBox},         Format{FourCc("jpeg"), "mjpg", kNoBox},
    Format{FourCc("ac-3"), "ac-3", kNoBox},         Format{FourCc("ec-3"), "ec-3", kNoBox},
    Format{FourCc("ac-4"), "ac-4", kNoBox},         Format{FourCc("Opus"), "opus", kNoBox},
    Format{FourCc("fLaC"), "flac", kNoBox},         Format{FourCc("alac"), "alac", kNoBox},
    Format{FourCc("dtsc"), "dtsc", kNoBox},         Format{FourCc("dtse"), "dtse", kNoBox},
    Format{FourCc("dtsh"), "dtsh", kNoBox},         Format{FourCc("dtsl"), "dtsl", kNoBox},
    Format{FourCc("dtsx"), "dtsx", kNoBox},         Format{FourCc("mha1"), "mha1", kNoBox},
    Format{FourCc("mhm1"), "mhm1", kNoBox},         Format{FourCc(".mp3"), "mp3", kNoBox},
    Format{FourCc("sowt"), "sowt", kNoBox},         Format{FourCc("twos"), "twos", kNoBox},
    Format{FourCc("lpcm"), "lpcm", kNoBox},         Format{FourCc("ipcm"), "ipcm", kNoBox},
    Format{FourCc("samr"), "samr", kNoBox},         Format{FourCc("wvtt"), "wvtt", kNoBox},
    Format{FourCc("stpp"), "stpp", kNoBox},         Format{FourCc("tx3g"), "tx3g", kNoBox},
    Format{FourCc("mp4s"), "mp4s", kNoBox},         Format{FourCc("c608"), "c608", kNoBox},
    Format{FourCc("c708"), "c708", kNoBox},         Format{FourCc("text"), "text", kNoBox},
};

void AppendHex(std::uint32_t value, std::size_t least_digits, bool upper, std::string* text) {
  const std::string_view digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  std::string reversed;
  for (; value != 0 || reversed.size() < least_digits; value >>= 4U) {
    reversed.push_back(digits[value & 0xFU]);
  }
  text->append(reversed.rbegin(), reversed.rend());
}

void AppendTwoDigits(std::uint32_t value, std::string* text) {
  if (value < 10) text->push_back('0');
  text->append(DecimalString(value));
}

// avcC: ISO/IEC 14496-15 section 5.3.3.1; the string: RFC 6381 section 3.3.
void ReadAvc(std::string_view avcc, Mp4Codec* codec) {
  codec->readable = avcc.size() >= 7 && Byte(avcc, 0) == 1;
  if (!codec->readable) return;
  codec->text.push_back('.');
  for (std::size_t i = 1; i <= 3; ++i) AppendHex(Byte(avcc, i), 2, false, &codec->text);
  const std::uint32_t sps = Byte(avcc, 5) & 0x1FU;
  std::size_t at = 6;
  for (std::uint32_t i = 0; i < sps; ++i) {
    at += 2 + static_cast<std::size_t>(BigEndian(avcc, at, 2));
  }
  codec->has_parameter_sets = sps > 0 && Byte(avcc, at) > 0;
}

// hvcC: ISO/IEC 14496-15 section 8.3.3.1; the string: its annex E.3.
void ReadHevc(std::string_view hvcc, Mp4Codec* codec) {
  codec->readable = hvcc.size() >= 23 && Byte(hvcc, 0) == 1;
  if (!codec->readable) return;
  std::string* text = &codec->text;
  const std::uint32_t profile = Byte(hvcc, 1);
  text->push_back('.');
  if (profile >> 6U != 0) text->push_back(static_cast<char>('A' + (profile >> 6U) - 1));
  text->append(DecimalString(profile & 0x1FU)).push_back('.');
  std::uint32_t reversed = 0;
  for (unsigned bit = 0; bit < 32; ++bit) {
    reversed |= (BigEndian32(hvcc, 2) >> bit & 1U) << (31U - bit);
  }
  AppendHex(reversed, 1, true, text);
  text->append((profile & 0x20U) != 0 ? ".H" : ".L").append(DecimalString(Byte(hvcc, 12)));
  std::size_t constraints = 6;
  while (constraints > 0 && Byte(hvcc, 5 + constraints) == 0) --constraints;
  for (std::size_t i = 0; i < constraints; ++i) {
    text->push_back('.');
    AppendHex(Byte(hvcc, 6 + i), 1, true, text);
  }
  codec->has_parameter_sets = Byte(hvcc, 22) > 0;
}

// av1C: AV1 Codec ISO Media File Format Binding, section 2.3; the string: its section 5.
void ReadAv1(std::string_view av1c, Mp4Codec* codec) {
  codec->readable = av1c.size() >= 4 && Byte(av1c, 0) == 0x81;
  if (!codec->readable) return;
  const std::uint32_t profile = Byte(av1c, 1) >> 5U;
  const std::uint32_t flags = Byte(av1c, 2);
  const bool high = (flags & 0x40U) != 0;
  const bool twelve = profile == 2 && high && (flags & 0x20U) != 0;
  codec->text.append(".").append(DecimalString(profile)).append(".");
  AppendTwoDigits(Byte(av1c, 1) & 0x1FU, &codec->text);
  codec->text.append((flags & 0x80U) != 0 ? "H" : "M");
  codec->text.append(twelve ? ".12" : high ? ".10" : ".08");
}

// vpcC: VP Codec ISO Media File Format Binding, version 1.
void ReadVp(std::string_view vpcc, Mp4Codec* codec) {
  codec->readable = vpcc.size() >= 7 && Byte(vpcc, 0) == 1;
  if (!codec->readable) return;
  for (const std::uint32_t part : {Byte(vpcc, 4), Byte(vpcc, 5), Byte(vpcc, 6) >> 4U}) {
    codec->text.push_back('.');
    AppendTwoDigits(part, &codec->text);
  }
}

// dvcC, dvvC: Dolby Vision Streams Within the ISO Base Media File Format, section 3.2.
void ReadDolbyVision(std::string_view dvcc, bool names, Mp4Codec* codec) {
  if (dvcc.size() < 4) {
    codec->readable = codec->readable && !names;
    return;
  }
  const std::uint32_t profile = Byte(dvcc, 2) >> 1U;
  codec->dolby_vision_profile = profile;
  if (!names) return;
  codec->text.push_back('.');
  AppendTwoDigits(profile, &codec->text);
  codec->text.push_back('.');
  AppendTwoDigits((Byte(dvcc, 2) & 1U) << 5U | Byte(dvcc, 3) >> 3U, &codec->text);
}

// The payload of a descriptor with this tag at the beginning of `bytes`; empty if the tag differs
// (ISO/IEC 14496-1 section 8.3.3: the size has up to four bytes of seven bits each).
std::string_view Descriptor(std::string_view bytes, std::uint32_t tag) {
  if (Byte(bytes, 0) != tag) return {};
  std::size_t size = 0;
  std::size_t at = 1;
  for (bool more = true; more && at <= 4; ++at) {
    more = (Byte(bytes, at) & 0x80U) != 0;
    size = size << 7U | (Byte(bytes, at) & 0x7FU);
  }
  return From(bytes, at).substr(0, size);
}

// AudioSpecificConfig's object type (ISO/IEC 14496-3 section 1.6.2.1): 31 means that six more bits
// follow.
std::uint32_t AudioObjectType(std::string_view config) {
  const auto bits = static_cast<std::uint32_t>(BigEndian(config, 0, 2));
  const std::uint32_t type = bits >> 11U;
  return type == 31 ? 32 + (bits >> 5U & 0x3FU) : type;
}

// esds: ISO/IEC 14496-14 section 5.6; the string: RFC 6381 section 3.3.
void ReadEsds(std::string_view esds, bool video, Mp4Codec* codec) {
  const std::string_view es = Descriptor(From(esds, 4), 3);
  const std::uint32_t flags = Byte(es, 2);
  std::size_t at = 3;
  if ((flags & 0x80U) != 0) at += 2;
  if ((flags & 0x40U) != 0) at += 1 + static_cast<std::size_t>(Byte(es, at));
  if ((flags & 0x20U) != 0) at += 2;
  const std::string_view decoder = Descriptor(From(es, at), 4);
  const std::uint32_t object = Byte(decoder, 0);
  codec->readable = object != 0;
  if (!codec->readable) return;
  codec->text.push_back('.');
  AppendHex(object, 2, true, &codec->text);
  const std::string_view specific = Descriptor(From(decoder, 13), 5);
  if (object == 0x40) {
    codec->readable = !specific.empty();
    if (codec->readable) codec->text.append(".").append(DecimalString(AudioObjectType(specific)));
  } else if (video && object == 0x20 && BigEndian32(specific, 0) == 0x1B0) {
    codec->text.append(".").append(DecimalString(Byte(specific, 4)));
  }
}

void ReadConfiguration(const Format& format, const Mp4Box& entry, std::size_t skip,
                       Mp4Codec* codec) {
  const std::string_view configuration = Child(entry, format.configuration, skip).payload;
  switch (format.configuration) {
    case FourCc("avcC"):
      return ReadAvc(configuration, codec);
    case FourCc("hvcC"):
      return ReadHevc(configuration, codec);
    case FourCc("av1C"):
      return ReadAv1(configuration, codec);
    case FourCc("vpcC"):
      return ReadVp(configuration, codec);
    case FourCc("esds"): {
      // QuickTime puts esds into a "wave" box.
      const Mp4Box wave = Child(entry, FourCc("wave"), skip);
      return ReadEsds(configuration.empty() ? Child(wave, FourCc("esds")).payload : configuration,
                      format.text == "mp4v", codec);
    }
    default:
      return;
  }
}

}  // namespace

Mp4Codec ReadMp4Codec(std::uint32_t type, const Mp4Box& entry, std::size_t skip) {
  Mp4Codec codec;
  const auto* format = std::find_if(kFormats.begin(), kFormats.end(),
                                    [&](const Format& one) { return one.type == type; });
  codec.known = format != kFormats.end();
  codec.text = codec.known ? std::string(format->text) : FourCcText(type);
  if (!codec.known) return codec;
  codec.in_band = type == FourCc("avc3") || type == FourCc("hev1");
  ReadConfiguration(*format, entry, skip, &codec);
  // Profiles up to 7 are in dvcC, 8 to 10 in dvvC.
  Mp4Box vision = Child(entry, FourCc("dvcC"), skip);
  if (!vision) vision = Child(entry, FourCc("dvvC"), skip);
  ReadDolbyVision(vision.payload, format->configuration == FourCc("dvcC"), &codec);
  if (!codec.readable) codec.text = std::string(format->text);
  return codec;
}

}  // namespace resilient_playback

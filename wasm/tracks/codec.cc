#include "tracks/codec.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

struct Family {
  std::string_view entry;  // the sample entry before the first dot, in lower case
  CodecKind kind;
  std::string_view name;
};

constexpr std::array kFamilies = {
    Family{"avc1", CodecKind::kVideo, "avc"},
    Family{"avc2", CodecKind::kVideo, "avc"},
    Family{"avc3", CodecKind::kVideo, "avc"},
    Family{"avc4", CodecKind::kVideo, "avc"},
    Family{"hvc1", CodecKind::kVideo, "hevc"},
    Family{"hev1", CodecKind::kVideo, "hevc"},
    Family{"vvc1", CodecKind::kVideo, "vvc"},
    Family{"vvi1", CodecKind::kVideo, "vvc"},
    Family{"dvh1", CodecKind::kVideo, "dolby_vision"},
    Family{"dvhe", CodecKind::kVideo, "dolby_vision"},
    Family{"dva1", CodecKind::kVideo, "dolby_vision"},
    Family{"dvav", CodecKind::kVideo, "dolby_vision"},
    Family{"dav1", CodecKind::kVideo, "dolby_vision"},
    Family{"av01", CodecKind::kVideo, "av1"},
    Family{"av1", CodecKind::kVideo, "av1"},
    Family{"vp08", CodecKind::kVideo, "vp8"},
    Family{"vp8", CodecKind::kVideo, "vp8"},
    Family{"vp09", CodecKind::kVideo, "vp9"},
    Family{"vp9", CodecKind::kVideo, "vp9"},
    Family{"mp4v", CodecKind::kVideo, "mpeg4"},
    Family{"mjpg", CodecKind::kVideo, "mjpeg"},
    Family{"mp4a", CodecKind::kAudio, "aac"},
    Family{"ac-3", CodecKind::kAudio, "ac3"},
    Family{"ec-3", CodecKind::kAudio, "eac3"},
    Family{"ac-4", CodecKind::kAudio, "ac4"},
    Family{"dtsc", CodecKind::kAudio, "dts"},
    Family{"dtse", CodecKind::kAudio, "dts"},
    Family{"dtsh", CodecKind::kAudio, "dts"},
    Family{"dtsl", CodecKind::kAudio, "dts"},
    Family{"dtsx", CodecKind::kAudio, "dts"},
    Family{"opus", CodecKind::kAudio, "opus"},
    Family{"flac", CodecKind::kAudio, "flac"},
    Family{"vorbis", CodecKind::kAudio, "vorbis"},
    Family{"alac", CodecKind::kAudio, "alac"},
    Family{"mp3", CodecKind::kAudio, "mp3"},
    Family{"mha1", CodecKind::kAudio, "mpegh"},
    Family{"mhm1", CodecKind::kAudio, "mpegh"},
    Family{"wvtt", CodecKind::kText, "webvtt"},
    Family{"stpp", CodecKind::kText, "ttml"},
    Family{"tx3g", CodecKind::kText, "tx3g"},
    Family{"vtt", CodecKind::kText, "webvtt"},
    Family{"c608", CodecKind::kText, "cea608"},
    Family{"c708", CodecKind::kText, "cea708"},
};

constexpr std::size_t kMostCodecBytes = 128;

bool IsSpace(char c) { return c == ' ' || c == '\t'; }

std::string_view Trim(std::string_view text) {
  while (!text.empty() && IsSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsSpace(text.back())) text.remove_suffix(1);
  return text;
}

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

bool AllHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return HexDigit(c) >= 0; });
}

bool AllDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

// mp4a.40.2, mp4a.67, and mp4a.40.34 for MP3 (RFC 6381 section 3.3).
bool IsMp4aWellFormed(const std::vector<std::string_view>& parts) {
  if (parts.size() < 2 || parts.size() > 3 || parts[1].size() != 2 || !AllHex(parts[1]))
    return false;
  return parts.size() == 2 || AllDigits(parts[2]);
}

// hvc1.[A-C]P.C.[LH]N[.constraint bytes] (ISO/IEC 14496-15 annex E.3).
bool IsHevcWellFormed(const std::vector<std::string_view>& parts) {
  if (parts.size() < 4 || parts.size() > 10) return false;
  std::string_view profile = parts[1];
  if (!profile.empty() && profile[0] >= 'A' && profile[0] <= 'C') profile.remove_prefix(1);
  const std::string_view tier = parts[3];
  return AllDigits(profile) && !parts[2].empty() && AllHex(parts[2]) && !tier.empty() &&
         (tier[0] == 'L' || tier[0] == 'H') && AllDigits(tier.substr(1)) &&
         std::all_of(parts.begin() + 4, parts.end(), [](std::string_view part) {
           return !part.empty() && part.size() <= 2 && AllHex(part);
         });
}

// av01.P.LLT.DD[...] (AV1 in ISOBMFF, section 5).
bool IsAv1WellFormed(const std::vector<std::string_view>& parts) {
  return parts.size() >= 4 && parts[1].size() == 1 && AllDigits(parts[1]) && parts[2].size() == 3 &&
         AllDigits(parts[2].substr(0, 2)) && (parts[2][2] == 'M' || parts[2][2] == 'H') &&
         parts[3].size() == 2 && AllDigits(parts[3]);
}

// vp09.PP.LL.DD[...] (VP Codec ISO Media File Format Binding).
bool IsVpWellFormed(const std::vector<std::string_view>& parts) {
  return parts.size() >= 4 &&
         std::all_of(parts.begin() + 1, parts.end(),
                     [](std::string_view part) { return part.size() == 2 && AllDigits(part); });
}

}  // namespace

std::vector<Codec> ParseCodecs(std::string_view text) {
  std::vector<Codec> codecs;
  for (std::string_view part : Split(text, ',')) {
    part = Trim(part).substr(0, kMostCodecBytes);
    if (part.empty()) continue;
    if (codecs.size() == kMostCodecs) break;
    Codec codec;
    codec.text = std::string(part);
    const std::string entry = Lowercase(part.substr(0, part.find('.')));
    const auto* family = std::find_if(kFamilies.begin(), kFamilies.end(),
                                      [&](const Family& one) { return one.entry == entry; });
    if (family != kFamilies.end()) {
      codec.kind = family->kind;
      codec.family = family->name;
    }
    codecs.push_back(std::move(codec));
  }
  return codecs;
}

bool IsWellFormed(const Codec& codec) {
  const std::vector<std::string_view> parts = Split(codec.text, '.');
  const std::string_view entry = parts[0];
  if (codec.family == "avc") {
    return parts.size() == 2 && parts[1].size() == 6 && AllHex(parts[1]);
  }
  if (codec.family == "aac") return IsMp4aWellFormed(parts);
  if (codec.family == "hevc") return IsHevcWellFormed(parts);
  if (EqualsIgnoringCase(entry, "av01")) return IsAv1WellFormed(parts);
  if (EqualsIgnoringCase(entry, "vp09")) return IsVpWellFormed(parts);
  return true;
}

}  // namespace resilient_playback

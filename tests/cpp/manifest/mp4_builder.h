// Builds MP4 files of a few hundred bytes from boxes.
#ifndef RESILIENT_PLAYBACK_TESTS_CPP_MANIFEST_MP4_BUILDER_H_
#define RESILIENT_PLAYBACK_TESTS_CPP_MANIFEST_MP4_BUILDER_H_

#include <cstddef>
#include <cstdint>
#include <string>

namespace resilient_playback::mp4 {

inline std::string Number(std::uint64_t value, std::size_t bytes) {
  std::string text(bytes, '\0');
  for (std::size_t i = bytes; i-- > 0; value >>= 8U) text[i] = static_cast<char>(value & 0xFFU);
  return text;
}

inline std::string Zeros(std::size_t count) { return std::string(count, '\0'); }

inline std::string Bytes(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

inline std::string Box(const std::string& type, const std::string& payload) {
  return Number(payload.size() + 8, 4) + type + payload;
}

inline std::string Full(const std::string& type, const std::string& payload, int version = 0) {
  return Box(type, Number(static_cast<std::uint64_t>(version) << 24U, 4) + payload);
}

inline std::string Ftyp(const std::string& major = "isom", const std::string& others = "mp42") {
  return Box("ftyp", major + Number(512, 4) + others);
}

inline std::string Mvhd(std::uint64_t duration = 90000, std::uint64_t timescale = 1000) {
  return Full("mvhd", Zeros(8) + Number(timescale, 4) + Number(duration, 4) + Zeros(80));
}

inline std::string Avcc() { return Box("avcC", Bytes("0164001fffe1000167010001ee")); }

inline std::string Video(const std::string& type, const std::string& boxes) {
  return Box(type, Zeros(24) + Number(640, 2) + Number(360, 2) + Zeros(50) + boxes);
}

inline std::string Audio(const std::string& type, const std::string& boxes, int version = 0) {
  const std::size_t more = version == 1 ? 16 : version == 2 ? 36 : 0;
  return Box(type, Zeros(8) + Number(static_cast<std::uint64_t>(version), 2) + Zeros(18) +
                       Zeros(more) + boxes);
}

// The descriptors of an AAC or MP3 track. `specific` is the AudioSpecificConfig.
inline std::string Esds(const std::string& object, const std::string& specific) {
  const std::string info = specific.empty() ? "" : "\x05" + Number(specific.size(), 1) + specific;
  const std::string decoder = Bytes(object) + Zeros(12) + info;
  // Like many muxers, writes the size in four bytes.
  const std::string config = "\x04\x80\x80\x80" + Number(decoder.size(), 1) + decoder;
  return Full("esds", "\x03" + Number(config.size() + 3, 1) + Zeros(3) + config);
}

struct Track {
  std::string handler = "vide";
  std::string entry = Video("avc1", Avcc());
  std::string language = "rus";
  std::string name = "VideoHandler";
  std::string media;                                          // further boxes of mdia
  std::string table = Full("stsz", Zeros(4) + Number(7, 4));  // boxes of stbl besides stsd
  std::uint64_t id = 1;
  std::uint64_t entries = 1;
};

inline Track AudioTrack(const std::string& language = "eng") {
  Track track;
  track.handler = "soun";
  track.entry = Audio("mp4a", Esds("40", Bytes("1210")));
  track.language = language;
  track.id = 2;
  return track;
}

inline std::string Tkhd(const Track& track) {
  const bool video = track.handler == "vide";
  return Full("tkhd", Zeros(8) + Number(track.id, 4) + Zeros(60) + Number(video ? 1920 : 0, 2) +
                          Zeros(2) + Number(video ? 1080 : 0, 2) + Zeros(2));
}

inline std::string Mdhd(const std::string& language) {
  std::uint64_t packed = 0;
  for (const char c : language) packed = packed << 5U | (static_cast<unsigned char>(c) - 0x60U);
  return Full("mdhd", Zeros(16) + Number(packed, 2) + Zeros(2));
}

inline std::string Hdlr(const Track& track) {
  return Full("hdlr", Zeros(4) + track.handler + Zeros(12) + track.name + Zeros(1));
}

inline std::string Trak(const Track& track = {}) {
  const std::string table =
      Box("stbl", Full("stsd", Number(track.entries, 4) + track.entry) + track.table);
  return Box("trak", Tkhd(track) + Box("mdia", Mdhd(track.language) + Hdlr(track) + track.media +
                                                   Box("minf", table)));
}

inline std::string Movie(const std::string& traks = Trak() + Trak(AudioTrack()),
                         const std::string& more = {}) {
  return Box("moov", Mvhd() + traks + more);
}

inline std::string Mdat(std::size_t bytes = 100) { return Box("mdat", Zeros(bytes)); }

// The sinf box of a protected sample entry.
inline std::string Sinf(const std::string& format, const std::string& scheme,
                        const std::string& schi = Full("tenc", Zeros(20))) {
  return Box("sinf", (format.empty() ? "" : Box("frma", format)) + Full("schm", scheme + Zeros(4)) +
                         Box("schi", schi));
}

inline std::string Pssh(int version = 0, std::uint64_t keys = 0) {
  return Full("pssh",
              Bytes("edef8ba979d64acea3c827dcd51d21ed") + (version > 0 ? Number(keys, 4) : "") +
                  Zeros(4) + Zeros(version > 0 ? 16 : 0),
              version);
}

}  // namespace resilient_playback::mp4

#endif  // RESILIENT_PLAYBACK_TESTS_CPP_MANIFEST_MP4_BUILDER_H_

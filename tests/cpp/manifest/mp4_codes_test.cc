// For each code about the head of an MP4: a file with the fault, and a similar one without it.
#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "manifest/mp4/mp4.h"
#include "manifest/mp4_builder.h"

namespace resilient_playback {

namespace {

using namespace mp4;  // NOLINT: a vocabulary of four-letter names

struct Row {
  Code code;
  std::string with;
  std::string without;
  bool whole = true;  // the bytes are the whole file
};

void PrintTo(const Row& row, std::ostream* out) { *out << FactsOf(row.code).tag; }

bool Tells(Code code, const std::string& bytes, bool whole) {
  Diagnostics diagnostics;
  ReadMp4Head(bytes, whole ? std::optional<std::uint64_t>(bytes.size()) : std::nullopt,
              &diagnostics);
  return diagnostics.Has(code);
}

std::string Film(const std::string& movie) { return Ftyp() + movie + Mdat(); }
std::string FilmOf(const Track& video) { return Film(Movie(Trak(video) + Trak(AudioTrack()))); }

Track With(const std::string& entry, const std::string& table = Track().table) {
  Track track;
  track.entry = entry;
  track.table = table;
  return track;
}

std::string Encrypted(const std::string& sinf, const std::string& more = Pssh()) {
  return Film(Movie(Trak(With(Video("encv", Avcc() + sinf))), more));
}

std::string Cut(std::string bytes, std::size_t less) {
  bytes.resize(bytes.size() - less);
  return bytes;
}

const std::string kFilm = Film(Movie());
const std::string kFragments = Box("moof", Full("mfhd", Zeros(4))) + Mdat();

std::vector<Row> FileRows() {
  const std::string index_of_9_mib = Film(Movie(Trak(), Box("free", Zeros(9U << 20U))));
  return {
      {Code::kMp4NoBoxes, Zeros(64), kFilm},
      {Code::kMp4NoFileType, Movie() + Mdat(), kFilm},
      {Code::kMp4UnknownBrand, Ftyp("abcd", "efgh") + Movie(), Ftyp("abcd", "iso6") + Movie()},
      {Code::kMp4QuickTime, Ftyp("qt  ", "qt  ") + Movie(), kFilm},
      {Code::kMp4IndexAtEnd, Ftyp() + Mdat() + Movie(), Ftyp() + Mdat(8) + Movie()},
      {Code::kMp4NoIndex, Ftyp() + Mdat(), Ftyp() + Mdat(), false},
      {Code::kMp4LargeIndex, index_of_9_mib, Film(Movie(Trak(), Box("free", Zeros(7U << 20U))))},
      {Code::kMp4Truncated, Cut(kFilm, 1), kFilm},
      {Code::kMp4BoxTooSmall, Film(Movie(Trak(), Number(7, 4) + "free")),
       Film(Movie(Trak(), Number(8, 4) + "free"))},
      {Code::kMp4BoxBeyondParent, Film(Movie(Trak(), Number(9, 4) + "free")),
       Film(Movie(Trak(), Number(0, 4) + "free"))},
      {Code::kMp4Garbage, kFilm + "\x01\x02\x03\x04\x05\x06\x07\x08", kFilm + Zeros(64)},
      {Code::kMp4SegmentAlone, Box("styp", "msdh" + Zeros(4)) + kFragments,
       Ftyp() + Movie() + kFragments},
      {Code::kMp4UnreadableBox, Film(Movie(Trak(), Full("pssh", Zeros(19)))),
       Film(Movie(Trak(), Full("pssh", Zeros(20))))},
  };
}

std::vector<Row> MovieRows() {
  std::string many;
  for (std::size_t i = 0; i < kMostMp4Tracks; ++i) many += Trak();
  const std::string mvex = Box("mvex", "");
  return {
      {Code::kMp4NoMovieHeader, Film(Box("moov", Mvhd(90, 0) + Trak())), kFilm},
      {Code::kMp4DurationUnknown, Film(Box("moov", Mvhd(UINT32_MAX) + Trak())),
       Film(Box("moov", Mvhd(UINT32_MAX) + Trak() + Box("mvex", Full("mehd", Number(5000, 4)))))},
      {Code::kMp4NoTracks, Film(Movie("")), kFilm},
      {Code::kMp4NoVideo, Film(Movie(Trak(AudioTrack()))), kFilm},
      {Code::kMp4NoAudio, Film(Movie(Trak())), kFilm},
      {Code::kMp4ManyTracks, Film(Movie(many + Trak())), Film(Movie(many))},
      {Code::kMp4Fragmented, Ftyp() + Movie(Trak(), mvex) + kFragments, kFilm},
  };
}

std::vector<Row> TrackRows() {
  const std::string dvcc = Box("dvcC", Bytes("01000a31"));
  const std::string hvcc =
      Box("hvcC", Bytes("0101600000009000000000005df000fcfdf8f800000f01") + Zeros(30));
  const std::string no_arrays =
      Box("hvcC", Bytes("0101600000009000000000005df000fcfdf8f800000f00"));
  const std::string stsz = Track().table;
  const std::string short_handler =
      Film(Movie(Box("trak", Tkhd({}) + Box("mdia", Full("hdlr", Zeros(4))))));
  Track two = With(Video("avc1", Avcc()) + Video("avc1", Avcc()));
  two.entries = 2;
  const std::string two_voices =
      Film(Movie(Trak() + Trak(AudioTrack("eng")) + Trak(AudioTrack("und"))));
  return {
      {Code::kMp4NoHandler, short_handler, kFilm},
      {Code::kMp4NoSampleEntry, FilmOf(With("")), kFilm},
      {Code::kMp4NoSamples, FilmOf(With(Video("avc1", Avcc()), Full("stsz", Zeros(8)))),
       Ftyp() + Movie(Trak(With(Video("avc1", Avcc()), "")), Box("mvex", "")) + kFragments},
      {Code::kMp4NoSyncSamples, FilmOf(With(Video("avc1", Avcc()), stsz + Full("stss", Zeros(4)))),
       FilmOf(With(Video("avc1", Avcc()), stsz + Full("stss", Number(1, 4) + Number(1, 4))))},
      {Code::kMp4SeveralEntries, FilmOf(two), kFilm},
      {Code::kMp4UnknownCodec, FilmOf(With(Video("abcd", ""))), FilmOf(With(Video("vvc1", "")))},
      {Code::kMp4BadConfiguration, FilmOf(With(Video("avc1", Box("avcC", "\x01")))), kFilm},
      {Code::kMp4NoParameterSets, FilmOf(With(Video("avc1", Box("avcC", Bytes("0164001fffe000"))))),
       kFilm},
      {Code::kMp4NoParameterSets, FilmOf(With(Video("hvc1", no_arrays))),
       FilmOf(With(Video("hvc1", hvcc)))},
      {Code::kMp4InBandParameterSets, FilmOf(With(Video("hev1", hvcc))),
       FilmOf(With(Video("hvc1", hvcc)))},
      {Code::kMp4DolbyVision, FilmOf(With(Video("dvh1", hvcc + dvcc))),
       FilmOf(With(Video("hvc1", hvcc)))},
      {Code::kMp4NoLanguage, two_voices, Film(Movie(Trak() + Trak(AudioTrack("und"))))},
  };
}

std::vector<Row> ProtectionRows() {
  const std::string cenc = Sinf("avc1", "cenc");
  return {
      {Code::kMp4Encrypted, Encrypted(cenc), kFilm},
      {Code::kMp4UnknownScheme, Encrypted(Sinf("avc1", "abcd")), Encrypted(cenc)},
      {Code::kMp4NoOriginalFormat, Encrypted(Sinf("", "cenc")), Encrypted(cenc)},
      {Code::kMp4NoTrackEncryption, Encrypted(Sinf("avc1", "cbcs", "")), Encrypted(cenc)},
      {Code::kMp4NoPssh, Encrypted(cenc, ""), Encrypted(cenc)},
  };
}

std::vector<Row> AllRows() {
  std::vector<Row> all = FileRows();
  for (const std::vector<Row>& rows : {MovieRows(), TrackRows(), ProtectionRows()}) {
    all.insert(all.end(), rows.begin(), rows.end());
  }
  return all;
}

class Mp4Codes : public ::testing::TestWithParam<Row> {};

TEST_P(Mp4Codes, TellsTheFaultAndNotItsNeighbour) {
  const Row& row = GetParam();
  EXPECT_TRUE(Tells(row.code, row.with, true));
  EXPECT_FALSE(Tells(row.code, row.without, row.whole));
}

INSTANTIATE_TEST_SUITE_P(All, Mp4Codes, ::testing::ValuesIn(AllRows()));

TEST(Mp4Codes, EveryCodeHasARow) {
  std::set<Code> rows;
  for (const Row& row : AllRows()) rows.insert(row.code);
  for (const Code code : {
#define RP_CODE(name, tag, severity, layer, ref) Code::name,
#include "core/diagnostics/codes_mp4.def"
#undef RP_CODE
       }) {
    EXPECT_EQ(rows.count(code), 1U) << FactsOf(code).tag;
  }
}

TEST(Mp4Codes, AGoodFilmHasNothingToTell) {
  Diagnostics diagnostics;
  ReadMp4Head(kFilm, kFilm.size(), &diagnostics);
  EXPECT_TRUE(diagnostics.list().empty());
}

}  // namespace
}  // namespace resilient_playback

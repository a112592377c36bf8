// What the head of an MP4 says: tracks, codec strings, protection, and which range to read next.
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "manifest/mp4/mp4.h"
#include "manifest/mp4_builder.h"

namespace resilient_playback {
namespace {

using namespace mp4;  // NOLINT: a vocabulary of four-letter names

Mp4Head Read(const std::string& bytes) {
  Diagnostics diagnostics;
  return ReadMp4Head(bytes, bytes.size(), &diagnostics);
}

Mp4Track TrackOf(const Track& track) { return Read(Ftyp() + Movie(Trak(track))).tracks.at(0); }

struct Entry {
  std::string entry;
  std::string codec;
  std::string handler = "vide";
};

void PrintTo(const Entry& entry, std::ostream* out) { *out << entry.codec; }

class Mp4CodecTable : public ::testing::TestWithParam<Entry> {};

TEST_P(Mp4CodecTable, IsNamedAsRfc6381Says) {
  Track track;
  track.entry = GetParam().entry;
  track.handler = GetParam().handler;
  EXPECT_EQ(TrackOf(track).codec, GetParam().codec);
}

std::string Hvcc(const std::string& first_13) {
  return Box("hvcC", Bytes(first_13) + Bytes("f000fcfdf8f800000f01") + Zeros(30));
}

std::string Vpcc(const std::string& hex) { return Full("vpcC", Bytes(hex) + Zeros(5), 1); }

INSTANTIATE_TEST_SUITE_P(
    Video, Mp4CodecTable,
    ::testing::Values(Entry{Video("avc1", Avcc()), "avc1.64001f"},
                      Entry{Video("avc3", Box("avcC", Bytes("0142c01effe000"))), "avc3.42c01e"},
                      Entry{Video("avc1", Box("free", "") + Avcc()), "avc1.64001f"},
                      Entry{Video("avc1", ""), "avc1"},
                      Entry{Video("hvc1", Hvcc("01016000000090000000000"
                                               "05d")),
                            "hvc1.1.6.L93.90"},
                      Entry{Video("hev1", Hvcc("01222000000"
                                               "0b00000000000"
                                               "99")),
                            "hev1.2.4.H153.B0"},
                      Entry{Video("hvc1", Hvcc("01440000000"
                                               "1000000000001"
                                               "3c")),
                            "hvc1.A4.80000000.L60.0.0.0.0.0.1"},
                      Entry{Video("av01", Box("av1C", Bytes("81080c00"))), "av01.0.08M.08"},
                      Entry{Video("av01", Box("av1C", Bytes("810dc000"))), "av01.0.13H.10"},
                      Entry{Video("av01", Box("av1C", Bytes("81506000"))), "av01.2.16M.12"},
                      Entry{Video("vp09", Vpcc("001f80")), "vp09.00.31.08"},
                      Entry{Video("vp09", Vpcc("0229a0")), "vp09.02.41.10"},
                      Entry{Video("vp09", Full("vpcC", Bytes("0029a000000000"), 0)), "vp09"},
                      Entry{Video("mp4v", Esds("20", Bytes("000001b0f5"))), "mp4v.20.245"},
                      Entry{Video("dvh1", Hvcc("01222000000"
                                               "0b00000000000"
                                               "99") +
                                              Box("dvcC", Bytes("01000a31"))),
                            "dvh1.05.06"},
                      Entry{Video("hvc1", Hvcc("01222000000"
                                               "0b00000000000"
                                               "99") +
                                              Box("dvvC", Bytes("01001031"))),
                            "hvc1.2.4.H153.B0"},
                      Entry{Video("jpeg", ""), "mjpg"}, Entry{Video("x!y?", ""), "x!y?"}));

INSTANTIATE_TEST_SUITE_P(
    Sound, Mp4CodecTable,
    ::testing::Values(
        Entry{Audio("mp4a", Esds("40", Bytes("1210"))), "mp4a.40.2", "soun"},
        Entry{Audio("mp4a", Esds("40", Bytes("2b11"))), "mp4a.40.5", "soun"},
        Entry{Audio("mp4a", Esds("40", Bytes("f946"))), "mp4a.40.42", "soun"},
        Entry{Audio("mp4a", Esds("40", "")), "mp4a", "soun"},
        Entry{Audio("mp4a", Esds("6b", "")), "mp4a.6B", "soun"},
        Entry{Audio("mp4a", Esds("69", "")), "mp4a.69", "soun"},
        Entry{Audio("mp4a", Esds("a5", "")), "mp4a.A5", "soun"},
        Entry{Audio("mp4a", Esds("40", Bytes("1210")), 1), "mp4a.40.2", "soun"},
        Entry{Audio("mp4a", Box("wave", Esds("40", Bytes("1210"))), 2), "mp4a.40.2", "soun"},
        Entry{Audio("ac-3", ""), "ac-3", "soun"}, Entry{Audio("ec-3", ""), "ec-3", "soun"},
        Entry{Audio("ac-4", ""), "ac-4", "soun"}, Entry{Audio("Opus", ""), "opus", "soun"},
        Entry{Audio("fLaC", ""), "flac", "soun"}, Entry{Audio("dtsc", ""), "dtsc", "soun"},
        Entry{Audio(".mp3", ""), "mp3", "soun"},
        Entry{Audio("enca", Esds("40", Bytes("1210")) + Sinf("mp4a", "cbcs")), "mp4a.40.2",
              "soun"}));

INSTANTIATE_TEST_SUITE_P(Text, Mp4CodecTable,
                         ::testing::Values(Entry{Box("wvtt", Zeros(8)), "wvtt", "text"},
                                           Entry{Box("stpp", Zeros(11)), "stpp", "subt"},
                                           Entry{Box("tx3g", Zeros(38)), "tx3g", "sbtl"},
                                           Entry{Box("c608", Zeros(8)), "c608", "clcp"}));

TEST(Mp4Head, TellsTracksLanguagesAndSizes) {
  Track text;
  text.handler = "sbtl";
  text.entry = Box("tx3g", Zeros(38));
  text.media = Full("elng", std::string("pt-BR") + '\0');
  Track chapters;
  chapters.handler = "text";
  chapters.entry = Box("text", Zeros(51));
  Track voice = AudioTrack("ukr");
  voice.name = "Дубляж";
  const Mp4Head head =
      Read(Ftyp() + Movie(Trak() + Trak(voice) + Trak(text) + Trak(chapters)) + Mdat());
  EXPECT_EQ(head.major_brand, "isom");
  EXPECT_EQ(head.duration, 90.0);
  EXPECT_FALSE(head.needed);
  EXPECT_FALSE(head.fragmented || head.media_before_index);

  const ManifestFacts facts = FactsOfMp4(head);
  EXPECT_EQ(facts.kind, ManifestKind::kMp4);
  ASSERT_EQ(facts.variants.size(), 1U);
  EXPECT_EQ(facts.variants[0].width, 1920U);
  EXPECT_EQ(facts.variants[0].height, 1080U);
  EXPECT_EQ(facts.variants[0].codecs, "avc1.64001f");
  ASSERT_EQ(facts.audio.size(), 1U);
  EXPECT_EQ(facts.audio[0].language, "ukr");
  EXPECT_EQ(facts.audio[0].name, "Дубляж");
  ASSERT_EQ(facts.subtitles.size(), 1U);
  EXPECT_EQ(facts.subtitles[0].language, "pt-BR");
  EXPECT_EQ(facts.subtitles[0].name, "");
  EXPECT_TRUE(facts.encryption.empty());
}

TEST(Mp4Head, ALanguageThatIsNotSaidIsNone) {
  Track track;
  track.language = "und";
  EXPECT_EQ(FactsOfMp4(Read(Ftyp() + Movie(Trak(AudioTrack("und"))))).audio.at(0).language, "");
  track.language = "";
  EXPECT_EQ(TrackOf(track).language, "");
}

TEST(Mp4Head, TellsProtection) {
  Track video;
  video.entry = Video("encv", Avcc() + Sinf("avc1", "cbcs")) + Video("avc1", Avcc());
  const ManifestFacts facts =
      FactsOfMp4(Read(Ftyp() + Movie(Trak(video), Pssh() + Pssh(1, 1) + Pssh(1, 2))));
  EXPECT_EQ(facts.variants.at(0).codecs, "avc1.64001f");
  EXPECT_EQ(facts.encryption, std::vector<std::string>{"cbcs"});
  ASSERT_EQ(facts.drm.size(), 1U);
  EXPECT_EQ(facts.drm[0].system, DrmSystem::kWidevine);
  EXPECT_EQ(facts.drm[0].scheme, "edef8ba9-79d6-4ace-a3c8-27dcd51d21ed");
  EXPECT_EQ(facts.drm[0].where, "pssh");
}

TEST(Mp4Head, ReadsLongSizesAndVersions) {
  const std::string long_mdat = Number(1, 4) + "mdat" + Number(5'000'000'000, 8);
  Diagnostics diagnostics;
  const std::string start = Ftyp() + long_mdat;
  Mp4Head head = ReadMp4Head(start, 5'000'100'000, &diagnostics);
  EXPECT_EQ(head.index_offset, Ftyp().size() + 5'000'000'000);
  ASSERT_TRUE(head.needed);
  EXPECT_EQ(head.needed->start, Ftyp().size() + 5'000'000'000);
  EXPECT_EQ(head.needed->length, 100'000 - Ftyp().size());

  const std::string mvhd =
      Full("mvhd", Zeros(16) + Number(90000, 4) + Number(90000ULL * 7200, 8) + Zeros(80), 1);
  EXPECT_EQ(Read(Ftyp() + Box("moov", mvhd + Trak())).duration, 7200.0);
  const std::string endless = Number(0, 4) + "moov" + Mvhd() + Trak();
  EXPECT_EQ(Read(Ftyp() + endless).tracks.size(), 1U);
}

TEST(Mp4Head, AsksForTheIndexAndTakesItAsAPiece) {
  const std::string start = Ftyp() + Mdat(200'000);
  const std::string file = start + Movie();
  const std::string_view all = file;
  Diagnostics diagnostics;
  const Mp4Head first = ReadMp4Head(all.substr(0, 1000), file.size(), &diagnostics);
  EXPECT_TRUE(first.media_before_index);
  ASSERT_TRUE(first.needed);
  EXPECT_EQ(first.needed->start, start.size());
  EXPECT_EQ(first.needed->length, Movie().size());

  const Mp4Range piece{first.needed->start, all.substr(start.size())};
  const Mp4Head second = ReadMp4Head(all.substr(0, 1000), file.size(), &diagnostics, piece);
  EXPECT_EQ(second.tracks.size(), 2U);
  EXPECT_EQ(second.index_size, Movie().size());
  EXPECT_FALSE(second.needed);

  const Mp4Head unsized = ReadMp4Head(all.substr(0, 1000), std::nullopt, &diagnostics);
  EXPECT_EQ(unsized.needed->start, start.size());
  EXPECT_EQ(unsized.needed->length, 65536U);
}

TEST(Mp4Head, APrefixAsksForWhatIsMissingAndBlamesNobody) {
  const std::string film = Ftyp() + Movie();
  for (std::size_t size = 0; size < film.size(); ++size) {
    SCOPED_TRACE(size);
    Diagnostics diagnostics;
    const Mp4Head head =
        ReadMp4Head(std::string_view(film).substr(0, size), film.size(), &diagnostics);
    EXPECT_TRUE(diagnostics.list().empty());
    ASSERT_TRUE(head.needed);
    EXPECT_EQ(head.needed->start, size);
    EXPECT_EQ(head.needed->start + head.needed->length, film.size());
  }
}

// Uses a small generator, so that a failure is reproducible.
TEST(Mp4Head, NothingTraps) {
  Track protected_track;
  protected_track.entry = Video("encv", Avcc() + Sinf("avc1", "cenc"));
  const std::string film = Ftyp() + Movie(Trak(protected_track) + Trak(AudioTrack()), Pssh()) +
                           Mdat() + Box("moof", Pssh(1, 1));
  std::uint32_t state = 1;
  const auto random = [&] { return state = state * 1664525U + 1013904223U; };
  for (int i = 0; i < 20000; ++i) {
    std::string broken = film;
    for (int k = 0; k < 3; ++k) {
      const std::size_t at = (random() >> 8U) % film.size();
      broken[at] = static_cast<char>(random() >> 24U);
    }
    broken.resize(broken.size() - (random() >> 8U) % (i % 2 == 0 ? 1 : film.size()));
    Diagnostics diagnostics;
    const Mp4Head head =
        ReadMp4Head(broken, i % 3 == 0 ? std::nullopt : std::optional<std::uint64_t>(film.size()),
                    &diagnostics);
    EXPECT_LE(head.tracks.size(), kMostMp4Tracks);
    FactsOfMp4(head);
  }
}

}  // namespace
}  // namespace resilient_playback

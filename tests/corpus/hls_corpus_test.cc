// Compares our facts about the real playlists of $CORPUS_DIR/hls-* with the facts on which
// independent parsers agree.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>

#include "manifest/hls/facts.h"

namespace resilient_playback {
namespace {

using Json = nlohmann::json;

// Our value and its reason, for playlists that those parsers read differently or not at all.
struct Note {
  const char* file;
  const char* field;
  const char* ours;  // as JSON
  const char* why;
};

constexpr Note kNotes[] = {
    {"extinf.m3u8", "durationSeconds", "144.7",
     "an unreadable EXTINF has no length; the parsers give it the target duration or none"},
    {"invalidTargetDuration.m3u8", "targetDuration", "null",
     "\"NaN\" is no number: absent, as a missing one"},
    {"llhls-byte-range.m3u8", "segmentCount", "17", "complete segments; parts are no segments"},
    {"llhls-delta-byte-range.m3u8", "segmentCount", "4", "the skipped ones are not in the text"},
    {"llhls.m3u8", "segmentCount", "7", "complete segments; parts are no segments"},
    {"llhlsDelta.m3u8", "segmentCount", "4", "the skipped ones are not in the text"},
    {"manifestExtTTargetdurationNegative.m3u8", "targetDuration", "null",
     "a negative duration is none (RFC 8216 4.3.3.1: a decimal-integer)"},
    {"zeroDuration.m3u8", "durationSeconds", "0", "as written; one parser makes 0.01 of it"},
    {"8.8-Session-Data-in-a-Master-Playlist.m3u8", "kind", "\"multivariant\"",
     "EXT-X-SESSION-DATA stands in multivariant playlists only (RFC 8216 4.3.4.4)"},
    {"8.8-Session-Data-in-a-Master-Playlist.m3u8", "segmentCount", "null", "as its kind"},
    {"8.8-Session-Data-in-a-Master-Playlist.m3u8", "durationSeconds", "null", "as its kind"},
    {"8.8-Session-Data-in-a-Master-Playlist.m3u8", "live", "null", "as its kind"},
    {"8.8-Session-Data-in-a-Master-Playlist.m3u8", "encryption", "null", "as its kind"},
    {"Low-Latency_Example-01_Low-Latency_HLS_Playlist.m3u8", "segmentCount", "7",
     "complete segments; parts are no segments"},
    {"Low-Latency_Example-02_Playlist_Delta_Update.m3u8", "segmentCount", "4",
     "the skipped ones are not in the text"},
    {"Low-Latency_Example-03_Byterange-addressed_Parts-01.m3u8", "segmentCount", "2",
     "complete segments; parts are no segments"},
    {"Low-Latency_Example-03_Byterange-addressed_Parts-02.m3u8", "segmentCount", "3",
     "complete segments; parts are no segments"},
    {"Low-Latency_Example-03_Byterange-addressed_Parts-03.m3u8", "segmentCount", "3",
     "complete segments; parts are no segments"},
};

const Note* NoteFor(const std::string& file, const std::string& field) {
  for (const Note& note : kNotes) {
    if (file == note.file && field == note.field) return &note;
  }
  return nullptr;
}

template <typename T>
void Put(Json* object, const char* key, const std::optional<T>& value) {
  if (value) (*object)[key] = *value;
}

Json ListOf(const std::vector<RenditionFacts>& renditions) {
  Json list = Json::array();
  for (const RenditionFacts& one : renditions) {
    Json entry = {{"groupId", one.group_id}, {"name", one.name}, {"default", *one.is_default}};
    if (!one.language.empty()) entry["language"] = one.language;
    if (!one.uri.empty()) entry["uri"] = one.uri;
    list.push_back(entry);
  }
  return list;
}

// Our facts, with the fields of facts.json.
Json Ours(const ManifestFacts& facts) {
  Json out = Json::object();
  const bool media = facts.kind == ManifestKind::kMedia;
  out["kind"] = media ? "media" : "multivariant";
  if (media) {
    out["targetDuration"] = nullptr;
    Put(&out, "targetDuration", facts.target_duration);
    Put(&out, "segmentCount", facts.segment_count);
    Put(&out, "durationSeconds", facts.duration);
    out["live"] = facts.live;
    out["encryption"] = facts.encryption;
    return out;
  }
  Json variants = Json::array();
  for (const VariantFacts& one : facts.variants) {
    Json entry = {{"uri", one.uri}};
    Put(&entry, "bandwidth", one.bandwidth);
    Put(&entry, "width", one.width);
    Put(&entry, "height", one.height);
    if (!one.codecs.empty()) entry["codecs"] = one.codecs;
    variants.push_back(entry);
  }
  out["variants"] = variants;
  out["audio"] = ListOf(facts.audio);
  out["subtitles"] = ListOf(facts.subtitles);
  return out;
}

bool Same(const Json& ours, const Json& theirs) {
  constexpr double kMillisecond = 0.001;
  if (ours.is_number() && theirs.is_number())
    return std::abs(ours.get<double>() - theirs.get<double>()) < kMillisecond;
  return ours == theirs;
}

bool IsField(const std::string& key) {
  return key != "file" && key != "source" && key != "disputed" && key.rfind("error_", 0) != 0;
}

struct Counts {
  int manifests = 0;
  int fields = 0;
  int disputed = 0;
};

void Compare(const std::string& file, const Json& row, const Json& ours, Counts* counts) {
  for (const auto& [key, theirs] : row.items()) {
    if (!IsField(key)) continue;
    // An I-frame rendition has no URI of its own, so facts.json and our facts omit such keys.
    EXPECT_TRUE(Same(ours.value(key, Json()), theirs))
        << file << " " << key << ": " << ours.value(key, Json()).dump() << " not " << theirs.dump();
    ++counts->fields;
  }
  for (const Json& field : row.value("disputed", Json::array())) {
    const auto name = field.get<std::string>();
    const Note* note = NoteFor(file, name);
    ASSERT_NE(note, nullptr) << file << " " << name << ": " << ours.value(name, Json()).dump();
    EXPECT_TRUE(Same(ours.value(name, Json()), Json::parse(note->ours)))
        << file << " " << name << ": " << ours.value(name, Json()).dump();
    ++counts->disputed;
  }
}

TEST(HlsCorpus, EveryAgreedFieldIsEqual) {
  const char* corpus = std::getenv("CORPUS_DIR");
  ASSERT_NE(corpus, nullptr);
  Counts counts;
  for (const char* name : {"hls-a", "hls-b"}) {
    const std::string folder = std::string(corpus) + "/" + name + "/";
    std::ifstream facts_file(folder + "facts.json");
    const Json rows = Json::parse(facts_file, nullptr, false);
    ASSERT_TRUE(rows.is_array()) << folder;
    for (const Json& row : rows) {
      const auto file = row.at("file").get<std::string>();
      std::ifstream stream(folder + file, std::ios::binary);
      const std::string body((std::istreambuf_iterator<char>(stream)), {});
      Diagnostics diagnostics;
      Compare(file, row, Ours(FactsOfHls(ReadHlsPlaylist(body, &diagnostics))), &counts);
      ++counts.manifests;
    }
  }
  printf("hls: %d playlists, %d agreed fields equal, %d disputed ones explained\n",
         counts.manifests, counts.fields, counts.disputed);
  EXPECT_EQ(counts.manifests, 87);
}

}  // namespace
}  // namespace resilient_playback

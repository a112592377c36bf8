// Decodes the requests of inspections.
#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/decode.h"
#include "api/json_reader.h"
#include "core/base/ascii.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

constexpr double kMostStatus = 999;
constexpr unsigned kHexDigitsOfHash = 16;

std::optional<std::uint64_t> HashOf(const std::string& text) {
  if (text.size() != kHexDigitsOfHash) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : text) {
    if (HexDigit(c) < 0) return std::nullopt;
    value = (value << 4U) | static_cast<std::uint64_t>(HexDigit(c));
  }
  return value;
}

std::optional<std::uint64_t> ReadHash(Reader* reader, const char* name) {
  std::string text;
  reader->Text(name, &text);
  if (text.empty()) return std::nullopt;
  const std::optional<std::uint64_t> hash = HashOf(text);
  if (!hash) reader->Wrong(name, "must be 16 hexadecimal digits");
  return hash;
}

std::optional<std::uint64_t> Whole(Reader* reader, const char* name) {
  const std::optional<Millis> number = reader->Integer(name, 0, kMostMillis);
  if (!number) return std::nullopt;
  return static_cast<std::uint64_t>(*number);
}

std::optional<std::uint32_t> Pixels(Reader* reader, const char* name) {
  constexpr double kMost = 1000000;
  const std::optional<Millis> number = reader->Integer(name, 0, kMost);
  if (!number) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

void ReadTimes(const json* list, Reader* reader, std::vector<std::uint64_t>* out) {
  if (list == nullptr) return;
  if (!list->is_array() || list->size() > kMostTimes)
    return reader->Wrong("times", "must be a list of at most 32 numbers");
  for (const json& time : *list) {
    const double value = time.is_number() ? time.get<double>() : -1;
    if (!(value >= 0 && value <= kMostMillis))
      return reader->Wrong("times", "must be a list of at most 32 numbers");
    out->push_back(static_cast<std::uint64_t>(value));
  }
}

void ReadSamples(const json* list, Reader* reader, const std::string& path,
                 std::optional<Problem>* problem, std::vector<SampledSegment>* out) {
  if (list == nullptr) return;
  if (!list->is_array() || list->size() > kMostSamples)
    return reader->Wrong("samples", "must be a list of at most 16 segments");
  for (const json& entry : *list) {
    if (!entry.is_object()) return reader->Wrong("samples", "must hold objects");
    Reader fields(entry, path + ".samples", problem);
    SampledSegment sample;
    sample.index = Whole(&fields, "segment").value_or(0);
    sample.bytes = Whole(&fields, "bytes").value_or(0);
    const std::optional<std::uint64_t> hash = ReadHash(&fields, "hash");
    if (!hash) return fields.Wrong("hash", "is missing");
    sample.hash = *hash;
    out->push_back(sample);
  }
}

ManifestKind KindFromTag(Reader* reader) {
  std::string tag;
  reader->Text("kind", &tag, true);
  for (const ManifestKind kind : {ManifestKind::kMultivariant, ManifestKind::kMedia,
                                  ManifestKind::kMpd, ManifestKind::kMp4}) {
    if (ToString(kind) == tag) return kind;
  }
  reader->Wrong("kind", "must be multivariant, media, mpd or mp4");
  return ManifestKind::kMedia;
}

Fingerprint DecodeFingerprint(const json* object, const char* name, Reader* outer,
                              std::optional<Problem>* problem) {
  Fingerprint print;
  if (object == nullptr || !object->is_object()) {
    outer->Wrong(name, "must be a fingerprint");
    return print;
  }
  Reader reader(*object, name, problem);
  print.kind = KindFromTag(&reader);
  reader.Bool("live", &print.live);
  reader.Bool("needsInit", &print.needs_init);
  reader.Text("codecs", &print.codecs);
  print.segments = Whole(&reader, "segments").value_or(0);
  print.structure = ReadHash(&reader, "structure").value_or(0);
  print.init = ReadHash(&reader, "init");
  print.width = Pixels(&reader, "width");
  print.height = Pixels(&reader, "height");
  print.frame_rate = reader.Number("frameRate", 0, kMostMillis);
  print.first_pts = reader.Number("firstPts", 0, kMostMillis);
  ReadTimes(reader.Find("times"), &reader, &print.times);
  ReadSamples(reader.Find("samples"), &reader, name, problem, &print.samples);
  return print;
}

InspectRequest ReadInspectRequest(const json& object, std::optional<Problem>* problem) {
  Reader reader(object, "", problem);
  InspectRequest request;
  reader.Text("raw", &request.raw);
  reader.Text("url", &request.url);
  request.has_address = reader.Find("url") != nullptr || reader.Find("raw") != nullptr;
  reader.Text("pageUrl", &request.page_url);
  reader.Bool("hasBody", &request.has_body);
  if (reader.Find("contentType") != nullptr) {
    request.content_type.emplace();
    reader.Text("contentType", &*request.content_type);
  }
  if (const auto status = reader.Integer("status", 0, kMostStatus))
    request.status = static_cast<int>(*status);
  request.epoch_ms = reader.Integer("epochMs", 0, kMostMillis);
  request.total_bytes = Whole(&reader, "totalBytes");
  request.piece_offset = Whole(&reader, "pieceOffset");
  request.piece_bytes = Whole(&reader, "pieceBytes").value_or(0);
  request.device = DecodeDevice(reader.Find("capabilities"), problem);
  return request;
}

}  // namespace

Decoded<InspectRequest> DecodeInspect(std::string_view text) {
  auto parsed = ParseObject(text);
  if (const auto* problem = std::get_if<Problem>(&parsed)) return *problem;
  std::optional<Problem> problem;
  InspectRequest request = ReadInspectRequest(*std::get_if<json>(&parsed), &problem);
  if (problem) return *problem;
  return request;
}

Decoded<FingerprintPair> DecodeFingerprints(std::string_view text) {
  auto parsed = ParseObject(text);
  if (const auto* problem = std::get_if<Problem>(&parsed)) return *problem;
  std::optional<Problem> problem;
  Reader reader(*std::get_if<json>(&parsed), "", &problem);
  FingerprintPair pair;
  pair.first = DecodeFingerprint(reader.Find("a"), "a", &reader, &problem);
  pair.second = DecodeFingerprint(reader.Find("b"), "b", &reader, &problem);
  if (problem) return *problem;
  return pair;
}

}  // namespace resilient_playback::api

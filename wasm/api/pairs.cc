#include "api/pairs.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "api/encode.h"
#include "api/json_reader.h"
#include "api/json_text.h"
#include "api/problem.h"
#include "manifest/locations.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

constexpr std::string_view kPlaylist = "playlist";
constexpr std::string_view kInit = "init";
constexpr std::string_view kSegment = "segment";

std::string_view TagOf(SegmentRef::What what) {
  if (what == SegmentRef::What::kPlaylist) return kPlaylist;
  return what == SegmentRef::What::kInit ? kInit : kSegment;
}

SegmentRef DecodeSegment(const json* object, Reader* outer, std::optional<Problem>* problem) {
  SegmentRef piece;
  if (object == nullptr || !object->is_object()) {
    outer->Wrong("piece", "must be an object");
    return piece;
  }
  Reader reader(*object, "piece", problem);
  std::string what;
  reader.Text("manifest", &piece.manifest, true);
  reader.Text("rendition", &piece.rendition);
  reader.Text("url", &piece.url);
  reader.Text("what", &what, true);
  if (what == kPlaylist) {
    piece.what = SegmentRef::What::kPlaylist;
  } else if (what == kInit) {
    piece.what = SegmentRef::What::kInit;
  } else if (what != kSegment) {
    reader.Wrong("what", "must be playlist, init or segment");
  }
  const auto whole = [&](const char* name) {
    return static_cast<std::uint64_t>(reader.Integer(name, 0, kMostMillis).value_or(0));
  };
  piece.number = whole("number");
  piece.range.offset = whole("offset");
  piece.range.length = whole("length");
  return piece;
}

json EncodeSegment(const SegmentRef& piece) {
  json out = json::object();
  out["manifest"] = piece.manifest;
  out["what"] = std::string(TagOf(piece.what));
  out["url"] = piece.url;
  if (!piece.rendition.empty()) out["rendition"] = piece.rendition;
  if (piece.number > 0) out["number"] = piece.number;
  if (piece.range.length > 0) {
    out["offset"] = piece.range.offset;
    out["length"] = piece.range.length;
  }
  return out;
}

std::string EncodeMatch(const SegmentMatch& match) {
  json out = json::object();
  const bool asks = match.state == SegmentMatch::State::kAsk;
  const bool same = match.state == SegmentMatch::State::kSame;
  out["state"] = asks ? "ask" : same ? "same" : "no";
  out["reason"] = std::string(match.reason);
  if (match.lasting) out["lasting"] = true;
  if (!match.source.empty()) out["sourceId"] = match.source;
  if (!match.piece.url.empty()) out["piece"] = EncodeSegment(match.piece);
  return Dump(out);
}

// Parses the request and passes it to `read`. Returns the answer of `read`, or the problem.
template <typename Read>
std::string Total(const std::string& request_json, Read read) {
  auto parsed = ParseObject(request_json);
  if (const auto* problem = std::get_if<Problem>(&parsed)) return ToJson(*problem);
  std::optional<Problem> problem;
  Reader reader(*std::get_if<json>(&parsed), "", &problem);
  const std::string answer = read(&reader, &problem);
  return problem ? ToJson(*problem) : answer;
}

}  // namespace

std::uintptr_t BorderPairs::Reserve(std::size_t size) {
  return reinterpret_cast<std::uintptr_t>(body_.Reserve(size));
}

std::string BorderPairs::Learn(const std::string& request_json) {
  std::string answer = Total(request_json, [&](Reader* reader, std::optional<Problem>* problem) {
    std::string source;
    std::string asked;
    std::string base;
    reader->Id("sourceId", &source, true);
    reader->Text("asked", &asked, true);
    reader->Text("base", &base, true);
    json out = json::object();
    if (*problem) return std::string();
    const ContentPairs::Learned learned = pairs_.Learn(source, asked, base, body_.view());
    out["known"] = learned.known;
    if (learned.known) {
      out["kind"] = std::string(ToString(learned.kind));
      out["live"] = learned.live;
      out["clear"] = learned.clear;
    }
    return Dump(out);
  });
  body_.Clear();
  return answer;
}

std::string BorderPairs::Locations(const std::string& request_json) {
  std::string answer = Total(request_json, [&](Reader* reader, std::optional<Problem>* problem) {
    std::string base;
    reader->Text("base", &base, true);
    if (*problem) return std::string();
    json locations = json::array();
    for (Location& location : OtherLocations(body_.view(), base))
      locations.push_back(
          {{"url", std::move(location.url)}, {"manifest", std::move(location.manifest)}});
    return Dump({{"locations", std::move(locations)}});
  });
  body_.Clear();
  return answer;
}

std::string BorderPairs::Saw(const std::string& request_json) {
  std::string answer = Total(request_json, [&](Reader* reader, std::optional<Problem>* problem) {
    const SegmentRef piece = DecodeSegment(reader->Find("piece"), reader, problem);
    const Millis bytes = reader->Integer("bytes", 0, kMostMillis, true).value_or(0);
    if (!*problem) pairs_.Saw(piece, static_cast<std::uint64_t>(bytes), body_.view());
    return std::string("{}");
  });
  body_.Clear();
  return answer;
}

std::string BorderPairs::Find(const std::string& request_json) {
  return Total(request_json, [&](Reader* reader, std::optional<Problem>* problem) {
    const SegmentRef piece = DecodeSegment(reader->Find("piece"), reader, problem);
    std::string to;
    reader->Id("to", &to, true);
    return *problem ? std::string() : EncodeMatch(pairs_.Find(piece, to));
  });
}

std::string BorderPairs::AppendFailed(const std::string& request_json) {
  return Total(request_json, [&](Reader* reader, std::optional<Problem>* problem) {
    std::string own;
    std::string other;
    reader->Id("own", &own, true);
    reader->Id("other", &other, true);
    json answer = json::object();
    if (!*problem) answer["distrusted"] = pairs_.AppendFailed(own, other);
    return Dump(answer);
  });
}

}  // namespace resilient_playback::api

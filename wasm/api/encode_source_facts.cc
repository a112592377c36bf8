// Encodes what a session needs from a report (docs/protocol.md, "sourceFacts").
#include <algorithm>
#include <nlohmann/json.hpp>

#include "api/encode.h"
#include "api/json_text.h"
#include "api/judge.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

constexpr std::size_t kMostUriBytes = 8192;

// The first variant of a multivariant playlist: DRM keys may appear only in media playlists.
std::string NextOf(const ManifestFacts& facts) {
  if (facts.kind != ManifestKind::kMultivariant) return {};
  for (const VariantFacts& variant : facts.variants) {
    if (!variant.uri.empty() && variant.uri.size() <= kMostUriBytes) return variant.uri;
  }
  return {};
}

// The body identifies itself as a video or as the manifest of one, so the source exists.
bool IsVideo(const Report& report) {
  if (report.type.by != TypeBy::kMagic && report.type.by != TypeBy::kContent) return false;
  if (report.verdict == Verdict::kUnplayable) return false;
  switch (report.type.kind) {
    case ContentKind::kHls:
    case ContentKind::kDash:
    case ContentKind::kMp4:
    case ContentKind::kMpegTs:
    case ContentKind::kMatroska:
    case ContentKind::kWebm:
    case ContentKind::kFlv:
      return true;
    default:
      return false;
  }
}

}  // namespace

std::string EncodeSourceFacts(const Report& report) {
  json out = json::object();
  out["type"] = std::string(ToString(report.type.kind));
  out["video"] = IsVideo(report);
  out["verdict"] = std::string(ToString(report.verdict));
  out["reason"] = report.reason ? std::string(ToString(*report.reason)) : std::string();
  out["protection"] = std::string(ToString(report.protection));
  if (report.inward) out["inward"] = *report.inward;
  json codecs = json::array();
  json systems = json::array();
  if (report.manifest) {
    for (const Codec& codec : CodecsOf(*report.manifest)) codecs.push_back(codec.text);
    for (const DrmSignal& signal : report.manifest->drm) {
      const std::string name(ToString(signal.system));
      if (std::find(systems.begin(), systems.end(), name) == systems.end()) systems.push_back(name);
    }
    const std::string next = NextOf(*report.manifest);
    if (!next.empty()) out["next"] = next;
  }
  out["codecs"] = std::move(codecs);
  out["drmSystems"] = std::move(systems);
  return Dump(out);
}

}  // namespace resilient_playback::api

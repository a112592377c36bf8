// Reports of inspections, as JSON. Keys that do not apply are absent (docs/protocol.md, "inspect").
#include <nlohmann/json.hpp>

#include "api/encode.h"
#include "api/json_text.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

constexpr std::size_t kMostTextBytes = 2048;  // an address in a manifest may be of any length

void Put(json* object, const char* key, std::string_view text) {
  if (!text.empty()) (*object)[key] = std::string(text.substr(0, kMostTextBytes));
}

template <typename T>
void Put(json* object, const char* key, const std::optional<T>& value) {
  if (value) (*object)[key] = *value;
}

std::string Hex(std::uint64_t value) {
  std::string text;
  for (int shift = 60; shift >= 0; shift -= 4) {
    text.push_back("0123456789abcdef"[(value >> static_cast<unsigned>(shift)) & 0xFU]);
  }
  return text;
}

json Encode(const Diagnostic& diagnostic) {
  const CodeFacts& facts = FactsOf(diagnostic.code);
  json out = json::object();
  Put(&out, "code", facts.tag);
  Put(&out, "severity", ToString(facts.severity));
  Put(&out, "layer", ToString(facts.layer));
  if (diagnostic.line > 0) out["line"] = diagnostic.line;
  if (diagnostic.column > 0) out["column"] = diagnostic.column;
  Put(&out, "where", diagnostic.where);
  Put(&out, "ref", facts.ref);
  Put(&out, "evidence", diagnostic.evidence);
  json params = json::object();
  for (const Param& param : diagnostic.params) params[std::string(param.key)] = param.value;
  out["params"] = std::move(params);
  return out;
}

json Encode(const VariantFacts& variant) {
  json out = json::object();
  Put(&out, "bandwidth", variant.bandwidth);
  Put(&out, "width", variant.width);
  Put(&out, "height", variant.height);
  Put(&out, "codecs", variant.codecs);
  Put(&out, "uri", variant.uri);
  return out;
}

json Encode(const RenditionFacts& rendition, bool subtitles) {
  json out = json::object();
  Put(&out, "groupId", rendition.group_id);
  Put(&out, "name", rendition.name);
  Put(&out, "language", rendition.language);
  Put(&out, "default", rendition.is_default);
  Put(&out, "codecs", rendition.codecs);
  Put(&out, "uri", rendition.uri);
  if (subtitles) out["forced"] = rendition.forced;
  return out;
}

json Encode(const DrmSignal& signal) {
  json out = json::object();
  Put(&out, "system", ToString(signal.system));
  Put(&out, "scheme", signal.scheme);
  Put(&out, "where", signal.where);
  return out;
}

json Encode(const ManifestFacts& facts) {
  json out = json::object();
  Put(&out, "kind", ToString(facts.kind));
  if (facts.kind != ManifestKind::kMultivariant) out["live"] = facts.live;
  Put(&out, "durationSeconds", facts.duration);
  Put(&out, "targetDuration", facts.target_duration);
  Put(&out, "segmentCount", facts.segment_count);
  if (facts.kind != ManifestKind::kMedia) {
    for (const char* key : {"variants", "audio", "subtitles"}) out[key] = json::array();
    for (const VariantFacts& one : facts.variants) out["variants"].push_back(Encode(one));
    for (const RenditionFacts& one : facts.audio) out["audio"].push_back(Encode(one, false));
    for (const RenditionFacts& one : facts.subtitles) out["subtitles"].push_back(Encode(one, true));
  }
  out["encryption"] = facts.encryption;
  out["drm"] = json::array();
  for (const DrmSignal& one : facts.drm) out["drm"].push_back(Encode(one));
  out["needsDrm"] = facts.needs_drm;
  if (!facts.locations.empty()) out["locations"] = facts.locations;
  return out;
}

json Encode(const Fingerprint& print) {
  json out = json::object();
  Put(&out, "kind", ToString(print.kind));
  out["live"] = print.live;
  out["segments"] = print.segments;
  out["times"] = print.times;
  out["structure"] = Hex(print.structure);
  out["needsInit"] = print.needs_init;
  return out;
}

}  // namespace

std::string EncodeReport(const Report& report) {
  json out = json::object();
  Put(&out, "type", ToString(report.type.kind));
  Put(&out, "typeBy", ToString(report.type.by));
  out["conflicts"] = json::array();
  if (report.type.conflicts_content_type) out["conflicts"].push_back("contentType");
  if (report.type.conflicts_extension) out["conflicts"].push_back("extension");
  Put(&out, "verdict", ToString(report.verdict));
  out["reason"] = report.reason ? std::string(ToString(*report.reason)) : std::string();
  out["protection"] = std::string(ToString(report.protection));
  out["diagnostics"] = json::array();
  for (const Diagnostic& one : report.diagnostics.list()) out["diagnostics"].push_back(Encode(one));
  if (report.diagnostics.left_out() > 0) out["diagnosticsLeftOut"] = report.diagnostics.left_out();
  if (report.manifest) out["manifest"] = Encode(*report.manifest);
  if (report.needed) {
    out["needed"] = json::object();
    out["needed"]["start"] = report.needed->start;
    out["needed"]["length"] = report.needed->length;
  }
  if (report.fingerprint) out["fingerprint"] = Encode(*report.fingerprint);
  return Dump(out);
}

std::string EncodeComparison(const Comparison& comparison) {
  json out = json::object();
  Put(&out, "result", ToString(comparison.sameness));
  Put(&out, "reason", comparison.reason);
  return Dump(out);
}

std::string EncodeHash(std::uint64_t hash) { return Hex(hash); }

}  // namespace resilient_playback::api

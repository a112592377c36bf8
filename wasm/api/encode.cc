#include "api/encode.h"

#include <nlohmann/json.hpp>

#include "api/json_text.h"
#include "api/problem.h"
#include "api/snapshot.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

json Tagged(std::string_view type) {
  json object = json::object();
  object["type"] = std::string(type);
  return object;
}

void PutTag(json* object, const char* key, std::string_view tag) {
  (*object)[key] = std::string(tag);
}

void PutText(json* object, const char* key, const std::string& text) {
  if (!text.empty()) (*object)[key] = text;
}

json Encode(const command::LoadUrl& load) {
  json out = Tagged("load_url");
  out["loadId"] = load.load_id;
  out["sourceId"] = load.source_id;
  PutText(&out, "url", load.url);
  PutTag(&out, "engine", ToString(load.engine));
  if (load.position) out["position"] = *load.position;
  out["paused"] = load.paused;
  if (load.lower) out["lower"] = true;
  PutText(&out, "via", load.via);
  if (load.via_pieces) out["viaPieces"] = true;
  PutTag(&out, "cause", load.cause);
  if (load.reason) PutTag(&out, "reason", ToString(*load.reason));
  if (!load.message_key.empty()) PutTag(&out, "messageKey", load.message_key);
  return out;
}

json Encode(const command::Fetch& fetch) {
  json out = Tagged("fetch");
  out["id"] = fetch.id;
  PutTag(&out, "purpose", fetch.purpose);
  out["sourceId"] = fetch.source_id;
  out["url"] = fetch.url;
  out["timeoutMs"] = fetch.timeout_ms;
  return out;
}

json Encode(const command::CancelFetch& fetch) {
  json out = Tagged("cancel_fetch");
  out["id"] = fetch.id;
  return out;
}

json Encode(const command::Nudge& nudge) {
  json out = Tagged("nudge");
  out["loadId"] = nudge.load_id;
  out["position"] = nudge.position;
  return out;
}

json Encode(const command::RenewLink& renew) {
  json out = Tagged("renew_link");
  out["sourceId"] = renew.source_id;
  PutTag(&out, "reason", ToString(renew.reason));
  return out;
}

json Encode(const command::SaveSnapshot& save) {
  json out = Tagged("save_snapshot");
  out["snapshot"] = EncodeSnapshot(save.snapshot);
  return out;
}

json Encode(const command::Answer& answer) {
  json out = Tagged("answer");
  out["requestId"] = answer.request_id;
  out["attempts"] = answer.attempts;
  out["silentMs"] = answer.silent_ms;
  out["finishRestMs"] = answer.finish_rest_ms;
  if (answer.finish_floor_ms > 0) out["finishFloorMs"] = answer.finish_floor_ms;
  return out;
}

json Encode(const command::Pair& pair) {
  json out = Tagged("pair");
  out["sourceId"] = pair.source_id;
  return out;
}

json Encode(const command::Notify& notify) {
  constexpr double kMillisPerSecond = 1000;
  json params = json::object();
  params["n"] = notify.number;
  params["t"] = notify.total;
  if (notify.quality > 0) params["q"] = notify.quality;
  if (notify.lower_quality > 0) params["q2"] = notify.lower_quality;
  if (notify.gap_ms) params["seconds"] = static_cast<double>(*notify.gap_ms) / kMillisPerSecond;
  json out = Tagged("notify");
  out["messageKey"] = notify.message_key;
  out["params"] = std::move(params);
  PutTag(&out, "severity", notify.severity);
  PutText(&out, "sourceId", notify.source_id);
  return out;
}

json Encode(const command::GiveUp& give_up) {
  json tried = json::array();
  for (const command::Tried& one : give_up.tried) {
    json entry = json::object();
    entry["sourceId"] = one.source_id;
    PutTag(&entry, "reason", ToString(one.reason));
    tried.push_back(std::move(entry));
  }
  json out = Tagged("give_up");
  out["messageKey"] = give_up.message_key;
  PutTag(&out, "reason", ToString(give_up.reason));
  out["tried"] = std::move(tried);
  if (!give_up.instead.empty()) PutTag(&out, "instead", give_up.instead);
  if (give_up.torrent) out["torrent"] = true;
  if (!give_up.unproxied.empty()) PutTag(&out, "unproxied", give_up.unproxied);
  return out;
}

json Encode(const command::Trace& trace) {
  json out = Tagged("trace");
  out["at"] = trace.at;
  PutTag(&out, "step", trace.step);
  PutTag(&out, "state", trace.state);
  PutTag(&out, "why", trace.why);
  PutText(&out, "sourceId", trace.source_id);
  if (trace.error) PutTag(&out, "class", ToString(*trace.error));
  if (trace.position) out["position"] = *trace.position;
  if (trace.dark_ms) out["darkMs"] = *trace.dark_ms;
  if (trace.alternatives.empty()) return out;
  json alternatives = json::array();
  for (const command::Alternative& one : trace.alternatives) {
    json entry = json::object();
    entry["sourceId"] = one.source_id;
    PutTag(&entry, "whyNot", one.why_not);
    alternatives.push_back(std::move(entry));
  }
  out["alternatives"] = std::move(alternatives);
  return out;
}

json EncodeCommand(const Command& command) {
  return std::visit([](const auto& one) { return Encode(one); }, command);
}

}  // namespace

json EncodeChangedSources(Session* session) {
  json states = json::object();
  const std::uint64_t changed = session->TakeChangedSources();
  for (std::size_t i = 0; i < session->sources().size(); ++i) {
    const SourceRecord& record = session->sources()[i];
    if (changed >> i & 1) PutTag(&states, record.source.id.c_str(), ToString(record.state));
  }
  return states;
}

std::string EncodeAnswer(Session* session, const std::vector<Command>& commands) {
  json list = json::array();
  for (const Command& command : commands) list.push_back(EncodeCommand(command));
  json out = json::object();
  PutTag(&out, "state", ToString(session->state()));
  if (const std::optional<Millis> wake_at = session->WakeAt()) out["wakeAt"] = *wake_at;
  if (json states = EncodeChangedSources(session); !states.empty())
    out["sourceStates"] = std::move(states);
  out["commands"] = std::move(list);
  return Dump(out);
}

std::string EncodeSources(const ParsedSources& parsed, const std::string& voice) {
  json sources = json::array();
  for (const ParsedSource& source : parsed.sources) {
    json entry = json::object();
    entry["id"] = "s" + DecimalString(sources.size() + 1);
    entry["raw"] = source.raw;
    PutTag(&entry, "type", ToString(source.type));
    if (source.quality > 0) entry["quality"] = source.quality;
    PutText(&entry, "voice", voice);
    PutTag(&entry, "via", source.via);
    sources.push_back(std::move(entry));
  }
  json diagnostics = json::array();
  for (const SourceDiagnostic& diagnostic : parsed.diagnostics) {
    json entry = json::object();
    PutTag(&entry, "code", diagnostic.code);
    entry["params"] = json::object();
    PutTag(&entry["params"], "field", diagnostic.field);
    diagnostics.push_back(std::move(entry));
  }
  json out = json::object();
  out["sources"] = std::move(sources);
  out["selected"] = parsed.selected;
  out["diagnostics"] = std::move(diagnostics);
  return Dump(out);
}

std::string ToJson(const Problem& problem) {
  json error = json::object();
  PutTag(&error, "code", problem.code);
  PutTag(&error, "message", problem.message);
  PutText(&error, "field", problem.field);
  json out = json::object();
  out["error"] = std::move(error);
  return Dump(out);
}

}  // namespace resilient_playback::api

#include "api/decode.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>

#include "api/device.h"
#include "api/json_reader.h"
#include "api/snapshot.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

std::optional<MediaType> TypeFromTag(const std::string& tag) {
  for (const MediaType type :
       {MediaType::kHls, MediaType::kDash, MediaType::kMp4, MediaType::kTorrServer}) {
    if (ToString(type) == tag) return type;
  }
  return std::nullopt;
}

Source DecodeSource(Reader reader) {
  constexpr double kMostPriority = 1e6;
  constexpr double kMostHeight = 100000;
  Source source;
  std::string type;
  reader.Id("id", &source.id, true);
  reader.Text("url", &source.url);
  reader.Text("type", &type);
  reader.Bool("live", &source.live);
  reader.Bool("renewable", &source.renewable);
  reader.Bool("beside", &source.voice);
  source.priority =
      static_cast<int>(reader.Integer("priority", -kMostPriority, kMostPriority).value_or(0));
  source.quality = static_cast<int>(reader.Integer("quality", 0, kMostHeight).value_or(0));
  source.type = TypeOfUrl(source.url);
  if (type.empty()) return source;
  const std::optional<MediaType> named = TypeFromTag(type);
  if (!named) reader.Wrong("type", "must be hls, dash, mp4 or torrserver");
  source.type = named.value_or(MediaType::kMp4);
  return source;
}

std::vector<Source> DecodeSources(const json* list, Reader* reader,
                                  std::optional<Problem>* problem) {
  std::vector<Source> sources;
  if (list == nullptr || !list->is_array() || list->empty() || list->size() > kMostSources) {
    reader->Wrong("sources", "must be a list of 1 to 64 sources");
    return sources;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string path = "sources." + DecimalString(i);
    if (!(*list)[i].is_object()) {
      reader->Wrong(path.c_str(), "must be an object");
      return sources;
    }
    Source source = DecodeSource(Reader((*list)[i], path, problem));
    const bool twice = std::any_of(sources.begin(), sources.end(),
                                   [&](const Source& s) { return s.id == source.id; });
    if (twice) reader->Wrong((path + ".id").c_str(), "is not unique");
    sources.push_back(std::move(source));
  }
  return sources;
}

std::vector<NamedProxy> DecodeProxies(const json* list, Reader* reader,
                                      std::optional<Problem>* problem) {
  std::vector<NamedProxy> proxies;
  if (list == nullptr) return proxies;
  if (!list->is_array() || list->size() > kMostProxies) {
    reader->Wrong("proxies", "must be a list of at most 16 proxies");
    return proxies;
  }
  for (const json& entry : *list) {
    if (!entry.is_object()) {
      reader->Wrong("proxies", "must be a list of objects");
      return proxies;
    }
    Reader fields(entry, "proxies", problem);
    NamedProxy proxy;
    fields.Id("id", &proxy.id, true);
    fields.Text("url", &proxy.endpoint, true);
    proxies.push_back(std::move(proxy));
  }
  return proxies;
}

void DecodePolicy(const json* object, Reader* reader, Policy* policy) {
  if (object == nullptr) return;
  if (!object->is_object()) return reader->Wrong("policy", "must be an object");
  const auto preset = object->find("preset");
  const bool named = preset != object->end();
  if (named && !(preset->is_string() && UsePreset(preset->get<std::string>(), policy)))
    return reader->Wrong("policy.preset", "must be quick, normal or patient");
  std::size_t count = 0;
  const PolicyField* fields = PolicyFields(&count);
  std::size_t known = named ? 1 : 0;
  for (std::size_t i = 0; i < count; ++i) {
    const auto found = object->find(std::string(fields[i].name));
    if (found == object->end()) continue;
    ++known;
    const std::string path = "policy." + std::string(fields[i].name);
    if (!found->is_number()) return reader->Wrong(path.c_str(), "must be a number");
    if (SetPolicyNumber(fields[i].name, found->get<double>(), policy) != PolicyStatus::kOk) {
      return reader->Wrong(path.c_str(), "is out of range");
    }
  }
  if (known != object->size())
    reader->Wrong("policy", "has a name that is no number of the policy");
}

Evidence DecodeEvidence(const json* object, Reader* reader, std::optional<Problem>* problem) {
  constexpr double kMostCode = 1e9;
  Evidence evidence;
  if (object == nullptr || !object->is_object()) {
    reader->Wrong("evidence", "must be an object");
    return evidence;
  }
  Reader fields(*object, "evidence", problem);
  fields.Text("engine", &evidence.engine, true);
  fields.Text("details", &evidence.details);
  fields.Text("text", &evidence.text);
  fields.OptionalBool("online", &evidence.online);
  evidence.retry_after_ms = fields.Integer("retryAfterMs", 0, kMostMillis);
  if (const auto code = fields.Integer("code", -kMostCode, kMostCode))
    evidence.code = static_cast<int>(*code);
  if (const auto status = fields.Integer("status", 0, kMostCode))
    evidence.status = static_cast<int>(*status);
  return evidence;
}

event::Load DecodeLoad(Reader* reader) {
  event::Load load;
  load.position = reader->Time("position").value_or(0);
  reader->Bool("paused", &load.paused);
  reader->Bool("adopted", &load.adopted);
  reader->Bool("playing", &load.playing);
  reader->Id("sourceId", &load.source_id, false);
  load.opened_at = reader->Integer("openedAt", 0, kMostMillis);
  return load;
}

event::Progress DecodeProgress(Reader* reader) {
  event::Progress progress;
  reader->Id("loadId", &progress.load_id, true);
  progress.position = reader->Number("position", 0, kMostSeconds, true).value_or(0);
  progress.duration = reader->Time("duration");
  progress.buffered_end = reader->Time("bufferedEnd");
  progress.target_duration = reader->Time("targetDuration");
  progress.frames = reader->Number("frames", 0, kMostMillis);
  reader->OptionalBool("live", &progress.live);
  return progress;
}

event::PlaybackStarted DecodeStarted(Reader* reader) {
  event::PlaybackStarted started;
  reader->Id("loadId", &started.load_id, true);
  started.position = reader->Number("position", 0, kMostSeconds, true).value_or(0);
  started.duration = reader->Time("duration");
  reader->OptionalBool("live", &started.live);
  return started;
}

event::PlaybackFailed DecodeFailed(Reader* reader, std::optional<Problem>* problem) {
  event::PlaybackFailed failed;
  reader->Id("loadId", &failed.load_id, true);
  failed.position = reader->Time("position");
  reader->OptionalBool("fatal", &failed.fatal);
  failed.evidence = DecodeEvidence(reader->Find("evidence"), reader, problem);
  return failed;
}

event::Stalled DecodeStalled(Reader* reader) {
  event::Stalled stalled;
  reader->Id("loadId", &stalled.load_id, true);
  stalled.position = reader->Time("position").value_or(0);
  return stalled;
}

event::Ended DecodeEnded(Reader* reader) {
  event::Ended ended;
  reader->Id("loadId", &ended.load_id, true);
  ended.position = reader->Number("position", 0, kMostSeconds, true).value_or(0);
  ended.duration = reader->Time("duration");
  return ended;
}

// The result of a `look`; the host has already asked the device.
Finding FindingOf(const std::string& verdict, const std::string& reason,
                  const std::string& protection) {
  if (protection == "closed") return Finding::kProtected;
  if (verdict == "unplayable" && reason == "codec") return Finding::kUndecodable;
  if (protection == "openable") return Finding::kNeedsLicence;
  const bool plays = verdict == "playable" || verdict == "degraded";
  return plays && protection == "none" ? Finding::kGood : Finding::kUnknown;
}

event::Request DecodeRequest(Reader* reader) {
  event::Request request;
  reader->Id("id", &request.id, true);
  reader->Id("sourceId", &request.source_id, true);
  reader->Bool("alone", &request.alone);
  reader->Bool("vital", &request.vital);
  reader->Bool("media", &request.media);
  const json* others = reader->Find("others");
  if (others == nullptr) return request;
  if (!others->is_array() || others->size() > kMostSources) {
    reader->Wrong("others", "must be a list of at most 64 ids");
    return request;
  }
  for (const json& id : *others) {
    if (!id.is_string()) reader->Wrong("others", "must be a list of ids");
    if (id.is_string()) request.others.push_back(id.get<std::string>());
  }
  return request;
}

event::RequestSlow DecodeRequestSlow(Reader* reader) {
  event::RequestSlow slow;
  reader->Id("id", &slow.id, true);
  reader->Id("sourceId", &slow.source_id, true);
  reader->Bool("silent", &slow.silent);
  return slow;
}

event::RequestDone DecodeRequestDone(Reader* reader, std::optional<Problem>* problem) {
  event::RequestDone done;
  reader->Id("id", &done.id, true);
  reader->Id("sourceId", &done.source_id, true);
  reader->Bool("ok", &done.ok);
  reader->Bool("lost", &done.lost);
  done.first_byte_ms = reader->Integer("firstByteMs", 0, kMostMillis);
  if (const json* evidence = reader->Find("evidence"))
    done.evidence = DecodeEvidence(evidence, reader, problem);
  return done;
}

event::SourceFacts DecodeFacts(Reader* reader) {
  event::SourceFacts facts;
  std::string verdict;
  std::string reason;
  std::string protection;
  reader->Id("sourceId", &facts.source_id, true);
  reader->Text("verdict", &verdict, true);
  reader->Text("reason", &reason);
  reader->Text("protection", &protection, true);
  reader->Bool("video", &facts.is_video);
  facts.finding = FindingOf(verdict, reason, protection);
  return facts;
}

Event DecodeByType(const std::string& type, Reader* reader, std::optional<Problem>* problem) {
  if (type == "load") return DecodeLoad(reader);
  if (type == "loading") {
    event::Loading loading;
    reader->Id("loadId", &loading.load_id, true);
    return loading;
  }
  if (type == "playback_started") return DecodeStarted(reader);
  if (type == "progress") return DecodeProgress(reader);
  if (type == "stalled") return DecodeStalled(reader);
  if (type == "playback_failed") return DecodeFailed(reader, problem);
  if (type == "ended") return DecodeEnded(reader);
  if (type == "pause") return event::Pause();
  if (type == "resume") return event::Resume();
  if (type == "hidden") return event::Hidden();
  if (type == "visible") return event::Visible();
  if (type == "offline") return event::Offline();
  if (type == "online") return event::Online();
  if (type == "stop") return event::Stop();
  if (type == "wake") return event::Wake();
  if (type == "seek") {
    event::Seek seek;
    seek.position = reader->Number("position", 0, kMostSeconds, true).value_or(0);
    return seek;
  }
  if (type == "source_facts") return DecodeFacts(reader);
  if (type == "source_found") {
    event::SourceFound found;
    reader->Id("of", &found.of, true);
    reader->Id("id", &found.id, true);
    reader->Text("url", &found.url, true);
    return found;
  }
  if (type == "fetch_done") {
    event::FetchDone done;
    reader->Id("id", &done.id, true);
    reader->Bool("ok", &done.ok);
    done.first_byte_ms = reader->Integer("firstByteMs", 0, kMostMillis);
    done.elapsed_ms = reader->Integer("elapsedMs", 0, kMostMillis);
    done.bytes = reader->Number("bytes", 0, kMostMillis);
    return done;
  }
  if (type == "link_renewed") {
    event::LinkRenewed renewed;
    reader->Id("sourceId", &renewed.source_id, true);
    reader->Text("url", &renewed.url);
    return renewed;
  }
  if (type == "request") return DecodeRequest(reader);
  if (type == "request_slow") return DecodeRequestSlow(reader);
  if (type == "request_done") return DecodeRequestDone(reader, problem);
  if (type == "paired") {
    event::Paired paired;
    reader->Id("sourceId", &paired.source_id, true);
    reader->Bool("same", &paired.same);
    return paired;
  }
  if (type == "proxy_refused") {
    event::ProxyRefused refused;
    reader->Id("loadId", &refused.load_id, true);
    reader->Id("proxyId", &refused.proxy_id, true);
    reader->Bool("pieces", &refused.pieces);
    reader->Bool("inward", &refused.inward);
    return refused;
  }
  if (type == "user_pick") {
    event::UserPick pick;
    reader->Id("sourceId", &pick.source_id, true);
    return pick;
  }
  reader->Wrong("type", "is no event of the protocol");
  return event::Stop();
}

std::string StringOf(const json& value) {
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::string StringAt(const json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? std::string() : StringOf(*found);
}

// Plugins put strings and objects into a quality map. Everything else is skipped: null, and
// functions, which copying removes.
std::vector<QualityEntry> QualityMap(const json& object, const char* name) {
  std::vector<QualityEntry> entries;
  const auto map = object.find(name);
  if (map == object.end() || !map->is_object()) return entries;
  for (const auto& [label, value] : map->items()) {
    QualityEntry entry;
    entry.label = label;
    entry.url = value.is_object() ? StringAt(value, "url") : StringOf(value);
    const auto reserve = value.is_object() ? value.find("reserve") : value.end();
    if (value.is_object() && reserve != value.end() && reserve->is_array()) {
      for (const json& address : *reserve) entry.reserve.push_back(StringOf(address));
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

}  // namespace

Decoded<SessionConfig> DecodeConfig(std::string_view text) {
  auto parsed = ParseObject(text);
  if (const auto* problem = std::get_if<Problem>(&parsed)) return *problem;
  const json& object = *std::get_if<json>(&parsed);
  std::optional<Problem> problem;
  Reader reader(object, "", &problem);
  SessionConfig config;
  std::string page_scheme;
  config.sources = DecodeSources(reader.Find("sources"), &reader, &problem);
  DecodePolicy(reader.Find("policy"), &reader, &config.policy);
  config.capabilities = DecodeCapabilities(reader.Find("capabilities"), &problem);
  config.seed = static_cast<std::uint64_t>(reader.Integer("seed", 0, kMostMillis).value_or(0));
  config.now = reader.Integer("now", 0, kMostMillis, true).value_or(0);
  config.epoch_ms = reader.Integer("epochMs", -kMostMillis, kMostMillis).value_or(0);
  reader.Text("pageScheme", &page_scheme);
  config.https_page = page_scheme == "https";
  reader.Bool("trailer", &config.trailer);
  config.proxies = DecodeProxies(reader.Find("proxies"), &reader, &problem);
  if (const json* snapshot = reader.Find("snapshot")) {
    config.snapshot = DecodeSnapshot(*snapshot);
    config.snapshot_refused = !config.snapshot;
  }
  reader.Bool("remember", &config.remember);
  if (problem) return *problem;
  return config;
}

Decoded<TimedEvent> DecodeEvent(std::string_view text) {
  auto parsed = ParseObject(text);
  if (const auto* problem = std::get_if<Problem>(&parsed)) return *problem;
  const json& object = *std::get_if<json>(&parsed);
  std::optional<Problem> problem;
  Reader reader(object, "", &problem);
  TimedEvent timed;
  std::string type;
  reader.Text("type", &type, true);
  timed.now = reader.Integer("now", 0, kMostMillis, true).value_or(0);
  timed.event = DecodeByType(type, &reader, &problem);
  if (problem) return *problem;
  return timed;
}

Decoded<PlayData> DecodePlayData(std::string_view text) {
  auto parsed = ParseObject(text);
  if (const auto* problem = std::get_if<Problem>(&parsed)) return *problem;
  const json& object = *std::get_if<json>(&parsed);
  PlayData data;
  data.url = StringAt(object, "url");
  data.url_reserve = StringAt(object, "url_reserve");
  data.voice_name = StringAt(object, "voice_name");
  data.quality = QualityMap(object, "quality");
  data.quality_reserve = QualityMap(object, "quality_reserve");
  return data;
}

}  // namespace resilient_playback::api

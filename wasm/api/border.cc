#include "api/border.h"

#include <utility>

#include "api/decode.h"
#include "api/encode.h"
#include "api/problem.h"

namespace resilient_playback::api {
namespace {

std::uintptr_t Reserved(std::size_t size, BodyBuffer* body) {
  return reinterpret_cast<std::uintptr_t>(body->Reserve(size));
}

std::string Answer(const std::string& request_json, std::string (*encode)(const Report& report),
                   BodyBuffer* body) {
  const Decoded<InspectRequest> request = DecodeInspect(request_json);
  const auto* problem = std::get_if<Problem>(&request);
  std::string answer = problem != nullptr
                           ? ToJson(*problem)
                           : encode(Inspect(*std::get_if<InspectRequest>(&request), body->view()));
  body->Clear();
  return answer;
}

}  // namespace

std::string ParseSources(const std::string& play_data_json) {
  const Decoded<PlayData> data = DecodePlayData(play_data_json);
  if (const auto* problem = std::get_if<Problem>(&data)) return ToJson(*problem);
  const PlayData& known = *std::get_if<PlayData>(&data);
  return EncodeSources(ParseSources(known), known.voice_name);
}

std::uintptr_t BorderInspector::Reserve(std::size_t size) { return Reserved(size, &body_); }

std::string BorderInspector::Inspect(const std::string& request_json) {
  return Answer(request_json, &EncodeReport, &body_);
}

std::string BorderInspector::Hash() {
  const std::uint64_t hash = HashBytes(body_.view());
  body_.Clear();
  return EncodeHash(hash);
}

std::uintptr_t BorderSourceFacts::Reserve(std::size_t size) { return Reserved(size, &body_); }

std::string BorderSourceFacts::Read(const std::string& request_json) {
  return Answer(request_json, &EncodeSourceFacts, &body_);
}

std::string CompareContent(const std::string& fingerprints_json) {
  const Decoded<FingerprintPair> pair = DecodeFingerprints(fingerprints_json);
  if (const auto* problem = std::get_if<Problem>(&pair)) return ToJson(*problem);
  const auto& [one, other] = *std::get_if<FingerprintPair>(&pair);
  return EncodeComparison(resilient_playback::CompareContent(one, other));
}

BorderSession::BorderSession(const std::string& config_json) {
  Decoded<SessionConfig> config = DecodeConfig(config_json);
  if (const auto* problem = std::get_if<Problem>(&config)) {
    refusal_ = ToJson(*problem);
    return;
  }
  session_.emplace(std::move(*std::get_if<SessionConfig>(&config)));
}

std::string BorderSession::Status() const {
  if (!session_) return refusal_;
  return "{\"state\":\"" + std::string(ToString(session_->state())) + "\"}";
}

std::string BorderSession::Handle(const std::string& event_json) {
  if (!session_) return refusal_;
  const Decoded<TimedEvent> event = DecodeEvent(event_json);
  if (const auto* problem = std::get_if<Problem>(&event)) return ToJson(*problem);
  const TimedEvent& timed = *std::get_if<TimedEvent>(&event);
  const std::vector<Command> commands = session_->Handle(timed.event, timed.now);
  return EncodeAnswer(&*session_, commands);
}

}  // namespace resilient_playback::api

#include "api/tracks.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <variant>

#include "api/json_reader.h"
#include "api/json_text.h"
#include "api/packed_tracks.h"
#include "api/track_request.h"
#include "tracks/select.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

// Sets field by field: initializer lists cost kilobytes.
json Encode(const std::optional<Choice>& choice, bool speaks) {
  if (!choice) return nullptr;
  json encoded;
  encoded["id"] = choice->id;
  json& reasons = encoded["reason"] = json::array();
  for (const std::string_view reason : choice->reason) reasons.push_back(reason);
  if (!choice->runner_up.empty()) encoded["runnerUp"] = choice->runner_up;
  if (!speaks) return encoded;
  encoded["language"] = choice->language;
  encoded["guess"] = choice->guess;
  return encoded;
}

// `packed`: the lists, if the JSON has none.
std::string Select(const std::string& request_json, const std::string_view* packed) {
  const std::variant<json, Problem> parsed = ParseObject(request_json);
  if (const auto* problem = std::get_if<Problem>(&parsed)) return ToJson(*problem);
  TrackRequest request;
  std::optional<Problem> problem;
  DecodeTracks(*std::get_if<json>(&parsed), &request, &problem);
  if (packed != nullptr) {
    request.lists = TrackLists();
    if (!problem && !ReadPackedTracks(*packed, &request.lists))
      problem = Problem{"bad_lists", "the packed lists cannot be read", ""};
  }
  if (problem) return ToJson(*problem);
  const Selection selection = resilient_playback::SelectTracks(request.lists, request.preferences,
                                                               request.intent, request.device);
  json answer;
  answer["audio"] = Encode(selection.audio, true);
  answer["text"] = Encode(selection.text, true);
  answer["textOff"] = selection.text_off;
  answer["video"] = Encode(selection.video, false);
  json& notices = answer["notices"] = json::array();
  for (const std::string_view notice : selection.notices) notices.push_back(notice);
  return Dump(answer);
}

}  // namespace

std::string SelectTracks(const std::string& request_json) { return Select(request_json, nullptr); }

std::uintptr_t BorderTracks::Reserve(std::size_t size) {
  return reinterpret_cast<std::uintptr_t>(body_.Reserve(size));
}

std::string BorderTracks::Select(const std::string& request_json) {
  const std::string_view packed = body_.view();
  std::string answer = api::Select(request_json, &packed);
  body_.Clear();
  return answer;
}

}  // namespace resilient_playback::api

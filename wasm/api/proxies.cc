#include "api/proxies.h"

#include <nlohmann/json.hpp>
#include <optional>

#include "api/encode.h"
#include "api/json_reader.h"
#include "api/json_text.h"
#include "api/problem.h"
#include "core/policy/proxy.h"

namespace resilient_playback::api {

std::string ProxyAddress(const std::string& request_json) {
  using nlohmann::json;
  auto parsed = ParseObject(request_json);
  if (const auto* problem = std::get_if<Problem>(&parsed)) return ToJson(*problem);
  const json& object = *std::get_if<json>(&parsed);
  std::optional<Problem> problem;
  Reader reader(object, "", &problem);
  std::string endpoint;
  std::string url;
  std::string answered;
  reader.Text("proxy", &endpoint, true);
  reader.Text("url", &url);
  reader.Text("answered", &answered);
  if (problem) return ToJson(*problem);
  json out = json::object();
  const std::optional<Proxy> proxy = ReadProxy(endpoint);
  if (!proxy) return Dump(out);
  out["endpoint"] = proxy->endpoint;
  out["host"] = ParseUrl(proxy->before).url->host;
  if (reader.Find("url") != nullptr) {
    const ProxyRefusal refusal = RefusalFor(url);
    out["refusal"] = std::string(ToString(refusal));
    if (refusal == ProxyRefusal::kNone) out["url"] = ProxiedAddress(*proxy, url);
  }
  if (reader.Find("answered") != nullptr) out["mine"] = AnsweredBy(*proxy, answered);
  return Dump(out);
}

}  // namespace resilient_playback::api

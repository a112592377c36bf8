// Inspections through the border. The input is a request, a line "--" and a body. The answers of
// both cores must be JSON. The inspector keeps no body, so a second request brings the body again.
// It must get the same answer.
#include <cstring>
#include <nlohmann/json.hpp>
#include <string>

#include "api/border.h"
#include "fuzz.h"

namespace resilient_playback::fuzz {
namespace {

using Json = nlohmann::json;

template <typename Border>
void Fill(Border* border, std::string_view body) {
  const std::uintptr_t address = border->Reserve(body.size());
  Require(address != 0);
  if (!body.empty()) std::memcpy(reinterpret_cast<char*>(address), body.data(), body.size());
}

Json Answer(const std::string& text, std::string_view key) {
  Json answer = Json::parse(text, nullptr, false);
  Require(answer.is_object());
  Require(answer.contains("error") != answer.contains(std::string(key)));
  return answer;
}

void RequireReport(const Json& report) {
  if (report.contains("error")) return;
  Require(report["diagnostics"].size() <= kMostDiagnostics);
  for (const char* key : {"type", "typeBy", "reason", "protection"})
    Require(report[key].is_string());
  if (report.contains("needed")) Require(report["needed"]["length"].get<double>() > 0);
}

}  // namespace
}  // namespace resilient_playback::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace resilient_playback::fuzz;
  const std::string_view text = TextOf(data, size);
  const std::size_t between = text.find("\n--\n");
  const std::string request(text.substr(0, between));
  const std::string_view body =
      between == std::string_view::npos ? std::string_view() : text.substr(between + 4);
  resilient_playback::api::BorderInspector inspector;
  Fill(&inspector, body);
  const Json report = Answer(inspector.Inspect(request), "verdict");
  RequireReport(report);
  Fill(&inspector, body);
  Require(Answer(inspector.Inspect(request), "verdict") == report);
  resilient_playback::api::BorderSourceFacts look;
  Fill(&look, body);
  const Json short_answer = Answer(look.Read(request), "verdict");
  Require(short_answer.contains("error") == report.contains("error"));
  if (report.contains("error")) return 0;
  for (const char* key : {"type", "verdict", "reason", "protection"})
    Require(short_answer[key] == report[key]);
  if (report.contains("fingerprint")) {
    const Json pair = {{"a", report["fingerprint"]}, {"b", report["fingerprint"]}};
    const Json compared = Answer(resilient_playback::api::CompareContent(pair.dump()), "result");
    Require(compared.contains("result") && compared["result"] != "same");
  }
  return 0;
}

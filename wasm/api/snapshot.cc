#include "api/snapshot.h"

#include <nlohmann/json.hpp>
#include <string>

#include "api/json_reader.h"

namespace resilient_playback::api {
namespace {

using nlohmann::json;

constexpr int kVersion = 1;
constexpr std::size_t kHexDigits = 16;
constexpr unsigned kBitsPerDigit = 4;

std::string HexOf(std::uint64_t number) {
  std::string text(kHexDigits, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, number >>= kBitsPerDigit)
    *digit = "0123456789abcdef"[number & 0xF];
  return text;
}

std::optional<std::uint64_t> NumberOf(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  const auto& text = found->get_ref<const std::string&>();
  if (text.size() != kHexDigits) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && !(c >= 'a' && c <= 'f')) return std::nullopt;
    const int value = digit ? c - '0' : c - 'a' + 10;
    number = number << kBitsPerDigit | static_cast<unsigned>(value);
  }
  return number;
}

std::optional<ServerFacts> FactsOf(const json& object) {
  std::optional<Problem> problem;
  Reader reader(object, "", &problem);
  ServerFacts facts;
  const std::optional<std::uint64_t> key = NumberOf(object, "key");
  facts.failures = static_cast<int>(reader.Integer("failures", 0, 1000).value_or(0));
  facts.first_byte_ms = reader.Integer("firstByteMs", 0, kMostMillis).value_or(0);
  facts.excluded_until = reader.Integer("until", 0, kMostMillis).value_or(0);
  facts.seen = reader.Integer("seen", 0, kMostMillis, true).value_or(0);
  if (!key || problem) return std::nullopt;
  facts.key = *key;
  return facts;
}

}  // namespace

std::optional<Snapshot> DecodeSnapshot(const json& value) {
  if (!value.is_object()) return std::nullopt;
  const auto version = value.find("version");
  const auto servers = value.find("servers");
  const std::optional<std::uint64_t> salt = NumberOf(value, "salt");
  const bool ours = version != value.end() && *version == kVersion && servers != value.end() &&
                    servers->is_array() && servers->size() <= kMostRemembered;
  if (!ours || !salt) return std::nullopt;
  Snapshot snapshot;
  snapshot.salt = *salt;
  for (const json& one : *servers) {
    const std::optional<ServerFacts> facts =
        one.is_object() ? FactsOf(one) : std::optional<ServerFacts>();
    if (!facts) return std::nullopt;
    snapshot.servers.push_back(*facts);
  }
  return snapshot;
}

json EncodeSnapshot(const Snapshot& snapshot) {
  json servers = json::array();
  for (const ServerFacts& facts : snapshot.servers) {
    json one = json::object();
    one["key"] = HexOf(facts.key);
    one["failures"] = facts.failures;
    if (facts.first_byte_ms > 0) one["firstByteMs"] = facts.first_byte_ms;
    if (facts.excluded_until > 0) one["until"] = facts.excluded_until;
    one["seen"] = facts.seen;
    servers.push_back(std::move(one));
  }
  json out = json::object();
  out["version"] = kVersion;
  out["salt"] = HexOf(snapshot.salt);
  out["servers"] = std::move(servers);
  return out;
}

}  // namespace resilient_playback::api

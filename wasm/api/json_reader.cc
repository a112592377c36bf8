#include "api/json_reader.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "api/json_guard.h"

namespace resilient_playback::api {

using nlohmann::json;

namespace {

constexpr std::size_t kMostIdBytes = 64;

}  // namespace

std::variant<json, Problem> ParseObject(std::string_view text) {
  switch (GuardJson(text)) {
    case GuardStatus::kTooLarge:
      return Problem{"too_large", "more than 8 MiB", ""};
    case GuardStatus::kTooDeep:
      return Problem{"too_deep", "nested deeper than 64", ""};
    case GuardStatus::kOk:
      break;
  }
  // json::parse(text, nullptr, false) does the same, but links a second parser for callbacks: 10 KB
  // of wasm.
  json parsed;
  nlohmann::detail::json_sax_dom_parser<json> builder(parsed, false);
  if (!json::sax_parse(text, &builder)) return Problem{"bad_json", "not JSON", ""};
  if (!parsed.is_object()) return Problem{"bad_json", "not an object", ""};
  return parsed;
}

Reader::Reader(const json& object, std::string path, std::optional<Problem>* problem)
    : object_(object), path_(std::move(path)), problem_(problem) {}

const json* Reader::Find(const char* name) const {
  const auto found = object_.find(name);
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

void Reader::Text(const char* name, std::string* out, bool required) {
  const json* value = Need(name, required);
  if (value == nullptr) return;
  if (!value->is_string()) return Wrong(name, "must be a string");
  *out = value->get_ref<const std::string&>();
}

void Reader::Id(const char* name, std::string* out, bool required) {
  Text(name, out, required);
  if (out->size() > kMostIdBytes || (required && out->empty()))
    Wrong(name, "must be an id of 1 to 64 bytes");
}

void Reader::Bool(const char* name, bool* out) {
  const json* value = Need(name, false);
  if (value == nullptr) return;
  if (!value->is_boolean()) return Wrong(name, "must be true or false");
  *out = value->get<bool>();
}

void Reader::OptionalBool(const char* name, std::optional<bool>* out) {
  bool value = false;
  if (Find(name) == nullptr) return;
  Bool(name, &value);
  *out = value;
}

std::optional<double> Reader::Number(const char* name, double least, double most, bool required) {
  const json* value = Need(name, required);
  if (value == nullptr) return std::nullopt;
  if (!value->is_number()) return Refuse(name, "must be a number");
  const double number = value->get<double>();
  if (!(number >= least && number <= most)) return Refuse(name, "is out of range");
  return number;
}

std::optional<Millis> Reader::Integer(const char* name, double least, double most, bool required) {
  const std::optional<double> number = Number(name, least, most, required);
  if (!number) return std::nullopt;
  const auto whole = static_cast<Millis>(*number);
  if (static_cast<double>(whole) != *number) {
    Wrong(name, "must be a whole number");
    return std::nullopt;
  }
  return whole;
}

void Reader::Wrong(const char* name, std::string_view message) {
  if (*problem_) return;
  *problem_ = Problem{"bad_field", message, path_.empty() ? name : path_ + "." + name};
}

const json* Reader::Need(const char* name, bool required) {
  const json* value = Find(name);
  if (value == nullptr && required) Wrong(name, "is missing");
  return value;
}

std::optional<double> Reader::Refuse(const char* name, std::string_view message) {
  Wrong(name, message);
  return std::nullopt;
}

}  // namespace resilient_playback::api

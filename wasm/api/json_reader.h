// Reads JSON objects field by field. Only forward declarations of the JSON library here; its
// definitions stay in the .cc files.
#ifndef RESILIENT_PLAYBACK_API_JSON_READER_H_
#define RESILIENT_PLAYBACK_API_JSON_READER_H_

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "api/problem.h"
#include "core/base/types.h"

namespace resilient_playback::api {

inline constexpr double kMostMillis = 9007199254740992.0;  // 2^53: exact in a JavaScript number
inline constexpr double kMostSeconds = 1e12;               // live clocks count from 1970

// An object, or the reason why the text is no object. Accepts any bytes.
std::variant<nlohmann::json, Problem> ParseObject(std::string_view text);

// Reads the fields of one object. `problem` keeps the first error with the name of its field.
// `null` counts as absent.
class Reader {
 public:
  Reader(const nlohmann::json& object, std::string path, std::optional<Problem>* problem);

  const nlohmann::json* Find(const char* name) const;
  void Text(const char* name, std::string* out, bool required = false);
  void Id(const char* name, std::string* out, bool required);
  void Bool(const char* name, bool* out);
  void OptionalBool(const char* name, std::optional<bool>* out);
  std::optional<double> Number(const char* name, double least, double most, bool required = false);
  std::optional<Millis> Integer(const char* name, double least, double most, bool required = false);
  std::optional<Seconds> Time(const char* name) { return Number(name, 0, kMostSeconds); }
  void Wrong(const char* name, std::string_view message);

 private:
  const nlohmann::json* Need(const char* name, bool required);
  std::optional<double> Refuse(const char* name, std::string_view message);

  const nlohmann::json& object_;
  std::string path_;
  std::optional<Problem>* problem_;
};

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_JSON_READER_H_

// Why an input was refused, with the name of the field. Every border function returns it for input
// that it cannot use.
#ifndef RESILIENT_PLAYBACK_API_PROBLEM_H_
#define RESILIENT_PLAYBACK_API_PROBLEM_H_

#include <string>
#include <string_view>

namespace resilient_playback::api {

struct Problem {
  std::string_view code;     // too_large | too_deep | bad_json | bad_field | bad_state
  std::string_view message;  // static text: the answer never copies input
  std::string field;         // the path in our names, such as "policy.stallActionMs"; or empty
};

// {"error":{"code":...,"message":...,"field":...}}
std::string ToJson(const Problem& problem);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_PROBLEM_H_

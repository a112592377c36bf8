// Why an input was refused, in words that name the field. The answer of every border function to
// what it cannot use.
#ifndef RESILIENT_PLAYBACK_API_PROBLEM_H_
#define RESILIENT_PLAYBACK_API_PROBLEM_H_

#include <string>
#include <string_view>

namespace resilient_playback::api {

struct Problem {
  std::string_view code;     // too_large | too_deep | bad_json | bad_field | bad_state
  std::string_view message;  // static text: input is never copied into an answer
  std::string field;  // the path of our own names, such as "policy.stallActionMs"; empty: none
};

// {"error":{"code":...,"message":...,"field":...}}
std::string ToJson(const Problem& problem);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_PROBLEM_H_

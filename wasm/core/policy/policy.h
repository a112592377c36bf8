// The numbers of policy_fields.def as a struct, and by their names outside.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_POLICY_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_POLICY_H_

#include <string_view>

#include "core/base/types.h"

namespace resilient_playback {

// As in the preset `normal`.
struct Policy {
#define RP_POLICY(member, name, unit, least, most, normal, quick, patient, reason) \
  Millis member = normal;
#include "core/policy/policy_fields.def"
#undef RP_POLICY
};

// A number of the policy as it is named outside.
struct PolicyField {
  std::string_view name;  // camelCase, as on the wire
  Millis Policy::*member;
  Millis least;
  Millis most;
};

// Every number, in the order of the table; `count` receives how many.
const PolicyField* PolicyFields(std::size_t* count);

// Sets every number to its value in the preset "quick", "normal" or "patient". False where there is
// no such preset.
bool UsePreset(std::string_view name, Policy* policy);

enum class PolicyStatus { kOk, kUnknownName, kOutOfRange };

// Sets one number by its outside name; changes nothing unless it answers kOk.
PolicyStatus SetPolicyNumber(std::string_view name, double value, Policy* policy);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_POLICY_H_

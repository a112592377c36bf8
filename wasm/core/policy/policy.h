// The numbers of policy_fields.def as a struct, and by their public names.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_POLICY_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_POLICY_H_

#include <string_view>

#include "core/base/types.h"

namespace resilient_playback {

// The defaults are the preset `normal`.
struct Policy {
#define RP_POLICY(member, name, unit, least, most, normal, quick, patient, reason) \
  Millis member = normal;
#include "core/policy/policy_fields.def"
#undef RP_POLICY
};

// A number of the policy with its public name.
struct PolicyField {
  std::string_view name;  // camelCase, as on the wire
  Millis Policy::*member;
  Millis least;
  Millis most;
};

// All numbers, in the order of the table. `count` receives how many there are.
const PolicyField* PolicyFields(std::size_t* count);

// Sets all numbers to the preset "quick", "normal" or "patient". False if there is no such preset.
bool UsePreset(std::string_view name, Policy* policy);

enum class PolicyStatus { kOk, kUnknownName, kOutOfRange };

// Sets one number by its public name. Changes nothing unless it returns kOk.
PolicyStatus SetPolicyNumber(std::string_view name, double value, Policy* policy);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_POLICY_H_

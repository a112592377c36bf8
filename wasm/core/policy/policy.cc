#include "core/policy/policy.h"

#include <iterator>

namespace resilient_playback {
namespace {

constexpr PolicyField kFields[] = {
#define RP_POLICY(member, name, unit, least, most, normal, quick, patient, reason) \
  {name, &Policy::member, least, most},
#include "core/policy/policy_fields.def"
#undef RP_POLICY
};

}  // namespace

bool UsePreset(std::string_view name, Policy* policy) {
  const bool is_quick = name == "quick";
  if (!is_quick && name != "patient" && name != "normal") return false;
  *policy = Policy();
  if (name == "normal") return true;
#define RP_POLICY(member, name, unit, least, most, normal, quick, patient, reason) \
  if constexpr (quick != normal || patient != normal) policy->member = is_quick ? quick : patient;
#include "core/policy/policy_fields.def"
#undef RP_POLICY
  return true;
}

const PolicyField* PolicyFields(std::size_t* count) {
  *count = std::size(kFields);
  return kFields;
}

PolicyStatus SetPolicyNumber(std::string_view name, double value, Policy* policy) {
  for (const PolicyField& field : kFields) {
    if (field.name != name) continue;
    const bool in_range =
        value >= static_cast<double>(field.least) && value <= static_cast<double>(field.most);
    if (!in_range) return PolicyStatus::kOutOfRange;  // NaN lands here too
    policy->*field.member = static_cast<Millis>(value);
    return PolicyStatus::kOk;
  }
  return PolicyStatus::kUnknownName;
}

}  // namespace resilient_playback

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

// The values of a field in the presets other than `normal`.
struct PresetNumbers {
  Millis Policy::*member;
  Millis quick;
  Millis patient;
};

constexpr PresetNumbers kPresets[] = {
#define RP_POLICY(member, name, unit, least, most, normal, quick, patient, reason) \
  {&Policy::member, quick, patient},
#include "core/policy/policy_fields.def"
#undef RP_POLICY
};

}  // namespace

bool UsePreset(std::string_view name, Policy* policy) {
  const bool is_quick = name == "quick";
  if (!is_quick && name != "patient" && name != "normal") return false;
  *policy = Policy();
  if (name == "normal") return true;
  for (const PresetNumbers& numbers : kPresets)
    policy->*numbers.member = is_quick ? numbers.quick : numbers.patient;
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
    if (!in_range) return PolicyStatus::kOutOfRange;  // NaN is out of range too
    policy->*field.member = static_cast<Millis>(value);
    return PolicyStatus::kOk;
  }
  return PolicyStatus::kUnknownName;
}

}  // namespace resilient_playback

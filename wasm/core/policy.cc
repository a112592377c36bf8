#include "core/policy.h"

#include <iterator>

namespace resilient_playback {
namespace {

constexpr Millis kHour = Millis{3600} * 1000;

constexpr PolicyField kFields[] = {
    {"firstFrameMs", &Policy::first_frame_ms, 1000, kHour},
    {"stallNoticedMs", &Policy::stall_noticed_ms, 250, kHour},
    {"lookMs", &Policy::look_ms, 500, 60000},
    {"stallActionMs", &Policy::stall_action_ms, 1000, kHour},
    {"seekMs", &Policy::seek_ms, 1000, kHour},
    {"dwellMs", &Policy::dwell_ms, 0, kHour},
    {"incidentMs", &Policy::incident_ms, 5000, kHour},
    {"attemptFloorMs", &Policy::attempt_floor_ms, 500, 60000},
    {"startPasses", &Policy::start_passes, 1, 10},
    {"filmPasses", &Policy::film_passes, 1, 10},
    {"nextPassBeforeMs", &Policy::next_pass_before_ms, 0, kHour},
    {"settleMs", &Policy::settle_ms, 0, 600000},
    {"stillTryingMs", &Policy::still_trying_ms, 1000, kHour},
    {"noteGapMs", &Policy::note_gap_ms, 0, 600000},
    {"noteAfterMs", &Policy::note_after_ms, 0, 600000},
    {"suspensionMs", &Policy::suspension_ms, 1000, 600000},
    {"wakeGraceMs", &Policy::wake_grace_ms, 0, 600000},
    {"backoffBaseMs", &Policy::backoff_base_ms, 0, 60000},
    {"backoffCapMs", &Policy::backoff_cap_ms, 0, 600000},
    {"faultsToExclude", &Policy::faults_to_exclude, 1, 100},
    {"exclusionMs", &Policy::exclusion_ms, 0, kHour},
    {"exclusionCapMs", &Policy::exclusion_cap_ms, 0, kHour},
    {"stallStepBackMs", &Policy::stall_step_back_ms, 0, 30000},
    {"falseEndMs", &Policy::false_end_ms, 0, kHour},
    {"falseEndPercent", &Policy::false_end_percent, 0, 100},
    {"endZoneMs", &Policy::end_zone_ms, 0, 600000},
};

}  // namespace

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

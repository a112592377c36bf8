#include "core/policy/policy.h"

#include <iterator>

namespace resilient_playback {
namespace {

constexpr Millis kHour = Millis{3600} * 1000;

constexpr PolicyField kFields[] = {
    {"firstFrameMs", &Policy::first_frame_ms, 1000, kHour},
    {"torrentFirstFrameMs", &Policy::torrent_first_frame_ms, 1000, kHour},
    {"stallNoticedMs", &Policy::stall_noticed_ms, 250, kHour},
    {"lookMs", &Policy::look_ms, 500, 60000},
    {"silentMs", &Policy::silent_ms, 250, kHour},
    {"hurryMs", &Policy::hurry_ms, 500, kHour},
    {"hurryElementMs", &Policy::hurry_element_ms, 500, kHour},
    {"finishRestMs", &Policy::finish_rest_ms, 0, 60000},
    {"finishFloorMs", &Policy::finish_floor_ms, 500, kHour},
    {"behindMs", &Policy::behind_ms, 0, kHour},
    {"pairAfterMs", &Policy::pair_after_ms, 0, kHour},
    {"pairBufferMs", &Policy::pair_buffer_ms, 0, 600000},
    {"proofMs", &Policy::proof_ms, 0, kHour},
    {"stallProvenMs", &Policy::stall_proven_ms, 500, kHour},
    {"stallActionMs", &Policy::stall_action_ms, 1000, kHour},
    {"torrentStallMs", &Policy::torrent_stall_ms, 1000, kHour},
    {"dryMs", &Policy::dry_ms, 500, kHour},
    {"stillPercent", &Policy::still_percent, 0, 100},
    {"slowMs", &Policy::slow_ms, 1000, kHour},
    {"slowPercent", &Policy::slow_percent, 0, 100},
    {"lowBufferMs", &Policy::low_buffer_ms, 0, 60000},
    {"lowSegmentsMs", &Policy::low_segments_ms, 0, 60000},
    {"proveBufferMs", &Policy::prove_buffer_ms, 0, 60000},
    {"bufferRestMs", &Policy::buffer_rest_ms, 0, 30000},
    {"staleLiveMs", &Policy::stale_live_ms, 1000, kHour},
    {"renewMs", &Policy::renew_ms, 500, 60000},
    {"seekMs", &Policy::seek_ms, 1000, kHour},
    {"dwellMs", &Policy::dwell_ms, 0, kHour},
    {"ownLineMs", &Policy::own_line_ms, 0, kHour},
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
    {"retryAfterMostMs", &Policy::retry_after_most_ms, 0, kHour},
    {"retryTokens", &Policy::retry_tokens, 0, 1000},
    {"endZoneMs", &Policy::end_zone_ms, 0, 600000},
};

struct PresetNumber {
  Millis Policy::*member;
  Millis quick;
  Millis patient;
};

// What a person means by "how long to wait": a fast line that should never be waited for, and a
// slow one whose servers all take their time. The bounds on the whole incident stay.
constexpr PresetNumber kPresets[] = {
    {&Policy::first_frame_ms, 7000, 20000},  {&Policy::silent_ms, 1000, 3000},
    {&Policy::hurry_ms, 2500, 7000},         {&Policy::hurry_element_ms, 3000, 8000},
    {&Policy::stall_proven_ms, 2000, 6000},  {&Policy::stall_action_ms, 4000, 12000},
    {&Policy::dry_ms, 2000, 4000},           {&Policy::seek_ms, 7000, 20000},
    {&Policy::still_trying_ms, 6000, 12000}, {&Policy::stale_live_ms, 10000, 20000},
};

}  // namespace

bool UsePreset(std::string_view name, Policy* policy) {
  const bool quick = name == "quick";
  if (!quick && name != "patient" && name != "normal") return false;
  *policy = Policy();
  if (name == "normal") return true;
  for (const PresetNumber& number : kPresets)
    policy->*number.member = quick ? number.quick : number.patient;
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

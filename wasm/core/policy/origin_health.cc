#include "core/policy/origin_health.h"

#include <algorithm>

namespace resilient_playback {

std::size_t OriginHealth::IndexOf(std::string_view origin) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& e) { return e.origin == origin; });
  return static_cast<std::size_t>(found - entries_.begin());
}

OriginHealth::Entry* OriginHealth::Of(std::string_view origin) {
  const std::size_t index = IndexOf(origin);
  if (index == entries_.size()) {
    entries_.emplace_back();
    entries_.back().origin = std::string(origin);
  }
  return &entries_[index];
}

void OriginHealth::CoolDown(std::string_view origin, Millis until) {
  if (origin.empty()) return;
  Entry* entry = Of(origin);
  entry->rests_until = std::max(entry->rests_until, until);
}

Millis OriginHealth::CooldownLeft(std::string_view origin, Millis now) const {
  const std::size_t index = IndexOf(origin);
  return index == entries_.size() ? 0 : std::max<Millis>(0, entries_[index].rests_until - now);
}

bool OriginHealth::Fault(std::string_view origin, bool certain, const Policy& policy, Millis now,
                         Random* random) {
  if (origin.empty()) return false;
  Entry* entry = Of(origin);
  entry->faults += certain ? std::max<Millis>(1, policy.faults_to_exclude) : 1;
  if (entry->faults < policy.faults_to_exclude) return false;
  constexpr int kMostDoublings = 20;
  const Millis whole = std::min(policy.exclusion_cap_ms, policy.exclusion_ms << entry->level);
  const Millis fifth = whole / 5;
  entry->excluded_until =
      now + std::min(policy.exclusion_cap_ms, whole - fifth + random->UpTo(2 * fifth));
  entry->excluded = true;
  entry->level = std::min(entry->level + 1, kMostDoublings);
  return true;
}

void OriginHealth::Success(std::string_view origin) {
  const std::size_t index = IndexOf(origin);
  if (index == entries_.size()) return;
  entries_[index].faults = 0;
  entries_[index].level /= 2;
  entries_[index].excluded = false;
}

void OriginHealth::Exclude(std::string_view origin, Millis until) {
  if (origin.empty()) return;
  Entry* entry = Of(origin);
  entry->excluded = true;
  entry->excluded_until = std::max(entry->excluded_until, until);
}

Millis OriginHealth::ExclusionLeft(std::string_view origin, Millis now) const {
  const std::size_t index = IndexOf(origin);
  if (index == entries_.size() || !entries_[index].excluded) return 0;
  return std::max<Millis>(0, entries_[index].excluded_until - now);
}

Millis OriginHealth::LongestCooldown(Millis now) const {
  Millis longest = 0;
  for (const Entry& entry : entries_) {
    if (entry.excluded) longest = std::max(longest, entry.excluded_until - now);
    longest = std::max(longest, entry.rests_until - now);
  }
  return longest;
}

bool OriginHealth::Excluded(std::string_view origin, Millis now) const {
  const std::size_t index = IndexOf(origin);
  return index < entries_.size() && entries_[index].excluded &&
         now < entries_[index].excluded_until;
}

}  // namespace resilient_playback

#include "core/origin_health.h"

#include <algorithm>

namespace resilient_playback {

std::size_t OriginHealth::IndexOf(std::string_view origin) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const Entry& e) { return e.origin == origin; });
  return static_cast<std::size_t>(found - entries_.begin());
}

bool OriginHealth::Fault(std::string_view origin, const Policy& policy, Millis now,
                         Random* random) {
  if (origin.empty()) return false;
  const std::size_t index = IndexOf(origin);
  if (index == entries_.size()) {
    entries_.emplace_back();
    entries_.back().origin = std::string(origin);
  }
  Entry* entry = &entries_[index];
  entry->faults += 1;
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

bool OriginHealth::Excluded(std::string_view origin, Millis now) const {
  const std::size_t index = IndexOf(origin);
  return index < entries_.size() && entries_[index].excluded &&
         now < entries_[index].excluded_until;
}

}  // namespace resilient_playback

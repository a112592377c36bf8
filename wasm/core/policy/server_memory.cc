#include "core/policy/server_memory.h"

#include <algorithm>

namespace resilient_playback {
namespace {

constexpr Millis kDay = Millis{24} * 3600 * 1000;
// 1 January 2025: no device runs this code earlier.
constexpr Millis kLeastEpoch = Millis{1735689600} * 1000;
constexpr Millis kMostRest = 60000;
// Assumed for a server without measurements.
constexpr Millis kUsualFirstByte = 300;
constexpr int kMostFailures = 16;
constexpr Millis kMostFirstByte = 60000;

}  // namespace

ServerMemory::ServerMemory(const std::optional<Snapshot>& snapshot, std::uint64_t fresh_salt,
                           Millis epoch_ms)
    : salt_(snapshot ? snapshot->salt : fresh_salt), works_(epoch_ms >= kLeastEpoch) {
  if (!snapshot) return;
  recall_ = works_ ? Recall::kTaken : Recall::kClockIsWrong;
  if (!works_) return;
  for (const ServerFacts& facts : snapshot->servers) {
    if (facts.seen > epoch_ms) recall_ = Recall::kFromTheFuture;
    if (facts.seen > epoch_ms || facts.seen <= epoch_ms - kDay) continue;
    if (servers_.size() == kMostRemembered) break;
    servers_.push_back(facts);
    servers_.back().failures = std::clamp(facts.failures, 0, kMostFailures);
    servers_.back().first_byte_ms = std::clamp<Millis>(facts.first_byte_ms, 0, kMostFirstByte);
  }
  if (recall_ == Recall::kFromTheFuture) servers_.clear();
}

// FNV-1a over the salt and the origin, with the last steps of splitmix64. This hides names from
// readers of a backup and gives the same result on every platform.
std::uint64_t ServerMemory::KeyOf(std::string_view origin) const {
  constexpr std::uint64_t kPrime = 1099511628211ULL;
  std::uint64_t hash = 14695981039346656037ULL;
  for (unsigned shift = 0; shift < 64; shift += 8) hash = (hash ^ (salt_ >> shift & 0xFF)) * kPrime;
  for (const char c : origin) hash = (hash ^ static_cast<unsigned char>(c)) * kPrime;
  hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  hash = (hash ^ (hash >> 27U)) * 0x94D049BB133111EBULL;
  return hash ^ (hash >> 31U);
}

const ServerFacts* ServerMemory::Find(std::string_view origin) const {
  const std::uint64_t key = KeyOf(origin);
  const auto found = std::find_if(servers_.begin(), servers_.end(),
                                  [key](const ServerFacts& facts) { return facts.key == key; });
  return found == servers_.end() || origin.empty() ? nullptr : &*found;
}

ServerFacts* ServerMemory::Of(std::string_view origin, Millis epoch_ms) {
  if (!works_ || origin.empty()) return nullptr;
  changed_ = true;
  const std::uint64_t key = KeyOf(origin);
  for (ServerFacts& facts : servers_) {
    if (facts.key != key) continue;
    facts.seen = epoch_ms;
    return &facts;
  }
  if (servers_.size() >= kMostRemembered) {
    const auto oldest = std::min_element(
        servers_.begin(), servers_.end(),
        [](const ServerFacts& one, const ServerFacts& other) { return one.seen < other.seen; });
    servers_.erase(oldest);
  }
  servers_.emplace_back();
  servers_.back().key = key;
  servers_.back().seen = epoch_ms;
  return &servers_.back();
}

void ServerMemory::Success(std::string_view origin, Millis epoch_ms) {
  ServerFacts* facts = Of(origin, epoch_ms);
  if (facts == nullptr) return;
  facts->failures /= 2;
  facts->excluded_until = 0;
}

void ServerMemory::Failure(std::string_view origin, Millis epoch_ms, Millis excluded_until) {
  ServerFacts* facts = Of(origin, epoch_ms);
  if (facts == nullptr) return;
  facts->failures = std::min(facts->failures + 1, kMostFailures);
  facts->excluded_until = std::max(facts->excluded_until, excluded_until);
}

// Peak-EWMA: a slower answer counts fully, a faster one by an eighth.
void ServerMemory::Answered(std::string_view origin, Millis epoch_ms, Millis first_byte_ms) {
  ServerFacts* facts = Of(origin, epoch_ms);
  if (facts == nullptr) return;
  const Millis sample = std::clamp<Millis>(first_byte_ms, 1, kMostFirstByte);
  const bool peak = sample >= facts->first_byte_ms;
  facts->first_byte_ms = peak ? sample : (facts->first_byte_ms * 7 + sample) / 8;
}

int ServerMemory::HealthPenalty(std::string_view origin) const {
  const ServerFacts* facts = Find(origin);
  if (facts == nullptr) return 0;
  const Millis first_byte = facts->first_byte_ms == 0 ? kUsualFirstByte : facts->first_byte_ms;
  Millis score = first_byte * (1 + facts->failures);
  // A failure counts however fast the server answered before.
  if (facts->failures > 0) score = std::max(score, kUsualFirstByte * (1 + facts->failures));
  int doublings = 0;
  while (score >= 2 * kUsualFirstByte) {
    score /= 2;
    doublings += 1;
  }
  return doublings;
}

Millis ServerMemory::RemainingExclusion(std::string_view origin, Millis epoch_ms) const {
  const ServerFacts* facts = Find(origin);
  if (facts == nullptr) return 0;
  return std::clamp<Millis>(facts->excluded_until - epoch_ms, 0, kMostRest);
}

std::optional<Snapshot> ServerMemory::Save() {
  if (!changed_) return std::nullopt;
  changed_ = false;
  return Snapshot{salt_, servers_};
}

}  // namespace resilient_playback

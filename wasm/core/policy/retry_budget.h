// How many retries and proofs a session may still ask for: a storm of them helps no server.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_RETRY_BUDGET_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_RETRY_BUDGET_H_

#include <algorithm>

#include "core/base/types.h"

namespace resilient_playback {

// A token bucket (gRPC A6, "Throttling retry attempts"), counted in fifths of a token: whole
// numbers are the same everywhere.
class RetryBudget {
 public:
  explicit RetryBudget(Millis tokens) : most_(tokens * kFifths), left_(most_) {}

  // False where nothing is left: then nothing is taken either.
  bool Take() {
    if (left_ < kFifths) return false;
    left_ -= kFifths;
    return true;
  }

  void Success() { left_ = std::min(most_, left_ + 1); }

  // Enough for what is not needed yet.
  bool AllowsProbe() const { return left_ >= kFifths && left_ * 2 >= most_; }

 private:
  static constexpr Millis kFifths = 5;

  Millis most_;
  Millis left_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_RETRY_BUDGET_H_

// How many retries and probes a session may still make: a flood of them helps no server.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_RETRY_BUDGET_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_RETRY_BUDGET_H_

#include <algorithm>

#include "core/base/types.h"

namespace resilient_playback {

// A token bucket (gRPC A6, "Throttling retry attempts"), counted in fifths of a token because
// integers are the same on every platform.
class RetryBudget {
 public:
  explicit RetryBudget(Millis tokens) : most_(tokens * kFifths), left_(most_) {}

  // Takes a token. False if none is left.
  bool Take() {
    if (left_ < kFifths) return false;
    left_ -= kFifths;
    return true;
  }

  void Success() { left_ = std::min(most_, left_ + 1); }

  // True if enough is left for a request that is not needed yet.
  bool AllowsProbe() const { return left_ >= kFifths && left_ * 2 >= most_; }

 private:
  static constexpr Millis kFifths = 5;

  Millis most_;
  Millis left_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_RETRY_BUDGET_H_

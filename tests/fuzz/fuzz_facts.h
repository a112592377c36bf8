// The promises about the facts of every kind of manifest.
#ifndef RESILIENT_PLAYBACK_TESTS_FUZZ_FUZZ_FACTS_H_
#define RESILIENT_PLAYBACK_TESTS_FUZZ_FUZZ_FACTS_H_

#include "fuzz.h"
#include "manifest/facts.h"

namespace resilient_playback::fuzz {

inline void RequireBounded(const ManifestFacts& facts) {
  Require(facts.variants.size() <= kMostVariants);
  Require(facts.audio.size() <= kMostRenditions && facts.subtitles.size() <= kMostRenditions);
  // A duration is not negative, not NaN and not infinite. JSON has no NaN and no Infinity.
  Require(!facts.duration || (*facts.duration >= 0 && *facts.duration < 1e300));
  Require(!facts.target_duration ||
          (*facts.target_duration >= 0 && *facts.target_duration < 1e300));
}

}  // namespace resilient_playback::fuzz

#endif  // RESILIENT_PLAYBACK_TESTS_FUZZ_FUZZ_FACTS_H_

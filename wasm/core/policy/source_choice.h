// Which source comes next: one total order, no weights.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_SOURCE_CHOICE_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_SOURCE_CHOICE_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/policy/error_class.h"
#include "core/policy/finding.h"
#include "core/policy/origin_health.h"
#include "core/policy/source.h"

namespace resilient_playback {

// A source with what this session has seen of it.
struct SourceRecord {
  // Forgotten when the next incident begins.
  struct PerIncident {
    int tries = 0;                      // finished in failure
    int retries = 0;                    // of the same source
    int slow = 0;                       // failures for being slow
    bool engines_tried = false;         // both of this device's
    std::optional<ErrorClass> failure;  // the last one
  };

  Source source;
  std::string origin;
  bool mixed_content = false;  // http on an https page: browsers refuse it
  bool torrent = false;        // read through TorrServer: slow to start, asked for nothing beside
  Finding finding = Finding::kUnknown;
  bool played = false;           // a picture of it was shown: no report knows better
  bool other_engine = false;     // played by what else the device has for its kind
  std::optional<bool> readable;  // beside the player: whether its server lets pages read
  bool counts_requests = false;  // it has answered 429
  std::optional<Millis> known_good_until;
  int health_penalty = 0;  // for what is remembered of its server
  PerIncident incident;

  bool IsKnownGood(Millis now) const { return known_good_until && now < *known_good_until; }
};

struct ChoiceContext {
  Millis now = 0;
  int pass = 1;                             // sources with fewer tries than this are eligible
  std::optional<std::size_t> current;       // what plays or has just failed
  std::optional<std::size_t> picked;        // the viewer's own choice
  int wanted_quality = 0;                   // height of what the viewer opened; 0: unknown
  std::uint64_t among = ~std::uint64_t{0};  // a bit for each source that is in question
};

// True where asking the source once more in this pass makes sense: within the pass, and not after
// an answer about the address itself ("gone", "not a video"), which a second question does not
// change.
bool Eligible(const SourceRecord& record, int pass);

// How far a picture of `quality` is from the wanted one: 0 is the same, or nobody knows; lower ones
// in their order come before higher ones.
int QualityRank(int quality, int wanted);

// The best eligible source other than `current` (in later passes: including it); nothing where none
// is left.
std::optional<std::size_t> ChooseSource(const std::vector<SourceRecord>& records,
                                        const OriginHealth& health, const ChoiceContext& context);

// Why `index` was not taken in place of `chosen`: a literal, for the trace.
std::string_view WhyNot(const std::vector<SourceRecord>& records, const OriginHealth& health,
                        const ChoiceContext& context, std::size_t index, std::size_t chosen);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_SOURCE_CHOICE_H_

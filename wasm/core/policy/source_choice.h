// Chooses the next source by one total order, without weights.
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

// What the viewer may see of a source.
enum class SourceState : std::uint8_t {
  kUntried,  // no picture yet
  kPlaying,  // its picture is there
  kGood,     // it has shown a picture
  kResting,  // left because of trouble
};
std::string_view ToString(SourceState state);

// A source with what this session has seen of it.
struct SourceRecord {
  // Reset when the next incident begins.
  struct PerIncident {
    int tries = 0;                      // attempts that failed
    int retries = 0;                    // of the same source
    int slow = 0;                       // failures because of slowness
    bool engines_tried = false;         // both engines of this device were tried
    std::optional<ErrorClass> failure;  // the last one
  };

  Source source;
  std::string origin;
  bool mixed_content = false;  // http on an https page: browsers refuse it
  bool torrent = false;        // read through TorrServer: slow to start, no extra requests
  Finding finding = Finding::kUnknown;
  SourceState state = SourceState::kUntried;
  bool played = false;           // it has shown a picture: this overrides every finding
  bool other_engine = false;     // played with the device's other engine for its type
  std::optional<bool> readable;  // whether its server lets pages read, once known
  bool counts_requests = false;  // it has answered 429
  std::optional<Millis> known_good_until;
  int health_penalty = 0;  // from what is remembered of its server
  PerIncident incident;

  bool IsKnownGood(Millis now) const { return known_good_until && now < *known_good_until; }
};

struct ChoiceContext {
  Millis now = 0;
  int pass = 1;                             // sources with fewer tries than this are eligible
  std::optional<std::size_t> current;       // the source that plays or has just failed
  std::optional<std::size_t> picked;        // the viewer's choice
  int wanted_quality = 0;                   // height of what the viewer opened; 0: unknown
  std::uint64_t among = ~std::uint64_t{0};  // a bit for each candidate
};

// True if one more attempt in this pass makes sense: the pass allows it, and the last failure was
// not about the address itself ("gone", "not a video"), which a retry cannot change.
bool Eligible(const SourceRecord& record, int pass);

// Distance between `quality` and the wanted one. 0: equal, or unknown. Lower qualities, nearest
// first, come before higher ones.
int QualityRank(int quality, int wanted);

// The best eligible source except `current` (later passes include it); absent if none is left.
std::optional<std::size_t> ChooseSource(const std::vector<SourceRecord>& records,
                                        const OriginHealth& health, const ChoiceContext& context);

// Why `index` was not taken in place of `chosen`: static text, for the trace.
std::string_view WhyNot(const std::vector<SourceRecord>& records, const OriginHealth& health,
                        const ChoiceContext& context, std::size_t index, std::size_t chosen);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_SOURCE_CHOICE_H_

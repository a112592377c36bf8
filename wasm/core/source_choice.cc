#include "core/source_choice.h"

#include <tuple>

#include "core/url.h"

namespace resilient_playback {

bool Eligible(const SourceRecord& record, int pass) {
  if (record.tries >= pass) return false;
  return !record.failure || !BlamesUrl(*record.failure);
}

std::optional<std::size_t> ChooseSource(const std::vector<SourceRecord>& records,
                                        const OriginHealth& health, const ChoiceContext& context) {
  const auto rank = [&](std::size_t index) {
    const SourceRecord& record = records[index];
    const SourceRecord* current = context.current ? &records[*context.current] : nullptr;
    const bool other_quality =
        current != nullptr && current->source.quality != record.source.quality;
    const bool same_origin =
        current != nullptr && !record.origin.empty() && current->origin == record.origin;
    return std::make_tuple(record.mixed_content,  // 1. can be opened from this page
                           health.Excluded(record.origin, context.now),  // 2. does not rest
                           context.picked != index,                      // 3. the viewer's pick
                           record.tries,                 // 4. asked less often in this incident
                           other_quality,                // 5. the same picture
                           record.source.priority,       // 6. what the author prefers
                           same_origin,                  // 7. another server than the failing one
                           !IsHttps(record.source.url),  // 8. https first
                           index);                       // 9. the order given
  };
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!Eligible(records[i], context.pass)) continue;
    if (context.pass == 1 && context.current == i) continue;
    if (!best || rank(i) < rank(*best)) best = i;
  }
  return best;
}

}  // namespace resilient_playback

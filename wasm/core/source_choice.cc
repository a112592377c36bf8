#include "core/source_choice.h"

#include <tuple>

#include "core/url.h"

namespace resilient_playback {

bool Eligible(const SourceRecord& record, int pass) {
  if (record.tries >= pass) return false;
  return !record.failure || !BlamesUrl(*record.failure);
}

int QualityRank(int quality, int wanted) {
  constexpr int kMoreThanAnyHeight = 200000;
  if (quality == wanted || quality == 0 || wanted == 0) return 0;
  // The next lower one first; a higher one would ask more of a line in trouble.
  return quality < wanted ? wanted - quality : kMoreThanAnyHeight + quality;
}

std::optional<std::size_t> ChooseSource(const std::vector<SourceRecord>& records,
                                        const OriginHealth& health, const ChoiceContext& context) {
  const auto rank = [&](std::size_t index) {
    const SourceRecord& record = records[index];
    const SourceRecord* current = context.current ? &records[*context.current] : nullptr;
    const int quality = QualityRank(record.source.quality, context.wanted_quality);
    const bool same_origin =
        current != nullptr && !record.origin.empty() && current->origin == record.origin;
    const bool licence = record.finding == Finding::kNeedsLicence;
    return std::make_tuple(record.mixed_content,       // 1. can be opened from this page
                           IsRefused(record.finding),  // 2. plays on this device
                           health.Excluded(record.origin, context.now),  // 3. does not rest
                           context.picked != index,                      // 4. the viewer's pick
                           record.tries,                   // 5. asked less often in this incident
                           licence,                        // 6. in clear
                           quality,                        // 7. the same picture
                           !record.ProvenAt(context.now),  // 8. seen to answer a moment ago
                           record.source.priority,         // 9. what the author prefers
                           same_origin,  // 10. another server than the failing one
                           record.finding != Finding::kGood,  // 11. known to play here
                           !IsHttps(record.source.url),       // 12. https first
                           record.demerit,                    // 13. what is remembered
                           index);                            // 14. the order given
  };
  std::optional<std::size_t> best;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!Eligible(records[i], context.pass)) continue;
    if (context.pass == 1 && context.current == i) continue;
    if ((context.among >> i & 1) == 0) continue;
    // Before the moment that the server has named, only the viewer may ask.
    if (health.RestLeft(records[i].origin, context.now) > 0) continue;
    if (!best || rank(i) < rank(*best)) best = i;
  }
  return best;
}

}  // namespace resilient_playback

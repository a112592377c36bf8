#include "core/policy/source_choice.h"

#include <array>
#include <iterator>

#include "core/url/url.h"

namespace resilient_playback {

std::string_view ToString(SourceState state) {
  switch (state) {
    case SourceState::kPlaying:
      return "playing";
    case SourceState::kGood:
      return "good";
    case SourceState::kResting:
      return "resting";
    case SourceState::kUntried:
      break;
  }
  return "untried";
}

bool Eligible(const SourceRecord& record, int pass) {
  if (record.incident.tries >= pass) return false;
  return !record.incident.failure || !BlamesUrl(*record.incident.failure);
}

int QualityRank(int quality, int wanted) {
  constexpr int kMoreThanAnyHeight = 200000;
  if (quality == wanted || quality == 0 || wanted == 0) return 0;
  // The next lower quality comes first: a higher one would need more from a network in trouble.
  return quality < wanted ? wanted - quality : kMoreThanAnyHeight + quality;
}

namespace {

// The criteria of a choice, in order. The first one that differs decides and names the reason.
constexpr std::string_view kCriteria[] = {
    "mixed_content",     // 1. can be opened from this page
    "cannot_play_here",  // 2. plays on this device
    "rests",             // 3. its server is not excluded
    "not_picked",        // 4. the viewer's pick
    "another_voice",     // 5. the film's own dub
    "tried",             // 6. failed less often in this incident
    "needs_licence",     // 7. not encrypted
    "quality",           // 8. the wanted quality, then the next lower one
    "not_proven",        // 9. seen to answer a moment ago
    "priority",          // 10. what the author prefers
    "same_server",       // 11. another server than the failing one
    "not_known_good",    // 12. known to play here
    "not_https",         // 13. https
    "remembered",        // 14. a better record of its server
    "order",             // 15. the order of the list
};
using Rank = std::array<std::int64_t, std::size(kCriteria)>;

Rank RankOf(const std::vector<SourceRecord>& records, const OriginHealth& health,
            const ChoiceContext& context, std::size_t index) {
  const SourceRecord& record = records[index];
  const SourceRecord* current = context.current ? &records[*context.current] : nullptr;
  const bool same_origin =
      current != nullptr && !record.origin.empty() && current->origin == record.origin;
  return {record.mixed_content,
          IsRefused(record.finding),
          health.Excluded(record.origin, context.now),
          context.picked != index,
          record.source.voice,
          record.incident.tries,
          record.finding == Finding::kNeedsLicence,
          QualityRank(record.source.quality, context.wanted_quality),
          !record.IsKnownGood(context.now),
          record.source.priority,
          same_origin,
          record.finding != Finding::kGood,
          !IsHttps(record.source.url),
          record.health_penalty,
          static_cast<std::int64_t>(index)};
}

// Why the source is no candidate; empty if it is one.
std::string_view OutOfQuestion(const std::vector<SourceRecord>& records, const OriginHealth& health,
                               const ChoiceContext& context, std::size_t index) {
  if (!Eligible(records[index], context.pass)) return "failed";
  if (context.pass == 1 && context.current == index) return "failed";
  if ((context.among >> index & 1) == 0) return "not_proven";
  // Before the time that the server has named, only the viewer may ask it.
  return health.CooldownLeft(records[index].origin, context.now) > 0 ? "retry_after"
                                                                     : std::string_view();
}

}  // namespace

std::optional<std::size_t> ChooseSource(const std::vector<SourceRecord>& records,
                                        const OriginHealth& health, const ChoiceContext& context) {
  std::optional<std::size_t> best;
  Rank best_rank{};
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (!OutOfQuestion(records, health, context, i).empty()) continue;
    const Rank rank = RankOf(records, health, context, i);
    if (best && !(rank < best_rank)) continue;
    best = i;
    best_rank = rank;
  }
  return best;
}

std::string_view WhyNot(const std::vector<SourceRecord>& records, const OriginHealth& health,
                        const ChoiceContext& context, std::size_t index, std::size_t chosen) {
  const std::string_view out = OutOfQuestion(records, health, context, index);
  if (!out.empty()) return out;
  const Rank rank = RankOf(records, health, context, index);
  const Rank best = RankOf(records, health, context, chosen);
  for (std::size_t i = 0; i < rank.size(); ++i) {
    if (rank[i] != best[i]) return kCriteria[i];
  }
  return kCriteria[rank.size() - 1];
}

}  // namespace resilient_playback

#include "core/session/request_router.h"

#include <algorithm>
#include <utility>

#include "core/policy/classify.h"
#include "core/url/link_kind.h"
#include "core/url/url.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kMostRequests = 32;
constexpr std::size_t kMostAttempts = 3;
constexpr int kMostLevel = 8;

}  // namespace

void RequestRouter::BeginFilm() {
  open_.clear();
  demotions_.clear();
}

void RequestRouter::BeginLoad(const std::string& load_id) {
  load_ = PerLoad();
  load_.id = load_id;
}

std::vector<RequestRouter::Open>::iterator RequestRouter::Find(const std::string& id) {
  return std::find_if(open_.begin(), open_.end(), [&](const Open& open) { return open.id == id; });
}

// The limits of a probe, except for the rate: a segment is requested because it is needed.
bool RequestRouter::MayAnswer(std::size_t index) const {
  const SourceRecord& record = sources_[index];
  const Source& source = record.source;
  if (source.live || source.url.empty() || source.type != sources_.current().source.type)
    return false;
  if (record.mixed_content || record.torrent || record.counts_requests) return false;
  if (IsRefused(record.finding)) return false;
  const Millis now = clock_.now();
  if (health_.Excluded(record.origin, now) || health_.CooldownLeft(record.origin, now) > 0)
    return false;
  const std::optional<Url> url = ParseUrl(source.url).url;
  return url && !LooksLikeAccountPath(*url);
}

std::uint64_t RequestRouter::OthersThatMayAnswer() const {
  std::uint64_t among = 0;
  for (std::size_t i = 0; i < sources_.size(); ++i)
    among |= static_cast<std::uint64_t>(i != sources_.current_index() && MayAnswer(i)) << i;
  return among;
}

bool RequestRouter::Demoted(std::size_t index) const {
  return index < demotions_.size() && demotions_[index].until > clock_.now();
}

RequestRouter::Demotion& RequestRouter::DemotionOf(std::size_t index) {
  if (demotions_.size() <= index) demotions_.resize(sources_.size());
  return demotions_[index];
}

void RequestRouter::Demote(std::size_t index, std::string_view why) {
  Demotion& demotion = DemotionOf(index);
  if (demotion.until > clock_.now()) return;
  const Millis time = std::min(policy_.exclusion_cap_ms, policy_.behind_ms << demotion.level);
  demotion.until = clock_.now() + time;
  demotion.level = std::min(demotion.level + 1, kMostLevel);
  out_.Note("demoted", why);
}

void RequestRouter::Ask(const event::Request& e, bool alone) {
  const std::optional<std::size_t> own = sources_.IndexOf(e.source_id);
  if (!own) {
    // The engine waits for an answer, even if the list does not have this source.
    command::Answer answer;
    answer.request_id = e.id;
    answer.attempts.push_back(e.source_id);
    return out_.Emit(std::move(answer), "request", "a source that is not in the list");
  }
  load_.asked = load_.asked || e.media;
  std::vector<std::size_t> order;
  std::vector<std::size_t> demoted;
  const auto add = [&](std::size_t index) { (Demoted(index) ? demoted : order).push_back(index); };
  add(*own);
  std::uint64_t seen = std::uint64_t{1} << *own;
  const bool only_own = e.alone || alone || !MayAnswer(*own);
  for (const std::string& id : e.others) {
    const std::optional<std::size_t> other = sources_.IndexOf(id);
    if (only_own || !other || seen >> *other & 1 || !MayAnswer(*other)) continue;
    seen |= std::uint64_t{1} << *other;
    add(*other);
  }
  order.insert(order.end(), demoted.begin(), demoted.end());
  // The source that the URL belongs to can always answer, so it stays in the order.
  while (order.size() > kMostAttempts)
    order.erase(order.back() == *own ? order.end() - 2 : order.end() - 1);
  if (open_.size() == kMostRequests) open_.erase(open_.begin());
  open_.push_back({e.id, load_.id, *own, order.size() > 1, e.vital, e.media, false});
  command::Answer answer;
  answer.request_id = e.id;
  for (const std::size_t index : order) answer.attempts.push_back(sources_[index].source.id);
  answer.silent_ms = policy_.silent_ms;
  if (clock_.now() >= hedge_.until) answer.finish_floor_ms = policy_.finish_floor_ms;
  answer.finish_rest_ms = policy_.finish_rest_ms;
  out_.Emit(std::move(answer), "request",
            order.front() == *own ? "its own source first" : "its own source has failed lately");
}

bool RequestRouter::Slow(const event::RequestSlow& e, bool offline, bool started) {
  const auto request = Find(e.id);
  const std::optional<std::size_t> index = sources_.IndexOf(e.source_id);
  if (request == open_.end() || !index || request->load_id != load_.id) return false;
  request->late = request->late || !e.silent;
  out_.Note("request_slow", e.silent ? "a request is silent" : "a segment would come too late",
            e.silent ? ErrorClass::kTimeoutFirstByte : ErrorClass::kTimeoutBody);
  if (offline) return false;
  if (e.silent && request->another) Demote(*index, "it was silent");
  const bool has_picture = started || load_.fed;
  if (*index != sources_.current_index() || (has_picture && request->another)) return false;
  load_.starved = true;
  return true;
}

std::optional<RequestRouter::Outcome> RequestRouter::Done(const event::RequestDone& e,
                                                          bool offline) {
  const auto request = Find(e.id);
  const std::optional<std::size_t> index = sources_.IndexOf(e.source_id);
  if (request == open_.end() || !index) return std::nullopt;
  const Open open = *request;
  if (e.ok || (!e.lost && *index == open.own && !open.another)) open_.erase(request);
  Outcome outcome;
  outcome.ok = e.ok;
  outcome.index = *index;
  outcome.of_this_load = open.load_id == load_.id;
  if (e.ok) {
    Demotion& demotion = DemotionOf(*index);
    demotion.level = std::max(0, demotion.level - 1);
    if (outcome.of_this_load) {
      load_.starved = false;
      load_.fed = load_.fed || open.media;
    }
    if (open.late) NoteHedge(*index != open.own);
    if (*index != open.own && open.late) Demote(open.own, "another was faster by far");
    return outcome;
  }
  if (e.lost || offline) {
    outcome.lost = true;  // it says nothing about the source
    return outcome;
  }
  outcome.error = Classify(e.evidence);
  if (outcome.error == ErrorClass::kHttp429) sources_.CountsRequests(*index);
  out_.Note("request_failed", "another source may answer it", outcome.error);
  if (open.another) Demote(*index, "its request failed");
  outcome.needed = *index == open.own && open.own == sources_.current_index() &&
                   outcome.of_this_load && open.vital;
  return outcome;
}

// If the network itself is slow, a second request only makes both slower.
void RequestRouter::NoteHedge(bool helped) {
  hedge_.useless = helped ? 0 : std::min(hedge_.useless + 1, kMostLevel);
  if (helped) return;
  const Millis time = std::min(policy_.exclusion_cap_ms, policy_.behind_ms << hedge_.useless);
  hedge_.until = clock_.now() + time;
  out_.Note("slow_network", "another server was no faster: it is the viewer's network");
}

}  // namespace resilient_playback

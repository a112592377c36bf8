// Pieces that an engine asks for through a loader of ours: whom to ask, and whom next. What fails
// here stays hidden from the engine as long as another source of the same content answers; who is
// slow in it is asked second for a while, within this playback only.
#include <algorithm>

#include "core/policy/classify.h"
#include "core/session/session.h"
#include "core/url/link_kind.h"
#include "core/url/url.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kMostRequests = 32;
constexpr std::size_t kMostAttempts = 3;
constexpr int kMostBehindLevel = 8;

}  // namespace

std::optional<std::size_t> Session::IndexOf(std::string_view source_id) const {
  for (std::size_t i = 0; i < records_.size(); ++i) {
    if (records_[i].source.id == source_id) return i;
  }
  return std::nullopt;
}

// The limits of a proof, except for how often: a piece is asked for because it is needed.
bool Session::MayAnswer(std::size_t index) const {
  const SourceRecord& record = records_[index];
  const Source& source = record.source;
  if (source.live || source.url.empty() || source.type != records_[current_].source.type)
    return false;
  if (record.mixed_content || record.torrent || record.counts_requests) return false;
  if (IsRefused(record.finding)) return false;
  if (health_.Excluded(record.origin, now_) || health_.RestLeft(record.origin, now_) > 0)
    return false;
  const std::optional<Url> url = ParseUrl(source.url).url;
  return url && !LooksLikeAccountPath(*url);
}

void Session::On(const event::Request& e) {
  const std::optional<std::size_t> own = IndexOf(e.source_id);
  if (Over() || !own) return;
  head_.asked = head_.asked || e.media;
  std::vector<std::size_t> order{*own};
  const bool alone = e.alone || head_.live || line_.offline || !MayAnswer(*own);
  for (const std::string& id : e.others) {
    const std::optional<std::size_t> other = IndexOf(id);
    const bool again = other && std::find(order.begin(), order.end(), *other) != order.end();
    if (!alone && other && !again && MayAnswer(*other)) order.push_back(*other);
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return (records_[a].behind_until > now_ ? 1 : 0) < (records_[b].behind_until > now_ ? 1 : 0);
  });
  // Whose address it is can always answer, and stays among them.
  while (order.size() > kMostAttempts)
    order.erase(order.back() == *own ? order.end() - 2 : order.end() - 1);
  if (requests_.size() == kMostRequests) requests_.erase(requests_.begin());
  requests_.push_back({e.id, load_id_, *own, order.size() > 1, e.vital, e.media});
  command::Answer answer;
  answer.request_id = e.id;
  for (const std::size_t index : order) answer.attempts.push_back(records_[index].source.id);
  answer.silent_ms = policy_.silent_ms;
  if (now_ >= outrun_.off_until) answer.finish_floor_ms = policy_.finish_floor_ms;
  answer.finish_rest_ms = policy_.finish_rest_ms;
  Emit(std::move(answer), "request",
       order.front() == *own ? "its own source first" : "its own source has failed lately");
}

void Session::On(const event::RequestSlow& e) {
  const auto request = std::find_if(requests_.begin(), requests_.end(),
                                    [&](const OpenRequest& open) { return open.id == e.id; });
  const std::optional<std::size_t> index = IndexOf(e.source_id);
  if (Over() || request == requests_.end() || !index || request->load_id != load_id_) return;
  request->late = request->late || !e.silent;
  Note("request_slow", e.silent ? "a piece is silent" : "a piece would come too late",
       e.silent ? ErrorClass::kTimeoutFirstByte : ErrorClass::kTimeoutBody);
  if (line_.offline) return;
  if (e.silent && request->another) PutBehind(*index, "it was silent");
  if (*index != current_ || ((head_.started || head_.fed) && request->another)) return;
  head_.starved = true;
  if (Opening()) return CheckSilence();
  Prove("a piece is overdue");
}

void Session::On(const event::RequestDone& e) {
  const auto request = std::find_if(requests_.begin(), requests_.end(),
                                    [&](const OpenRequest& open) { return open.id == e.id; });
  const std::optional<std::size_t> index = IndexOf(e.source_id);
  if (Over() || request == requests_.end() || !index) return;
  const OpenRequest open = *request;
  SourceRecord& record = records_[*index];
  if (e.ok || (!e.lost && *index == open.own && !open.another)) requests_.erase(request);
  if (e.ok) {
    budget_.Success();
    // Whether it came through a proxy is not said of each piece.
    if (record.via) {
      record.via_answered = record.via_answered || open.load_id == load_id_;
    } else {
      if (e.first_byte_ms) memory_.Answered(record.origin, Epoch(), *e.first_byte_ms);
      record.readable = true;
    }
    record.behind_level = std::max(0, record.behind_level - 1);
    if (open.load_id == load_id_) {
      head_.starved = false;
      head_.fed = head_.fed || open.media;
    }
    if (open.late) NoteOutrun(*index != open.own);
    if (*index != open.own && open.late) PutBehind(open.own, "another was faster by far");
    return;
  }
  if (e.lost || line_.offline) return;
  const ErrorClass error = Classify(e.evidence);
  if (error == ErrorClass::kHttp429) record.counts_requests = true;
  Note("request_failed", "another source may answer it", error);
  if (open.another) PutBehind(*index, "its piece failed");
  // At the start another source costs nothing, and the engine's own retries would. Not where pieces
  // have come: they prove whose piece may stand in for this one. The second time the engine has the
  // word: what looks wrong may be what there is.
  const bool current = *index == open.own && open.own == current_ && open.load_id == load_id_;
  if (!current || !open.vital || !Opening() || head_.started || head_.fed) return;
  if (record.tries > 0 || picked_ == current_ || !retry_.timer_id.empty() || !AnotherMayPlay())
    return;
  NoteRetryAfter(e.evidence, error);
  Fail(error, "a piece that the picture needs has failed");
}

void Session::NoteRetryAfter(const Evidence& evidence, ErrorClass error) {
  if (!evidence.retry_after_ms || !BlamesOrigin(error)) return;
  const Millis rest = std::min(*evidence.retry_after_ms, policy_.exclusion_cap_ms);
  health_.Rest(records_[current_].origin, now_ + rest);
  Note("rests", "the server says when to ask again", error);
}

// On a line that is slow itself a second request only makes both slower.
void Session::NoteOutrun(bool helped) {
  outrun_.useless = helped ? 0 : std::min(outrun_.useless + 1, kMostBehindLevel);
  if (helped) return;
  outrun_.off_until =
      now_ + std::min(policy_.exclusion_cap_ms, policy_.behind_ms << outrun_.useless);
  Note("own_line", "another server was no faster: it is the viewer's line");
}

// Never for good.
void Session::PutBehind(std::size_t index, std::string_view why) {
  SourceRecord& record = records_[index];
  if (record.behind_until > now_) return;
  const Millis time = std::min(policy_.exclusion_cap_ms, policy_.behind_ms << record.behind_level);
  record.behind_until = now_ + time;
  record.behind_level = std::min(record.behind_level + 1, kMostBehindLevel);
  Note("behind", why);
}

// While nothing is wrong: at the first trouble it is known already who can help.
void Session::PairQuietly() {
  if (!capabilities_.requests || head_.paired || head_.live || incident_.active) return;
  if (head_.moved_ms < policy_.pair_after_ms) return;
  if (buffer_.Ahead().value_or(0) * 1000 < static_cast<double>(policy_.pair_buffer_ms)) return;
  head_.paired = true;
  std::uint64_t among = 0;
  for (std::size_t i = 0; i < records_.size(); ++i)
    among |= static_cast<std::uint64_t>(i != current_ && MayAnswer(i)) << i;
  const std::optional<std::size_t> other = among == 0 ? std::nullopt : BestOther(among);
  if (!other || !MayAnswer(current_) || !budget_.AllowsProof() || !budget_.Take()) return;
  Emit(command::Pair{records_[*other].source.id}, "pair", "it plays well: time to compare another");
}

void Session::On(const event::Paired& e) {
  const std::optional<std::size_t> index = IndexOf(e.source_id);
  if (Over() || !index) return;
  Note("paired", e.same ? "another source has the same pieces"
                        : "another source may play, but its pieces do not fit");
}

}  // namespace resilient_playback

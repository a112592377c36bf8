// The device's own line, and links that ran out: nobody's server is to blame. What is remembered.
#include <algorithm>

#include "core/session/session.h"
#include "core/url/link_expiry.h"
#include "core/url/url.h"

namespace resilient_playback {

void Session::On(const event::Offline&) {
  if (line_.offline) return;
  line_.offline = true;
  Note("offline", "the device says that it has no network");
  const bool waits = Opening() || state_ == State::kRebuffering || state_ == State::kRecovering;
  if (waits) WaitForNetwork("nothing can come now");
}

void Session::On(const event::Online&) {
  if (!line_.offline) return;
  line_.offline = false;
  line_.said = false;
  Note("online", "the device says that the network is back");
  if (state_ != State::kWaitingNetwork) return;
  if (head_.started && !line_.failed) {
    state_ = State::kRebuffering;
    Thaw();
    if (watch_.timer_id.empty() && !watch_.frozen)
      Arm(&watch_, "stall", policy_.stall_action_ms, "it may go on by itself");
    return;
  }
  state_ = State::kRecovering;
  line_.failed = false;
  Thaw();
  const Millis rest = health_.RestLeft(records_[current_].origin, now_);
  if (rest > policy_.retry_after_most_ms) {
    Next("the network is back, and this server still rests");
    return;
  }
  // A whole town comes back at the same moment.
  const Millis wait = EqualJitter(policy_.backoff_base_ms, policy_.backoff_cap_ms, 0, &random_);
  OpenLater(current_, std::max({Millis{1}, wait, rest}), "the network is back");
}

void Session::WaitForNetwork(std::string_view why) {
  if (state_ == State::kWaitingNetwork) return;
  BeginIncident(ErrorClass::kOffline);
  Disarm(&retry_, why);
  Freeze();
  state_ = State::kWaitingNetwork;
  Note("waiting", why, ErrorClass::kOffline);
  // A line that comes and goes is said once in a while, not each time.
  const bool again = line_.said_at && now_ - *line_.said_at < policy_.note_gap_ms;
  if (line_.said || again) return;
  line_.said = true;
  line_.said_at = now_;
  command::Notify notify;
  notify.message_key = "offline";
  notify.number = static_cast<int>(current_) + 1;
  notify.total = static_cast<int>(records_.size());
  notify.severity = "important";
  notes_.last = now_;
  Emit(std::move(notify), "offline", "the viewer is told");
}

void Session::RecallServers() {
  for (SourceRecord& record : records_) {
    record.demerit = memory_.Demerit(record.origin);
    const Millis rest = memory_.RemainingExclusion(record.origin, Epoch());
    if (rest > 0) health_.Exclude(record.origin, now_ + rest);
  }
}

void Session::NoteRecall() {
  if (snapshot_refused_) Note("memory", "what was kept could not be read: nothing is remembered");
  if (memory_.recall() == Recall::kTaken) Note("memory", "servers are remembered");
  if (memory_.recall() == Recall::kClockIsWrong)
    Note("memory", "this device does not know the date: nothing is remembered");
  if (memory_.recall() == Recall::kFromTheFuture)
    Note("memory", "what was kept is from the future: nothing is remembered");
}

void Session::WorkedWell() {
  SourceRecord& record = records_[current_];
  health_.Success(AskedOrigin(record));
  // Of a server that another one spoke for nothing is known.
  if (record.via) return;
  memory_.Success(record.origin, Epoch());
  record.demerit = memory_.Demerit(record.origin);
  Remember("this server works");
}

void Session::Remember(std::string_view why) {
  if (!remembers_) return;
  if (std::optional<Snapshot> snapshot = memory_.Save())
    Emit(command::SaveSnapshot{*std::move(snapshot)}, "remember", why);
}

bool Session::HasExpired(const SourceRecord& record) const {
  if (epoch_offset_ == 0) return false;
  const std::optional<Url> url = ParseUrl(record.source.url).url;
  const std::optional<std::int64_t> end = url ? LinkExpiry(*url) : std::nullopt;
  constexpr Millis kSecond = 1000;
  return end && *end * kSecond <= now_ + epoch_offset_;
}

Reason Session::ReasonFor(const SourceRecord& record) const {
  const ErrorClass error = record.failure.value_or(incident_.cause);
  const bool refused = error == ErrorClass::kHttp401Or403;
  return refused && (record.renewed || HasExpired(record)) ? Reason::kExpired : ReasonOf(error);
}

bool Session::RenewLink(ErrorClass error) {
  SourceRecord& record = records_[current_];
  const bool expired = HasExpired(record);
  if (!record.source.renewable || record.renewed) return false;
  if (error != ErrorClass::kHttp401Or403 && !expired) return false;
  record.renewed = true;
  if (!Opening()) state_ = State::kRecovering;
  const Reason reason = expired ? Reason::kExpired : ReasonOf(error);
  Emit(command::RenewLink{record.source.id, reason}, "renew", "the link may have run out");
  Arm(&watch_, "renew", policy_.renew_ms, "a fresh link was asked for", false);
  return true;
}

void Session::On(const event::LinkRenewed& e) {
  SourceRecord& record = records_[current_];
  const bool waiting = watch_.purpose == "renew" && (!watch_.timer_id.empty() || watch_.frozen);
  if (Over() || !waiting || record.source.id != e.source_id) return;
  Disarm(&watch_, "the answer is there");
  if (e.url.empty()) {
    Fail(ErrorClass::kHttp401Or403, "there is no fresh link");
    return;
  }
  record.source.url = e.url;
  record.origin = OriginOf(e.url);
  record.mixed_content = https_page_ && IsHttp(e.url);
  record.failure.reset();
  incident_.renewed = true;
  OpenLater(current_, health_.RestLeft(record.origin, now_), "its link is a fresh one");
}

}  // namespace resilient_playback

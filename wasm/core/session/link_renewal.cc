#include "core/session/link_renewal.h"

#include <algorithm>

#include "core/url/link_expiry.h"
#include "core/url/url.h"

namespace resilient_playback {

bool LinkRenewal::HasExpired(const SourceRecord& record) const {
  const std::optional<Millis> epoch = memory_.Epoch();
  if (!epoch) return false;
  const std::optional<Url> url = ParseUrl(record.source.url).url;
  const std::optional<std::int64_t> end = url ? LinkExpiry(*url) : std::nullopt;
  constexpr Millis kSecond = 1000;
  return end && *end * kSecond <= *epoch;
}

bool LinkRenewal::WasRenewed(std::size_t index) const {
  return std::find(renewed_.begin(), renewed_.end(), index) != renewed_.end();
}

bool LinkRenewal::MayHelp(std::size_t index, const SourceRecord& record, ErrorClass error) const {
  if (!record.source.renewable || WasRenewed(index)) return false;
  return error == ErrorClass::kHttp401Or403 || HasExpired(record);
}

void LinkRenewal::Ask(std::size_t index, const SourceRecord& record, ErrorClass error) {
  renewed_.push_back(index);
  asked_for_ = index;
  const Reason reason = HasExpired(record) ? Reason::kExpired : ReasonOf(error);
  out_.Emit(command::RenewLink{record.source.id, reason}, "renew", "the link may have run out");
  timers_.Set(Timer::kRenew, policy_.renew_ms, "a fresh link was asked for");
}

bool LinkRenewal::Take(std::size_t index) {
  if (!Runs() || index != asked_for_) return false;
  timers_.Clear(Timer::kRenew, "the answer is there");
  return true;
}

Reason LinkRenewal::ReasonFor(std::size_t index, const SourceRecord& record,
                              ErrorClass error) const {
  const bool refused = error == ErrorClass::kHttp401Or403;
  const bool expired = refused && (WasRenewed(index) || HasExpired(record));
  return expired ? Reason::kExpired : ReasonOf(error);
}

}  // namespace resilient_playback

// What manifests say of their sources, read beside the player: a source that cannot play here is
// passed over before its failure is waited for. It costs one small request, and nothing waits for
// it.
#include <algorithm>
#include <utility>

#include "core/session/session.h"
#include "core/url/link_kind.h"
#include "core/url/url.h"

namespace resilient_playback {
namespace {

// A further connection to such a source may end the first one, or cost a torrent's traffic.
bool MayBeLookedAt(const SourceRecord& record) {
  const Source& source = record.source;
  if (source.type != MediaType::kHls && source.type != MediaType::kDash) return false;
  if (source.live || source.url.empty() || record.torrent) return false;
  const std::optional<Url> url = ParseUrl(source.url).url;
  return url && !LooksLikeAccountPath(*url);
}

}  // namespace

void Session::Look(std::size_t index, std::string_view why) {
  SourceRecord& record = records_[index];
  if (!capabilities_.look || record.looked || record.mixed_content) return;
  if (record.torrent) return AskEcho(index);
  if (head_.live || !MayBeLookedAt(record)) return;
  // Alone it is played whatever its manifest says; where it shows no picture that tells the reason.
  const bool late = incident_.active || now_ - head_.opened_at >= policy_.hurry_ms;
  if (records_.size() < 2 && !late) return;
  record.looked = true;
  StartFetch(index, "manifest", record.source.url, why);
}

bool Session::MayBeLookedAtAlone() const {
  const SourceRecord& record = records_[current_];
  return records_.size() < 2 && capabilities_.look && !head_.live && !record.torrent &&
         !record.looked && MayBeLookedAt(record);
}

// Only of what is opened: of a torrent nobody asks anything before.
void Session::AskEcho(std::size_t index) {
  SourceRecord& record = records_[index];
  const std::optional<Url> url = ParseUrl(record.source.url).url;
  const std::string echo = url && index == current_ ? TorrServerEcho(*url) : std::string();
  if (echo.empty()) return;
  record.looked = true;
  StartFetch(index, "echo", echo, "whether the torrent's server lives");
}

void Session::StartFetch(std::size_t index, std::string_view purpose, std::string url,
                         std::string_view why) {
  looks_ += 1;
  command::Fetch fetch;
  fetch.id = "f" + DecimalString(static_cast<std::uint64_t>(looks_));
  fetch.purpose = purpose;
  fetch.source_id = records_[index].source.id;
  fetch.url = std::move(url);
  fetch.timeout_ms = policy_.look_ms;
  fetches_.push_back({fetch.id, index, purpose});
  Emit(std::move(fetch), purpose == "probe" ? "prove" : "look", why);
}

void Session::LookAtOthers() {
  constexpr std::size_t kMostAtOnce = 4;
  for (std::size_t i = 0; i < records_.size() && fetches_.size() < kMostAtOnce; ++i) {
    if (i != current_) Look(i, "which of the others plays here");
  }
}

void Session::CancelLooks(std::string_view why) {
  for (OpenFetch& fetch : std::exchange(fetches_, {}))
    Emit(command::CancelFetch{std::move(fetch.id)}, "look", why);
}

void Session::On(const event::FetchDone& e) {
  const auto found = std::find_if(fetches_.begin(), fetches_.end(),
                                  [&](const OpenFetch& fetch) { return fetch.id == e.id; });
  if (found == fetches_.end()) return;
  const OpenFetch fetch = std::move(*found);
  fetches_.erase(found);
  if (fetch.purpose == "echo") {
    records_[fetch.index].echoes = e.ok;
    Note("look", e.ok ? "the torrent's server lives" : "no echo: nobody is blamed");
    return;
  }
  if (fetch.purpose == "reach") return ReachCame(fetch.index, e.ok);
  records_[fetch.index].readable = e.ok;
  if (e.ok && e.first_byte_ms)
    memory_.Answered(records_[fetch.index].origin, Epoch(), *e.first_byte_ms);
  if (fetch.purpose == "probe") return ProofCame(e, fetch.index);
  // No answer to a fetch speaks against nobody: many servers play well and let no page read them.
  Note("look", e.ok ? "a manifest was read" : "a manifest could not be read: nobody is blamed");
  if (CauseOf(records_[current_].finding) && !head_.started && !Over()) LookAtOthers();
}

void Session::On(const event::SourceFacts& e) {
  const auto found = std::find_if(records_.begin(), records_.end(), [&](const SourceRecord& r) {
    return r.source.id == e.source_id;
  });
  if (found == records_.end()) return;
  if (e.is_video && !IsRefused(e.finding)) found->proven_until = now_ + policy_.proof_ms;
  if (found->played) return;
  // Where nothing plays the kind, no manifest makes it better.
  if (!HasEngine(found->source.type, capabilities_)) return;
  found->finding = e.finding;
  Note("facts", "a source was looked at", CauseOf(e.finding));
  // It has failed before this was known, for a reason that an engine could only guess.
  if (IsRefused(e.finding) && found->failure) found->failure = CauseOf(e.finding);
  PassOver();
}

// It comes last among its like: the order that the manifest gives.
void Session::On(const event::SourceFound& e) {
  const std::optional<std::size_t> of = IndexOf(e.of);
  if (!of || IndexOf(e.id) || Over() || records_.size() == kMostSources) return;
  SourceRecord record;
  record.source = records_[*of].source;
  record.source.id = e.id;
  record.source.url = e.url;
  record.source.renewable = false;
  record.origin = OriginOf(e.url);
  record.mixed_content = https_page_ && IsHttp(e.url);
  record.torrent = IsTorrent(record.source);
  record.looked = true;
  if (record.origin.empty()) return;
  records_.push_back(std::move(record));
  Note("found", "a manifest names one more server");
}

// Refused: whoever is not refused is better. A licence needed: whoever is known to play without.
bool Session::BetterThanCurrent(const SourceRecord& record) const {
  const SourceRecord& current = records_[current_];
  if (record.mixed_content || !Eligible(record, incident_.active ? incident_.pass : 1))
    return false;
  if (IsRefused(current.finding)) return !IsRefused(record.finding);
  return current.finding == Finding::kNeedsLicence && record.finding == Finding::kGood;
}

void Session::PassOver() {
  const bool opening = state_ == State::kStarting || state_ == State::kSwitching;
  const std::optional<ErrorClass> cause = CauseOf(records_[current_].finding);
  if (!opening || head_.started || !cause || picked_ == current_) return;
  LookAtOthers();
  // No picture, and the manifest says why: nothing is left to wait for.
  const bool alone = records_.size() < 2 && IsRefused(records_[current_].finding);
  if (alone && records_[current_].looked) return Fail(*cause, "this device cannot play it");
  const bool better = std::any_of(records_.begin(), records_.end(), [&](const SourceRecord& r) {
    return &r != &records_[current_] && BetterThanCurrent(r);
  });
  if (better) Fail(*cause, "this device cannot play it, and another source may");
}

}  // namespace resilient_playback

// The next source, proven before it is needed: while the opened one is silent, or at the first sign
// of a stall, so that a switch goes to a source known good. A proof can speak for a source, never
// against it.
#include <algorithm>

#include "core/session/session.h"
#include "core/url/link_expiry.h"
#include "core/url/link_kind.h"
#include "core/url/url.h"

namespace resilient_playback {
namespace {

// A proof of fewer bytes says nothing about how fast a source is.
constexpr double kLeastRateBytes = 32768;
constexpr double kBitsPerByte = 8;
// Kilobits per second beside a download that runs: enough for a picture of 720 lines.
constexpr double kFastEnough = 2000;

double RateOf(const event::FetchDone& e) {
  if (!e.bytes || !e.elapsed_ms || *e.bytes < kLeastRateBytes) return 0;
  const Millis body = *e.elapsed_ms - e.first_byte_ms.value_or(0);
  return *e.bytes * kBitsPerByte / static_cast<double>(std::max<Millis>(1, body));
}

}  // namespace

// A second connection may end the first one (providers count them), cost a torrent's traffic, or
// use up a link that was made for one request.
bool Session::MayBeProven(const SourceRecord& record) const {
  const Source& source = record.source;
  // Nor is a voice changed because a line hiccups.
  if (source.live || source.voice || source.url.empty() || record.torrent) return false;
  if (record.mixed_content || record.counts_requests || IsRefused(record.finding)) return false;
  if (record.probed_at && now_ - *record.probed_at < policy_.proof_ms) return false;
  const std::optional<Url> url = ParseUrl(source.url).url;
  if (!url || LooksLikeAccountPath(*url)) return false;
  return !record.probed_at || !LinkExpiry(*url);
}

std::optional<std::size_t> Session::BestOther(std::uint64_t among) const {
  ChoiceContext context = ContextOf(incident_.active ? incident_.pass : 1);
  context.among = among;
  const std::optional<std::size_t> best = ChooseSource(records_, health_, context);
  return best == current_ ? std::nullopt : best;
}

std::optional<std::size_t> Session::ProvenOther() const {
  static_assert(kMostSources <= 64, "a bit for each source");
  std::uint64_t among = 0;
  // One that rests is not left to, however well it answers: others that do not rest come first.
  for (std::size_t i = 0; i < records_.size(); ++i) {
    const SourceRecord& record = records_[i];
    const bool proven = record.ProvenAt(now_) && !health_.Excluded(record.origin, now_);
    among |= static_cast<std::uint64_t>(proven) << i;
  }
  return among == 0 ? std::nullopt : BestOther(among);
}

void Session::Prove(std::string_view why) {
  if (!capabilities_.look || line_.offline || head_.live || !budget_.AllowsProof()) return;
  const bool running = std::any_of(fetches_.begin(), fetches_.end(),
                                   [](const OpenFetch& fetch) { return fetch.purpose == "probe"; });
  if (running || ProvenOther()) return;
  std::uint64_t among = 0;
  for (std::size_t i = 0; i < records_.size(); ++i)
    among |= static_cast<std::uint64_t>(MayBeProven(records_[i])) << i;
  const std::optional<std::size_t> next = BestOther(among);
  if (!next || !budget_.Take()) return;
  records_[*next].probed_at = now_;
  StartFetch(*next, "probe", records_[*next].source.url, why);
}

void Session::ProofCame(const event::FetchDone& e, std::size_t index) {
  SourceRecord& record = records_[index];
  record.kilobits = RateOf(e);
  const bool proven = e.ok && record.ProvenAt(now_);
  Note("proof", proven ? "the next source is proven good" : "no proof: nobody is blamed");
  if (proven) budget_.Success();
  if (Over() || !Watched()) return;
  if (Opening()) CheckSilence();
  if (proven && IsFile()) CheckDry();
  if (state_ != State::kRebuffering) return;
  if (proven) {
    StallGoesOn();
  } else {
    Prove("the one before gave no proof");
  }
}

// Silence means something only where the host hears signs of life: of the element itself, and of
// hls.js in a page of its own.
bool Session::TellsLife() const {
  if (!capabilities_.life || !capabilities_.look || records_.size() < 2 || head_.live) return false;
  // It may look for others who have the film for a minute.
  if (records_[current_].torrent) return false;
  if (head_.starved) return true;
  const MediaType type = records_[current_].source.type;
  return OnlyTheElement() || ChooseEngine(type, capabilities_) == Engine::kHlsJs;
}

Millis Session::HurryAfter() const {
  if (head_.starved) return 0;
  return OnlyTheElement() ? policy_.hurry_element_ms : policy_.hurry_ms;
}

void Session::CheckSilence() {
  if (Opening() && !head_.started && MayBeLookedAtAlone()) Look(current_, "why it shows nothing");
  if (!TellsLife() || !Opening() || head_.started || picked_ == current_) return;
  const Millis silence = now_ - head_.last_life;
  const bool silent = head_.starved || silence >= policy_.silent_ms;
  // It lives, and yet there is no picture: only where another one was seen to be fast beside it is
  // it the server, and not the viewer's line.
  const bool slow = OnlyTheElement() && now_ - head_.opened_at >= policy_.hurry_element_ms;
  const std::optional<std::size_t> other = ProvenOther();
  const bool faster = other && slow && records_[*other].kilobits >= kFastEnough;
  if (other && (silence >= HurryAfter() || faster)) {
    Note("hurry", "no picture, and another source is proven good", ErrorClass::kTimeoutFirstByte);
    BeginIncident(ErrorClass::kTimeoutFirstByte);
    // It lost a race: its server is not blamed. How long it was silent is remembered as what it is.
    if (!faster) memory_.Answered(records_[current_].origin, Epoch(), silence);
    records_[current_].failure = ErrorClass::kTimeoutFirstByte;
    records_[current_].tries += 1;
    OpenLater(*other, 0, "another source is proven good");
    return;
  }
  if (!other && (silent || slow)) Prove("the opened source is slow to show itself");
  if (!silent_.timer_id.empty()) return;
  if (!silent) {
    Arm(&silent_, "silent", policy_.silent_ms - silence, "it lives");
  } else if (silence < HurryAfter()) {
    Arm(&silent_, "silent", HurryAfter() - silence, "still no sign of life");
  }
}

}  // namespace resilient_playback

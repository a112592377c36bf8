// The last resort: where a server answers and only the browser stands in the way (CORS, mixed
// content), and no other source plays, the manifests of a source are asked of an intermediary that
// the viewer agrees to; what they name only where that fails, and after a second yes. The host asks
// the viewer before it opens such a load. docs/adr/0014.
#include <utility>

#include "core/session/session.h"

namespace resilient_playback {
namespace {

constexpr std::string_view kSecretTag = "secret";
constexpr std::string_view kEngineTag = "engine";

bool MayBeTheBrowser(const SourceRecord& record) {
  const MediaType type = record.source.type;
  const bool read_by_script = type == MediaType::kHls || type == MediaType::kDash;
  if (!record.failure || (!read_by_script && !record.mixed_content)) return false;
  switch (*record.failure) {
    case ErrorClass::kUnknown:  // of an element, which needs no leave to read
      return record.mixed_content;
    case ErrorClass::kNetwork:  // all that hls.js says of it
    case ErrorClass::kMixedContent:
    case ErrorClass::kCors:
      return true;
    default:
      return false;
  }
}

}  // namespace

// What a server lets pages read, what plays by other means, and what is protected needs none.
bool Session::MayHelp(const SourceRecord& record) const {
  if (CauseOf(record.finding) || record.readable.value_or(false)) return false;
  if (record.played && !record.played_via) return false;
  return MayBeTheBrowser(record);
}

// Told only where it is known that the browser stands in the way.
std::string_view Session::Unproxied(const SourceRecord& record) const {
  const bool blocked = record.mixed_content || record.reached.value_or(false);
  if (proxies_.empty() || !blocked || !MayHelp(record)) return {};
  if (!capabilities_.proxies || record.source.type != MediaType::kHls) return kEngineTag;
  switch (RefusalFor(record.source.url)) {
    case ProxyRefusal::kAccount:
    case ProxyRefusal::kSecret:
    case ProxyRefusal::kUnclear:
      return kSecretTag;
    default:
      return {};
  }
}

std::optional<std::size_t> Session::ProxyFor(const SourceRecord& record) const {
  for (std::size_t i = 0; i < proxies_.size(); ++i) {
    const OpenProxy& proxy = proxies_[i];
    if (proxy.refused || (record.via_tried >> i & 1) != 0) continue;
    if (proxy.proxy.origin == record.origin) continue;
    if (!health_.Excluded(proxy.proxy.origin, now_)) return i;
  }
  return std::nullopt;
}

bool Session::OpenThroughProxy() {
  if (proxies_.empty() || Choose(incident_.pass)) return false;
  for (std::size_t k = 0; k < records_.size(); ++k) {
    // The one that has just failed first, then the others in their order.
    const std::size_t index = k == 0 ? current_ : k <= current_ ? k - 1 : k;
    SourceRecord& record = records_[index];
    const std::optional<std::size_t> proxy = ProxyFor(record);
    if (record.via || !proxy || !MayHelp(record)) continue;
    // An intermediary asks the same server, which has said when it may be asked again.
    if (health_.RestLeft(record.origin, now_) > 0) continue;
    // Nobody but the home network knows what stands there.
    const ProxyRefusal refusal = RefusalFor(record.source.url);
    if (refusal == ProxyRefusal::kPrivate || refusal == ProxyRefusal::kTorrServer ||
        refusal == ProxyRefusal::kNoAddress)
      continue;
    if (!record.mixed_content && !record.reached) {
      Reach(index);
      return true;
    }
    if (!record.mixed_content && !*record.reached) continue;
    record.failure = record.mixed_content ? ErrorClass::kMixedContent : ErrorClass::kCors;
    incident_.cause = *record.failure;
    if (!Unproxied(record).empty() || refusal != ProxyRefusal::kNone) continue;
    record.via = proxy;
    record.via_tried |= std::uint64_t{1} << *proxy;
    Disarm(&retry_, "an intermediary instead");
    Open(index, index == current_ ? "retry" : "switch",
         "its server lets no page read it: an intermediary may");
    return true;
  }
  return false;
}

void Session::Reach(std::size_t index) {
  constexpr Millis kHostMargin = 1000;
  if (!Opening()) state_ = State::kRecovering;
  StartFetch(index, "reach", records_[index].source.url, "whether its server answers at all");
  Arm(&watch_, "reach", policy_.look_ms + kHostMargin, "the answer decides what is tried next",
      false);
}

void Session::ReachCame(std::size_t index, bool answers) {
  records_[index].reached = answers;
  Note("reach", answers ? "its server answers, and lets no page read it"
                        : "its server does not answer: no intermediary would get more");
  if (Over() || !AwaitsReach()) return;
  Disarm(&watch_, "the answer is there");
  WithoutProxy();
}

void Session::ReachIsLate() {
  for (const OpenFetch& fetch : fetches_)
    if (fetch.purpose == "reach" && !records_[fetch.index].reached)
      records_[fetch.index].reached = false;
  WithoutProxy();
}

void Session::ProxyFailed(ErrorClass error) {
  SourceRecord& record = records_[current_];
  const OpenProxy& open = proxies_[*record.via];
  const bool pieces = record.via_answered && !record.via_pieces && error == ErrorClass::kNetwork &&
                      health_.RestLeft(record.origin, now_) == 0;
  if (pieces && !open.pieces_refused) {
    record.via_pieces = true;
    incident_.cause = record.failure.value_or(error);
    Open(current_, "retry", "its manifest came, and what it names may not be read either");
    return;
  }
  if (!record.via_answered) health_.Fault(open.proxy.origin, true, policy_, now_, &random_);
  Note("proxy_failed", "the intermediary was no help", error);
  record.via.reset();
  record.via_pieces = false;
  if (CauseOf(record.finding)) record.failure = CauseOf(record.finding);
  WithoutProxy();
}

// The next intermediary, another source, or the end.
void Session::WithoutProxy() {
  if (OpenThroughProxy()) return;
  incident_.cause = records_[current_].failure.value_or(ErrorClass::kNetwork);
  RetryOrNext(incident_.cause, false);
}

void Session::On(const event::ProxyRefused& e) {
  for (std::size_t i = 0; i < proxies_.size(); ++i) {
    OpenProxy& proxy = proxies_[i];
    if (proxy.id != e.proxy_id) continue;
    proxy.pieces_refused = true;
    proxy.refused = proxy.refused || !e.pieces;
    Note("proxy_refused", e.inward ? "its answer named an address of a home network"
                                   : "the viewer does not want it");
    SourceRecord& record = records_[current_];
    if (Over() || !IsCurrent(e.load_id) || record.via != i || head_.started) return;
    record.via.reset();
    record.via_pieces = false;
    Disarm(&watch_, "it is not opened");
    WithoutProxy();
  }
}

// Who is asked: what fails or works is theirs.
const std::string& Session::AskedOrigin(const SourceRecord& record) const {
  return record.via && record.via_pieces ? proxies_[*record.via].proxy.origin : record.origin;
}

}  // namespace resilient_playback

#include "core/session/proxy_ladder.h"

#include <utility>

#include "core/policy/finding.h"

namespace resilient_playback {
namespace {

constexpr std::string_view kSecretTag = "secret";
constexpr std::string_view kEngineTag = "engine";

bool MayBeTheBrowser(const SourceRecord& record) {
  const MediaType type = record.source.type;
  const bool read_by_script = type == MediaType::kHls || type == MediaType::kDash;
  const std::optional<ErrorClass>& failure = record.incident.failure;
  if (!failure || (!read_by_script && !record.mixed_content)) return false;
  switch (*failure) {
    case ErrorClass::kUnknown:  // reported by an element, which needs no CORS
      return record.mixed_content;
    case ErrorClass::kNetwork:  // hls.js reports no more than this
    case ErrorClass::kMixedContent:
    case ErrorClass::kCors:
      return true;
    default:
      return false;
  }
}

}  // namespace

ProxyLadder::ProxyLadder(const std::vector<NamedProxy>& proxies, const Capabilities& capabilities,
                         const Clock& clock, const OriginHealth& health, SourceList* sources)
    : capabilities_(capabilities), clock_(clock), health_(health), sources_(*sources) {
  for (const NamedProxy& named : proxies) {
    std::optional<Proxy> proxy = ReadProxy(named.endpoint);
    if (proxy && proxies_.size() < kMostProxies)
      proxies_.push_back({named.id, *std::move(proxy), false, false});
  }
}

ProxyLadder::PerSource& ProxyLadder::Of(std::size_t index) {
  if (per_source_.size() <= index) per_source_.resize(sources_.size());
  return per_source_[index];
}

const ProxyLadder::PerSource& ProxyLadder::Find(std::size_t index) const {
  static const PerSource kNone;
  return index < per_source_.size() ? per_source_[index] : kNone;
}

void ProxyLadder::BeginFilm() {
  for (PerSource& one : per_source_) {
    const bool played_via = one.played_via;
    one = PerSource();
    one.played_via = played_via;
  }
}

void ProxyLadder::BeginIncident() {
  for (PerSource& one : per_source_) {
    one.tried = 0;
    one.reached.reset();
  }
}

void ProxyLadder::BeginLoad(std::size_t index) { Of(index).answered = false; }

// No proxy is needed if pages may read the server, if the source plays without one, or if its
// manifest gives another cause, such as DRM.
bool ProxyLadder::MayHelp(std::size_t index) const {
  const SourceRecord& record = sources_[index];
  if (CauseOf(record.finding) || record.readable.value_or(false)) return false;
  if (record.played && !Find(index).played_via) return false;
  return MayBeTheBrowser(record);
}

// Says why only if the browser is known to block the source.
std::string_view ProxyLadder::Unproxied(std::size_t index) const {
  const SourceRecord& record = sources_[index];
  const bool blocked = record.mixed_content || Find(index).reached.value_or(false);
  if (proxies_.empty() || !blocked || !MayHelp(index)) return {};
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

std::optional<std::size_t> ProxyLadder::Untried(std::size_t index) const {
  for (std::size_t i = 0; i < proxies_.size(); ++i) {
    const Known& known = proxies_[i];
    if (known.refused || (Find(index).tried >> i & 1) != 0) continue;
    if (known.proxy.origin == sources_[index].origin) continue;
    if (!health_.Excluded(known.proxy.origin, clock_.now())) return i;
  }
  return std::nullopt;
}

ProxyLadder::Rung ProxyLadder::Next() {
  Rung rung;
  if (proxies_.empty()) return rung;
  const std::size_t current = sources_.current_index();
  for (std::size_t k = 0; k < sources_.size(); ++k) {
    // The source that has just failed comes first, then the others in their order.
    const std::size_t index = k == 0 ? current : k <= current ? k - 1 : k;
    const SourceRecord& record = sources_[index];
    PerSource& one = Of(index);
    const std::optional<std::size_t> proxy = Untried(index);
    if (one.proxy || !proxy || !MayHelp(index)) continue;
    // A proxy asks the same server, which has named the time of the next request.
    if (health_.CooldownLeft(record.origin, clock_.now()) > 0) continue;
    // Only the home network knows what is at such an address.
    const ProxyRefusal refusal = RefusalFor(record.source.url);
    if (refusal == ProxyRefusal::kPrivate || refusal == ProxyRefusal::kTorrServer ||
        refusal == ProxyRefusal::kNoAddress)
      continue;
    rung.index = index;
    if (!record.mixed_content && !one.reached) {
      rung.what = Rung::Do::kReach;
      return rung;
    }
    if (!record.mixed_content && !*one.reached) continue;
    rung.cause = record.mixed_content ? ErrorClass::kMixedContent : ErrorClass::kCors;
    sources_.SetFailure(index, *rung.cause);
    if (!Unproxied(index).empty() || refusal != ProxyRefusal::kNone) continue;
    one.proxy = proxy;
    one.tried |= std::uint64_t{1} << *proxy;
    rung.what = Rung::Do::kOpen;
    return rung;
  }
  return rung;
}

const std::string* ProxyLadder::ProxyOf(std::size_t index) const {
  const PerSource& one = Find(index);
  return one.proxy ? &proxies_[*one.proxy].id : nullptr;
}

std::uint64_t ProxyLadder::Proxied() const {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < per_source_.size(); ++i)
    bits |= static_cast<std::uint64_t>(per_source_[i].proxy.has_value()) << i;
  return bits;
}

bool ProxyLadder::SegmentsToo(std::size_t index) const { return Find(index).segments; }

const std::string& ProxyLadder::AskedOrigin(std::size_t index) const {
  const PerSource& one = Find(index);
  return one.proxy && one.segments ? proxies_[*one.proxy].proxy.origin : sources_[index].origin;
}

bool ProxyLadder::Untested(std::size_t index) const {
  return Find(index).proxy && !Find(index).played_via;
}

void ProxyLadder::Reached(std::size_t index, bool answers) { Of(index).reached = answers; }

bool ProxyLadder::ReachIsKnown(std::size_t index) const { return Find(index).reached.has_value(); }

void ProxyLadder::Answered(std::size_t index) { Of(index).answered = true; }

const std::string* ProxyLadder::Played(std::size_t index) {
  PerSource& one = Of(index);
  one.played_via = one.proxy.has_value();
  return one.proxy ? &proxies_[*one.proxy].proxy.origin : nullptr;
}

bool ProxyLadder::FailedOnce(std::size_t index, ErrorClass error) {
  PerSource& one = Of(index);
  const bool rests = health_.CooldownLeft(sources_[index].origin, clock_.now()) > 0;
  const bool read = one.answered && !one.segments && error == ErrorClass::kNetwork;
  if (!read || rests || proxies_[*one.proxy].segments_refused) return false;
  one.segments = true;
  return true;
}

std::string ProxyLadder::Leave(std::size_t index) {
  PerSource& one = Of(index);
  std::string blamed;
  if (one.proxy && !one.answered) blamed = proxies_[*one.proxy].proxy.origin;
  one.proxy.reset();
  one.segments = false;
  return blamed;
}

bool ProxyLadder::Refused(const std::string& proxy_id, bool segments) {
  for (Known& known : proxies_) {
    if (known.id != proxy_id) continue;
    known.segments_refused = true;
    known.refused = known.refused || !segments;
    return true;
  }
  return false;
}

bool ProxyLadder::Uses(std::size_t index, const std::string& proxy_id) const {
  const std::string* used = ProxyOf(index);
  return used != nullptr && *used == proxy_id;
}

}  // namespace resilient_playback

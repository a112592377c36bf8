#include "core/session/prober.h"

#include <algorithm>
#include <utility>

#include "core/base/types.h"
#include "core/url/link_expiry.h"
#include "core/url/link_kind.h"
#include "core/url/url.h"

namespace resilient_playback {
namespace {

// A smaller probe says nothing about the speed of a source.
constexpr double kLeastRateBytes = 32768;
constexpr double kBitsPerByte = 8;

double RateOf(const event::FetchDone& e) {
  if (!e.bytes || !e.elapsed_ms || *e.bytes < kLeastRateBytes) return 0;
  const Millis body = *e.elapsed_ms - e.first_byte_ms.value_or(0);
  return *e.bytes * kBitsPerByte / static_cast<double>(std::max<Millis>(1, body));
}

std::string_view ToString(Prober::Purpose purpose) {
  switch (purpose) {
    case Prober::Purpose::kManifest:
      return "manifest";
    case Prober::Purpose::kProbe:
      return "probe";
    case Prober::Purpose::kEcho:
      return "echo";
    case Prober::Purpose::kReach:
      break;
  }
  return "reach";
}

bool IsAccount(const std::string& address) {
  const std::optional<Url> url = ParseUrl(address).url;
  return !url || LooksLikeAccountPath(*url);
}

// A further connection to such a source may end the first one, or cost a torrent's traffic.
bool MayBePrefetched(const SourceRecord& record) {
  const Source& source = record.source;
  if (source.type != MediaType::kHls && source.type != MediaType::kDash) return false;
  if (source.live || source.url.empty() || record.torrent) return false;
  return !record.counts_requests && !IsAccount(source.url);
}

}  // namespace

Prober::PerSource& Prober::Of(std::size_t index) {
  if (per_source_.size() <= index) per_source_.resize(sources_.size());
  return per_source_[index];
}

const Prober::PerSource* Prober::Find(std::size_t index) const {
  return index < per_source_.size() ? &per_source_[index] : nullptr;
}

bool Prober::Echoes(std::size_t index) const {
  const PerSource* known = Find(index);
  return known != nullptr && known->echoes;
}

bool Prober::Prefetched(std::size_t index) const {
  const PerSource* known = Find(index);
  return known != nullptr && known->prefetched;
}

double Prober::Kilobits(std::size_t index) const {
  const PerSource* known = Find(index);
  return known == nullptr ? 0 : known->kilobits;
}

void Prober::Prefetch(std::size_t index, bool live, bool late, std::string_view why) {
  const SourceRecord& record = sources_[index];
  if (!able_ || Of(index).prefetched || record.mixed_content) return;
  if (record.torrent) return AskEcho(index);
  if (live || !MayBePrefetched(record)) return;
  // A single source is played whatever its manifest says. If it shows no picture, the manifest
  // tells the reason.
  if (sources_.size() < 2 && !late) return;
  Of(index).prefetched = true;
  Fetch(index, Purpose::kManifest, record.source.url, why);
}

void Prober::PrefetchOthers(bool live, bool late) {
  constexpr std::size_t kMostAtOnce = 4;
  for (std::size_t i = 0; i < sources_.size() && open_.size() < kMostAtOnce; ++i) {
    if (i != sources_.current_index()) Prefetch(i, live, late, "which of the others plays here");
  }
}

bool Prober::MayPrefetchAlone(bool live) const {
  const PerSource* known = Find(sources_.current_index());
  if (known != nullptr && known->prefetched) return false;
  const SourceRecord& record = sources_.current();
  return sources_.size() < 2 && able_ && !live && !record.torrent && MayBePrefetched(record);
}

// Only for the source that is open: before that, nothing is asked of a torrent.
void Prober::AskEcho(std::size_t index) {
  const std::optional<Url> url = ParseUrl(sources_[index].source.url).url;
  const bool opened = index == sources_.current_index();
  const std::string echo = url && opened ? TorrServerEcho(*url) : std::string();
  if (echo.empty()) return;
  Of(index).prefetched = true;
  Fetch(index, Purpose::kEcho, echo, "whether the torrent's server lives");
}

bool Prober::ProbeRuns() const {
  return std::any_of(open_.begin(), open_.end(),
                     [](const Open& open) { return open.purpose == Purpose::kProbe; });
}

// A second connection may end the first one (providers count them), cost a torrent's traffic, or
// use up a link that was made for one request.
bool Prober::MayBeProbed(std::size_t index) const {
  const SourceRecord& record = sources_[index];
  const Source& source = record.source;
  // A stall never switches to a source with another dub.
  if (source.live || source.voice || source.url.empty() || record.torrent) return false;
  if (record.mixed_content || record.counts_requests || IsRefused(record.finding)) return false;
  const PerSource* known = Find(index);
  const std::optional<Millis> probed = known != nullptr ? known->probed_at : std::nullopt;
  if (probed && clock_.now() - *probed < policy_.proof_ms) return false;
  const std::optional<Url> url = ParseUrl(source.url).url;
  if (!url || LooksLikeAccountPath(*url)) return false;
  return !probed || !LinkExpiry(*url);
}

std::uint64_t Prober::MayBeProbed() const {
  static_assert(kMostSources <= 64, "a bit for each source");
  std::uint64_t among = 0;
  for (std::size_t i = 0; i < sources_.size(); ++i)
    among |= static_cast<std::uint64_t>(MayBeProbed(i)) << i;
  return among;
}

void Prober::Probe(std::size_t index, std::string_view why) {
  Of(index).probed_at = clock_.now();
  Fetch(index, Purpose::kProbe, sources_[index].source.url, why);
}

void Prober::Reach(std::size_t index) {
  Fetch(index, Purpose::kReach, sources_[index].source.url, "whether its server answers at all");
}

std::vector<std::size_t> Prober::ReachesAwaited() const {
  std::vector<std::size_t> indexes;
  for (const Open& open : open_)
    if (open.purpose == Purpose::kReach) indexes.push_back(open.index);
  return indexes;
}

void Prober::Fetch(std::size_t index, Purpose purpose, std::string url, std::string_view why) {
  fetches_ += 1;
  command::Fetch fetch;
  fetch.id = "f" + DecimalString(fetches_);
  fetch.purpose = ToString(purpose);
  fetch.source_id = sources_[index].source.id;
  fetch.url = std::move(url);
  fetch.timeout_ms = policy_.look_ms;
  open_.push_back({fetch.id, index, purpose});
  out_.Emit(std::move(fetch), purpose == Purpose::kProbe ? "probe" : "prefetch", why);
}

std::optional<Prober::Answer> Prober::Take(const event::FetchDone& e) {
  const auto found =
      std::find_if(open_.begin(), open_.end(), [&](const Open& open) { return open.id == e.id; });
  if (found == open_.end()) return std::nullopt;
  const Answer answer{found->purpose, found->index, e.ok};
  open_.erase(found);
  switch (answer.purpose) {
    case Purpose::kEcho:
      Of(answer.index).echoes = e.ok;
      out_.Note("prefetch", e.ok ? "the torrent's server lives" : "no echo: nobody is blamed");
      break;
    case Purpose::kReach:
      break;
    case Purpose::kProbe:
      sources_.SetReadable(answer.index, e.ok);
      Of(answer.index).kilobits = RateOf(e);
      break;
    case Purpose::kManifest:
      sources_.SetReadable(answer.index, e.ok);
      // Many servers play well but let no page read their files.
      out_.Note("prefetch",
                e.ok ? "a manifest was read" : "a manifest could not be read: nobody is blamed");
      break;
  }
  return answer;
}

void Prober::CancelAll(std::string_view why) {
  for (Open& open : std::exchange(open_, {}))
    out_.Emit(command::CancelFetch{std::move(open.id)}, "prefetch", why);
}

}  // namespace resilient_playback

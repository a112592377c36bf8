#include "core/session/source_list.h"

#include <utility>

#include "core/url/link_kind.h"
#include "core/url/url.h"

namespace resilient_playback {

SourceList::SourceList(std::vector<Source> sources, const Capabilities& capabilities,
                       bool https_page)
    : https_page_(https_page) {
  records_.reserve(sources.size());
  for (Source& source : sources) {
    SourceRecord record;
    record.source = std::move(source);
    ReadAddress(&record);
    if (!HasEngine(record.source.type, capabilities)) record.finding = Finding::kUndecodable;
    records_.push_back(std::move(record));
  }
}

void SourceList::ReadAddress(SourceRecord* record) const {
  record->origin = OriginOf(record->source.url);
  record->mixed_content = https_page_ && IsHttp(record->source.url);
  record->torrent = IsTorrent(record->source);
}

std::optional<std::size_t> SourceList::IndexOf(std::string_view id) const {
  for (std::size_t i = 0; i < records_.size(); ++i) {
    if (records_[i].source.id == id) return i;
  }
  return std::nullopt;
}

void SourceList::BeginFilm() {
  picked_.reset();
  BeginIncident();
}

void SourceList::BeginIncident() {
  for (SourceRecord& record : records_) record.incident = SourceRecord::PerIncident();
}

void SourceList::SetState(std::size_t index, SourceState state) {
  static_assert(kMostSources <= 64, "a bit for each source");
  if (records_[index].state != state) changed_ |= std::uint64_t{1} << index;
  records_[index].state = state;
}

void SourceList::Played(std::size_t index) {
  records_[index].played = true;
  if (CauseOf(records_[index].finding)) records_[index].finding = Finding::kUnknown;
}

void SourceList::SwitchEngine(std::size_t index) {
  records_[index].incident.engines_tried = true;
  records_[index].other_engine = !records_[index].other_engine;
}

void SourceList::Renew(std::size_t index, const std::string& url) {
  SourceRecord& record = records_[index];
  const std::string origin = record.origin;
  record.source.url = url;
  ReadAddress(&record);
  record.incident.failure.reset();
  if (record.origin == origin) return;
  record.readable.reset();
  record.known_good_until.reset();
  record.counts_requests = false;
  record.health_penalty = 0;
}

bool SourceList::Add(std::size_t of, const std::string& id, const std::string& url) {
  if (IndexOf(id) || records_.size() >= kMostSources) return false;
  SourceRecord record;
  record.source = records_[of].source;
  record.source.id = id;
  record.source.url = url;
  record.source.renewable = false;
  ReadAddress(&record);
  if (record.origin.empty()) return false;
  // Last: among equal sources, the order of the manifest holds.
  records_.push_back(std::move(record));
  return true;
}

}  // namespace resilient_playback

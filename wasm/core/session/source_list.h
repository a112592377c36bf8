// Owns the sources of one film: what this session has seen of each, and which one plays (the
// current source).
//
// Invariants: The list is never empty. Ids are unique, and a source keeps its index. Exactly one
// source is current. When an incident begins, the counts of the last one are reset for all sources.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_SOURCE_LIST_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_SOURCE_LIST_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/types.h"
#include "core/policy/error_class.h"
#include "core/policy/finding.h"
#include "core/policy/source.h"
#include "core/policy/source_choice.h"

namespace resilient_playback {

class SourceList {
 public:
  // REQUIRES: `sources` is not empty, ids are unique.
  SourceList(std::vector<Source> sources, const Capabilities& capabilities, bool https_page);

  const std::vector<SourceRecord>& all() const { return records_; }
  std::size_t size() const { return records_.size(); }
  const SourceRecord& operator[](std::size_t index) const { return records_[index]; }
  std::optional<std::size_t> IndexOf(std::string_view id) const;

  std::size_t current_index() const { return current_; }
  const SourceRecord& current() const { return records_[current_]; }
  void MakeCurrent(std::size_t index) { current_ = index; }

  // The source that the viewer chose, if any.
  std::optional<std::size_t> picked() const { return picked_; }
  bool CurrentIsPicked() const { return picked_ == current_; }
  void Pick(std::size_t index) { picked_ = index; }

  // Height of the picture that the viewer opened or chose; 0: unknown.
  int wanted_quality() const { return wanted_quality_; }
  void WantQualityOf(std::size_t index) { wanted_quality_ = records_[index].source.quality; }

  // The film is opened again: forgets the last incident and the viewer's choice.
  void BeginFilm();
  void BeginIncident();

  // What the session has seen of a source.
  void SetFinding(std::size_t index, Finding finding) { records_[index].finding = finding; }
  void SetState(std::size_t index, SourceState state);
  // A bit for each source whose state has changed since the last call.
  std::uint64_t TakeChanged() { return std::exchange(changed_, 0); }
  void SetReadable(std::size_t index, bool readable) { records_[index].readable = readable; }
  void SetKnownGoodUntil(std::size_t index, Millis until) {
    records_[index].known_good_until = until;
  }
  void SetHealthPenalty(std::size_t index, int health_penalty) {
    records_[index].health_penalty = health_penalty;
  }
  // The server counts requests: it answered 429.
  void CountsRequests(std::size_t index) { records_[index].counts_requests = true; }
  // The source has shown a picture, which refutes a finding that it cannot play.
  void Played(std::size_t index);

  // What happened to a source in this incident.
  void SetFailure(std::size_t index, ErrorClass error) { records_[index].incident.failure = error; }
  void CountTry(std::size_t index) { records_[index].incident.tries += 1; }
  void CountRetry(std::size_t index) { records_[index].incident.retries += 1; }
  void CountSlowness(std::size_t index) { records_[index].incident.slow += 1; }

  // `UseUsualEngine` returns to the usual engine; `SwitchEngine` takes the device's other one.
  void UseUsualEngine(std::size_t index) { records_[index].other_engine = false; }
  void SwitchEngine(std::size_t index);

  // A fresh link, canonical. It may name another server: nothing is known of that one.
  void Renew(std::size_t index, const std::string& url);

  // A manifest of `of` names another server with the same content. False if nothing was added.
  bool Add(std::size_t of, const std::string& id, const std::string& url);

 private:
  void ReadAddress(SourceRecord* record) const;

  std::vector<SourceRecord> records_;
  const bool https_page_;
  std::size_t current_ = 0;
  std::optional<std::size_t> picked_;
  int wanted_quality_ = 0;
  std::uint64_t changed_ = 0;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_SOURCE_LIST_H_

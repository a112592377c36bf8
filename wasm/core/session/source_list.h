// The sources of one film, what this session has seen of each, and which one plays.
//
// Invariants: never empty; ids are unique and keep their place; exactly one source is current; what
// was counted in an incident is forgotten, for all sources at once, when the next one begins.
#ifndef RESILIENT_PLAYBACK_CORE_SESSION_SOURCE_LIST_H_
#define RESILIENT_PLAYBACK_CORE_SESSION_SOURCE_LIST_H_

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
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

  // The viewer's own choice among the servers.
  std::optional<std::size_t> picked() const { return picked_; }
  bool CurrentIsPicked() const { return picked_ == current_; }
  void Pick(std::size_t index) { picked_ = index; }

  // Height of the picture that the viewer opened or chose; 0: unknown.
  int wanted_quality() const { return wanted_quality_; }
  void WantQualityOf(std::size_t index) { wanted_quality_ = records_[index].source.quality; }

  // The film is opened anew: nothing of the last incident and no choice of the viewer's is left.
  void BeginFilm();
  void BeginIncident();

  // What was seen of a source.
  void SetFinding(std::size_t index, Finding finding) { records_[index].finding = finding; }
  void SetReadable(std::size_t index, bool readable) { records_[index].readable = readable; }
  void SetKnownGoodUntil(std::size_t index, Millis until) {
    records_[index].known_good_until = until;
  }
  void SetHealthPenalty(std::size_t index, int health_penalty) {
    records_[index].health_penalty = health_penalty;
  }
  // It counts requests: 429 was answered.
  void CountsRequests(std::size_t index) { records_[index].counts_requests = true; }
  // Its picture was shown: no report knows better.
  void Played(std::size_t index);

  // What became of it in this incident.
  void SetFailure(std::size_t index, ErrorClass error) { records_[index].incident.failure = error; }
  void CountTry(std::size_t index) { records_[index].incident.tries += 1; }
  void CountRetry(std::size_t index) { records_[index].incident.retries += 1; }
  void CountSlowness(std::size_t index) { records_[index].incident.slow += 1; }

  // The usual engine again, or the other one of this device.
  void UseUsualEngine(std::size_t index) { records_[index].other_engine = false; }
  void SwitchEngine(std::size_t index);

  // A fresh link, canonical: the server may be another one.
  void Renew(std::size_t index, const std::string& url);

  // A manifest of `of` names one more server of the same content. False where it adds nothing.
  bool Add(std::size_t of, const std::string& id, const std::string& url);

 private:
  void ReadAddress(SourceRecord* record) const;

  std::vector<SourceRecord> records_;
  const bool https_page_;
  std::size_t current_ = 0;
  std::optional<std::size_t> picked_;
  int wanted_quality_ = 0;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_SESSION_SOURCE_LIST_H_

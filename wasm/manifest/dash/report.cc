#include "manifest/dash/report.h"

#include <algorithm>
#include <utility>

namespace resilient_playback {
namespace {

constexpr std::size_t kMostWhereBytes = 64;  // a name may be as long as the body

}  // namespace

std::string SecondsText(Seconds seconds) {
  constexpr Seconds kMost = 9e15;  // doubles count milliseconds exactly up to here
  const bool negative = seconds < 0;
  const Seconds millis = std::min((negative ? -seconds : seconds) * 1000 + 0.5, kMost);
  const auto whole = static_cast<std::uint64_t>(millis);
  std::string text = negative ? "-" : "";
  text += DecimalString(whole / 1000);
  text += '.';
  const std::string fraction = DecimalString(1000 + whole % 1000);
  return text.append(fraction, 1, 3);
}

void MpdReport::Add(Code code, const char* at, std::string_view where, std::string_view evidence,
                    std::vector<Param> params) {
  Diagnostic diagnostic{code, 0, 0, {}, {}, {}};
  if (Takes(code)) {
    if (at >= text_ && at <= text_ + body_.size()) {
      if (!positions_) positions_.emplace(body_);
      const TextPosition position = positions_->At(static_cast<std::size_t>(at - text_));
      diagnostic.line = position.line;
      diagnostic.column = position.column;
    }
    diagnostic.where = std::string(where.substr(0, kMostWhereBytes));
    diagnostic.params = std::move(params);
    diagnostic.evidence = EvidenceText(evidence);
  }
  diagnostics_->Add(std::move(diagnostic));
}

}  // namespace resilient_playback

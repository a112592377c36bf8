// Shared code of the fuzz targets. A target takes any bytes. It must not trap, and the results must
// keep the promises of the headers.
#ifndef RESILIENT_PLAYBACK_TESTS_FUZZ_FUZZ_H_
#define RESILIENT_PLAYBACK_TESTS_FUZZ_FUZZ_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/diagnostics/diagnostic.h"

namespace resilient_playback::fuzz {

// If a promise is broken, ends the program as a sanitizer does.
inline void Require(bool holds) {
  if (!holds) __builtin_trap();
}

inline std::string_view TextOf(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Splits an input into several texts at the lines "--".
inline std::vector<std::string_view> PartsOf(std::string_view text) {
  constexpr std::string_view kBetween = "\n--\n";
  std::vector<std::string_view> parts;
  for (std::size_t at = text.find(kBetween); at != std::string_view::npos;
       at = text.find(kBetween)) {
    parts.push_back(text.substr(0, at));
    text.remove_prefix(at + kBetween.size());
  }
  parts.push_back(text);
  return parts;
}

inline std::string_view PartOf(const std::vector<std::string_view>& parts, std::size_t i) {
  return i < parts.size() ? parts[i] : std::string_view();
}

// core/diagnostic.h: diagnostics are bounded in number and size.
inline void RequireBounded(const Diagnostics& diagnostics) {
  Require(diagnostics.list().size() <= kMostDiagnostics);
  Severity worst = Severity::kInfo;
  for (const Diagnostic& one : diagnostics.list()) {
    Require(diagnostics.CountOf(one.code) > 0);
    Require(one.evidence.size() <= kMostEvidenceBytes);
    Require(one.where.size() <= 256 && one.params.size() <= 8);
    for (const Param& param : one.params) Require(param.value.size() <= 1024);
    worst = std::max(worst, FactsOf(one.code).severity);
  }
  Require(worst <= diagnostics.worst());
}

}  // namespace resilient_playback::fuzz

#endif  // RESILIENT_PLAYBACK_TESTS_FUZZ_FUZZ_H_

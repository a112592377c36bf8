#include "manifest/sniff/http_status.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/types.h"
#include "manifest/tell.h"

namespace resilient_playback {
namespace {

struct Range {
  int first;
  int last;
  Code code;
};

// The first range that contains the status counts.
constexpr std::array kRanges = {
    Range{204, 205, Code::kHttpNoContent},   Range{300, 399, Code::kHttpRedirect},
    Range{401, 401, Code::kHttpRefused},     Range{403, 403, Code::kHttpRefused},
    Range{404, 404, Code::kHttpNotFound},    Range{410, 410, Code::kHttpNotFound},
    Range{416, 416, Code::kHttpRange},       Range{429, 429, Code::kHttpTooMany},
    Range{451, 451, Code::kHttpLegalBlock},  Range{400, 499, Code::kHttpClientError},
    Range{500, 599, Code::kHttpServerError},
};

}  // namespace

void DiagnoseStatus(int status, Diagnostics* diagnostics) {
  if (status == 0 || status == 200 || status == 203 || status == 206) return;
  const auto* range = std::find_if(kRanges.begin(), kRanges.end(), [&](const Range& one) {
    return one.first <= status && status <= one.last;
  });
  const Code code = range == kRanges.end() ? Code::kHttpStrange : range->code;
  const auto digits = static_cast<std::uint64_t>(std::max(status, 0));
  Tell(code, "status", {{"status", DecimalString(digits)}}, diagnostics);
}

}  // namespace resilient_playback

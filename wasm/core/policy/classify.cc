#include "core/policy/classify.h"

#include <algorithm>
#include <iterator>
#include <string_view>

namespace resilient_playback {
namespace {

struct NamedClass {
  std::string_view name;
  ErrorClass error;
};

// hls.js ErrorDetails, 1.4 to 1.7. A "...LoadError" without a status means that no answer came.
constexpr NamedClass kHlsDetails[] = {
    {"manifestLoadError", ErrorClass::kNetwork},
    {"manifestLoadTimeOut", ErrorClass::kTimeoutFirstByte},
    {"manifestParsingError", ErrorClass::kManifest},
    {"manifestIncompatibleCodecsError", ErrorClass::kCodecUnsupported},
    {"levelEmptyError", ErrorClass::kManifest},
    {"levelLoadError", ErrorClass::kNetwork},
    {"levelLoadTimeOut", ErrorClass::kTimeoutFirstByte},
    {"levelParsingError", ErrorClass::kManifest},
    {"levelSwitchError", ErrorClass::kManifest},
    {"audioTrackLoadError", ErrorClass::kNetwork},
    {"audioTrackLoadTimeOut", ErrorClass::kTimeoutFirstByte},
    {"fragLoadError", ErrorClass::kNetwork},
    {"fragLoadTimeOut", ErrorClass::kTimeoutBody},
    {"fragDecryptError", ErrorClass::kDecode},
    {"fragParsingError", ErrorClass::kDecode},
    {"fragGap", ErrorClass::kDecode},
    {"remuxAllocError", ErrorClass::kDecode},
    {"keyLoadError", ErrorClass::kNetwork},
    {"keyLoadTimeOut", ErrorClass::kTimeoutFirstByte},
    {"bufferAddCodecError", ErrorClass::kCodecUnsupported},
    {"bufferIncompatibleCodecsError", ErrorClass::kCodecUnsupported},
    {"bufferAppendError", ErrorClass::kDecode},
    {"bufferAppendingError", ErrorClass::kDecode},
    {"bufferStalledError", ErrorClass::kStall},
    {"bufferNudgeOnStall", ErrorClass::kStall},
    {"bufferSeekOverHole", ErrorClass::kStall},
};

struct NumberedClass {
  int code;
  ErrorClass error;
  bool fatal;  // dash.js cannot go on
};

// dash.js core/errors/Errors.js, 4.4 and 5.2; 100 and above are protection errors.
constexpr NumberedClass kDashCodes[] = {
    {10, ErrorClass::kManifest, true},          // manifest loader: parsing
    {11, ErrorClass::kNetwork, true},           // manifest loader: loading
    {15, ErrorClass::kNetwork, false},          // SegmentBase unavailable
    {17, ErrorClass::kNetwork, false},          // fragment loader
    {20, ErrorClass::kDecode, false},           // append
    {23, ErrorClass::kCodecUnsupported, true},  // no MediaSource
    {24, ErrorClass::kDrm, true},               // no MediaKeys
    {25, ErrorClass::kNetwork, true},           // download of the manifest
    {26, ErrorClass::kNetwork, false},          // download of the sidx
    {27, ErrorClass::kNetwork, true},           // download of content
    {28, ErrorClass::kNetwork, true},           // download of the initialization
    {31, ErrorClass::kManifest, true},          // parsing
    {32, ErrorClass::kManifest, true},          // no streams
    {34, ErrorClass::kManifest, true},          // multiplexed
    {35, ErrorClass::kCodecUnsupported, true},  // type of the media source
};

constexpr int kFirstDashProtectionCode = 100;

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

std::optional<ErrorClass> FromStatus(int status) {
  if (status == 401 || status == 403 || status == 451) return ErrorClass::kHttp401Or403;
  if (status == 404 || status == 410) return ErrorClass::kHttp404Or410;
  if (status == 408) return ErrorClass::kTimeoutFirstByte;
  if (status == 416) return ErrorClass::kHttp416;
  if (status == 429) return ErrorClass::kHttp429;
  if (status >= 500 && status <= 599) return ErrorClass::kHttp5xx;
  return std::nullopt;
}

std::optional<ErrorClass> FromHlsName(std::string_view name, std::string_view text) {
  // hls.js reports an HTML page in place of a playlist as a parsing error with this reason.
  if (name == "manifestParsingError" && Contains(text, "no EXTM3U")) return ErrorClass::kWrongType;
  if (name.substr(0, 9) == "keySystem") return ErrorClass::kDrm;
  const auto* found = std::find_if(std::begin(kHlsDetails), std::end(kHlsDetails),
                                   [&](const NamedClass& row) { return row.name == name; });
  if (found == std::end(kHlsDetails)) return std::nullopt;
  return found->error;
}

const NumberedClass* RowOfDashCode(int code) {
  const auto* found = std::find_if(std::begin(kDashCodes), std::end(kDashCodes),
                                   [&](const NumberedClass& row) { return row.code == code; });
  return found == std::end(kDashCodes) ? nullptr : found;
}

std::optional<ErrorClass> FromDashCode(int code) {
  if (code >= kFirstDashProtectionCode) return ErrorClass::kDrm;
  const NumberedClass* row = RowOfDashCode(code);
  if (row == nullptr) return std::nullopt;
  return row->error;
}

// HTML 4.8.11.1 MediaError. An element reports code 4 for a dead host, a 404 and a web page alike.
// Chromium's message COULD_NOT_OPEN means that a file was fetched and is no video. Its own HLS says
// COULD_NOT_PARSE about everything, even a refused connection or a missing segment.
std::optional<ErrorClass> FromMediaError(int code, std::string_view text) {
  if (code == 2) return ErrorClass::kNetwork;
  if (code == 3) return ErrorClass::kDecode;
  if (code != 4) return std::nullopt;
  if (Contains(text, "DEMUXER_ERROR_NO_SUPPORTED_STREAMS")) return ErrorClass::kCodecUnsupported;
  if (Contains(text, "DEMUXER_ERROR_COULD_NOT_OPEN")) return ErrorClass::kWrongType;
  if (Contains(text, "404")) return ErrorClass::kHttp404Or410;  // Firefox: "404: Not Found"
  return std::nullopt;
}

// Lampa's player reports "details [X] fatal [true]" for hls.js and "code [N] details [..]" for the
// element.
std::string_view Bracketed(std::string_view text, std::string_view label) {
  const std::size_t at = text.find(label);
  if (at == std::string_view::npos) return {};
  const std::size_t open = text.find('[', at);
  if (open == std::string_view::npos) return {};
  const std::size_t close = text.find(']', open);
  if (close == std::string_view::npos) return {};
  return text.substr(open + 1, close - open - 1);
}

std::optional<ErrorClass> FromLampa(const Evidence& evidence) {
  const std::string_view text = evidence.text;
  const std::string_view name =
      evidence.details.empty() ? Bracketed(text, "details") : std::string_view(evidence.details);
  if (auto known = FromHlsName(name, text)) return known;
  if (evidence.code) return FromMediaError(*evidence.code, text);
  const std::string_view code = Bracketed(text, "code");
  if (code.size() == 1) return FromMediaError(code[0] - '0', text);
  return std::nullopt;
}

// What our loader reports about one request.
std::optional<ErrorClass> FromRequest(const Evidence& evidence) {
  if (evidence.details == "timeout") return ErrorClass::kTimeoutFirstByte;
  if (evidence.details == "wrong_type") return ErrorClass::kWrongType;
  if (evidence.details == "damaged") return ErrorClass::kDecode;
  if (evidence.status == 0) return ErrorClass::kNetwork;
  return std::nullopt;
}

std::optional<ErrorClass> FromEngine(const Evidence& evidence) {
  if (evidence.engine == "hls.js") {
    if (auto known = FromHlsName(evidence.details, evidence.text)) return known;
    return evidence.code ? FromMediaError(*evidence.code, evidence.text) : std::nullopt;
  }
  if (evidence.engine == "dash.js")
    return evidence.code ? FromDashCode(*evidence.code) : std::nullopt;
  if (evidence.engine == "native")
    return evidence.code ? FromMediaError(*evidence.code, evidence.text) : std::nullopt;
  if (evidence.engine == "lampa") return FromLampa(evidence);
  if (evidence.engine == "http") return FromRequest(evidence);
  return std::nullopt;
}

}  // namespace

ErrorClass Classify(const Evidence& evidence) {
  // An answer of a server proves that there is a network, whatever the device reports.
  const bool answered = evidence.status.value_or(0) > 0;
  if (evidence.online == false && !answered) return ErrorClass::kOffline;
  if (evidence.status) {
    if (auto known = FromStatus(*evidence.status)) return *known;
  }
  return FromEngine(evidence).value_or(ErrorClass::kUnknown);
}

bool IsFatal(const Evidence& evidence) {
  if (evidence.engine != "dash.js" || !evidence.code) return true;
  const NumberedClass* row = RowOfDashCode(*evidence.code);
  return row != nullptr && row->fatal;
}

}  // namespace resilient_playback

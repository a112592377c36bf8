#include "api/inspect.h"

#include <utility>

#include "api/judge.h"
#include "core/diagnostics/full_reports.h"
#include "core/url/url_diagnostics.h"
#include "manifest/dash/mpd.h"
#include "manifest/dash/segments.h"
#include "manifest/hls/facts.h"
#include "manifest/hls/named_addresses.h"
#include "manifest/hls/playlist.h"
#include "manifest/sniff/http_status.h"

namespace resilient_playback::api {
namespace {

void ReadHls(const InspectRequest& request, std::string_view body, Report* report) {
  if (const std::optional<Url> url = ParseUrl(request.url).url)
    report->inward = InwardAddressOf(body, *url);
  const HlsPlaylist playlist = ReadHlsPlaylist(body, &report->diagnostics);
  report->manifest = FactsOfHls(playlist);
  if (kFullReports) report->fingerprint = FingerprintOfHls(playlist);
}

void ReadDash(const InspectRequest& request, std::string_view body, Report* report) {
  const std::optional<Mpd> mpd = ReadMpd(body, &report->diagnostics);
  if (!mpd) return;
  if (kFullReports && request.epoch_ms) CheckMpdAt(*mpd, *request.epoch_ms, &report->diagnostics);
  report->manifest = FactsOfMpd(*mpd);
  if (kFullReports) report->fingerprint = FingerprintOfFacts(*report->manifest);
}

void ReadMp4(const InspectRequest& request, std::string_view body, Report* report) {
  std::optional<Mp4Range> piece;
  if (request.piece_offset && request.piece_bytes <= body.size()) {
    const std::size_t first = body.size() - static_cast<std::size_t>(request.piece_bytes);
    piece = Mp4Range{*request.piece_offset, body.substr(first)};
    body = body.substr(0, first);
  }
  const Mp4Head head = ReadMp4Head(body, request.total_bytes, &report->diagnostics, piece);
  report->needed = head.needed;
  if (head.tracks.empty()) return;
  report->manifest = FactsOfMp4(head);
  if (kFullReports) report->fingerprint = FingerprintOfFacts(*report->manifest);
}

void ReadBody(const InspectRequest& request, std::string_view body, Report* report) {
  switch (report->type.kind) {
    case ContentKind::kHls:
      return ReadHls(request, body, report);
    case ContentKind::kDash:
      return ReadDash(request, body, report);
    case ContentKind::kMp4:
      if (kFullReports) ReadMp4(request, body, report);
      return;
    default:
      return;
  }
}

std::string_view PathOf(const std::optional<Url>& url, std::string_view raw) {
  if (url) return url->path;
  return raw.substr(0, raw.find_first_of("?#"));
}

}  // namespace

std::string_view ToString(Verdict verdict) {
  switch (verdict) {
    case Verdict::kPlayable:
      return "playable";
    case Verdict::kDegraded:
      return "degraded";
    case Verdict::kUnplayable:
      return "unplayable";
    case Verdict::kUnknown:
      break;
  }
  return "unknown";
}

std::string_view ToString(Protection protection) {
  switch (protection) {
    case Protection::kNone:
      return "none";
    case Protection::kOpenable:
      return "openable";
    case Protection::kClosed:
      return "closed";
    case Protection::kUnknown:
      break;
  }
  return "unknown";
}

Report Inspect(const InspectRequest& request, std::string_view body) {
  Report report;
  std::optional<Url> url;
  if (kFullReports && request.has_address) {
    UrlContext context;
    context.raw = request.raw.empty() ? request.url : request.raw;
    context.url = request.url;
    context.page_url = request.page_url;
    context.epoch_ms = request.epoch_ms;
    url = InspectUrl(context, &report.diagnostics);
  }
  if (kFullReports && request.status) DiagnoseStatus(*request.status, &report.diagnostics);
  SniffInput input;
  if (request.has_body) input.body = body;
  if (request.content_type) input.content_type = *request.content_type;
  input.path = PathOf(url, request.raw);
  report.type = Sniff(input, &report.diagnostics);
  if (request.has_body) ReadBody(request, body, &report);
  JudgeDevice(request.device, &report);
  JudgeReport(request, &report);
  return report;
}

}  // namespace resilient_playback::api

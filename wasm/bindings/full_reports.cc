// Defines kFullReports (core/diagnostics/full_reports.h) for the programs that link this file.
namespace resilient_playback {

extern const bool kFullReports;
const bool kFullReports = true;

}  // namespace resilient_playback

// Whether a program keeps what only a reader of reports needs: advice, clauses, places. A constant
// of the whole program, defined once beside its bindings or its tests: where it is false, the link
// leaves out all code that serves it (docs/adr/0006-two-cores.md).
#ifndef RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_FULL_REPORTS_H_
#define RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_FULL_REPORTS_H_

namespace resilient_playback {

extern const bool kFullReports;

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_FULL_REPORTS_H_

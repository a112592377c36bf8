// Whether a program keeps what only a reader of reports needs: advice, clauses, locations. The
// constant is defined once per program, beside its bindings or tests. If it is false, the linker
// leaves out all code for it (docs/adr/0006-two-cores.md).
#ifndef RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_FULL_REPORTS_H_
#define RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_FULL_REPORTS_H_

namespace resilient_playback {

extern const bool kFullReports;

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_FULL_REPORTS_H_

// What went wrong: the columns of errors.def.
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_ERROR_CLASS_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_ERROR_CLASS_H_

#include <cstdint>
#include <string_view>

namespace resilient_playback {

enum class ErrorClass : std::uint8_t {
#define RP_ERROR(name, wire, reason, blames, slow, alone, others) name,
#include "core/policy/errors.def"
};

enum class Reason : std::uint8_t {
#define RP_REASON(name, wire, message) name,
#include "core/policy/errors.def"
};

// Wire tags: snake_case, stable.
std::string_view ToString(ErrorClass error);
std::string_view ToString(Reason reason);

Reason ReasonOf(ErrorClass error);

// The sentence that the viewer reads once another source plays. messages.h replaces it in some
// cases.
std::string_view MessageKeyOf(Reason reason);

// True if the address is at fault and not its server: another address of the same origin may work,
// and a retry of this one within the incident is pointless.
bool BlamesUrl(ErrorClass error);

// True if the fault counts against the whole origin (scheme, host and port).
bool BlamesOrigin(ErrorClass error);

// True if a lower quality might have arrived in time.
bool IsSlowness(ErrorClass error);

// How often the same source is retried within one incident.
int RetriesAllowed(ErrorClass error, bool another_may_play);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_ERROR_CLASS_H_

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

// What the viewer reads once another source plays; see messages.h for when it is another sentence.
std::string_view MessageKeyOf(Reason reason);

// True where the address itself is at fault, not the server behind it: another address of the same
// origin may be fine, and asking this one again within the same incident is pointless.
bool BlamesUrl(ErrorClass error);

// True where the fault speaks against the whole origin (scheme, host and port).
bool BlamesOrigin(ErrorClass error);

// True where less to load might have been loaded in time.
bool IsSlowness(ErrorClass error);

// How often the same source is asked again within one incident.
int RetriesAllowed(ErrorClass error, bool another_may_play);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_ERROR_CLASS_H_

// What went wrong, in two vocabularies: the class decides what the session does, the reason is what
// people are told. The table between them is part of the protocol (docs/protocol.md, "Error classes
// and reasons").
#ifndef RESILIENT_PLAYBACK_CORE_POLICY_ERROR_CLASS_H_
#define RESILIENT_PLAYBACK_CORE_POLICY_ERROR_CLASS_H_

#include <string_view>

namespace resilient_playback {

enum class ErrorClass {
  kOffline,
  kNetwork,  // no HTTP answer: a browser cannot tell DNS, TLS, CORS and a refused connection apart
  kDns,      // only from hosts that know
  kTls,      // only from hosts that know
  kMixedContent,
  kCors,  // it answers, and lets no page read the answer; only from hosts that know
  kTimeoutFirstByte,
  kTimeoutBody,
  kHttp401Or403,
  kHttp404Or410,
  kHttp416,
  kHttp429,
  kHttp5xx,
  kWrongType,
  kManifest,
  kStaleLive,
  kDecode,
  kCodecUnsupported,
  kDrm,
  kStall,
  kFalseEnd,
  kNotReady,  // a 200 that is JSON saying "wait"
  kUnknown,
};

enum class Reason {
  kOffline,
  kNoAnswer,
  kTooSlow,
  kNotFound,
  kRefused,
  kExpired,
  kOverloaded,
  kNotAVideo,
  kDamaged,
  kStalled,
  kCutShort,
  kFrozenLive,
  kCodec,
  kProtected,
  kCors,
  kUnknown,
};

// Wire tags: snake_case, stable.
std::string_view ToString(ErrorClass error);
std::string_view ToString(Reason reason);

Reason ReasonOf(ErrorClass error);

// True where the address itself is at fault, not the server behind it: another address of the same
// origin may be fine, and asking this one again within the same incident is pointless.
bool BlamesUrl(ErrorClass error);

// True where less to load might have been loaded in time.
bool IsSlowness(ErrorClass error);

// True where the fault speaks against the whole origin (scheme, host and port).
bool BlamesOrigin(ErrorClass error);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_POLICY_ERROR_CLASS_H_

#include "core/policy/error_class.h"

namespace resilient_playback {

std::string_view ToString(ErrorClass error) {
  switch (error) {
    case ErrorClass::kOffline:
      return "offline";
    case ErrorClass::kNetwork:
      return "network";
    case ErrorClass::kDns:
      return "dns";
    case ErrorClass::kTls:
      return "tls";
    case ErrorClass::kMixedContent:
      return "mixed_content";
    case ErrorClass::kCors:
      return "cors";
    case ErrorClass::kTimeoutFirstByte:
      return "timeout_first_byte";
    case ErrorClass::kTimeoutBody:
      return "timeout_body";
    case ErrorClass::kHttp401Or403:
      return "http_401_403";
    case ErrorClass::kHttp404Or410:
      return "http_404_410";
    case ErrorClass::kHttp416:
      return "http_416";
    case ErrorClass::kHttp429:
      return "http_429";
    case ErrorClass::kHttp5xx:
      return "http_5xx";
    case ErrorClass::kWrongType:
      return "wrong_type";
    case ErrorClass::kManifest:
      return "manifest";
    case ErrorClass::kStaleLive:
      return "stale_live";
    case ErrorClass::kDecode:
      return "decode";
    case ErrorClass::kCodecUnsupported:
      return "codec_unsupported";
    case ErrorClass::kDrm:
      return "drm";
    case ErrorClass::kStall:
      return "stall";
    case ErrorClass::kFalseEnd:
      return "false_end";
    case ErrorClass::kNotReady:
      return "not_ready";
    case ErrorClass::kUnknown:
      break;
  }
  return "unknown";
}

std::string_view ToString(Reason reason) {
  switch (reason) {
    case Reason::kOffline:
      return "offline";
    case Reason::kNoAnswer:
      return "no_answer";
    case Reason::kTooSlow:
      return "too_slow";
    case Reason::kNotFound:
      return "not_found";
    case Reason::kRefused:
      return "refused";
    case Reason::kExpired:
      return "expired";
    case Reason::kOverloaded:
      return "overloaded";
    case Reason::kNotAVideo:
      return "not_a_video";
    case Reason::kDamaged:
      return "damaged";
    case Reason::kStalled:
      return "stalled";
    case Reason::kCutShort:
      return "cut_short";
    case Reason::kFrozenLive:
      return "frozen_live";
    case Reason::kCodec:
      return "codec";
    case Reason::kProtected:
      return "protected";
    case Reason::kCors:
      return "cors";
    case Reason::kUnknown:
      break;
  }
  return "unknown";
}

Reason ReasonOf(ErrorClass error) {
  switch (error) {
    case ErrorClass::kOffline:
      return Reason::kOffline;
    case ErrorClass::kNetwork:
    case ErrorClass::kDns:
    case ErrorClass::kTls:
    case ErrorClass::kTimeoutFirstByte:
    case ErrorClass::kNotReady:
      return Reason::kNoAnswer;
    case ErrorClass::kMixedContent:
    case ErrorClass::kCors:
      return Reason::kCors;
    case ErrorClass::kTimeoutBody:
      return Reason::kTooSlow;
    case ErrorClass::kHttp401Or403:
      return Reason::kRefused;
    case ErrorClass::kHttp404Or410:
      return Reason::kNotFound;
    case ErrorClass::kHttp429:
    case ErrorClass::kHttp5xx:
      return Reason::kOverloaded;
    case ErrorClass::kWrongType:
      return Reason::kNotAVideo;
    case ErrorClass::kHttp416:
    case ErrorClass::kManifest:
    case ErrorClass::kDecode:
      return Reason::kDamaged;
    case ErrorClass::kStaleLive:
      return Reason::kFrozenLive;
    case ErrorClass::kCodecUnsupported:
      return Reason::kCodec;
    case ErrorClass::kDrm:
      return Reason::kProtected;
    case ErrorClass::kStall:
      return Reason::kStalled;
    case ErrorClass::kFalseEnd:
      return Reason::kCutShort;
    case ErrorClass::kUnknown:
      break;
  }
  return Reason::kUnknown;
}

bool BlamesUrl(ErrorClass error) {
  switch (error) {
    case ErrorClass::kHttp401Or403:
    case ErrorClass::kHttp404Or410:
    case ErrorClass::kMixedContent:
    case ErrorClass::kCors:
    case ErrorClass::kWrongType:
    case ErrorClass::kManifest:
    case ErrorClass::kCodecUnsupported:
    case ErrorClass::kDrm:
      return true;
    default:
      return false;
  }
}

bool IsSlowness(ErrorClass error) {
  return error == ErrorClass::kStall || error == ErrorClass::kTimeoutBody ||
         error == ErrorClass::kTimeoutFirstByte;
}

bool BlamesOrigin(ErrorClass error) {
  switch (error) {
    case ErrorClass::kNetwork:
    case ErrorClass::kDns:
    case ErrorClass::kTls:
    case ErrorClass::kTimeoutFirstByte:
    case ErrorClass::kTimeoutBody:
    case ErrorClass::kHttp429:
    case ErrorClass::kHttp5xx:
    case ErrorClass::kStall:
      return true;
    default:
      return false;
  }
}

}  // namespace resilient_playback

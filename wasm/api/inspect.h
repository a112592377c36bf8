// One report on one source: URL, HTTP answer, type, manifest, codecs and DRM, with a verdict for a
// device. docs/protocol.md, "inspect".
#ifndef RESILIENT_PLAYBACK_API_INSPECT_H_
#define RESILIENT_PLAYBACK_API_INSPECT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "api/device.h"
#include "core/diagnostics/diagnostic.h"
#include "core/policy/error_class.h"
#include "manifest/facts.h"
#include "manifest/mp4/mp4.h"
#include "manifest/same_content/fingerprint.h"
#include "manifest/sniff/sniff.h"

namespace resilient_playback::api {

struct InspectRequest {
  bool has_address = false;  // an empty URL counts too
  std::string raw;           // the URL that a player opens; empty if it equals `url`
  std::string url;           // as the platform's URL canonicalizes it
  std::string page_url;
  std::optional<std::string> content_type;  // empty: the server sent none
  std::optional<int> status;
  std::optional<std::int64_t> epoch_ms;
  std::optional<std::uint64_t> total_bytes;  // of the whole file, if the body is its beginning
  std::optional<std::uint64_t>
      piece_offset;               // where the second part of the body begins in the file
  std::uint64_t piece_bytes = 0;  // length of that part: the last bytes of the body
  bool has_body = false;
  Device device;
};

enum class Verdict { kPlayable, kDegraded, kUnplayable, kUnknown };

// How DRM distinguishes the sources of a session.
enum class Protection {
  kNone,
  kOpenable,  // the device has one of the DRM systems
  kClosed,    // the device has none of them
  kUnknown,   // the device was not asked
};

struct Report {
  Sniffed type;
  Verdict verdict = Verdict::kUnknown;
  std::optional<Reason> reason;
  Diagnostics diagnostics;
  std::optional<ManifestFacts> manifest;
  std::optional<ByteRange> needed;  // of an MP4: the bytes to read next
  std::optional<Fingerprint> fingerprint;
  Protection protection = Protection::kNone;
  std::optional<std::string> inward;  // of a playlist: InwardAddressOf
};

// Wire tags: snake_case, stable.
std::string_view ToString(Verdict verdict);
std::string_view ToString(Protection protection);

// Accepts any request and any body. The report keeps no view into the body.
Report Inspect(const InspectRequest& request, std::string_view body);

}  // namespace resilient_playback::api

#endif  // RESILIENT_PLAYBACK_API_INSPECT_H_

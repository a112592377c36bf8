// What a source is: by the signature in its bytes, else by its text, else by its Content-Type, else
// by its name. Reports conflicts between them.
#ifndef RESILIENT_PLAYBACK_MANIFEST_SNIFF_SNIFF_H_
#define RESILIENT_PLAYBACK_MANIFEST_SNIFF_SNIFF_H_

#include <optional>
#include <string_view>

#include "core/diagnostics/diagnostic.h"
#include "manifest/sniff/content_kind.h"
#include "manifest/sniff/text.h"

namespace resilient_playback {

enum class TypeBy { kNone, kMagic, kContent, kContentType, kExtension };

// Wire tags: snake_case, stable.
std::string_view ToString(TypeBy by);

struct SniffInput {
  std::optional<std::string_view> body;          // the beginning, or all; absent: not fetched
  std::optional<std::string_view> content_type;  // empty: not sent; absent: unknown
  std::string_view path;                         // of the URL, without query and fragment
};

struct Sniffed {
  ContentKind kind = ContentKind::kUnknown;
  TypeBy by = TypeBy::kNone;
  bool conflicts_content_type = false;
  bool conflicts_extension = false;
  TextEncoding encoding = TextEncoding::kUtf8;  // of a text body
};

Sniffed Sniff(const SniffInput& input, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_SNIFF_SNIFF_H_

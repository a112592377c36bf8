#include "manifest/dash/template.h"

#include <algorithm>
#include <optional>

#include "core/base/ascii.h"
#include "core/base/decimal.h"
#include "core/base/types.h"
#include "core/url/url.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kMostWidth = 32;

enum class PartKind { kText, kDollar, kRepresentationId, kBandwidth, kNumber, kTime, kUnknown };

struct TemplatePart {
  PartKind kind = PartKind::kText;
  std::string_view text;  // as written
  std::size_t width = 1;  // for "%05d": 5
};

// Parses "%0[width]d"; nullopt: something else.
std::optional<std::size_t> WidthOf(std::string_view format) {
  if (format.empty()) return 1;
  if (!StartsWith(format, "%0") || !EndsWith(format, "d")) return std::nullopt;
  const auto width = ParseUnsigned(format.substr(2, format.size() - 3));
  if (!width || *width > kMostWidth) return std::nullopt;
  return static_cast<std::size_t>(*width);
}

PartKind KindOf(std::string_view name) {
  if (name == "Number") return PartKind::kNumber;
  if (name == "Time") return PartKind::kTime;
  if (name == "Bandwidth") return PartKind::kBandwidth;
  return PartKind::kUnknown;
}

TemplatePart Identifier(std::string_view text) {
  TemplatePart part{PartKind::kUnknown, text, 1};
  const std::string_view inside = text.substr(1, text.size() - 2);
  if (inside.empty()) part.kind = PartKind::kDollar;
  if (inside == "RepresentationID") part.kind = PartKind::kRepresentationId;
  if (part.kind != PartKind::kUnknown) return part;
  const std::size_t percent = std::min(inside.find('%'), inside.size());
  const std::optional<std::size_t> width = WidthOf(inside.substr(percent));
  if (!width) return part;
  part.kind = KindOf(inside.substr(0, percent));
  part.width = *width;
  return part;
}

// REQUIRES: `rest` is not empty.
TemplatePart TakePart(std::string_view* rest) {
  TemplatePart part;
  if (rest->front() != '$') {
    part.text = rest->substr(0, rest->find('$'));
  } else {
    const std::size_t end = rest->find('$', 1);
    part = end == std::string_view::npos ? TemplatePart{PartKind::kUnknown, *rest, 1}
                                         : Identifier(rest->substr(0, end + 1));
  }
  rest->remove_prefix(part.text.size());
  return part;
}

std::string Padded(std::uint64_t value, std::size_t width) {
  std::string digits = DecimalString(value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

std::string ValueOf(const TemplatePart& part, const TemplateValues& values) {
  switch (part.kind) {
    case PartKind::kDollar:
      return "$";
    case PartKind::kRepresentationId:
      return std::string(values.representation_id.substr(0, kMaxUrlBytes + 1));
    case PartKind::kBandwidth:
      return Padded(values.bandwidth, part.width);
    case PartKind::kNumber:
      return Padded(values.number, part.width);
    case PartKind::kTime:
      return Padded(values.time, part.width);
    case PartKind::kText:
    case PartKind::kUnknown:
      break;
  }
  return std::string(part.text.substr(0, kMaxUrlBytes + 1));
}

}  // namespace

TemplateUse UseOf(std::string_view address) {
  TemplateUse use;
  while (!address.empty()) {
    const TemplatePart part = TakePart(&address);
    use.representation_id |= part.kind == PartKind::kRepresentationId;
    use.bandwidth |= part.kind == PartKind::kBandwidth;
    use.number |= part.kind == PartKind::kNumber;
    use.time |= part.kind == PartKind::kTime;
    if (part.kind == PartKind::kUnknown && use.unknown.empty()) use.unknown = part.text;
  }
  return use;
}

std::string FillTemplate(std::string_view address, const TemplateValues& values) {
  std::string filled;
  while (!address.empty()) {
    filled += ValueOf(TakePart(&address), values);
    if (filled.size() > kMaxUrlBytes) return {};
  }
  return filled;
}

}  // namespace resilient_playback

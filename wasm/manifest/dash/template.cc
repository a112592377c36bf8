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

enum class PieceKind { kText, kDollar, kRepresentationId, kBandwidth, kNumber, kTime, kUnknown };

struct Piece {
  PieceKind kind = PieceKind::kText;
  std::string_view text;  // as written
  std::size_t width = 1;  // of "%05d": 5
};

// "%0[width]d"; nullopt: something else.
std::optional<std::size_t> WidthOf(std::string_view format) {
  if (format.empty()) return 1;
  if (!StartsWith(format, "%0") || !EndsWith(format, "d")) return std::nullopt;
  const auto width = ParseUnsigned(format.substr(2, format.size() - 3));
  if (!width || *width > kMostWidth) return std::nullopt;
  return static_cast<std::size_t>(*width);
}

PieceKind KindOf(std::string_view name) {
  if (name == "Number") return PieceKind::kNumber;
  if (name == "Time") return PieceKind::kTime;
  if (name == "Bandwidth") return PieceKind::kBandwidth;
  return PieceKind::kUnknown;
}

Piece Identifier(std::string_view text) {
  Piece piece{PieceKind::kUnknown, text, 1};
  const std::string_view inside = text.substr(1, text.size() - 2);
  if (inside.empty()) piece.kind = PieceKind::kDollar;
  if (inside == "RepresentationID") piece.kind = PieceKind::kRepresentationId;
  if (piece.kind != PieceKind::kUnknown) return piece;
  const std::size_t percent = std::min(inside.find('%'), inside.size());
  const std::optional<std::size_t> width = WidthOf(inside.substr(percent));
  if (!width) return piece;
  piece.kind = KindOf(inside.substr(0, percent));
  piece.width = *width;
  return piece;
}

// REQUIRES: `rest` is not empty.
Piece TakePiece(std::string_view* rest) {
  Piece piece;
  if (rest->front() != '$') {
    piece.text = rest->substr(0, rest->find('$'));
  } else {
    const std::size_t end = rest->find('$', 1);
    piece = end == std::string_view::npos ? Piece{PieceKind::kUnknown, *rest, 1}
                                          : Identifier(rest->substr(0, end + 1));
  }
  rest->remove_prefix(piece.text.size());
  return piece;
}

std::string Padded(std::uint64_t value, std::size_t width) {
  std::string digits = DecimalString(value);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

std::string ValueOf(const Piece& piece, const TemplateValues& values) {
  switch (piece.kind) {
    case PieceKind::kDollar:
      return "$";
    case PieceKind::kRepresentationId:
      return std::string(values.representation_id.substr(0, kMaxUrlBytes + 1));
    case PieceKind::kBandwidth:
      return Padded(values.bandwidth, piece.width);
    case PieceKind::kNumber:
      return Padded(values.number, piece.width);
    case PieceKind::kTime:
      return Padded(values.time, piece.width);
    case PieceKind::kText:
    case PieceKind::kUnknown:
      break;
  }
  return std::string(piece.text.substr(0, kMaxUrlBytes + 1));
}

}  // namespace

TemplateUse UseOf(std::string_view address) {
  TemplateUse use;
  while (!address.empty()) {
    const Piece piece = TakePiece(&address);
    use.representation_id |= piece.kind == PieceKind::kRepresentationId;
    use.bandwidth |= piece.kind == PieceKind::kBandwidth;
    use.number |= piece.kind == PieceKind::kNumber;
    use.time |= piece.kind == PieceKind::kTime;
    if (piece.kind == PieceKind::kUnknown && use.unknown.empty()) use.unknown = piece.text;
  }
  return use;
}

std::string FillTemplate(std::string_view address, const TemplateValues& values) {
  std::string filled;
  while (!address.empty()) {
    filled += ValueOf(TakePiece(&address), values);
    if (filled.size() > kMaxUrlBytes) return {};
  }
  return filled;
}

}  // namespace resilient_playback

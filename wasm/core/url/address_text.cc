#include "core/url/address_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/types.h"

namespace resilient_playback {
namespace {

// RFC 9110 section 4.1: "It is RECOMMENDED that all senders and recipients support, at a minimum,
// URIs with lengths of 8000 octets".
constexpr std::size_t kLongBytes = 8000;

struct CodePoints {
  char32_t first;
  char32_t last;
};

// Unicode's Default_Ignorable_Code_Point and its spaces. Omits the joiner and the variation
// selectors, which an emoji in a file name may have.
constexpr std::array kInvisible = {
    CodePoints{0x00A0, 0x00A0},   CodePoints{0x00AD, 0x00AD}, CodePoints{0x034F, 0x034F},
    CodePoints{0x061C, 0x061C},   CodePoints{0x115F, 0x1160}, CodePoints{0x180E, 0x180E},
    CodePoints{0x2000, 0x200C},   CodePoints{0x200E, 0x200F}, CodePoints{0x2028, 0x202F},
    CodePoints{0x205F, 0x206F},   CodePoints{0x3000, 0x3000}, CodePoints{0x3164, 0x3164},
    CodePoints{0xFEFF, 0xFEFF},   CodePoints{0xFFA0, 0xFFA0}, CodePoints{0xFFF9, 0xFFFB},
    CodePoints{0xE0000, 0xE007F},
};

bool IsInvisible(char32_t point) {
  return point >= kInvisible[0].first &&
         std::any_of(kInvisible.begin(), kInvisible.end(), [point](const CodePoints& range) {
           return point >= range.first && point <= range.last;
         });
}

bool IsControl(char32_t point) { return point < 0x20 || (point >= 0x7F && point <= 0x9F); }

bool IsPadding(char c) { return static_cast<unsigned char>(c) <= 0x20; }

// Takes the first character off `text`; U+FFFD for a byte that starts none. Reads overlong forms as
// the character they encode: these results grant no access.
char32_t TakeCharacter(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t size = lead < 0x80   ? 1
                           : lead < 0xC0 ? 0
                           : lead < 0xE0 ? 2
                           : lead < 0xF0 ? 3
                                         : 4;
  const auto follows = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0U) == 0x80;
  };
  char32_t point = size < 2 ? lead : lead & (0x7FU >> size);
  std::size_t taken = 1;
  for (; taken < size && follows(taken); ++taken) {
    point = point << 6 | (static_cast<unsigned char>(text[taken]) & 0x3FU);
  }
  const bool whole = size > 0 && taken == size;
  text.remove_prefix(taken);
  return whole ? point : 0xFFFD;
}

// Formats a code point: "U+202E".
std::string NameOf(char32_t point) {
  std::string name = "U+";
  for (int shift = 20; shift >= 0; shift -= 4) {
    if (shift > 12 && point >> shift == 0) continue;
    name.push_back("0123456789ABCDEF"[point >> shift & 0xFU]);
  }
  return name;
}

// One kind of fault: how often it occurs, and where first.
struct Found {
  std::uint32_t count = 0;
  std::uint32_t column = 0;
  char32_t point = 0;

  void See(std::uint32_t at, char32_t character) {
    if (count++ > 0) return;
    column = at;
    point = character;
  }
};

void Tell(Code code, const Found& found, bool name, Diagnostics* diagnostics) {
  if (found.count == 0 || !diagnostics->Takes(code)) return;
  Diagnostic diagnostic{code, 1, found.column, "", {}, ""};
  diagnostic.params.push_back({"count", DecimalString(found.count)});
  if (name) diagnostic.params.push_back({"character", NameOf(found.point)});
  diagnostics->Add(std::move(diagnostic));
}

bool IsBadEscape(std::string_view behind) {
  return behind.size() < 2 || HexDigit(behind[0]) < 0 || HexDigit(behind[1]) < 0;
}

// `column` is the column of the first character. `text` has no padding.
void InspectCharacters(std::string_view text, std::uint32_t column, Diagnostics* diagnostics) {
  Found controls;
  Found invisible;
  Found spaces;
  Found backslashes;
  Found escapes;
  bool in_path = true;
  for (; !text.empty(); ++column) {
    const char32_t point = TakeCharacter(text);
    if (IsControl(point)) controls.See(column, point);
    if (IsInvisible(point)) invisible.See(column, point);
    if (point == U' ') spaces.See(column, point);
    if (point == U'?' || point == U'#') in_path = false;
    if (point == U'\\' && in_path) backslashes.See(column, point);
    if (point == U'%' && IsBadEscape(text)) escapes.See(column, point);
  }
  Tell(Code::kUrlControlCharacters, controls, true, diagnostics);
  Tell(Code::kUrlInvisibleCharacters, invisible, true, diagnostics);
  Tell(Code::kUrlSpacesInside, spaces, false, diagnostics);
  Tell(Code::kUrlBackslash, backslashes, false, diagnostics);
  Tell(Code::kUrlBadEscape, escapes, false, diagnostics);
}

}  // namespace

void InspectAddressText(std::string_view raw, Diagnostics* diagnostics) {
  std::string_view text = raw;
  while (!text.empty() && IsPadding(text.front())) text.remove_prefix(1);
  const auto before = static_cast<std::uint32_t>(raw.size() - text.size());
  while (!text.empty() && IsPadding(text.back())) text.remove_suffix(1);
  if (text.size() != raw.size())
    Tell(Code::kUrlSpacesAround, {1, before > 0 ? 1 : 0U, 0}, false, diagnostics);
  if (StartsWith(text, "//"))
    Tell(Code::kUrlProtocolRelative, {1, before + 1, 0}, false, diagnostics);
  InspectCharacters(text, before + 1, diagnostics);
  const std::size_t query = std::min(text.find('?'), text.size());
  if (text.find("&amp;", query) != std::string_view::npos)
    Tell(Code::kUrlHtmlEscape, {1, 0, 0}, false, diagnostics);
  if (text.size() > kLongBytes)
    diagnostics->Add({Code::kUrlLong, 0, 0, "", {{"bytes", DecimalString(text.size())}}, ""});
}

std::string SchemeOf(std::string_view address) {
  std::string scheme;
  std::size_t i = 0;
  for (; i < address.size() && address[i] != ':'; ++i) {
    const char c = address[i];
    // Parsers remove these characters (URL Standard section 4.4), so they must not hide a scheme.
    if (c == '\t' || c == '\n' || c == '\r' || (scheme.empty() && IsPadding(c))) continue;
    const bool allowed =
        IsAlpha(c) || (!scheme.empty() && (IsDigit(c) || c == '+' || c == '-' || c == '.'));
    if (!allowed) return {};
    scheme.push_back(ToLower(c));
  }
  if (i == address.size()) return {};
  const std::string_view rest = address.substr(i + 1);
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  const bool is_port =
      digits > 0 && (digits == rest.size() || rest[digits] == '/' || rest[digits] == '?');
  return is_port ? std::string() : scheme;
}

}  // namespace resilient_playback

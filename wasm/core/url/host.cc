#include "core/url/host.h"

#include <algorithm>
#include <vector>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

using Ipv6 = std::array<std::uint16_t, 8>;

// Section 3.3, "forbidden domain code point".
bool IsForbidden(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20 || byte == 0x7F ||
         std::string_view("#/:<>?@[\\]^|%").find(c) != std::string_view::npos;
}

std::string PercentDecode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && HexDigit(text[i + 1]) >= 0 &&
                        HexDigit(text[i + 2]) >= 0;
    if (!escape) {
      decoded.push_back(text[i]);
      continue;
    }
    decoded.push_back(static_cast<char>(HexDigit(text[i + 1]) * 16 + HexDigit(text[i + 2])));
    i += 2;
  }
  return decoded;
}

// Maps wide letters, digits and dots (U+FF01 to U+FF5E, U+3002, U+FF61) to ASCII, as browsers do
// (UTS 46 section 4). Keeps other characters that are not ASCII.
std::string WithoutWideForms(std::string_view text) {
  std::string mapped;
  mapped.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view three = text.substr(i, 3);
    const auto second = static_cast<unsigned char>(three.size() == 3 ? three[1] : '\0');
    const auto third = static_cast<unsigned char>(three.size() == 3 ? three[2] : '\0');
    const int offset = second == 0xBC ? 0x20 : 0x60;
    if (three == "\xE3\x80\x82" || three == "\xEF\xBD\xA1") {
      mapped.push_back('.');
    } else if (text[i] == '\xEF' && ((second == 0xBC && third >= 0x81 && third <= 0xBF) ||
                                     (second == 0xBD && third >= 0x80 && third <= 0x9E))) {
      mapped.push_back(static_cast<char>(third - 0x80 + offset));
    } else {
      mapped.push_back(text[i]);
      continue;
    }
    i += 2;
  }
  return mapped;
}

std::vector<std::string_view> SplitDots(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.')) {
    parts.push_back(text.substr(0, dot));
    text.remove_prefix(dot + 1);
  }
  parts.push_back(text);
  return parts;
}

constexpr std::uint64_t kHuge = 0x1'0000'0000;

// "IPv4 number parser": decimal, octal after 0, hexadecimal after 0x; capped at kHuge.
std::optional<std::uint64_t> Ipv4Number(std::string_view part) {
  if (part.empty()) return std::nullopt;
  unsigned base = 10;
  if (part.size() >= 2 && part[0] == '0' && ToLower(part[1]) == 'x') {
    base = 16;
    part.remove_prefix(2);
  } else if (part.size() >= 2 && part[0] == '0') {
    base = 8;
    part.remove_prefix(1);
  }
  std::uint64_t value = 0;
  for (const char c : part) {
    const int digit = HexDigit(c);
    if (digit < 0 || static_cast<unsigned>(digit) >= base) return std::nullopt;
    value = std::min(kHuge, value * base + static_cast<unsigned>(digit));
  }
  return value;
}

bool AllDigits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), IsDigit);
}

// "Ends in a number checker".
bool EndsInNumber(std::string_view host) {
  std::vector<std::string_view> parts = SplitDots(host);
  if (parts.back().empty()) {
    if (parts.size() == 1) return false;
    parts.pop_back();
  }
  return AllDigits(parts.back()) ||
         (StartsWith(Lowercase(parts.back()), "0x") && Ipv4Number(parts.back()));
}

// "IPv4 parser".
std::optional<std::uint32_t> ParseIpv4(std::string_view host) {
  std::vector<std::string_view> parts = SplitDots(host);
  if (parts.back().empty() && parts.size() > 1) parts.pop_back();
  if (parts.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
    const auto number = Ipv4Number(parts[i]);
    if (!number || *number > 255) return std::nullopt;
    address |= *number << (8 * (3 - i));
  }
  const auto last = Ipv4Number(parts.back());
  if (!last || *last >= kHuge >> (8 * (parts.size() - 1))) return std::nullopt;
  return static_cast<std::uint32_t>(address | *last);
}

std::string WriteIpv4(std::uint32_t address) {
  std::string text;
  for (int shift = 24; shift >= 0; shift -= 8) {
    if (!text.empty()) text.push_back('.');
    text += std::to_string((address >> shift) & 0xFFU);
  }
  return text;
}

// The dotted end of an IPv6 address: four decimal numbers up to 255 without leading zeros.
std::optional<std::uint32_t> DottedEnd(std::string_view text) {
  const std::vector<std::string_view> parts = SplitDots(text);
  if (parts.size() != 4) return std::nullopt;
  std::uint32_t address = 0;
  for (const std::string_view part : parts) {
    if (!AllDigits(part) || part.size() > 3 || (part.size() > 1 && part[0] == '0'))
      return std::nullopt;
    const auto number = Ipv4Number(part);
    if (!number || *number > 255) return std::nullopt;
    address = address << 8 | static_cast<std::uint32_t>(*number);
  }
  return address;
}

// Reads one run of groups between the ends or "::" and appends it to `pieces`.
bool ReadGroups(std::string_view text, std::vector<std::uint16_t>& pieces) {
  if (text.empty()) return true;
  for (;;) {
    const std::size_t colon = text.find(':');
    const std::string_view piece = text.substr(0, colon);
    if (piece.find('.') != std::string_view::npos) {
      const auto dotted = DottedEnd(piece);
      if (!dotted || colon != std::string_view::npos) return false;
      pieces.push_back(static_cast<std::uint16_t>(*dotted >> 16));
      pieces.push_back(static_cast<std::uint16_t>(*dotted & 0xFFFFU));
      return pieces.size() <= 8;
    }
    if (piece.empty() || piece.size() > 4) return false;
    unsigned value = 0;
    for (const char c : piece) {
      if (HexDigit(c) < 0) return false;
      value = value * 16 + static_cast<unsigned>(HexDigit(c));
    }
    pieces.push_back(static_cast<std::uint16_t>(value));
    if (pieces.size() > 8) return false;
    if (colon == std::string_view::npos) return true;
    text.remove_prefix(colon + 1);
  }
}

// "IPv6 parser".
std::optional<Ipv6> ParseIpv6(std::string_view text) {
  const std::size_t gap = text.find("::");
  std::vector<std::uint16_t> head;
  std::vector<std::uint16_t> tail;
  const bool whole = gap == std::string_view::npos;
  if (!ReadGroups(text.substr(0, gap), head)) return std::nullopt;
  if (!whole) {
    // Dots may appear at the end only.
    if (text.substr(0, gap).find('.') != std::string_view::npos) return std::nullopt;
    if (!ReadGroups(text.substr(gap + 2), tail)) return std::nullopt;
  }
  if (whole ? head.size() != 8 : head.size() + tail.size() > 7) return std::nullopt;
  Ipv6 pieces{};
  std::copy(head.begin(), head.end(), pieces.begin());
  std::copy(tail.rbegin(), tail.rend(), pieces.rbegin());
  return pieces;
}

// "IPv6 serializer": lower case, without the first longest run of two or more zeros.
std::string WriteIpv6(const Ipv6& pieces) {
  std::size_t gap = 8;
  std::size_t gap_size = 1;
  for (std::size_t i = 0; i < 8; ++i) {
    std::size_t end = i;
    while (end < 8 && pieces[end] == 0) ++end;
    if (end - i > gap_size) {
      gap = i;
      gap_size = end - i;
    }
    if (end > i) i = end - 1;
  }
  std::string text = "[";
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == gap) {
      text += i == 0 ? "::" : ":";
      i += gap_size - 1;
      continue;
    }
    bool leading = true;
    for (int shift = 12; shift >= 0; shift -= 4) {
      const unsigned digit = pieces[i] >> shift & 0xFU;
      if (leading && digit == 0 && shift > 0) continue;
      leading = false;
      text.push_back("0123456789abcdef"[digit]);
    }
    if (i != 7) text.push_back(':');
  }
  text.push_back(']');
  return text;
}

}  // namespace

ParsedHost ParseHost(std::string_view input) {
  if (StartsWith(input, "[")) {
    if (!EndsWith(input, "]")) return {"", UrlRefusal::kHost};
    const auto address = ParseIpv6(input.substr(1, input.size() - 2));
    if (!address) return {"", UrlRefusal::kHost};
    return {WriteIpv6(*address), UrlRefusal::kNone};
  }
  const std::string decoded = PercentDecode(input);
  const std::string domain = Lowercase(WithoutWideForms(decoded));
  if (domain.empty()) return {"", UrlRefusal::kHost};
  // Punycode that was written in wide letters cannot be validated here.
  if (domain.size() != decoded.size() && domain.find("xn--") != std::string::npos)
    return {"", UrlRefusal::kUnicodeHost};
  if (!std::all_of(domain.begin(), domain.end(), IsAscii)) return {"", UrlRefusal::kUnicodeHost};
  if (std::any_of(domain.begin(), domain.end(), IsForbidden)) return {"", UrlRefusal::kHost};
  if (!EndsInNumber(domain)) return {domain, UrlRefusal::kNone};
  const auto address = ParseIpv4(domain);
  if (!address) return {"", UrlRefusal::kHost};
  return {WriteIpv4(*address), UrlRefusal::kNone};
}

std::optional<std::uint32_t> Ipv4Of(std::string_view host) {
  if (host.empty() || !EndsInNumber(host)) return std::nullopt;
  return ParseIpv4(host);
}

std::optional<Ipv6> Ipv6Of(std::string_view host) {
  if (!StartsWith(host, "[") || !EndsWith(host, "]")) return std::nullopt;
  return ParseIpv6(host.substr(1, host.size() - 2));
}

}  // namespace resilient_playback

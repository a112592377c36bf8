#include "manifest/mp4/box.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "manifest/tell.h"

namespace resilient_playback {
namespace {

constexpr std::array kContainers = {FourCc("moov"), FourCc("trak"), FourCc("mdia"), FourCc("minf"),
                                    FourCc("dinf"), FourCc("stbl"), FourCc("edts"), FourCc("mvex")};

// moov, trak, mdia, minf, stbl, and one spare level.
constexpr int kDeepest = 6;

constexpr bool IsPrintable(std::uint32_t c) { return c >= 0x20 && c < 0x7F; }

void CheckWithin(const Mp4Box& parent, int depth, Diagnostics* diagnostics) {
  Mp4Children children(parent);
  std::uint32_t last = 0;
  for (Mp4Box box = children.Next(); box; box = children.Next()) {
    last = box.type;
    if (depth < kDeepest &&
        std::find(kContainers.begin(), kContainers.end(), box.type) != kContainers.end()) {
      CheckWithin(box, depth + 1, diagnostics);
    }
  }
  if (children.fault() == Mp4Children::Fault::kNone) return;
  const bool small = children.fault() == Mp4Children::Fault::kTooSmall;
  const Code code = small ? Code::kMp4BoxTooSmall : Code::kMp4BoxBeyondParent;
  std::vector<Param> params;
  if (!small) params.push_back({"box", FourCcText(last)});
  Tell(code, FourCcText(parent.type), std::move(params), diagnostics);
}

}  // namespace

std::string FourCcText(std::uint32_t type) {
  std::string text;
  for (unsigned shift = 32; shift > 0;) {
    shift -= 8;
    const std::uint32_t c = type >> shift & 0xFFU;
    text.push_back(IsPrintable(c) ? static_cast<char>(c) : '.');
  }
  return text;
}

bool IsBoxType(std::uint32_t type) {
  const std::uint32_t first = type >> 24U;
  return (IsPrintable(first) || first == 0xA9) && IsPrintable(type >> 16U & 0xFFU) &&
         IsPrintable(type >> 8U & 0xFFU) && IsPrintable(type & 0xFFU);
}

std::uint64_t BigEndian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8U | Byte(bytes, at + i);
  return value;
}

std::uint32_t BigEndian32(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(BigEndian(bytes, at, 4));
}

std::uint32_t Byte(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U;
}

std::string_view From(std::string_view bytes, std::size_t at) {
  return bytes.substr(std::min(at, bytes.size()));
}

std::optional<Mp4BoxHeader> ReadMp4BoxHeader(std::string_view bytes) {
  if (bytes.size() < 8) return std::nullopt;
  Mp4BoxHeader header;
  header.size = BigEndian32(bytes, 0);
  header.type = BigEndian32(bytes, 4);
  if (header.size != 1) return header;
  // Section 4.2: after a size of 1, the size follows in 64 bits.
  if (bytes.size() < 16) return std::nullopt;
  header.header_size = 16;
  header.size = BigEndian(bytes, 8, 8);
  // A 64-bit size of 0 has no meaning. 1 is smaller than any header and is reported as such.
  if (header.size == 0) header.size = 1;
  return header;
}

Mp4Children::Mp4Children(const Mp4Box& parent, std::size_t skip)
    : rest_(From(parent.payload, skip)),
      declared_(parent.declared - std::min<std::uint64_t>(skip, parent.declared)) {}

Mp4Box Mp4Children::Next() {
  // Fewer than 8 bytes are QuickTime's end mark of a list, or padding.
  if (declared_ < 8) return {};
  const std::optional<Mp4BoxHeader> header = ReadMp4BoxHeader(rest_);
  if (!header) return {};
  std::uint64_t size = header->size == 0 ? declared_ : header->size;
  if (size < header->header_size) {
    fault_ = Fault::kTooSmall;
    declared_ = 0;
    return {};
  }
  if (size > declared_) {
    fault_ = Fault::kBeyondParent;
    size = declared_;
  }
  Mp4Box box;
  box.type = header->type;
  box.declared = size - std::min<std::uint64_t>(header->header_size, size);
  const auto here = static_cast<std::size_t>(std::min<std::uint64_t>(size, rest_.size()));
  box.payload = From(rest_.substr(0, here), header->header_size);
  rest_.remove_prefix(here);
  declared_ -= size;
  return box;
}

Mp4Box Child(const Mp4Box& parent, std::uint32_t type, std::size_t skip) {
  Mp4Children children(parent, skip);
  for (Mp4Box box = children.Next(); box; box = children.Next()) {
    if (box.type == type) return box;
  }
  return {};
}

void CheckMp4Boxes(const Mp4Box& movie, Diagnostics* diagnostics) {
  CheckWithin(movie, 0, diagnostics);
}

}  // namespace resilient_playback

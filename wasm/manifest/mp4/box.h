// Boxes of ISO/IEC 14496-12, section 4.2, in bytes that may end anywhere. Declared and available
// sizes are kept apart, so a file that its reader has cut never counts as broken. Boxes are views
// into the input; nothing is copied, and nothing beyond the input is read.
#ifndef RESILIENT_PLAYBACK_MANIFEST_MP4_BOX_H_
#define RESILIENT_PLAYBACK_MANIFEST_MP4_BOX_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/diagnostics/diagnostic.h"

namespace resilient_playback {

// A four-character code as a number, for use in a switch.
constexpr std::uint32_t FourCc(const char (&name)[5]) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(name[i]);
  return value;
}

// Characters that are not printable ASCII become '.'.
std::string FourCcText(std::uint32_t type);
// Printable ASCII or QuickTime's (c): the characters of real types.
bool IsBoxType(std::uint32_t type);

// `count` (at most 8) bytes from `at`, most significant first. Bytes beyond the end count as 0.
std::uint64_t BigEndian(std::string_view bytes, std::size_t at, std::size_t count);
std::uint32_t BigEndian32(std::string_view bytes, std::size_t at);
std::uint32_t Byte(std::string_view bytes, std::size_t at);

// The bytes from `at` on; empty if there are none.
std::string_view From(std::string_view bytes, std::size_t at);

struct Mp4BoxHeader {
  std::uint32_t type = 0;
  std::uint32_t header_size = 8;
  std::uint64_t size = 0;  // of the whole box; 0: up to the end of its parent
};

// Absent if `bytes` end within the header.
std::optional<Mp4BoxHeader> ReadMp4BoxHeader(std::string_view bytes);

struct Mp4Box {
  std::uint32_t type = 0;      // 0: no such box
  std::string_view payload;    // the available part
  std::uint64_t declared = 0;  // size of the payload, available or not

  explicit operator bool() const { return type != 0; }
  bool complete() const { return payload.size() == declared; }
};

// The boxes within `parent`, in order, from `skip` bytes on.
class Mp4Children {
 public:
  enum class Fault { kNone, kTooSmall, kBeyondParent };

  explicit Mp4Children(const Mp4Box& parent, std::size_t skip = 0);

  // The next box. Type 0 at the end, and if the bytes end or make no sense. A box that is larger
  // than its parent is cut to it and is the last one.
  Mp4Box Next();
  Fault fault() const { return fault_; }

 private:
  std::string_view rest_;
  std::uint64_t declared_;
  Fault fault_ = Fault::kNone;
};

// The first child with this type.
Mp4Box Child(const Mp4Box& parent, std::uint32_t type, std::size_t skip = 0);

// Reports every box within `movie` that is smaller than its header or larger than its parent.
void CheckMp4Boxes(const Mp4Box& movie, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_MP4_BOX_H_

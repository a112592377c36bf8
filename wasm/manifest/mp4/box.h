// Boxes of ISO/IEC 14496-12, section 4.2, over bytes that may end anywhere: what was declared and
// what is here are kept apart, so that a file cut by its reader is never taken for a broken one.
// Views into the input; nothing is copied, nothing beyond the input is read.
#ifndef RESILIENT_PLAYBACK_MANIFEST_MP4_BOX_H_
#define RESILIENT_PLAYBACK_MANIFEST_MP4_BOX_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/diagnostics/diagnostic.h"

namespace resilient_playback {

// A four-character code as a number, so that it can stand in a switch.
constexpr std::uint32_t FourCc(const char (&name)[5]) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(name[i]);
  return value;
}

// What is no printable ASCII is written as '.'.
std::string FourCcText(std::uint32_t type);
// Printable ASCII, or QuickTime's (c): what a type is made of in fact.
bool IsBoxType(std::uint32_t type);

// `count` (at most 8) bytes from `at`, most significant first. Bytes beyond the end read as 0.
std::uint64_t BigEndian(std::string_view bytes, std::size_t at, std::size_t count);
std::uint32_t BigEndian32(std::string_view bytes, std::size_t at);
std::uint32_t Byte(std::string_view bytes, std::size_t at);

// From `at` on; empty where there is nothing.
std::string_view From(std::string_view bytes, std::size_t at);

struct Mp4BoxHeader {
  std::uint32_t type = 0;
  std::uint32_t header_size = 8;
  std::uint64_t size = 0;  // of the whole box; 0: to the end of what holds it
};

// Nothing where `bytes` end within the header.
std::optional<Mp4BoxHeader> ReadMp4BoxHeader(std::string_view bytes);

struct Mp4Box {
  std::uint32_t type = 0;      // 0: there is no such box
  std::string_view payload;    // what is here of it
  std::uint64_t declared = 0;  // bytes of payload, here or not

  explicit operator bool() const { return type != 0; }
  bool complete() const { return payload.size() == declared; }
};

// The boxes within `parent` from `skip` bytes on, in order.
class Mp4Children {
 public:
  enum class Fault { kNone, kTooSmall, kBeyondParent };

  explicit Mp4Children(const Mp4Box& parent, std::size_t skip = 0);

  // A box of type 0 at the end, or where the bytes or the sense end. One that is larger than its
  // parent is cut to it, and is the last.
  Mp4Box Next();
  Fault fault() const { return fault_; }

 private:
  std::string_view rest_;
  std::uint64_t declared_;
  Fault fault_ = Fault::kNone;
};

// The first child of this type.
Mp4Box Child(const Mp4Box& parent, std::uint32_t type, std::size_t skip = 0);

// Tells of every box within `movie` that is smaller than its header or larger than its parent.
void CheckMp4Boxes(const Mp4Box& movie, Diagnostics* diagnostics);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_MP4_BOX_H_

// Attribute lists of playlists (RFC 8216 section 4.2): NAME=value,NAME="quoted, value". Reads them
// as players do and reports faults. The text must outlive the list.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_ATTRIBUTES_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_ATTRIBUTES_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace resilient_playback {

struct HlsAttribute {
  std::string_view name;
  std::string_view value;  // without quotes
  bool quoted = false;
  std::size_t offset = 0;  // of the name, in the line
};

enum class AttributeFault {
  kNone,
  kSyntax,      // no "=", an invalid name, a quote without an end
  kWhiteSpace,  // before or after a name or value
  kTwice,       // a repeated name: the first one counts
};

struct AttributeFaultAt {
  AttributeFault fault = AttributeFault::kNone;
  std::size_t offset = 0;
};

class HlsAttributes {
 public:
  // Replaces the list by a new one; keeps at most kMost attributes. `start`: the offset of `text`
  // in its line.
  void Read(std::string_view text, std::size_t start = 0);

  // nullptr if the list has no such name.
  const HlsAttribute* Find(std::string_view name) const;
  // Empty if the list has no such name.
  std::string_view Value(std::string_view name) const;
  bool Has(std::string_view name) const { return Find(name) != nullptr; }

  const std::vector<HlsAttribute>& list() const { return list_; }
  const std::vector<AttributeFaultAt>& faults() const { return faults_; }

  static constexpr std::size_t kMost = 64;

 private:
  void Fault(AttributeFault fault, std::size_t offset);

  std::vector<HlsAttribute> list_;
  std::vector<AttributeFaultAt> faults_;
  std::size_t start_ = 0;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_ATTRIBUTES_H_

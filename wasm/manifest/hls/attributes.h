// Attribute lists of playlists (RFC 8216 section 4.2): NAME=value,NAME="quoted, value". Reads what
// players read and says what is wrong with it; the text that it was read from must outlive it.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_ATTRIBUTES_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_ATTRIBUTES_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace resilient_playback {

struct HlsAttribute {
  std::string_view name;
  std::string_view value;  // without the quotes
  bool quoted = false;
  std::size_t offset = 0;  // of the name in the line
};

enum class AttributeFault {
  kNone,
  kSyntax,      // no "=", a name that is none, a quote that does not end
  kWhiteSpace,  // around a name or a value
  kTwice,       // a name again: the first one counts
};

struct AttributeFaultAt {
  AttributeFault fault = AttributeFault::kNone;
  std::size_t offset = 0;
};

class HlsAttributes {
 public:
  // Reads a new list in place of the old one; at most kMost attributes are kept. `start` is where
  // `text` begins in its line.
  void Read(std::string_view text, std::size_t start = 0);

  // nullptr where the list has none of this name.
  const HlsAttribute* Find(std::string_view name) const;
  // Empty where it is not there.
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

// Edits a text whose parts are views into it.
#ifndef RESILIENT_PLAYBACK_MANIFEST_TEXT_EDITS_H_
#define RESILIENT_PLAYBACK_MANIFEST_TEXT_EDITS_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace resilient_playback {

class TextEdits {
 public:
  // REQUIRES: `text` outlives this.
  explicit TextEdits(std::string_view text) : text_(text) {}

  // The offset of `part` in the text; npos: not a part of it.
  std::size_t OffsetOf(std::string_view part) const;

  void Replace(std::size_t begin, std::size_t end, std::string with);
  // Removes the line that contains `offset`, with its line end.
  void DropLine(std::size_t offset);

  // Of two overlapping edits, only the one that begins first counts.
  std::string Apply();

 private:
  struct Edit {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t number = 0;  // in the order of the calls
    std::string with;
  };

  std::string_view text_;
  std::vector<Edit> edits_;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_TEXT_EDITS_H_

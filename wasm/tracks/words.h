// Splits a title into words: UTF-8, any script.
#ifndef RESILIENT_PLAYBACK_TRACKS_WORDS_H_
#define RESILIENT_PLAYBACK_TRACKS_WORDS_H_

#include <array>
#include <cstddef>
#include <string_view>

namespace resilient_playback {

inline constexpr std::size_t kMostWords = 32;
inline constexpr std::size_t kMostTitle = 512;  // bytes that are read

// The words of one text at a time. Thousands of texts are read, so it allocates nothing.
class Words {
 public:
  Words() = default;
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  // Reads the words of `text` in lower case (Latin and Cyrillic letters). Anything that is no
  // letter or digit separates words, also bytes that are not UTF-8. At most kMostWords. Replaces
  // the words of the last text.
  void Read(std::string_view text);

  std::size_t size() const { return size_; }
  std::string_view operator[](std::size_t i) const { return words_[i]; }
  const std::string_view* begin() const { return words_.data(); }
  const std::string_view* end() const { return words_.data() + size_; }

 private:
  std::array<char, kMostTitle> letters_{};
  std::array<std::string_view, kMostWords> words_{};
  std::size_t size_ = 0;
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_WORDS_H_

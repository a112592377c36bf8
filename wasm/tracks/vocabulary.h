// Words that mean something, found by their letters however many there are.
#ifndef RESILIENT_PLAYBACK_TRACKS_VOCABULARY_H_
#define RESILIENT_PLAYBACK_TRACKS_VOCABULARY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace resilient_playback {

class Vocabulary {
 public:
  static constexpr std::uint8_t kNothing = 0xFF;
  // So few that an empty place is never far.
  static constexpr std::size_t kMost = 768;

  // `words`, separated by spaces, mean `meaning`. A word that is not ASCII is the stem of any
  // longer one, unless it is a short one: an abbreviation. REQUIRES: a literal; kMost words in all
  void Add(std::string_view words, std::uint8_t meaning);

  // The least of what the word means; kNothing: it is not known.
  std::uint8_t Find(std::string_view word) const;

 private:
  struct Entry {
    const char* word = nullptr;
    std::uint32_t hash = 0;
    std::uint8_t size = 0;
    std::uint8_t meaning = kNothing;
  };
  static constexpr std::size_t kPlaces = 1024;

  std::uint8_t MeaningOf(std::string_view word, std::uint32_t hash) const;

  std::array<Entry, kPlaces> entries_{};
};

constexpr std::size_t CountWords(std::string_view words) {
  std::size_t count = 1;
  for (const char c : words) count += c == ' ' ? 1 : 0;
  return count;
}

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_VOCABULARY_H_

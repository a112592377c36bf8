// A table of words with meanings. A lookup takes the same time for any number of words.
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
  // Few enough that a free place in the table is always near.
  static constexpr std::size_t kMost = 768;

  // Gives `words`, separated by spaces, this meaning. A word that is not ASCII also matches longer
  // words that begin with it, unless it is short (an abbreviation). REQUIRES: static text; kMost
  // words in all
  void Add(std::string_view words, std::uint8_t meaning);

  // The smallest meaning of the word; kNothing: unknown word.
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

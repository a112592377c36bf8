#include "tracks/vocabulary.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/utf8.h"

namespace resilient_playback {
namespace {

// Five letters of two bytes.
constexpr std::size_t kLeastStem = 10;
// From here on, one character is a word or nearly one.
constexpr unsigned char kFirstIdeographByte = 0xE3;

// FNV-1a.
constexpr std::uint32_t kFirstHash = 2166136261U;

constexpr std::uint32_t HashOn(std::uint32_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 16777619U;
}

// Shorter beginnings are no stems. REQUIRES: not empty
std::size_t LeastStem(std::string_view word) {
  if (IsAscii(word[0])) return word.size();
  return static_cast<unsigned char>(word[0]) >= kFirstIdeographByte ? 1 : kLeastStem;
}

constexpr std::size_t PlaceFor(std::uint32_t hash) { return hash ^ (hash >> 16U); }

}  // namespace

void Vocabulary::Add(std::string_view words, std::uint8_t meaning) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    std::uint32_t hash = kFirstHash;
    for (const char c : word) hash = HashOn(hash, c);
    std::size_t place = PlaceFor(hash);
    while (entries_[place % kPlaces].word != nullptr) ++place;
    entries_[place % kPlaces] = {word.data(), hash, static_cast<std::uint8_t>(word.size()),
                                 meaning};
    words.remove_prefix(std::min(word.size() + 1, words.size()));
  }
}

std::uint8_t Vocabulary::Find(std::string_view word) const {
  std::uint8_t meaning = kNothing;
  if (word.empty()) return meaning;
  const std::size_t least = LeastStem(word);
  std::uint32_t hash = kFirstHash;
  for (std::size_t size = 1; size <= word.size(); ++size) {
    hash = HashOn(hash, word[size - 1]);
    const bool whole = size == word.size();
    if (whole || (size >= least && !IsContinuationByte(word[size])))
      meaning = std::min(meaning, MeaningOf(word.substr(0, size), hash));
  }
  return meaning;
}

std::uint8_t Vocabulary::MeaningOf(std::string_view word, std::uint32_t hash) const {
  std::uint8_t meaning = kNothing;
  for (std::size_t place = PlaceFor(hash);; ++place) {
    const Entry& entry = entries_[place % kPlaces];
    if (entry.word == nullptr) return meaning;
    if (entry.hash == hash && word == std::string_view(entry.word, entry.size))
      meaning = std::min(meaning, entry.meaning);
  }
}

}  // namespace resilient_playback

#include "core/url/lookalike.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

constexpr std::array<std::string_view, 5> kScripts = {"Latin", "Greek", "Cyrillic", "Armenian",
                                                      "Cherokee"};

struct Range {
  char16_t first;
  char16_t last;
  unsigned script;  // index into kScripts
};

// Unicode's Scripts.txt. Whole blocks if their other characters never occur in names.
constexpr std::array kRanges = {
    Range{0x0061, 0x007A, 0}, Range{0x00DF, 0x00F6, 0}, Range{0x00F8, 0x02AF, 0},
    Range{0x0370, 0x03FF, 1}, Range{0x0400, 0x052F, 2}, Range{0x0531, 0x0588, 3},
    Range{0x13A0, 0x13FF, 4}, Range{0x1C80, 0x1C8F, 2}, Range{0x1E00, 0x1EFF, 0},
    Range{0x1F00, 0x1FFF, 1}, Range{0x2C60, 0x2C7F, 0}, Range{0xA640, 0xA69F, 2},
    Range{0xA722, 0xA7FF, 0}, Range{0xAB30, 0xAB64, 0}, Range{0xAB70, 0xABBF, 4},
};

struct Twin {
  char16_t letter;
  char latin;
};

// Unicode's confusables.txt: those that are hard to distinguish on a screen. Sorted.
constexpr std::array kTwins = {
    Twin{0x03B1, 'a'}, Twin{0x03B3, 'y'}, Twin{0x03B9, 'i'}, Twin{0x03BA, 'k'}, Twin{0x03BD, 'v'},
    Twin{0x03BF, 'o'}, Twin{0x03C1, 'p'}, Twin{0x03C4, 't'}, Twin{0x03C5, 'u'}, Twin{0x03C7, 'x'},
    Twin{0x03F2, 'c'}, Twin{0x03F3, 'j'}, Twin{0x0430, 'a'}, Twin{0x0433, 'r'}, Twin{0x0435, 'e'},
    Twin{0x043A, 'k'}, Twin{0x043E, 'o'}, Twin{0x043F, 'n'}, Twin{0x0440, 'p'}, Twin{0x0441, 'c'},
    Twin{0x0442, 't'}, Twin{0x0443, 'y'}, Twin{0x0445, 'x'}, Twin{0x044C, 'b'}, Twin{0x0455, 's'},
    Twin{0x0456, 'i'}, Twin{0x0458, 'j'}, Twin{0x0475, 'v'}, Twin{0x04AF, 'y'}, Twin{0x04BB, 'h'},
    Twin{0x04BD, 'e'}, Twin{0x04CF, 'l'}, Twin{0x0501, 'd'}, Twin{0x051B, 'q'}, Twin{0x051D, 'w'},
};

const Range* RangeOf(char32_t point) {
  const auto* range = std::find_if(kRanges.begin(), kRanges.end(), [point](const Range& candidate) {
    return point >= candidate.first && point <= candidate.last;
  });
  return range == kRanges.end() ? nullptr : range;
}

// 0: no twin
char LatinOf(char32_t point) {
  const auto* twin = std::find_if(kTwins.begin(), kTwins.end(), [point](const Twin& candidate) {
    return candidate.letter == point;
  });
  return twin == kTwins.end() ? '\0' : twin->latin;
}

}  // namespace

std::string MixedScripts(const DecodedLabel& label) {
  unsigned seen = 0;
  for (const char32_t point : label) {
    if (const Range* range = RangeOf(point)) seen |= 1U << range->script;
  }
  if ((seen & (seen - 1)) == 0) return {};
  std::string names;
  for (std::size_t i = 0; i < kScripts.size(); ++i) {
    if ((seen >> i & 1U) == 0) continue;
    names.append(names.empty() ? "" : ", ").append(kScripts[i]);
  }
  return names;
}

std::string LatinTwin(const DecodedLabel& label) {
  std::string latin;
  bool foreign = false;
  for (const char32_t point : label) {
    const bool neutral = point == U'-' || (point >= U'0' && point <= U'9');
    const char letter = neutral ? static_cast<char>(point) : LatinOf(point);
    if (letter == '\0') return {};
    foreign = foreign || !neutral;
    latin.push_back(letter);
  }
  return foreign ? latin : std::string();
}

}  // namespace resilient_playback

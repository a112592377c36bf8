#include "core/base/types.h"

namespace resilient_playback {

std::string DecimalString(std::uint64_t value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + value % 10));
    value /= 10;
  } while (value > 0);
  return digits;
}

}  // namespace resilient_playback

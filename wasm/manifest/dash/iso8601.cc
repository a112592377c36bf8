#include "manifest/dash/iso8601.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/ascii.h"
#include "core/base/decimal.h"

namespace resilient_playback {
namespace {

struct Part {
  char designator;
  bool of_time;  // only after the "T"
  double seconds;
};

constexpr std::array kParts = {
    Part{'Y', false, 31536000}, Part{'M', false, 2592000}, Part{'D', false, 86400},
    Part{'H', true, 3600},      Part{'M', true, 60},       Part{'S', true, 1},
};

// Takes the next `digits` digits and the character `after` behind them (0: none is required).
std::optional<int> TakeNumber(std::string_view* text, std::size_t digits, char after) {
  const std::optional<std::uint64_t> value = ParseUnsigned(text->substr(0, digits));
  if (!value || text->size() < digits) return std::nullopt;
  text->remove_prefix(digits);
  if (after != 0) {
    if (text->empty() || text->front() != after) return std::nullopt;
    text->remove_prefix(1);
  }
  return static_cast<int>(*value);
}

// Days since 1970-01-01 in the Gregorian calendar. Years begin in March, so that the leap day is
// their last.
std::int64_t DaysOf(int year, int month, int day) {
  const std::int64_t years = month > 2 ? year : year - 1;
  const std::int64_t era = years / 400;
  const std::int64_t of_era = years % 400;
  const std::int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

bool IsDay(int year, int month, int day) {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int most = month == 2 && leap ? 29 : kDays[static_cast<std::size_t>(month - 1)];
  return day <= most;
}

// ".5": in milliseconds; finer digits are dropped.
std::optional<Millis> TakeFraction(std::string_view* text) {
  if (text->empty() || text->front() != '.') return 0;
  text->remove_prefix(1);
  std::size_t digits = 0;
  Millis millis = 0;
  while (digits < text->size() && IsDigit((*text)[digits])) {
    if (digits < 3) millis = millis * 10 + ((*text)[digits] - '0');
    ++digits;
  }
  for (std::size_t i = digits; i < 3; ++i) millis *= 10;
  text->remove_prefix(digits);
  return digits > 0 ? std::optional<Millis>(millis) : std::nullopt;
}

std::optional<Millis> ZoneOf(std::string_view text) {
  if (text.empty() || text == "Z") return 0;
  const bool west = text[0] == '-';
  if (!west && text[0] != '+') return std::nullopt;
  text.remove_prefix(1);
  const std::optional<int> hours = TakeNumber(&text, 2, ':');
  const std::optional<int> minutes = hours ? TakeNumber(&text, 2, 0) : std::nullopt;
  if (!minutes || !text.empty() || *hours > 14 || *minutes > 59) return std::nullopt;
  const Millis zone = (*hours * 60LL + *minutes) * 60000;
  return west ? -zone : zone;
}

}  // namespace

std::optional<Seconds> ParseIsoDuration(std::string_view text) {
  const bool negative = StartsWith(text, "-");
  if (negative) text.remove_prefix(1);
  if (!StartsWith(text, "P")) return std::nullopt;
  text.remove_prefix(1);
  Seconds sum = 0;
  bool of_time = false;
  bool any = false;
  const auto* part = kParts.begin();
  while (!text.empty()) {
    if (text.front() == 'T' && !of_time) {
      of_time = true;
      any = false;
      text.remove_prefix(1);
      continue;
    }
    const auto* end = std::find_if(text.begin(), text.end(), IsAlpha);
    const auto size = static_cast<std::size_t>(end - text.begin());
    if (size == text.size() || !IsDigit(text.front())) return std::nullopt;
    part = std::find_if(part, kParts.end(), [&](const Part& one) {
      return one.designator == *end && one.of_time == of_time;
    });
    const std::optional<double> value = ParseDecimal(text.substr(0, size));
    if (part == kParts.end() || !value) return std::nullopt;
    if (*end != 'S' && text.substr(0, size).find('.') != std::string_view::npos) {
      return std::nullopt;
    }
    sum += *value * part->seconds;
    ++part;
    any = true;
    text.remove_prefix(size + 1);
  }
  if (!any) return std::nullopt;
  return negative ? -sum : sum;
}

std::optional<Millis> ParseIsoDateTime(std::string_view text) {
  constexpr std::array kDigits = {4, 2, 2, 2, 2, 2};
  constexpr std::array kAfter = {'-', '-', 'T', ':', ':', '\0'};
  std::array<int, kDigits.size()> values{};
  for (std::size_t i = 0; i < kDigits.size(); ++i) {
    const auto value = TakeNumber(&text, static_cast<std::size_t>(kDigits[i]), kAfter[i]);
    if (!value) return std::nullopt;
    values[i] = *value;
  }
  const auto [year, month, day, hour, minute, second] = values;
  // 24:00:00 is the end of a day. A leap second is the last second of its minute.
  if (!IsDay(year, month, day) || hour > 24 || minute > 59 || second > 60) return std::nullopt;
  const std::optional<Millis> fraction = TakeFraction(&text);
  const std::optional<Millis> zone = ZoneOf(text);
  if (!fraction || !zone) return std::nullopt;
  const std::int64_t hours = DaysOf(year, month, day) * 24 + hour;
  const std::int64_t seconds = (hours * 60 + minute) * 60 + second;
  return seconds * 1000 + *fraction - *zone;
}

}  // namespace resilient_playback

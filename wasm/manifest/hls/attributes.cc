#include "manifest/hls/attributes.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "manifest/hls/text.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kMostFaults = 4;

// AttributeName = [A-Z0-9-]+
bool IsName(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return IsUpper(c) || IsDigit(c) || c == '-'; });
}

std::string_view WithoutBlanks(std::string_view text) {
  while (!text.empty() && IsHlsBlank(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsHlsBlank(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace

void HlsAttributes::Fault(AttributeFault fault, std::size_t offset) {
  if (faults_.size() < kMostFaults) faults_.push_back({fault, start_ + offset});
}

void HlsAttributes::Read(std::string_view text, std::size_t start) {
  start_ = start;
  list_.clear();
  faults_.clear();
  for (std::size_t at = 0; at < text.size() && list_.size() < kMost;) {
    const std::size_t equals = text.find_first_of("=,", at);
    const std::string_view name = text.substr(at, equals - at);
    if (equals == std::string_view::npos || text[equals] == ',') {
      Fault(AttributeFault::kSyntax, at);
      if (equals == std::string_view::npos) return;
      at = equals + 1;
      continue;
    }
    HlsAttribute attribute;
    attribute.name = WithoutBlanks(name);
    attribute.offset = start_ + at;
    std::size_t begin = equals + 1;
    while (begin < text.size() && IsHlsBlank(text[begin])) ++begin;
    std::size_t end = 0;
    if (begin < text.size() && text[begin] == '"') {
      const std::size_t quote = text.find('"', begin + 1);
      attribute.quoted = true;
      attribute.value = text.substr(begin + 1, quote - begin - 1);
      if (quote == std::string_view::npos) Fault(AttributeFault::kSyntax, begin);
      end = quote == std::string_view::npos ? text.size() : quote + 1;
      const std::size_t comma = std::min(text.find(',', end), text.size());
      if (!WithoutBlanks(text.substr(end, comma - end)).empty())
        Fault(AttributeFault::kSyntax, end);
      end = comma;
    } else {
      end = std::min(text.find(',', begin), text.size());
      attribute.value = WithoutBlanks(text.substr(begin, end - begin));
    }
    const bool loose = attribute.name.size() != name.size() || begin != equals + 1 ||
                       (end > begin && IsHlsBlank(text[end - 1]));
    if (loose) Fault(AttributeFault::kWhiteSpace, at);
    if (!IsName(attribute.name)) {
      Fault(AttributeFault::kSyntax, at);
    } else if (Has(attribute.name)) {
      Fault(AttributeFault::kTwice, at);
    } else {
      list_.push_back(attribute);
    }
    at = end + 1;
  }
}

const HlsAttribute* HlsAttributes::Find(std::string_view name) const {
  const auto found = std::find_if(list_.begin(), list_.end(),
                                  [&](const HlsAttribute& one) { return one.name == name; });
  return found == list_.end() ? nullptr : &*found;
}

std::string_view HlsAttributes::Value(std::string_view name) const {
  const HlsAttribute* attribute = Find(name);
  return attribute == nullptr ? std::string_view() : attribute->value;
}

}  // namespace resilient_playback

// Reads pairs of a base (empty: none) and an address from standard input. Each text is its length
// in four bytes (little-endian), then its bytes. Writes one line for each pair: the href, or "!"
// and the refusal. url-differential.mjs uses it.
#include <array>
#include <cstdint>
#include <iostream>
#include <optional>
#include <string>

#include "core/url/url.h"

namespace {

std::optional<std::string> ReadText() {
  std::array<char, 4> prefix{};
  if (!std::cin.read(prefix.data(), prefix.size())) return std::nullopt;
  std::uint32_t size = 0;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    size |= static_cast<std::uint32_t>(static_cast<unsigned char>(prefix[i])) << (8 * i);
  }
  std::string text(size, '\0');
  if (!std::cin.read(text.data(), static_cast<std::streamsize>(size))) return std::nullopt;
  return text;
}

std::string Read(const std::string& base_text, const std::string& input) {
  using namespace resilient_playback;
  const ParsedUrl base = base_text.empty() ? ParsedUrl{} : ParseUrl(base_text);
  if (!base_text.empty() && !base.url) return "!base";
  const ParsedUrl parsed = ParseUrl(input, base.url ? &*base.url : nullptr);
  return parsed.url ? parsed.url->Href() : "!" + std::string(ToString(parsed.refusal));
}

}  // namespace

int main() {
  for (auto base = ReadText(); base; base = ReadText()) {
    const auto input = ReadText();
    if (!input) return 1;
    std::cout << Read(*base, *input) << '\n';
  }
  return 0;
}

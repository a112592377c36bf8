#include "api/play_data.h"

#include <algorithm>

#include "core/ascii.h"

namespace resilient_playback::api {
namespace {

constexpr std::string_view kSpace = " \t\r\n";

std::string_view Trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

bool BeginsAnAddress(std::string_view text) {
  return StartsWith(text, "http://") || StartsWith(text, "https://") || StartsWith(text, "//");
}

// Where the next " or " stands that separates two addresses; npos where none does.
std::size_t FindSeparator(std::string_view text) {
  for (std::size_t at = text.find(" or"); at != std::string_view::npos;
       at = text.find(" or", at + 1)) {
    const std::size_t after = text.find_first_not_of(kSpace, at + 3);
    const bool spaced = after != std::string_view::npos && after > at + 3;
    if (spaced && BeginsAnAddress(text.substr(after))) return at;
  }
  return std::string_view::npos;
}

bool Holds(const QualityEntry& entry, const std::string& address) {
  const std::vector<std::string> own = SplitAddresses(entry.url);
  return std::find(own.begin(), own.end(), address) != own.end();
}

class Collector {
 public:
  explicit Collector(ParsedSources* out) : out_(out) {}

  void Add(std::string_view text, std::string_view field, std::string_view via, int quality) {
    for (std::string& address : SplitAddresses(text))
      AddOne(std::move(address), field, via, quality);
  }

 private:
  void AddOne(std::string address, std::string_view field, std::string_view via, int quality) {
    if (address == "nofound") return Say("not_an_address", field);
    if (StartsWith(address, "[")) Say("playerjs_string", field);
    if (StartsWith(address, "//")) Say("protocol_relative", field);
    const bool known =
        std::any_of(out_->sources.begin(), out_->sources.end(),
                    [&](const ParsedSource& source) { return source.raw == address; });
    if (known) return;
    if (out_->sources.size() == kMostSources) return Say("too_many_sources", field);
    ParsedSource source;
    source.type = TypeOfUrl(address);
    source.raw = std::move(address);
    source.quality = quality;
    source.via = via;
    out_->sources.push_back(std::move(source));
  }

  // Once for each field.
  void Say(std::string_view code, std::string_view field) {
    const bool said = std::any_of(out_->diagnostics.begin(), out_->diagnostics.end(),
                                  [&](const SourceDiagnostic& diagnostic) {
                                    return diagnostic.code == code && diagnostic.field == field;
                                  });
    if (!said) out_->diagnostics.push_back({code, field});
  }

  ParsedSources* out_;
};

}  // namespace

std::vector<std::string> SplitAddresses(std::string_view text) {
  std::vector<std::string> addresses;
  text = Trim(text);
  while (!StartsWith(text, "[")) {
    const std::size_t at = FindSeparator(text);
    if (at == std::string_view::npos) break;
    const std::string_view first = Trim(text.substr(0, at));
    if (!first.empty()) addresses.emplace_back(first);
    text = Trim(text.substr(at + 3));
  }
  if (!text.empty()) addresses.emplace_back(text);
  return addresses;
}

int QualityOf(std::string_view label) {
  constexpr int kMost = 100000;
  constexpr int kUhdHeight = 2160;
  int number = 0;
  std::size_t i = 0;
  while (i < label.size() && label[i] >= '0' && label[i] <= '9' && number < kMost) {
    number = number * 10 + (label[i] - '0');
    ++i;
  }
  const bool thousands = i < label.size() && (label[i] == 'k' || label[i] == 'K');
  if (thousands) return number == 4 ? kUhdHeight : 0;
  return number < kMost ? number : 0;
}

ParsedSources ParseSources(const PlayData& data) {
  ParsedSources out;
  Collector collector(&out);
  const std::vector<std::string> direct = SplitAddresses(data.url);
  const QualityEntry* chosen = nullptr;
  for (const QualityEntry& entry : data.quality) {
    if (chosen == nullptr && !direct.empty() && Holds(entry, direct.front())) chosen = &entry;
  }
  const int quality = chosen != nullptr ? QualityOf(chosen->label) : 0;
  if (direct.empty()) out.diagnostics.push_back({"empty_url", "url"});
  collector.Add(data.url, "url", "direct", quality);
  if (chosen != nullptr) {
    out.selected = chosen->label;
    collector.Add(chosen->url, "quality", "quality", quality);
    for (const std::string& reserve : chosen->reserve)
      collector.Add(reserve, "quality", "reserve", quality);
    for (const QualityEntry& entry : data.quality_reserve) {
      if (entry.label == chosen->label)
        collector.Add(entry.url, "quality_reserve", "reserve", quality);
    }
  }
  collector.Add(data.url_reserve, "url_reserve", "reserve", quality);
  return out;
}

}  // namespace resilient_playback::api

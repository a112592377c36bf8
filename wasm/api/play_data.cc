#include "api/play_data.h"

#include <algorithm>

#include "core/base/ascii.h"

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

// The position of the next " or " that separates two addresses; npos if there is none.
std::size_t FindSeparator(std::string_view text) {
  for (std::size_t at = text.find(" or"); at != std::string_view::npos;
       at = text.find(" or", at + 1)) {
    const std::size_t after = text.find_first_not_of(kSpace, at + 3);
    const bool spaced = after != std::string_view::npos && after > at + 3;
    if (spaced && BeginsAnAddress(text.substr(after))) return at;
  }
  return std::string_view::npos;
}

bool Contains(const QualityEntry& entry, const std::string& address) {
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

  // Adds a diagnostic once for each field.
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

namespace {

// "{Dub}u1 or u2": the dub, then its addresses.
QualityEntry ReadDub(std::string_view text) {
  QualityEntry entry;
  const std::size_t end = StartsWith(text, "{") ? text.find('}') : std::string_view::npos;
  if (end != std::string_view::npos) {
    entry.label = std::string(text.substr(1, end - 1));
    text = text.substr(end + 1);
  }
  entry.url = std::string(Trim(text));
  return entry;
}

// Takes the text up to the next `mark` that is followed by `opening`, which begins another entry.
std::string_view TakeEntry(std::string_view* rest, char mark, char opening) {
  const auto opens = [&](std::size_t from) {
    const std::size_t next = rest->find_first_not_of(kSpace, from);
    return next != std::string_view::npos && (*rest)[next] == opening;
  };
  std::size_t at = rest->find(mark);
  while (at != std::string_view::npos && !opens(at + 1)) at = rest->find(mark, at + 1);
  const std::string_view entry = rest->substr(0, at);
  *rest = at == std::string_view::npos ? std::string_view() : rest->substr(at + 1);
  return Trim(entry);
}

}  // namespace

std::vector<QualityEntry> ReadPlayerJs(std::string_view text, std::string_view voice) {
  constexpr std::size_t kMostEntries = 64;
  std::vector<QualityEntry> entries;
  std::string_view rest = Trim(text);
  if (!StartsWith(rest, "[")) return entries;
  std::string wanted(voice);
  bool known = false;
  for (int round = 0; round < 2 && entries.empty(); ++round) {
    std::string_view left = rest;
    while (!left.empty() && entries.size() < kMostEntries) {
      std::string_view one = TakeEntry(&left, ',', '[');
      const std::size_t end = one.find(']');
      if (!StartsWith(one, "[") || end == std::string_view::npos) continue;
      const std::string label(one.substr(1, end - 1));
      std::string_view voices = one.substr(end + 1);
      while (!voices.empty()) {
        QualityEntry found = ReadDub(TakeEntry(&voices, ';', '{'));
        if (round == 1 && !known) wanted = found.label;
        known = known || round == 1;
        if (found.label != wanted || found.url.empty()) continue;
        found.label = label;
        entries.push_back(std::move(found));
        break;
      }
    }
  }
  return entries;
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

namespace {

// The entry with the best quality; the first one if no name tells the quality.
const QualityEntry* BestOf(const std::vector<QualityEntry>& entries) {
  const auto best = std::max_element(
      entries.begin(), entries.end(),
      [](const auto& a, const auto& b) { return QualityOf(a.label) < QualityOf(b.label); });
  return best == entries.end() ? nullptr : &*best;
}

void AddLower(const std::vector<QualityEntry>& entries, int quality, Collector* collector) {
  std::vector<const QualityEntry*> lower;
  for (const QualityEntry& entry : entries) {
    const int own = QualityOf(entry.label);
    if (own <= 0 || own >= quality) continue;
    // Behind those of at least its quality.
    const auto place = std::upper_bound(
        lower.begin(), lower.end(), own,
        [](int mine, const QualityEntry* other) { return mine > QualityOf(other->label); });
    lower.insert(place, &entry);
  }
  for (const QualityEntry* entry : lower) {
    collector->Add(entry->url, "quality", "quality", QualityOf(entry->label));
    for (const std::string& reserve : entry->reserve)
      collector->Add(reserve, "quality", "reserve", QualityOf(entry->label));
  }
}

}  // namespace

ParsedSources ParseSources(const PlayData& data) {
  ParsedSources out;
  Collector collector(&out);
  const std::vector<QualityEntry> written = ReadPlayerJs(data.url, data.voice_name);
  const QualityEntry* best = BestOf(written);
  const std::string& url = best != nullptr ? best->url : data.url;
  const std::vector<std::string> direct = SplitAddresses(url);
  const QualityEntry* chosen = best;
  for (const QualityEntry& entry : data.quality) {
    if (chosen == nullptr && !direct.empty() && Contains(entry, direct.front())) chosen = &entry;
  }
  const int quality = chosen != nullptr ? QualityOf(chosen->label) : 0;
  if (direct.empty()) out.diagnostics.push_back({"empty_url", "url"});
  if (best != nullptr) out.diagnostics.push_back({"playerjs_string", "url"});
  collector.Add(url, "url", "direct", quality);
  if (chosen != nullptr) {
    out.selected = chosen->label;
    if (chosen != best) collector.Add(chosen->url, "quality", "quality", quality);
    for (const std::string& reserve : chosen->reserve)
      collector.Add(reserve, "quality", "reserve", quality);
    for (const QualityEntry& entry : data.quality_reserve) {
      if (entry.label == chosen->label)
        collector.Add(entry.url, "quality_reserve", "reserve", quality);
    }
  }
  collector.Add(data.url_reserve, "url_reserve", "reserve", quality);
  AddLower(written, quality, &collector);
  AddLower(data.quality, quality, &collector);
  return out;
}

}  // namespace resilient_playback::api

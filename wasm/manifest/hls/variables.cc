#include "manifest/hls/variables.h"

#include <algorithm>

namespace resilient_playback {

const HlsVariables::Variable* HlsVariables::Find(std::string_view name) const {
  const auto found = std::find_if(variables_.begin(), variables_.end(),
                                  [&](const Variable& one) { return one.name == name; });
  return found == variables_.end() ? nullptr : &*found;
}

bool HlsVariables::Define(std::string_view name, std::optional<std::string_view> value) {
  if (Find(name) != nullptr) return false;
  if (variables_.size() < kMostVariables) variables_.push_back({name, value});
  return true;
}

HlsVariables::Result HlsVariables::Substitute(std::string_view text,
                                              std::vector<std::unique_ptr<std::string>>* kept) {
  Result result;
  result.text = text;
  std::size_t at = text.find("{$");
  if (at == std::string_view::npos) return result;
  std::string made;
  std::size_t done = 0;
  for (; at != std::string_view::npos; at = text.find("{$", at)) {
    const std::size_t end = text.find('}', at);
    if (end == std::string_view::npos) break;
    if (++references_ > kMostReferences) break;
    const std::string_view name = text.substr(at + 2, end - at - 2);
    const Variable* variable = Find(name);
    if (variable == nullptr && result.undefined.empty()) result.undefined = name;
    if (variable != nullptr && variable->value) {
      made.append(text.substr(done, at - done)).append(*variable->value);
      done = end + 1;
    }
    at = end + 1;
    if (made_ + made.size() > kMostBytes) return result;
  }
  if (done == 0) return result;
  made.append(text.substr(done));
  made_ += made.size();
  if (made_ > kMostBytes) return result;
  kept->push_back(std::make_unique<std::string>(std::move(made)));
  result.text = *kept->back();
  return result;
}

}  // namespace resilient_playback

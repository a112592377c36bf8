#include "manifest/text_edits.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace resilient_playback {

std::size_t TextEdits::OffsetOf(std::string_view part) const {
  const char* const begin = text_.data();
  // Only std::less orders pointers into different objects.
  const std::less<const char*> before;
  if (before(part.data(), begin) || before(begin + text_.size(), part.data() + part.size()))
    return std::string_view::npos;
  return static_cast<std::size_t>(part.data() - begin);
}

void TextEdits::Replace(std::size_t begin, std::size_t end, std::string with) {
  edits_.push_back({begin, end, edits_.size(), std::move(with)});
}

void TextEdits::DropLine(std::size_t offset) {
  const std::size_t before = offset == 0 ? std::string_view::npos : text_.rfind('\n', offset - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t after = text_.find('\n', offset);
  Replace(begin, after == std::string_view::npos ? text_.size() : after + 1, "");
}

std::string TextEdits::Apply() {
  // At the same offset, the longer edit comes first: a removed line includes the edits in it.
  // A heap sort: std::stable_sort would be one of the largest functions of the module.
  const auto before = [](const Edit& a, const Edit& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    return a.end != b.end ? a.end > b.end : a.number < b.number;
  };
  std::make_heap(edits_.begin(), edits_.end(), before);
  std::sort_heap(edits_.begin(), edits_.end(), before);
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits_) {
    if (edit.begin < at) continue;
    out += text_.substr(at, edit.begin - at);
    out += edit.with;
    at = edit.end;
  }
  out += text_.substr(std::min(at, text_.size()));
  return out;
}

}  // namespace resilient_playback

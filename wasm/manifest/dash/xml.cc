#include "manifest/dash/xml.h"

#include <algorithm>
#include <array>

#include "core/base/ascii.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kStep = 1024;
// As many as a report keeps of one code; further ones are only counted.
constexpr std::size_t kMostFindings = 4 * kMostOfOneCode;

bool IsXmlSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// A byte that begins a name for the parser (XML 1.0 section 2.3, and any byte above ASCII).
bool BeginsName(char c) { return IsAlpha(c) || c == '_' || c == ':' || !IsAscii(c); }

// UTF-16 and UTF-32, with or without a byte order mark: XML 1.0 appendix F.
bool IsWideEncoding(std::string_view body) {
  return StartsWith(body, "\xFE\xFF") || StartsWith(body, "\xFF\xFE") ||
         body.substr(0, 4).find('\0') != std::string_view::npos;
}

// "&amp;" and similar, "&#38;", "&#x26;" (XML 1.0 sections 4.1 and 4.6).
bool IsReference(std::string_view text) {
  constexpr std::array kNames = {std::string_view("&amp;"), std::string_view("&lt;"),
                                 std::string_view("&gt;"), std::string_view("&quot;"),
                                 std::string_view("&apos;")};
  if (std::any_of(kNames.begin(), kNames.end(),
                  [&](std::string_view name) { return StartsWith(text, name); })) {
    return true;
  }
  if (!StartsWith(text, "&#")) return false;
  const bool hex = text.size() > 2 && text[2] == 'x';
  std::size_t i = hex ? 3 : 2;
  const std::size_t first = i;
  while (i < text.size() && (hex ? HexDigit(text[i]) >= 0 : IsDigit(text[i]))) ++i;
  return i > first && i < text.size() && text[i] == ';';
}

class Scanner {
 public:
  explicit Scanner(std::string_view body) : body_(body) {}

  XmlScan Run() {
    if (StartsWith(body_, "\xEF\xBB\xBF")) at_ = 3;
    while (at_ < body_.size() && !scan_.refused) {
      const std::size_t markup = std::min(body_.find('<', at_), body_.size());
      Text(at_, markup);
      at_ = markup;
      if (at_ < body_.size()) Markup();
    }
    if (!scan_.refused && elements_ == 0) Refuse(Code::kDashXmlBroken, 0);
    return std::move(scan_);
  }

 private:
  void Find(Code code, std::size_t offset) {
    if (scan_.findings.size() < kMostFindings) scan_.findings.push_back({code, offset});
  }

  void Refuse(Code code, std::size_t offset) {
    scan_.refused = true;
    scan_.findings.push_back({code, offset});
  }

  void Text(std::size_t begin, std::size_t end) {
    if (depth_ > 0) {
      References(begin, end);
      return;
    }
    while (begin < end && IsXmlSpace(body_[begin])) ++begin;
    if (begin == end) return;
    if (elements_ == 0) {
      Refuse(Code::kDashXmlBroken, begin);
    } else {
      AfterTheEnd(begin);
    }
  }

  void AfterTheEnd(std::size_t offset) {
    if (!after_the_end_) Find(Code::kDashTextAfterEnd, offset);
    after_the_end_ = true;
  }

  void References(std::size_t begin, std::size_t end) {
    const std::string_view text = body_.substr(0, end);
    for (std::size_t at = text.find('&', begin); at < end; at = text.find('&', at + 1)) {
      if (!IsReference(text.substr(at, 12))) Find(Code::kDashStrayAmpersand, at);
    }
  }

  void SkipAfter(std::string_view end, std::size_t from) {
    const std::size_t found = body_.find(end, from);
    at_ = found == std::string_view::npos ? body_.size() : found + end.size();
  }

  void Markup() {
    const std::string_view rest = body_.substr(at_);
    if (StartsWith(rest, "<!--")) {
      SkipAfter("-->", at_ + 4);
    } else if (StartsWith(rest, "<![CDATA[")) {
      SkipAfter("]]>", at_ + 9);
    } else if (StartsWith(rest, "<?")) {
      SkipAfter("?>", at_ + 2);
    } else if (EqualsIgnoringCase(rest.substr(0, 9), "<!doctype")) {
      Refuse(Code::kDashDoctype, at_);
    } else if (StartsWith(rest, "</")) {
      if (depth_ > 0) --depth_;
      SkipAfter(">", at_ + 2);
    } else if (rest.size() > 1 && BeginsName(rest[1])) {
      Element();
    } else {
      Refuse(Code::kDashXmlBroken, at_);
    }
  }

  void Element() {
    if (depth_ == 0 && elements_ > 0) AfterTheEnd(at_);
    if (depth_ == kMostMpdDepth) return Refuse(Code::kDashTooDeep, at_);
    if (++elements_ > kMostMpdElements) return Refuse(Code::kDashTooLarge, at_);
    std::size_t i = at_ + 1;
    while (i < body_.size() && body_[i] != '>') {
      if (body_[i] != '"' && body_[i] != '\'') {
        ++i;
        continue;
      }
      const std::size_t end = std::min(body_.find(body_[i], i + 1), body_.size());
      References(i + 1, end);
      i = end + 1;
    }
    if (i < body_.size() && body_[i - 1] != '/') ++depth_;
    at_ = std::min(i + 1, body_.size());
  }

  std::string_view body_;
  XmlScan scan_;
  std::size_t at_ = 0;
  std::size_t depth_ = 0;
  std::size_t elements_ = 0;
  bool after_the_end_ = false;
};

}  // namespace

XmlScan ScanXml(std::string_view body) {
  XmlScan scan;
  scan.refused = true;
  if (body.size() > kMostMpdBytes) {
    scan.findings.push_back({Code::kDashTooLarge, 0});
  } else if (IsWideEncoding(body)) {
    scan.findings.push_back({Code::kDashEncoding, 0});
  } else if (const std::size_t zero = body.find('\0'); zero != std::string_view::npos) {
    scan.findings.push_back({Code::kDashXmlBroken, zero});
  } else {
    return Scanner(body).Run();
  }
  return scan;
}

std::string_view TrimXml(std::string_view text) {
  while (!text.empty() && IsXmlSpace(text.front())) text.remove_prefix(1);
  while (!text.empty() && IsXmlSpace(text.back())) text.remove_suffix(1);
  return text;
}

namespace {

TextPosition Advance(TextPosition position, std::string_view text) {
  for (const char c : text) {
    if (c == '\n') {
      ++position.line;
      position.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80) {
      ++position.column;
    }
  }
  return position;
}

}  // namespace

TextPositions::TextPositions(std::string_view text) : text_(text) {
  TextPosition position{1, 1};
  for (std::size_t at = 0; at <= text.size(); at += kStep) {
    steps_.push_back(position);
    position = Advance(position, text.substr(at, kStep));
  }
}

TextPosition TextPositions::At(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const std::size_t step = offset / kStep;
  return Advance(steps_[step], text_.substr(step * kStep, offset - step * kStep));
}

}  // namespace resilient_playback

#include "core/diagnostics/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "core/base/ascii.h"
#include "core/base/utf8.h"
#include "core/diagnostics/full_reports.h"

namespace resilient_playback {
namespace {

// Not std::array: clang deduces no array of more than 256 elements.
constexpr CodeFacts kFacts[] = {
#define RP_CODE(name, tag, severity, layer, ref) \
  CodeFacts{tag, Severity::severity, Layer::layer, ref},
#include "core/diagnostics/codes.def"
#undef RP_CODE
};

struct Weight {
  Severity severity;
  Layer layer;
};

constexpr Weight kWeights[] = {
#define RP_CODE(name, tag, severity, layer, ref) Weight{Severity::severity, Layer::layer},
#include "core/diagnostics/codes.def"
#undef RP_CODE
};

// A longer run of letters and digits may be a key or a session id.
constexpr std::size_t kLongestPlainRun = 24;
constexpr std::size_t kKeptOfALongRun = 4;
constexpr std::size_t kLongestExtension = 5;
constexpr std::string_view kLeftOut = "...";
constexpr std::string_view kNotUtf8 = "\xEF\xBF\xBD";  // U+FFFD

bool IsWordCharacter(char c) {
  return IsAlpha(c) || IsDigit(c) || c == '_' || c == '-' || c == '+' || c == '=' || c == '%';
}

bool IsAddressCharacter(char c) {
  return static_cast<unsigned char>(c) > 0x20 && c != '"' && c != '\'' && c != '<' && c != '>' &&
         IsAscii(c);
}

// The extension of a path, such as ".m3u8"; empty if it has none.
std::string_view ExtensionOf(std::string_view path) {
  path = path.substr(0, path.find_first_of("?#"));
  const std::size_t dot = path.rfind('.');
  if (dot == std::string_view::npos || path.find('/', dot) != std::string_view::npos) return {};
  const std::string_view extension = path.substr(dot);
  const bool plain = std::all_of(extension.begin() + 1, extension.end(),
                                 [](char c) { return IsAlpha(c) || IsDigit(c); });
  return plain && extension.size() > 1 && extension.size() <= kLongestExtension + 1
             ? extension
             : std::string_view();
}

// In skd:// and similar schemes, the host may be the name of a key.
bool HasPlainHost(std::string_view scheme) {
  for (const std::string_view plain : {"http", "https", "ws", "wss", "ftp", "rtmp", "rtsp"}) {
    if (EqualsIgnoringCase(scheme, plain)) return true;
  }
  return false;
}

// Names of tags and attributes are long too.
bool IsName(std::string_view word) {
  return std::all_of(word.begin(), word.end(),
                     [](char c) { return (c >= 'A' && c <= 'Z') || c == '-' || c == '_'; });
}

// scheme://host/....ext, without userinfo and everything else.
std::string RedactAddress(std::string_view address) {
  const std::size_t mark = address.find("://");
  std::string_view scheme = address.substr(0, mark);
  std::string_view rest = address.substr(mark + 3);
  const std::size_t end = rest.find_first_of("/?#\\");
  std::string_view authority = rest.substr(0, end);
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) authority.remove_prefix(at + 1);
  std::string text(scheme);
  text.append("://").append(HasPlainHost(scheme) ? authority : kLeftOut);
  if (end != std::string_view::npos) {
    text.append("/").append(kLeftOut).append(ExtensionOf(rest.substr(end)));
  }
  return text;
}

std::string RedactRun(std::string_view run) {
  if (run.find("://") != std::string_view::npos) return RedactAddress(run);
  if (run.find_first_of("/?@\\") != std::string_view::npos || StartsWith(run, "data:")) {
    return std::string(kLeftOut).append(ExtensionOf(run));
  }
  std::string text;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= run.size(); ++i) {
    if (i < run.size() && IsWordCharacter(run[i])) continue;
    const std::string_view word = run.substr(begin, i - begin);
    const bool cut = word.size() > kLongestPlainRun && !IsName(word);
    text.append(cut ? word.substr(0, kKeptOfALongRun) : word);
    if (cut) text.append(kLeftOut);
    if (i < run.size()) text.push_back(run[i]);
    begin = i + 1;
  }
  return text;
}

// The longest prefix of at most `most` bytes that ends at a character boundary.
std::string_view CutUtf8(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  std::size_t size = most;
  while (size > 0 && IsContinuationByte(text[size])) --size;
  return text.substr(0, size);
}

}  // namespace

const CodeFacts& FactsOf(Code code) { return kFacts[static_cast<std::size_t>(code)]; }

Severity SeverityOf(Code code) { return kWeights[static_cast<std::size_t>(code)].severity; }

Layer LayerOf(Code code) { return kWeights[static_cast<std::size_t>(code)].layer; }

std::size_t CodeCount() { return std::size(kWeights); }

std::string_view ToString(Severity severity) {
  switch (severity) {
    case Severity::kInfo:
      return "info";
    case Severity::kWarning:
      return "warning";
    case Severity::kError:
      return "error";
    case Severity::kFatal:
      break;
  }
  return "fatal";
}

std::string_view ToString(Layer layer) {
  switch (layer) {
    case Layer::kUrl:
      return "url";
    case Layer::kHttp:
      return "http";
    case Layer::kManifest:
      return "manifest";
    case Layer::kCodec:
      return "codec";
    case Layer::kDrm:
      break;
  }
  return "drm";
}

Diagnostics::Diagnostics() : counts_(CodeCount()) {}

bool Diagnostics::Has(Code code) const { return CountOf(code) > 0; }

std::size_t Diagnostics::CountOf(Code code) const {
  return counts_[static_cast<std::size_t>(code)];
}

bool Diagnostics::Takes(Code code) const { return kFullReports && CountOf(code) < kMostOfOneCode; }

void Diagnostics::Add(Diagnostic diagnostic) {
  const Severity severity = SeverityOf(diagnostic.code);
  worst_ = std::max(worst_, severity);
  if (!kFullReports) {
    const bool decides = severity >= Severity::kError && !Has(diagnostic.code);
    if (decides) list_.push_back({diagnostic.code, 0, 0, {}, {}, {}});
    ++counts_[static_cast<std::size_t>(diagnostic.code)];
    return;
  }
  const bool takes = Takes(diagnostic.code);
  ++counts_[static_cast<std::size_t>(diagnostic.code)];
  if (!takes) {
    ++left_out_;
    return;
  }
  if (list_.size() < kMostDiagnostics) {
    list_.push_back(std::move(diagnostic));
    return;
  }
  ++left_out_;
  const auto lightest = std::min_element(list_.rbegin(), list_.rend(),
                                         [](const Diagnostic& one, const Diagnostic& other) {
                                           return SeverityOf(one.code) < SeverityOf(other.code);
                                         });
  if (SeverityOf(lightest->code) >= severity) return;
  list_.erase(std::next(lightest).base());
  list_.push_back(std::move(diagnostic));
}

std::string EvidenceText(std::string_view text) {
  // Bytes beyond kRead cannot appear in the result. A long URL is redacted before it is cut.
  constexpr std::size_t kRead = 2048;
  text = CutUtf8(text, kRead);
  std::string redacted;
  std::size_t begin = 0;
  bool path = false;  // a comma ends a value, but not a URL
  for (std::size_t i = 0; i <= text.size();) {
    if (i < text.size() && IsAddressCharacter(text[i]) && (path || text[i] != ',')) {
      path = path || text[i] == '/' || text[i] == '\\';
      ++i;
      continue;
    }
    redacted.append(RedactRun(text.substr(begin, i - begin)));
    path = false;
    if (i == text.size()) break;
    const std::size_t size = Utf8SizeAt(text, i);
    if (size == 0) {
      redacted.append(kNotUtf8);
    } else if (static_cast<unsigned char>(text[i]) < 0x20) {
      redacted.push_back(' ');
    } else {
      redacted.append(text.substr(i, size));
    }
    i += std::max<std::size_t>(size, 1);
    begin = i;
  }
  return std::string(CutUtf8(redacted, kMostEvidenceBytes));
}

}  // namespace resilient_playback

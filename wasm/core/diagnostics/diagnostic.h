// The findings of an inspection, as codes with parameters. JavaScript has the sentences. The table
// of codes is docs/diagnostics.md; tests compare it with codes_*.def.
#ifndef RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_DIAGNOSTIC_H_
#define RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_DIAGNOSTIC_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace resilient_playback {

// In order of severity: a later one is worse.
enum class Severity : std::uint8_t {
  kInfo,     // advice: no harm today
  kWarning,  // the specification says MUST; players in fact survive it
  kError,    // something will be missing, or some players fail
  kFatal,    // this cannot be played
};

enum class Layer : std::uint8_t { kUrl, kHttp, kManifest, kCodec, kDrm };

enum class Code : std::uint16_t {
#define RP_CODE(name, tag, severity, layer, ref) name,
#include "core/diagnostics/codes.def"
#undef RP_CODE
};

struct CodeFacts {
  std::string_view tag;  // "HLS-1203": stable, never reused
  Severity severity;
  Layer layer;
  std::string_view ref;  // the clause; empty if none applies
};

const CodeFacts& FactsOf(Code code);
// Needed for decisions, so in a separate table: a program without reports leaves the texts out.
Severity SeverityOf(Code code);
Layer LayerOf(Code code);
std::size_t CodeCount();

// Wire tags: snake_case, stable.
std::string_view ToString(Severity severity);
std::string_view ToString(Layer layer);

struct Param {
  std::string_view key;  // static text
  std::string value;
};

struct Diagnostic {
  Code code;
  std::uint32_t line = 0;    // from 1; 0: no line
  std::uint32_t column = 0;  // from 1, in characters; 0: the whole line
  std::string where;         // the tag, attribute, element or box
  std::vector<Param> params;
  std::string evidence;  // at most kMostEvidenceBytes, without secrets
};

inline constexpr std::size_t kMostDiagnostics = 200;
inline constexpr std::size_t kMostOfOneCode = 8;
inline constexpr std::size_t kMostEvidenceBytes = 80;

// A bounded list: the first kMostOfOneCode of each code, kMostDiagnostics in all. If it is full, a
// worse diagnostic replaces a lighter one. Those left out are counted, and count for `worst`.
class Diagnostics {
 public:
  Diagnostics();

  // Ask this before building the parameters: a broken playlist has a diagnostic for every line.
  bool Takes(Code code) const;

  void Add(Diagnostic diagnostic);

  const std::vector<Diagnostic>& list() const { return list_; }
  bool Has(Code code) const;
  // How many were added, including those left out.
  std::size_t CountOf(Code code) const;
  std::size_t left_out() const { return left_out_; }
  // kInfo if there is none.
  Severity worst() const { return worst_; }

 private:
  std::vector<Diagnostic> list_;
  std::vector<std::uint32_t> counts_;
  std::size_t left_out_ = 0;
  Severity worst_ = Severity::kInfo;
};

// At most kMostEvidenceBytes of `text` in valid UTF-8, without possible secrets. A URL keeps
// scheme, host and file extension; a path keeps its extension; a long run of letters and digits
// keeps its beginning.
std::string EvidenceText(std::string_view text);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_DIAGNOSTIC_H_

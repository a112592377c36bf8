// What an inspection has to say, as a code and its parameters. The words live in JavaScript; the
// table of codes is docs/diagnostics.md, held by tests against diagnostic_codes.def.
#ifndef RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_DIAGNOSTIC_H_
#define RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_DIAGNOSTIC_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace resilient_playback {

// Ordered: a later one is worse.
enum class Severity : std::uint8_t {
  kInfo,     // advice: nobody is hurt today
  kWarning,  // the specification says MUST, players in fact survive it
  kError,    // something will be missing, or some players will fail
  kFatal,    // this cannot be played
};

enum class Layer : std::uint8_t { kUrl, kHttp, kManifest, kCodec, kDrm };

enum class Code : std::uint16_t {
#define RP_CODE(name, tag, severity, layer, ref) name,
#include "core/diagnostics/codes.def"
#undef RP_CODE
};

struct CodeFacts {
  std::string_view tag;  // "HLS-1203": stable, never used for anything else
  Severity severity;
  Layer layer;
  std::string_view ref;  // the clause; empty where none applies
};

const CodeFacts& FactsOf(Code code);
// What decides, in a table of its own: a program without reports leaves the texts out.
Severity SeverityOf(Code code);
Layer LayerOf(Code code);
std::size_t CodeCount();

// Wire tags: snake_case, stable.
std::string_view ToString(Severity severity);
std::string_view ToString(Layer layer);

struct Param {
  std::string_view key;  // a literal
  std::string value;
};

struct Diagnostic {
  Code code;
  std::uint32_t line = 0;    // from 1; 0: not at a line
  std::uint32_t column = 0;  // from 1, in characters; 0: the line as a whole
  std::string where;         // the tag, attribute, element or box
  std::vector<Param> params;
  std::string evidence;  // at most kMostEvidenceBytes, secrets removed
};

inline constexpr std::size_t kMostDiagnostics = 200;
inline constexpr std::size_t kMostOfOneCode = 8;
inline constexpr std::size_t kMostEvidenceBytes = 80;

// A bounded list: the first kMostOfOneCode of each code, kMostDiagnostics in all, where what is
// worse takes the place of what is lighter. What was left out is counted, and counts for `worst`.
class Diagnostics {
 public:
  Diagnostics();

  // Asked before the parameters of a diagnostic are put together: a broken playlist has one for
  // every line.
  bool Takes(Code code) const;

  void Add(Diagnostic diagnostic);

  const std::vector<Diagnostic>& list() const { return list_; }
  bool Has(Code code) const;
  // How many were added, those left out included.
  std::size_t CountOf(Code code) const;
  std::size_t left_out() const { return left_out_; }
  // kInfo where there is none.
  Severity worst() const { return worst_; }

 private:
  std::vector<Diagnostic> list_;
  std::vector<std::uint32_t> counts_;
  std::size_t left_out_ = 0;
  Severity worst_ = Severity::kInfo;
};

// At most kMostEvidenceBytes of `text` in valid UTF-8, without what may be a secret: of an address
// only scheme, host and file extension stay, of a path the extension, of a long run of letters and
// digits its beginning.
std::string EvidenceText(std::string_view text);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_CORE_DIAGNOSTICS_DIAGNOSTIC_H_

#include "manifest/hls/reader.h"

#include <algorithm>

#include "core/base/ascii.h"
#include "core/base/decimal.h"
#include "core/diagnostics/full_reports.h"
#include "manifest/hls/rules.h"
#include "manifest/hls/text.h"

namespace resilient_playback {
namespace {

constexpr std::string_view kHeader = "#EXTM3U";
constexpr std::string_view kExtinf = "#EXTINF:";
constexpr std::uint64_t kNewestVersion = 12;
constexpr std::size_t kMostParamBytes = 64;

std::string_view TrimmedLine(std::string_view line) {
  while (!line.empty() && IsHlsBlank(line.front())) line.remove_prefix(1);
  while (!line.empty() && IsHlsBlank(line.back())) line.remove_suffix(1);
  return line;
}

}  // namespace

HlsPlaylist ReadHlsPlaylist(std::string_view body, Diagnostics* diagnostics) {
  return HlsReader(body, diagnostics).Read();
}

HlsReader::HlsReader(std::string_view body, Diagnostics* diagnostics)
    : diagnostics_(diagnostics), body_(body) {}

HlsPlaylist HlsReader::Read() {
  if (kFullReports) body_ = CheckHlsText(body_, diagnostics_);
  if (!StartsWith(body_, kHeader)) AddAt(Code::kHlsNoHeader, 1, "EXTM3U");
  HlsLines lines(body_);
  while (lines.Next()) {
    line_ = lines.number();
    OnLine(lines.line());
  }
  if (line_ == kMostHlsLines) AddAt(Code::kHlsTooManyLines, line_, {});
  Finish();
  return std::move(playlist_);
}

void HlsReader::OnLine(std::string_view line) {
  if (line.empty()) return;
  text_ = line;
  if (IsHlsBlank(line.front()) || IsHlsBlank(line.back())) {
    tag_ = {};
    line = TrimmedLine(line);
    // A title may end in a space. Only a space before a line, or after a URI, is misread.
    if (line.empty() || IsHlsBlank(text_.front()) || line[0] != '#') Add(Code::kHlsWhiteSpace);
    if (line.empty()) return;
    text_ = line;
  }
  if (line[0] != '#') {
    OnUri(line);
  } else if (StartsWith(line, "#EXT")) {
    OnTag(line);
  }
}

void HlsReader::OnTag(std::string_view line) {
  if (StartsWith(line, kExtinf)) {
    tag_ = kExtinf.substr(0, kExtinf.size() - 1);
    value_ = line.substr(kExtinf.size());
    media_tags_ = true;
    OnExtinf();
    return;
  }
  const std::size_t colon = std::min(line.find(':'), line.size());
  tag_ = line.substr(0, colon);
  value_ = line.substr(std::min(colon + 1, line.size()));
  const HlsTagFacts& facts = HlsTagOf(tag_.substr(1));
  if (facts.tag == HlsTag::kUnknown) {
    Add(Code::kHlsUnknownTag);
    return;
  }
  if (facts.attributes) ReadAttributes();
  if (facts.once) NoteOnce(facts);
  switch (facts.kind) {
    case HlsTagKind::kBasic:
      return OnBasic(facts.tag);
    case HlsTagKind::kMedia:
      media_tags_ = true;
      return OnMedia(facts.tag);
    case HlsTagKind::kMultivariant:
      multivariant_tags_ = true;
      return OnMultivariant(facts.tag);
  }
}

void HlsReader::NoteOnce(const HlsTagFacts& facts) {
  const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(facts.tag);
  if ((seen_once_ & bit) != 0) Add(Code::kHlsTagTwice);
  seen_once_ |= bit;
}

void HlsReader::OnUri(std::string_view line) {
  tag_ = {};
  const HlsVariables::Result uri = variables_.Substitute(line, &playlist_.text);
  if (!uri.undefined.empty())
    Add(Code::kHlsUndefined, 0, {{"name", std::string(uri.undefined.substr(0, kMostParamBytes))}});
  if (!pending_variant_) {
    OnSegmentUri(uri.text);
    return;
  }
  pending_variant_->uri = uri.text;
  playlist_.variants.push_back(*pending_variant_);
  pending_variant_.reset();
}

void HlsReader::OnBasic(HlsTag tag) {
  if (tag == HlsTag::kIndependentSegments) playlist_.independent_segments = true;
  if (tag == HlsTag::kVersion) {
    playlist_.version = ParseUnsigned(value_);
    if (!playlist_.version || *playlist_.version == 0) Add(Code::kHlsBadVersion);
    if (playlist_.version > kNewestVersion) Add(Code::kHlsVersionUnknown);
  }
  if (tag == HlsTag::kStart) {
    playlist_.start_offset = Decimal("TIME-OFFSET");
    if (!playlist_.start_offset) Add(Code::kHlsStartUnreadable);
  }
  if (tag != HlsTag::kDefine) return;
  Needs(8, "EXT-X-DEFINE");
  const HlsAttribute* name = attributes_.Find("NAME");
  const HlsAttribute* import = attributes_.Find("IMPORT");
  const HlsAttribute* query = attributes_.Find("QUERYPARAM");
  const HlsAttribute* value = attributes_.Find("VALUE");
  const int kinds = (name != nullptr) + (import != nullptr) + (query != nullptr);
  if (kinds != 1 || (name != nullptr) != (value != nullptr)) {
    Add(Code::kHlsBadDefine);
    return;
  }
  const HlsAttribute* known = name != nullptr ? name : import != nullptr ? import : query;
  const auto text = value == nullptr ? std::nullopt : std::optional(value->value);
  if (!variables_.Define(known->value, text)) Add(Code::kHlsDefinedTwice, known->offset);
  if (name == nullptr) Add(Code::kHlsImported, known->offset);
}

void HlsReader::ReadAttributes() {
  attributes_.Read(value_, static_cast<std::size_t>(value_.data() - text_.data()));
  for (const AttributeFaultAt& fault : attributes_.faults()) {
    switch (fault.fault) {
      case AttributeFault::kSyntax:
        Add(Code::kHlsAttributeSyntax, fault.offset);
        break;
      case AttributeFault::kTwice:
        Add(Code::kHlsAttributeTwice, fault.offset);
        break;
      case AttributeFault::kWhiteSpace:
        Add(Code::kHlsAttributeSpace, fault.offset);
        break;
      case AttributeFault::kNone:
        break;
    }
  }
}

std::string_view HlsReader::Text(std::string_view name) {
  const HlsAttribute* attribute = attributes_.Find(name);
  if (attribute == nullptr) return {};
  if (!attribute->quoted) return attribute->value;
  const HlsVariables::Result result = variables_.Substitute(attribute->value, &playlist_.text);
  if (!result.undefined.empty()) {
    Add(Code::kHlsUndefined, attribute->offset,
        {{"name", std::string(result.undefined.substr(0, kMostParamBytes))}});
  }
  return result.text;
}

std::string_view HlsReader::Quoted(std::string_view name) {
  const HlsAttribute* attribute = attributes_.Find(name);
  if (attribute != nullptr && !attribute->quoted)
    Add(Code::kHlsAttributeQuotes, attribute->offset, {{"attribute", std::string(name)}});
  return Text(name);
}

std::optional<std::uint64_t> HlsReader::Integer(std::string_view name) {
  const HlsAttribute* attribute = attributes_.Find(name);
  if (attribute == nullptr) return std::nullopt;
  const std::optional<std::uint64_t> number = ParseUnsigned(attribute->value);
  if (!number) Add(Code::kHlsBadValue, attribute->offset, {{"attribute", std::string(name)}});
  return number;
}

std::optional<double> HlsReader::Decimal(std::string_view name) {
  const HlsAttribute* attribute = attributes_.Find(name);
  if (attribute == nullptr) return std::nullopt;
  const std::optional<double> number = ParseDecimal(attribute->value);
  if (!number) Add(Code::kHlsBadValue, attribute->offset, {{"attribute", std::string(name)}});
  return number;
}

bool HlsReader::Yes(std::string_view name) {
  const HlsAttribute* attribute = attributes_.Find(name);
  if (attribute == nullptr) return false;
  const bool yes = attribute->value == "YES";
  if (!yes && attribute->value != "NO")
    Add(Code::kHlsBadValue, attribute->offset, {{"attribute", std::string(name)}});
  return yes;
}

HlsByteRange HlsReader::Range(std::string_view name) {
  const HlsAttribute* attribute = attributes_.Find(name);
  if (attribute == nullptr) return {};
  const std::size_t at = std::min(attribute->value.find('@'), attribute->value.size());
  const std::optional<std::uint64_t> length = ParseUnsigned(attribute->value.substr(0, at));
  const std::string_view rest = attribute->value.substr(at);
  const std::optional<std::uint64_t> offset =
      rest.empty() ? std::optional<std::uint64_t>(0) : ParseUnsigned(rest.substr(1));
  if (length && offset && *length > 0) return {*length, *offset};
  Add(Code::kHlsBadByteRange, attribute->offset);
  return {};
}

void HlsReader::Needs(std::uint64_t version, std::string_view feature) {
  if (version <= needed_.version) return;
  needed_ = {version, feature, line_};
}

void HlsReader::Add(Code code, std::size_t offset, std::vector<Param> params) {
  if (!Takes(code)) return diagnostics_->Add({code, 0, 0, {}, {}, {}});
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.line = line_;
  diagnostic.column = HlsColumn(text_, std::min(offset, text_.size()));
  diagnostic.where = std::string(tag_.substr(tag_.empty() ? 0 : 1, kMostParamBytes));
  diagnostic.params = std::move(params);
  diagnostic.evidence = EvidenceText(text_);
  diagnostics_->Add(std::move(diagnostic));
}

void HlsReader::AddAt(Code code, std::uint32_t line, std::string_view where,
                      std::vector<Param> params) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.line = line;
  diagnostic.where = std::string(where);
  diagnostic.params = std::move(params);
  diagnostics_->Add(std::move(diagnostic));
}

void HlsReader::Finish() {
  if (pending_variant_)
    AddAt(Code::kHlsVariantWithoutUri, pending_variant_->line, "EXT-X-STREAM-INF");
  if (pending_.line != 0) AddAt(Code::kHlsExtinfWithoutUri, pending_.line, "EXTINF");
  const bool variants = !playlist_.variants.empty() || pending_variant_;
  playlist_.multivariant = variants || (multivariant_tags_ && playlist_.segments.empty());
  if (media_tags_ && multivariant_tags_) AddAt(Code::kHlsBothKinds, 0, {});
  if (playlist_.multivariant) {
    CheckHlsMultivariant(playlist_, diagnostics_);
  } else {
    CheckHlsMedia(playlist_, diagnostics_);
  }
  CheckHlsVersion(playlist_, needed_, diagnostics_);
}

}  // namespace resilient_playback

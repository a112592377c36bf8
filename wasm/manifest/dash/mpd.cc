#include "manifest/dash/mpd.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <pugixml.hpp>
#include <string>

#include "core/base/ascii.h"
#include "core/diagnostics/full_reports.h"
#include "manifest/dash/read.h"
#include "manifest/dash/values.h"
#include "manifest/dash/xml.h"

namespace resilient_playback {
namespace {

constexpr std::string_view kNamespace = "urn:mpeg:dash:schema:mpd:2011";
// Attributes of one element that are compared with each other. No element of the schema has as
// many.
constexpr std::size_t kMostComparedAttributes = 48;
constexpr std::size_t kMostPrefixes = 64;

std::string_view PrefixOf(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

// Faults in names that the parser accepts and browsers do not (XML 1.0 section 3.1, Namespaces in
// XML section 3).
class NameChecker {
 public:
  explicit NameChecker(MpdReport* report) : report_(report) {}

  // Checks `root` and all elements below it, without recursion.
  void Check(const pugi::xml_node& root) {
    pugi::xml_node node = root;
    while (!node.empty()) {
      if (node.type() == pugi::node_element) Element(node);
      if (!node.first_child().empty()) {
        node = node.first_child();
        continue;
      }
      while (node != root && node.next_sibling().empty()) node = node.parent();
      if (node == root) return;
      node = node.next_sibling();
    }
  }

 private:
  void Element(const pugi::xml_node& node) {
    std::array<std::string_view, kMostComparedAttributes> names;
    std::size_t count = 0;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (StartsWith(name, "xmlns:")) Declare(name.substr(6));
      if (count == names.size()) continue;
      const auto* end = names.begin() + count;
      if (std::find(names.cbegin(), end, name) != end) {
        report_->Add(Code::kDashDuplicateAttribute, name.data(), LocalName(node.name()), name);
      }
      names[count++] = name;
    }
    Use(node.name());
    for (std::size_t i = 0; i < count; ++i) Use(names[i]);
  }

  void Declare(std::string_view prefix) {
    if (prefixes_.size() < kMostPrefixes && !IsDeclared(prefix)) prefixes_.push_back(prefix);
  }

  bool IsDeclared(std::string_view prefix) const {
    return std::find(prefixes_.begin(), prefixes_.end(), prefix) != prefixes_.end();
  }

  void Use(std::string_view name) {
    const std::string_view prefix = PrefixOf(name);
    if (prefix.empty() || prefix == "xml" || prefix == "xmlns" || IsDeclared(prefix)) return;
    if (prefixes_.size() == kMostPrefixes) return;
    report_->Add(Code::kDashUndeclaredPrefix, name.data(), name, name,
                 {{"prefix", std::string(prefix.substr(0, 32))}});
    Declare(prefix);  // report it once
  }

  MpdReport* report_;
  std::vector<std::string_view> prefixes_;
};

std::string_view ReasonOf(pugi::xml_parse_status status) {
  switch (status) {
    case pugi::status_bad_attribute:
      return "an attribute";
    case pugi::status_bad_start_element:
      return "a start tag";
    case pugi::status_bad_end_element:
      return "an end tag";
    case pugi::status_end_element_mismatch:
      return "an end tag that closes another element";
    case pugi::status_no_document_element:
      return "no element";
    default:
      return "markup";
  }
}

// The encoding in the XML declaration; empty if it names none.
std::string_view DeclaredEncoding(std::string_view body) {
  if (StartsWith(body, "\xEF\xBB\xBF")) body.remove_prefix(3);
  if (!StartsWith(body, "<?xml")) return {};
  const std::string_view declaration = body.substr(0, body.find("?>"));
  const std::size_t name = declaration.find("encoding");
  const std::size_t open = declaration.find_first_of("\"'", name);
  if (name == std::string_view::npos || open == std::string_view::npos) return {};
  return declaration.substr(open + 1, declaration.find(declaration[open], open + 1) - open - 1);
}

void CheckRoot(std::string_view body, const pugi::xml_node& root, MpdReport* report) {
  const std::string_view encoding = DeclaredEncoding(body);
  if (!encoding.empty() && !EqualsIgnoringCase(encoding, "utf-8") &&
      !EqualsIgnoringCase(encoding, "us-ascii")) {
    report->Add(Code::kDashDeclaredEncoding, root.name(), "xml", encoding);
  }
  const std::string_view prefix = PrefixOf(root.name());
  const std::string attribute = prefix.empty() ? "xmlns" : "xmlns:" + std::string(prefix);
  const std::string_view uri = TextOf(root, attribute.c_str());
  if (uri != kNamespace) report->Add(Code::kDashNamespace, root.name(), "MPD@xmlns", uri);
}

// The root element, or a fatal diagnostic.
pugi::xml_node Parse(std::string_view body, char* text, pugi::xml_document* document,
                     MpdReport* report) {
  const XmlScan scan = ScanXml(body);
  for (const XmlFinding& finding : scan.findings) {
    const std::string_view evidence = body.substr(finding.offset, kMostEvidenceBytes);
    report->Add(finding.code, text + finding.offset, "", evidence, {{"reason", "markup"}});
  }
  if (scan.refused) return {};
  constexpr unsigned int kOptions = pugi::parse_default | pugi::parse_embed_pcdata;
  const pugi::xml_parse_result result =
      document->load_buffer_inplace(text, body.size(), kOptions, pugi::encoding_utf8);
  if (!result) {
    const auto offset = std::min(static_cast<std::size_t>(result.offset), body.size());
    report->Add(Code::kDashXmlBroken, text + offset, "", body.substr(offset, kMostEvidenceBytes),
                {{"reason", std::string(ReasonOf(result.status))}});
    return {};
  }
  const pugi::xml_node root = document->document_element();
  if (LocalName(root.name()) == "MPD") return root;
  report->Add(Code::kDashNotMpd, root.name(), "", root.name());
  return {};
}

}  // namespace

std::optional<Mpd> ReadMpd(std::string_view body, Diagnostics* diagnostics) {
  Mpd mpd;
  const bool copies = body.size() <= kMostMpdBytes;
  mpd.text = std::make_unique<char[]>(copies ? body.size() + 1 : 1);
  if (copies && !body.empty()) std::memcpy(mpd.text.get(), body.data(), body.size());
  MpdReport report(body, mpd.text.get(), diagnostics);
  pugi::xml_document document;
  const pugi::xml_node root = Parse(body, mpd.text.get(), &document, &report);
  if (root.empty()) return std::nullopt;
  if (kFullReports) CheckRoot(body, root, &report);
  if (kFullReports) NameChecker(&report).Check(root);
  ReadMpdElements(root, &mpd, &report);
  if (kFullReports) CheckMpd(mpd, &report);
  return mpd;
}

}  // namespace resilient_playback

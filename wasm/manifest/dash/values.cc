#include "manifest/dash/values.h"

#include <pugixml.hpp>
#include <string>

#include "core/base/decimal.h"
#include "manifest/dash/iso8601.h"

namespace resilient_playback {
namespace {

void AddBad(Code code, const pugi::xml_node& node, const char* attribute, std::string_view text,
            MpdReport* report) {
  std::string where(LocalName(node.name()));
  where.append("@").append(attribute);
  report->Add(code, node.attribute(attribute).name(), where, text, {{"attribute", attribute}});
}

}  // namespace

std::string_view LocalName(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view TextOf(const pugi::xml_node& node, const char* attribute) {
  return TrimXml(node.attribute(attribute).value());
}

std::string_view PrefixedTextOf(const pugi::xml_node& node, std::string_view local_name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    const std::string_view name = attribute.name();
    if (name.size() > local_name.size() && LocalName(name) == local_name) {
      return TrimXml(attribute.value());
    }
  }
  return {};
}

std::string_view InnerTextOf(const pugi::xml_node& node) { return TrimXml(node.child_value()); }

std::optional<std::uint64_t> UnsignedOf(const pugi::xml_node& node, const char* attribute,
                                        MpdReport* report) {
  const pugi::xml_attribute found = node.attribute(attribute);
  if (found.empty()) return std::nullopt;
  const std::string_view text = TrimXml(found.value());
  const std::optional<std::uint64_t> value = ParseUnsigned(text);
  if (value && *value <= kMostMpdNumber) return value;
  AddBad(Code::kDashBadNumber, node, attribute, text, report);
  return std::nullopt;
}

std::optional<std::uint32_t> SmallUnsignedOf(const pugi::xml_node& node, const char* attribute,
                                             MpdReport* report) {
  const std::optional<std::uint64_t> value = UnsignedOf(node, attribute, report);
  if (!value || *value <= UINT32_MAX) return value;
  AddBad(Code::kDashBadNumber, node, attribute, TextOf(node, attribute), report);
  return std::nullopt;
}

std::optional<Seconds> DurationOf(const pugi::xml_node& node, const char* attribute,
                                  MpdReport* report) {
  const pugi::xml_attribute found = node.attribute(attribute);
  if (found.empty()) return std::nullopt;
  const std::string_view text = TrimXml(found.value());
  const std::optional<Seconds> value = ParseIsoDuration(text);
  if (value && *value >= 0) return value;
  AddBad(Code::kDashBadDuration, node, attribute, text, report);
  return std::nullopt;
}

std::optional<Millis> DateOf(const pugi::xml_node& node, const char* attribute, MpdReport* report) {
  const pugi::xml_attribute found = node.attribute(attribute);
  if (found.empty()) return std::nullopt;
  const std::string_view text = TrimXml(found.value());
  const std::optional<Millis> value = ParseIsoDateTime(text);
  if (!value) AddBad(Code::kDashBadDate, node, attribute, text, report);
  return value;
}

}  // namespace resilient_playback

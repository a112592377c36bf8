// Attributes of MPD elements as values. An unreadable attribute gets a diagnostic and counts as
// absent.
#ifndef RESILIENT_PLAYBACK_MANIFEST_DASH_VALUES_H_
#define RESILIENT_PLAYBACK_MANIFEST_DASH_VALUES_H_

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/types.h"
#include "manifest/dash/report.h"

namespace pugi {
class xml_node;
}

namespace resilient_playback {

// Larger values are no valid numbers of a presentation. Results computed from this limit fit into
// 64 bits.
inline constexpr std::uint64_t kMostMpdNumber = std::uint64_t{1} << 53;

// "pssh" of "cenc:pssh".
std::string_view LocalName(std::string_view name);

// Trimmed; empty if absent.
std::string_view TextOf(const pugi::xml_node& node, const char* attribute);

// For an attribute in another namespace with any prefix: "dvb:priority".
std::string_view PrefixedTextOf(const pugi::xml_node& node, std::string_view local_name);

// The text content of an element.
std::string_view InnerTextOf(const pugi::xml_node& node);

std::optional<std::uint64_t> UnsignedOf(const pugi::xml_node& node, const char* attribute,
                                        MpdReport* report);
std::optional<std::uint32_t> SmallUnsignedOf(const pugi::xml_node& node, const char* attribute,
                                             MpdReport* report);
std::optional<Seconds> DurationOf(const pugi::xml_node& node, const char* attribute,
                                  MpdReport* report);
std::optional<Millis> DateOf(const pugi::xml_node& node, const char* attribute, MpdReport* report);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_DASH_VALUES_H_

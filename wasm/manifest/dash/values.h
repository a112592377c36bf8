// Attributes of MPD elements as values. One that is there and cannot be read has a diagnostic and
// counts as absent.
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

// More than this is no number of a presentation: what is computed from it still fits into 64 bits.
inline constexpr std::uint64_t kMostMpdNumber = std::uint64_t{1} << 53;

// "pssh" of "cenc:pssh".
std::string_view LocalName(std::string_view name);

// Without white space around; empty where it is absent.
std::string_view TextOf(const pugi::xml_node& node, const char* attribute);

// Of an attribute in another namespace, whatever its prefix here: "dvb:priority".
std::string_view PrefixedTextOf(const pugi::xml_node& node, std::string_view local_name);

// The text inside an element.
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

// Normalizes names of languages: BCP 47 tags (RFC 5646) as manifests, files and people write them.
#ifndef RESILIENT_PLAYBACK_TRACKS_LANGUAGE_H_
#define RESILIENT_PLAYBACK_TRACKS_LANGUAGE_H_

#include <string>
#include <string_view>

namespace resilient_playback {

// Canonical: "zh-Hant-TW". Variants and extensions are dropped: they do not affect the choice.
struct Language {
  std::string primary;  // ISO 639-1 if there is one, else ISO 639-3; empty: unknown
  std::string script;   // ISO 15924, "Hant"
  std::string region;   // ISO 3166-1 or UN M.49: "TW", "419"

  bool Known() const { return !primary.empty(); }
};

std::string ToString(const Language& language);

// Parses a tag in any case, with "-" or "_"; codes of ISO 639-1, 639-2 (both sets) and 639-3; old
// codes (iw, in, ji, mo, sh); country codes that are no language codes (ua, cz, jp); a name in
// English, Russian, Ukrainian or the language itself. Unknown for "und", "mul", "zxx", "mis" and
// anything else.
Language ParseLanguage(std::string_view text);

// The likely script if none is written: for Chinese it depends on the region. Empty: either.
std::string LikelyScript(const Language& language);

// How well a track's language fits a preferred one, the best first.
enum class LanguageMatch { kExact, kRegion, kLanguage, kNone };

// kExact: the same tag. kRegion: one of them has no region, or has a group of regions that contains
// the other's (es-419). kLanguage: another region, or the other written form of Norwegian.
LanguageMatch MatchLanguage(const Language& wish, const Language& track);

// True if the scripts of both are known and differ.
bool ScriptsDiffer(const Language& one, const Language& other);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_LANGUAGE_H_

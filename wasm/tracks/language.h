// Names of languages: BCP 47 tags (RFC 5646) as manifests, files and people write them, made one.
#ifndef RESILIENT_PLAYBACK_TRACKS_LANGUAGE_H_
#define RESILIENT_PLAYBACK_TRACKS_LANGUAGE_H_

#include <string>
#include <string_view>

namespace resilient_playback {

// Canonical: "zh-Hant-TW". Variants and extensions are left out: no track is chosen by them.
struct Language {
  std::string primary;  // ISO 639-1 where there is one, else ISO 639-3; empty: none
  std::string script;   // ISO 15924, "Hant"
  std::string region;   // ISO 3166-1 or UN M.49: "TW", "419"

  bool Known() const { return !primary.empty(); }
};

std::string ToString(const Language& language);

// What `text` means: a tag of any case, with "-" or "_"; codes of ISO 639-1, 639-2 (both sets) and
// 639-3; old codes (iw, in, ji, mo, sh); countries' codes that are no languages' (ua, cz, jp); a
// name in English, Russian, Ukrainian or the language itself. Unknown for "und", "mul", "zxx",
// "mis" and what is none of these.
Language ParseLanguage(std::string_view text);

// The script that is meant where none is written: of Chinese by its region. Empty: either.
std::string LikelyScript(const Language& language);

// How well a track's language fits a wish, the best first.
enum class LanguageMatch { kExact, kRegion, kLanguage, kNone };

// kExact: the same tag. kRegion: one of both leaves its region open, or names a group of regions
// that holds the other's (es-419). kLanguage: another region, or another written form of Norwegian.
LanguageMatch MatchLanguage(const Language& wish, const Language& track);

// Whether both are known to be written differently.
bool ScriptsDiffer(const Language& one, const Language& other);

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_TRACKS_LANGUAGE_H_

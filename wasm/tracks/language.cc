#include "tracks/language.h"

#include <algorithm>
#include <vector>

#include "core/base/ascii.h"
#include "tracks/language_names.h"

namespace resilient_playback {
namespace {

// ISO 639-2/T and /B, and the ISO 639-3 members of macrolanguages that stand for the whole, each
// followed by its ISO 639-1 code. Sorted. A test compares it with Debian's iso-codes.
constexpr std::string_view kThreeToTwo =
    "aaraaabkabafrafakaakalbsqalssqamhamaraararbararganarmhyasmasavaavaveae"
    "aymayazeazbakbabambmbaqeubelbebenbnbihbhbisbibodbobosbsbrebrbulbgburmy"
    "catcacescschachchecechizhchucuchvcvcmnzhcorkwcoscocrecrcymcyczecsdanda"
    "deudedivdvdutnldzodzekketellelengenepoeoesteteuseueweeefaofofasfafijfj"
    "finfifrafrfrefrfryfyfulffgeokagerdeglagdglegaglgglglvgvgreelgrngngujgu"
    "haththauhahebheherhzhinhihmohohrvhrhunhuhyehyiboigiceisidoioiiiiiikuiu"
    "ileieinaiaindidipkikislisitaitjavjvjpnjakalklkanknkaskskatkakaukrkazkk"
    "khmkmkikkikinrwkirkykomkvkonkgkorkokuakjkurkulaololatlalavlvlimlilinln"
    "litltltzlblubluluglglvslvmacmkmahmhmalmlmaomimarmrmaymsmkdmkmlgmgmltmt"
    "monmnmrimimsamsmyamynaunanavnvnblnrndendndongnepnenldnlnnonnnobnbnorno"
    "npinenyanyociocojiojoriorormomossospanpaperfapesfaplipipolplporptpusps"
    "quequrohrmronrorumrorunrnrusrusagsgsansasinsislksksloskslvslsmesesmosm"
    "snasnsndsdsomsosotstspaessqisqsrdscsrpsrsswsssunsuswaswswesvswhswtahty"
    "tamtatatttteltetgktgtgltlthathtibbotirtitontotsntntsotstuktkturtrtwitw"
    "uigugukrukurduruzbuzvenvevievivolvowelcywlnwawolwoxhoxhyidyiyoryozhaza"
    "zhozhzsmmszulzu";
constexpr std::size_t kThreeSize = 5;

// ISO 639-1, sorted.
constexpr std::string_view kTwo =
    "aaabaeafakamanarasavayazbabebgbhbibmbnbobrbscacechcocrcscucvcydadedvdzee"
    "eleneoeseteufafffifjfofrfygagdglgngugvhahehihohrhthuhyhziaidieigiiikiois"
    "itiujajvkakgkikjkkklkmknkokrkskukvkwkylalblglilnloltlulvmgmhmimkmlmnmrms"
    "mtmynanbndnengnlnnnonrnvnyocojomorospapiplpsptqurmrnrorurwsascsdsesgsisk"
    "slsmsnsosqsrssstsusvswtatetgthtitktltntotrtstttwtyugukuruzvevivowawoxhyi"
    "yozazhzu";
constexpr std::size_t kTwoSize = 2;

struct Alias {
  std::string_view from;
  std::string_view to;
};

// Withdrawn codes first; then country codes that are no language codes, of countries whose films
// have one language.
constexpr Alias kAliases[] = {
    {"iw", "he"},      {"in", "id"}, {"ji", "yi"}, {"mo", "ro"}, {"sh", "sr-Latn"}, {"jw", "jv"},
    {"ua", "uk"},      {"cz", "cs"}, {"jp", "ja"}, {"cn", "zh"}, {"gr", "el"},      {"dk", "da"},
    {"us", "en"},      {"gb", "en"}, {"au", "en"}, {"by", "be"}, {"kz", "kk"},      {"ge", "ka"},
    {"il", "he"},      {"ir", "fa"}, {"vn", "vi"}, {"rs", "sr"}, {"al", "sq"},      {"at", "de"},
    {"mx", "es"},      {"eg", "ar"}, {"md", "ro"}, {"kh", "km"}, {"np", "ne"},      {"pk", "ur"},
    {"hk", "zh-Hant"},
};

constexpr std::string_view kNoLanguage[] = {"und", "mul", "zxx", "mis", "qaa"};

// Binary search in records of `size` characters.
std::size_t FindRecord(std::string_view table, std::size_t size, std::string_view key) {
  std::size_t low = 0;
  std::size_t high = table.size() / size;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    const std::string_view found = table.substr(middle * size, key.size());
    if (found == key) return middle * size;
    if (found < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::string_view::npos;
}

bool AllAlpha(std::string_view text) { return std::all_of(text.begin(), text.end(), IsAlpha); }
bool IsNumeric(std::string_view text) { return std::all_of(text.begin(), text.end(), IsDigit); }

std::string_view WithoutSpaces(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::vector<std::string> Subtags(std::string_view text) {
  std::vector<std::string> subtags(1);
  for (const char c : text) {
    if (c == '-' || c == '_') {
      subtags.emplace_back();
    } else {
      subtags.back().push_back(ToLower(c));
    }
  }
  return subtags;
}

// The primary subtag as its shortest code, with the script of an alias. Empty: no language.
Language Primary(const std::string& code) {
  Language language;
  for (const std::string_view none : kNoLanguage) {
    if (code == none) return language;
  }
  if (code.size() == kTwoSize) {
    for (const Alias& alias : kAliases) {
      if (code == alias.from) {
        language.primary = alias.to.substr(0, kTwoSize);
        if (alias.to.size() > kTwoSize) language.script = alias.to.substr(kTwoSize + 1);
        return language;
      }
    }
    if (FindRecord(kTwo, kTwoSize, code) != std::string_view::npos) language.primary = code;
    return language;
  }
  const std::size_t at = FindRecord(kThreeToTwo, kThreeSize, code);
  language.primary = at == std::string_view::npos ? code : kThreeToTwo.substr(at + 3, kTwoSize);
  return language;
}

std::string Title(const std::string& lower) {
  std::string text = lower;
  text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string Upper(const std::string& lower) {
  std::string text = lower;
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return text;
}

bool IsIn(std::string_view list, std::string_view region) {
  for (std::size_t at = 0; at < list.size(); at += 3) {
    if (list.substr(at, 2) == region) return true;
  }
  return false;
}

// UN M.49 groups that films use (CLDR, territory containment).
bool GroupContains(std::string_view group, std::string_view region) {
  if (group == "419" || group == "005" || group == "013")
    return IsIn("AR BO BR CL CO CR CU DO EC GT HN MX NI PA PE PR PY SV UY VE", region);
  if (group == "150") return IsIn("AT BE CH DE ES FI FR GB IE IT NL NO PL PT SE", region);
  return group == "001";
}

}  // namespace

std::string ToString(const Language& language) {
  std::string text = language.primary;
  if (!language.script.empty()) text += "-" + language.script;
  if (!language.region.empty()) text += "-" + language.region;
  return text;
}

Language ParseLanguage(std::string_view text) {
  constexpr std::size_t kMostText = 64;
  text = WithoutSpaces(text);
  if (text.empty() || text.size() > kMostText) return {};
  const std::vector<std::string> subtags = Subtags(text);
  const std::string& first = subtags[0];
  const bool code = AllAlpha(first) && (first.size() == 2 || first.size() == 3);
  if (!code) return LanguageOfName(text);
  Language language = Primary(first);
  if (!language.Known()) return LanguageOfName(text);
  for (std::size_t i = 1; i < subtags.size(); ++i) {
    const std::string& subtag = subtags[i];
    // Extensions and private use begin with a single-character subtag.
    if (subtag.size() == 1) break;
    const bool alpha = AllAlpha(subtag);
    if (i == 1 && alpha && subtag.size() == 3) {
      // An extended language: by RFC 5646 section 4.5 it replaces its prefix.
      language.primary = Primary(subtag).primary;
      if (!language.Known()) return {};
    } else if (alpha && subtag.size() == 4 && language.region.empty()) {
      language.script = Title(subtag);
    } else if (language.region.empty() &&
               ((alpha && subtag.size() == 2) || (subtag.size() == 3 && IsNumeric(subtag)))) {
      language.region = Upper(subtag);
    }
  }
  return language;
}

std::string LikelyScript(const Language& language) {
  if (!language.script.empty()) return language.script;
  if (language.primary != "zh" || language.region.empty()) return "";
  const bool traditional =
      language.region == "TW" || language.region == "HK" || language.region == "MO";
  return traditional ? "Hant" : "Hans";
}

bool ScriptsDiffer(const Language& one, const Language& other) {
  const std::string a = LikelyScript(one);
  const std::string b = LikelyScript(other);
  return !a.empty() && !b.empty() && a != b;
}

LanguageMatch MatchLanguage(const Language& wish, const Language& track) {
  if (!wish.Known() || !track.Known()) return LanguageMatch::kNone;
  const auto is_norwegian = [](const std::string& code) {
    return code == "no" || code == "nb" || code == "nn";
  };
  if (wish.primary != track.primary) {
    const bool norwegian = is_norwegian(wish.primary) && is_norwegian(track.primary);
    return norwegian ? LanguageMatch::kLanguage : LanguageMatch::kNone;
  }
  if (ScriptsDiffer(wish, track)) return LanguageMatch::kLanguage;
  if (wish.region == track.region) return LanguageMatch::kExact;
  const bool open = wish.region.empty() || track.region.empty();
  const bool held =
      GroupContains(wish.region, track.region) || GroupContains(track.region, wish.region);
  return open || held ? LanguageMatch::kRegion : LanguageMatch::kLanguage;
}

}  // namespace resilient_playback

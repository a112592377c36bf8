#include "manifest/sniff/page_kind.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <string>
#include <utility>

#include "core/base/ascii.h"
#include "manifest/sniff/page_json.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kMostPageBytes = 65536;

struct Mark {
  std::string_view text;  // in lower case
  Code code;
  bool in_title = false;  // counts only in the title, or in a text of one sentence
};

constexpr Code kChallenge = Code::kTypeChallengePage;
constexpr Code kGeo = Code::kTypeGeoBlock;
constexpr Code kParked = Code::kTypeParkedDomain;
constexpr Code kListing = Code::kTypeDirectoryListing;
constexpr Code kLogin = Code::kTypeLoginPage;
constexpr Code kError = Code::kTypeErrorPage;

// The first mark found counts: a challenge may contain a form, an error page a login.
constexpr Mark kMarks[] = {
    {"just a moment...", kChallenge, true},
    {"attention required!", kChallenge, true},
    {"one moment, please", kChallenge, true},
    {"ddos-guard", kChallenge, true},
    {"_cf_chl_opt", kChallenge},
    {"checking your browser", kChallenge},
    {"verify you are human", kChallenge},
    {"verifying you are human", kChallenge},
    {"are you a robot", kChallenge},
    {"captcha-delivery", kChallenge},
    {"_incapsula_resource", kChallenge},
    {"enable javascript and cookies to continue", kChallenge},
    {"проверка браузера", kChallenge},
    {"вы не робот", kChallenge},
    {"перевірка браузера", kChallenge},
    {"ви не робот", kChallenge},
    {"in your country", kGeo, true},
    {"in your region", kGeo, true},
    {"available in your country", kGeo},
    {"available in your region", kGeo},
    {"available in your location", kGeo},
    {"available from your location", kGeo},
    {"blocked in your country", kGeo},
    {"geo-block", kGeo},
    {"geoblock", kGeo},
    {"geo-restrict", kGeo},
    {"в вашей стране", kGeo},
    {"в вашем регионе", kGeo},
    {"у вашій країні", kGeo},
    {"у вашому регіоні", kGeo},
    {"domain is for sale", kParked},
    {"domain may be for sale", kParked},
    {"buy this domain", kParked},
    {"domain is parked", kParked},
    {"parked free", kParked},
    {"sedoparking", kParked},
    {"parkingcrew", kParked},
    {"hugedomains", kParked},
    {"domain has expired", kParked},
    {"домен продается", kParked},
    {"домен продаётся", kParked},
    {"домен припаркован", kParked},
    {"домен не прилинкован", kParked},
    {"домен продається", kParked},
    {"домен припарковано", kParked},
    {"index of /", kListing, true},
    {"directory listing", kListing, true},
    {"<h1>index of", kListing},
    {"[to parent directory]", kListing},
    {"404", kError, true},
    {"403", kError, true},
    {"500", kError, true},
    {"502", kError, true},
    {"503", kError, true},
    {"504", kError, true},
    {"not found", kError, true},
    {"forbidden", kError, true},
    {"bad gateway", kError, true},
    {"unavailable", kError, true},
    {"error", kError, true},
    {"ошибка", kError, true},
    {"не найден", kError, true},
    {"помилка", kError, true},
    {"не знайден", kError, true},
    {"type=\"password\"", kLogin},
    {"type='password'", kLogin},
    {"type=password", kLogin},
    {"log in", kLogin, true},
    {"login", kLogin, true},
    {"sign in", kLogin, true},
    {"вход", kLogin, true},
    {"авторизация", kLogin, true},
    {"вхід", kLogin, true},
    {"авторизація", kLogin, true},
    {"g-recaptcha", kChallenge},
    {"h-captcha", kChallenge},
    {"cf-turnstile", kChallenge},
    {"smartcaptcha", kChallenge},
    {"access denied", kError},
    {"page not found", kError},
    {"file not found", kError},
    {"video not found", kError},
    {"file was deleted", kError},
    {"has been deleted", kError},
    {"no longer available", kError},
    {"доступ запрещ", kError},
    {"страница не найдена", kError},
    {"файл не найден", kError},
    {"файл удал", kError},
    {"видео не найдено", kError},
    {"видео удалено", kError},
    {"доступ заборонен", kError},
    {"сторінку не знайдено", kError},
    {"файл не знайдено", kError},
    {"відео не знайдено", kError},
};

// For ASCII, Russian and Ukrainian in UTF-8; everything else stays.
std::string LowercaseCyrillic(std::string_view text) {
  std::string lower = Lowercase(text);
  for (std::size_t i = 0; i + 1 < lower.size(); ++i) {
    const auto low = static_cast<unsigned char>(lower[i + 1]);
    if (lower[i] != '\xD0' || low >= 0xB0) continue;
    if (low < 0x90) {  // U+0400 to U+040F: plus 80
      lower[i] = '\xD1';
      lower[i + 1] = static_cast<char>(low + 0x10);
    } else if (low < 0xA0) {  // U+0410 to U+041F: plus 32
      lower[i + 1] = static_cast<char>(low + 0x20);
    } else {  // U+0420 to U+042F: plus 32, with a carry into the first byte
      lower[i] = '\xD1';
      lower[i + 1] = static_cast<char>(low - 0x20);
    }
    ++i;
  }
  return lower;
}

// The part of `text` between `begin` and `end`, which are searched in `lower`.
std::string_view Between(std::string_view lower, std::string_view begin, std::string_view end,
                         std::string_view text) {
  const std::size_t from = lower.find(begin);
  if (from == std::string_view::npos) return {};
  const std::size_t at = lower.find('>', from);
  if (at == std::string_view::npos) return {};
  return text.substr(at + 1, lower.find(end, at) - at - 1);
}

Code CodeOf(std::string_view body, std::string_view title, Code otherwise) {
  const auto* mark = std::find_if(std::begin(kMarks), std::end(kMarks), [&](const Mark& one) {
    return (one.in_title ? title : body).find(one.text) != std::string_view::npos;
  });
  return mark == std::end(kMarks) ? otherwise : mark->code;
}

void Add(Code code, std::string_view where, std::string_view evidence, Diagnostics* diagnostics) {
  Diagnostic diagnostic{};
  diagnostic.code = code;
  diagnostic.where = std::string(where);
  diagnostic.evidence = EvidenceText(evidence);
  diagnostics->Add(std::move(diagnostic));
}

void DiagnoseHtml(std::string_view text, Diagnostics* diagnostics) {
  const std::string lower = LowercaseCyrillic(text);
  const std::string_view title = Between(lower, "<title", "</title", text);
  const std::string_view heading = Between(lower, "<h1", "</h1", text);
  const std::string_view said = title.empty() ? heading : title;
  const Code code = CodeOf(lower, LowercaseCyrillic(said), Code::kTypeHtmlPage);
  Add(code, said.empty() ? "" : "title", said, diagnostics);
}

void DiagnoseJson(std::string_view text, Diagnostics* diagnostics) {
  const JsonAnswer answer = ReadJsonAnswer(text);
  if (answer.wait) return Add(Code::kTypeWaitAnswer, "", answer.message, diagnostics);
  // An answer with a message and no URL is an error, whatever it is called.
  if (answer.error || (!answer.message.empty() && !answer.address)) {
    const std::string lower = LowercaseCyrillic(answer.message);
    const bool geo = CodeOf(lower, lower, Code::kTypeJsonError) == kGeo;
    return Add(geo ? kGeo : Code::kTypeJsonError, "", answer.message, diagnostics);
  }
  Add(answer.address ? Code::kTypeJsonAddress : Code::kTypeJson, "", "", diagnostics);
}

void DiagnosePlain(ContentKind kind, std::string_view text, Diagnostics* diagnostics) {
  // Longer texts are no single sentence, and their words prove nothing.
  constexpr std::size_t kSentence = 1024;
  const std::string lower = LowercaseCyrillic(text.substr(0, kSentence));
  if (kind == ContentKind::kXml) {
    // Object stores answer <Error><Code>AccessDenied</Code><Message>...
    const bool error = lower.find("<error>") != std::string::npos;
    const std::string_view code = Between(lower, "<code", "</code", text);
    return Add(error ? kError : Code::kTypeXml, "", code, diagnostics);
  }
  const bool sentence = text.size() <= kSentence;
  const Code code = sentence ? CodeOf(lower, lower, Code::kTypeText) : Code::kTypeText;
  Add(code, "", text, diagnostics);
}

}  // namespace

void DiagnosePage(ContentKind kind, std::string_view text, Diagnostics* diagnostics) {
  text = text.substr(0, kMostPageBytes);
  if (kind == ContentKind::kHtml) return DiagnoseHtml(text, diagnostics);
  if (kind == ContentKind::kJson) return DiagnoseJson(text, diagnostics);
  DiagnosePlain(kind, text, diagnostics);
}

}  // namespace resilient_playback

#include "manifest/sniff/sniff.h"

#include <string>
#include <utility>

#include "core/diagnostics/full_reports.h"
#include "manifest/sniff/content_type.h"
#include "manifest/sniff/magic.h"
#include "manifest/sniff/page_kind.h"
#include "manifest/tell.h"

namespace resilient_playback {
namespace {

using K = ContentKind;

Param KindParam(ContentKind kind) { return {"kind", std::string(ToString(kind))}; }

// The body without its byte order mark; UTF-16 becomes one byte for each character.
std::string_view Readable(std::string_view body, TextEncoding encoding, std::string* narrow) {
  if (encoding == TextEncoding::kUtf8WithMark) return body.substr(3);
  if (encoding == TextEncoding::kUtf8) return body;
  *narrow = NarrowUtf16(body, encoding == TextEncoding::kUtf16Be);
  return *narrow;
}

void DiagnoseEncoding(const Sniffed& sniffed, const ContentType& type, Diagnostics* diagnostics) {
  if (sniffed.kind != K::kHls) return;
  // RFC 8216 section 4: UTF-8. The playlist reader reports a byte order mark.
  if (sniffed.encoding != TextEncoding::kUtf8 && sniffed.encoding != TextEncoding::kUtf8WithMark)
    Tell(Code::kTypeUtf16, "", {{"encoding", std::string(ToString(sniffed.encoding))}},
         diagnostics);
  if (type.charset.empty() || type.charset == "utf-8" || type.charset == "utf8" ||
      type.charset == "us-ascii") {
    return;
  }
  Tell(Code::kTypeCharset, "Content-Type", {{"charset", EvidenceText(type.charset)}}, diagnostics);
}

void DiagnoseField(const SniffInput& input, const ContentType& type, Diagnostics* diagnostics) {
  if (!input.content_type) return;
  if (type.unreadable) {
    Diagnostic diagnostic{};
    diagnostic.code = Code::kTypeUnreadableContentType;
    diagnostic.where = "Content-Type";
    diagnostic.evidence = EvidenceText(*input.content_type);
    diagnostics->Add(std::move(diagnostic));
  } else if (type.essence.empty()) {
    Tell(Code::kTypeNoContentType, "Content-Type", {}, diagnostics);
  } else if (SaysNothing(type.essence)) {
    Tell(Code::kTypeSaysNothing, "Content-Type", {{"type", type.essence}}, diagnostics);
  }
  if (type.several) Tell(Code::kTypeSeveralContentTypes, "Content-Type", {}, diagnostics);
}

void DiagnoseConflicts(const SniffInput& input, const ContentType& type, Sniffed* sniffed,
                       Diagnostics* diagnostics) {
  // An empty body has no kind, so it conflicts with none.
  if (sniffed->kind == K::kUnknown || sniffed->kind == K::kEmpty) return;
  const ContentKind said = KindOfMediaType(type.essence);
  if (said == K::kText && IsTextual(sniffed->kind) && sniffed->kind != K::kText) {
    Tell(Code::kTypePlainText, "Content-Type", {KindParam(sniffed->kind)}, diagnostics);
  } else if (said != K::kUnknown && !MayBeCalled(sniffed->kind, said)) {
    sniffed->conflicts_content_type = true;
    Tell(Code::kTypeConflictContentType, "Content-Type",
         {{"type", type.essence}, KindParam(sniffed->kind)}, diagnostics);
  }
  const ContentKind named = KindOfPath(input.path);
  if (named == K::kUnknown || MayBeCalled(sniffed->kind, named)) return;
  sniffed->conflicts_extension = true;
  Tell(Code::kTypeConflictExtension, "",
       {{"named", std::string(ToString(named))}, KindParam(sniffed->kind)}, diagnostics);
}

void DiagnoseKind(ContentKind kind, std::string_view text, Diagnostics* diagnostics) {
  switch (kind) {
    case K::kHtml:
    case K::kJson:
    case K::kXml:
    case K::kText:
      return DiagnosePage(kind, text, diagnostics);
    case K::kEmpty:
      return Tell(Code::kTypeEmptyBody, "", {}, diagnostics);
    case K::kUnknown:
      return Tell(Code::kTypeUnknown, "", {}, diagnostics);
    case K::kImage:
      return Tell(Code::kTypeImage, "", {}, diagnostics);
    case K::kGzip:
      return Tell(Code::kTypeCompressed, "", {}, diagnostics);
    case K::kPdf:
    case K::kArchive:
    case K::kTorrent:
    case K::kSmooth:
      return Tell(Code::kTypeUnsupported, "", {KindParam(kind)}, diagnostics);
    case K::kWebVtt:
    case K::kSrt:
    case K::kAss:
    case K::kTtml:
      return Tell(Code::kTypeSubtitlesAlone, "", {KindParam(kind)}, diagnostics);
    case K::kMpegTs:
    case K::kMpegPs:
    case K::kMatroska:
    case K::kFlv:
    case K::kAvi:
    case K::kAsf:
      return Tell(Code::kTypeFewPlayers, "", {KindParam(kind)}, diagnostics);
    default:
      return;
  }
}

}  // namespace

std::string_view ToString(TypeBy by) {
  switch (by) {
    case TypeBy::kMagic:
      return "magic";
    case TypeBy::kContent:
      return "content";
    case TypeBy::kContentType:
      return "content_type";
    case TypeBy::kExtension:
      return "extension";
    case TypeBy::kNone:
      break;
  }
  return "none";
}

Sniffed Sniff(const SniffInput& input, Diagnostics* diagnostics) {
  Sniffed sniffed;
  std::string narrow;
  std::string_view text;
  const auto take = [&](ContentKind kind, TypeBy by) {
    if (sniffed.kind != K::kUnknown || kind == K::kUnknown) return;
    sniffed.kind = kind;
    sniffed.by = by;
  };
  if (input.body) {
    if (input.body->empty()) take(K::kEmpty, TypeBy::kContent);
    take(KindOfBytes(*input.body), TypeBy::kMagic);
    if (sniffed.kind == K::kUnknown) {
      sniffed.encoding = EncodingOf(*input.body);
      text = Readable(*input.body, sniffed.encoding, &narrow);
      take(KindOfText(text), TypeBy::kContent);
    }
  }
  const ContentType type = ParseContentType(input.content_type.value_or(std::string_view()));
  take(KindOfMediaType(type.essence), TypeBy::kContentType);
  take(KindOfPath(input.path), TypeBy::kExtension);

  if (!kFullReports) return sniffed;
  DiagnoseField(input, type, diagnostics);
  DiagnoseConflicts(input, type, &sniffed, diagnostics);
  DiagnoseEncoding(sniffed, type, diagnostics);
  DiagnoseKind(sniffed.kind, text, diagnostics);
  return sniffed;
}

}  // namespace resilient_playback

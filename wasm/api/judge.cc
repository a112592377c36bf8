#include "api/judge.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "core/policy/classify.h"
#include "tracks/codec.h"

namespace resilient_playback::api {
namespace {

void Add(Code code, std::string_view where, std::vector<Param> params, Diagnostics* diagnostics) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.where = std::string(where);
  diagnostic.params = std::move(params);
  diagnostics->Add(std::move(diagnostic));
}

struct Count {
  int all = 0;
  int refused = 0;
  std::string first;  // the first refused codec
};

void JudgeCodecs(const Device& device, Report* report) {
  constexpr std::size_t kMostParamBytes = 64;
  Count picture;
  Count sound;
  for (const Codec& codec : CodecsOf(*report->manifest)) {
    const std::vector<Param> params = {{"codec", codec.text.substr(0, kMostParamBytes)}};
    if (codec.kind == CodecKind::kUnknown)
      Add(Code::kCodecUnknown, "codecs", params, &report->diagnostics);
    if (!IsWellFormed(codec)) Add(Code::kCodecMalformed, "codecs", params, &report->diagnostics);
    if (codec.kind != CodecKind::kVideo && codec.kind != CodecKind::kAudio) continue;
    Count& count = codec.kind == CodecKind::kVideo ? picture : sound;
    ++count.all;
    if (device.CanDecode(codec.text, codec.family).value_or(true)) continue;
    ++count.refused;
    if (count.first.empty()) count.first = params[0].value;
  }
  const auto judge = [&](const Count& count, Code none, Code some) {
    if (count.refused > 0)
      Add(count.refused == count.all ? none : some, "codecs", {{"codec", count.first}},
          &report->diagnostics);
  };
  judge(picture, Code::kCodecNoPicture, Code::kCodecSomePictures);
  judge(sound, Code::kCodecNoSound, Code::kCodecSomeSounds);
}

void JudgeEngine(const Device& device, Report* report) {
  const ContentKind kind = report->type.kind;
  if (kind == ContentKind::kHls && !HasEngine(MediaType::kHls, device.engines))
    Add(Code::kEngineNoHls, {}, {}, &report->diagnostics);
  if (kind == ContentKind::kDash && !HasEngine(MediaType::kDash, device.engines))
    Add(Code::kEngineNoDash, {}, {}, &report->diagnostics);
}

std::string NamesOf(const std::vector<DrmSignal>& signals) {
  std::string names;
  for (const DrmSignal& signal : signals) {
    const std::string_view name = ToString(signal.system);
    if (names.find(name) != std::string::npos) continue;
    if (!names.empty()) names.append(", ");
    names.append(name);
  }
  return names;
}

void JudgeDrm(const Device& device, Report* report) {
  const ManifestFacts& facts = *report->manifest;
  if (!facts.needs_drm) return;
  const std::string where =
      facts.drm.empty() ? std::string() : std::string(facts.drm.front().where);
  const auto say = [&](Code code, Protection protection, const std::string& names) {
    report->protection = protection;
    Add(code, where, {{"systems", names}}, &report->diagnostics);
  };
  std::vector<DrmSignal> there;
  for (const DrmSignal& signal : facts.drm) {
    if (device.HasDrm(signal.system).value_or(false)) there.push_back(signal);
  }
  if (facts.drm.empty()) {
    say(Code::kDrmUnnamed, Protection::kUnknown, {});
  } else if (!device.drm_systems) {
    say(Code::kDrmUnknownSupport, Protection::kUnknown, NamesOf(facts.drm));
  } else if (there.empty()) {
    say(Code::kDrmUnsupported, Protection::kClosed, NamesOf(facts.drm));
  } else {
    say(Code::kDrmSupported, Protection::kOpenable, NamesOf(there));
  }
}

Reason ReasonOfLayer(const Diagnostic& diagnostic) {
  switch (LayerOf(diagnostic.code)) {
    case Layer::kDrm:
      return Reason::kProtected;
    case Layer::kCodec:
      return Reason::kCodec;
    case Layer::kHttp:
      return Reason::kNotAVideo;
    case Layer::kManifest:
      return Reason::kDamaged;
    case Layer::kUrl:
      break;
  }
  return Reason::kUnknown;
}

std::optional<Reason> ReasonOfUrl(const Diagnostics& diagnostics) {
  if (diagnostics.Has(Code::kUrlExpired)) return Reason::kExpired;
  if (diagnostics.Has(Code::kUrlMixedContent)) return Reason::kCors;
  return std::nullopt;
}

std::optional<Reason> ReasonOfStatus(int status) {
  constexpr int kFirstError = 400;
  if (status < kFirstError) return std::nullopt;
  Evidence evidence;
  evidence.engine = "http";
  evidence.status = status;
  return ReasonOf(Classify(evidence));
}

// The first diagnostic of this severity, in the order in which the layers were inspected.
const Diagnostic* FirstOf(const Diagnostics& diagnostics, Severity severity) {
  const auto& list = diagnostics.list();
  const auto found = std::find_if(list.begin(), list.end(), [&](const Diagnostic& one) {
    return SeverityOf(one.code) == severity;
  });
  return found == list.end() ? nullptr : &*found;
}

void Set(Verdict verdict, std::optional<Reason> reason, Report* report) {
  report->verdict = verdict;
  report->reason = reason;
}

}  // namespace

std::vector<Codec> CodecsOf(const ManifestFacts& facts) {
  constexpr std::size_t kMost = 64;
  std::vector<Codec> codecs;
  const auto take = [&](const std::string& text) {
    for (Codec& codec : ParseCodecs(text)) {
      const bool known = std::any_of(codecs.begin(), codecs.end(),
                                     [&](const Codec& one) { return one.text == codec.text; });
      if (!known && codecs.size() < kMost) codecs.push_back(std::move(codec));
    }
  };
  for (const VariantFacts& variant : facts.variants) take(variant.codecs);
  for (const RenditionFacts& audio : facts.audio) take(audio.codecs);
  return codecs;
}

void JudgeDevice(const Device& device, Report* report) {
  JudgeEngine(device, report);
  if (!report->manifest) return;
  JudgeCodecs(device, report);
  JudgeDrm(device, report);
}

void JudgeReport(const InspectRequest& request, Report* report) {
  const Diagnostics& diagnostics = report->diagnostics;
  const std::optional<Reason> of_url = ReasonOfUrl(diagnostics);
  const std::optional<Reason> of_status = ReasonOfStatus(request.status.value_or(0));
  const Diagnostic* fatal = FirstOf(diagnostics, Severity::kFatal);
  const Diagnostic* error = FirstOf(diagnostics, Severity::kError);
  if (of_status) return Set(Verdict::kUnplayable, of_status, report);
  if (fatal != nullptr) return Set(Verdict::kUnplayable, ReasonOfLayer(*fatal), report);
  if (diagnostics.Has(Code::kTypeWaitAnswer))
    return Set(Verdict::kUnknown, ReasonOf(ErrorClass::kNotReady), report);
  // Without a body, only the URL can be judged.
  if (!request.has_body) return Set(Verdict::kUnknown, of_url, report);
  if (report->type.kind == ContentKind::kUnknown) return Set(Verdict::kUnknown, of_url, report);
  // The index of the MP4 is in bytes that the caller did not pass.
  if (report->needed && !report->manifest) return Set(Verdict::kUnknown, of_url, report);
  if (report->protection == Protection::kUnknown)
    return Set(Verdict::kUnknown, Reason::kProtected, report);
  if (report->protection == Protection::kOpenable)
    return Set(Verdict::kDegraded, Reason::kProtected, report);
  if (error == nullptr) return Set(Verdict::kPlayable, std::nullopt, report);
  return Set(Verdict::kDegraded, of_url ? of_url : ReasonOfLayer(*error), report);
}

}  // namespace resilient_playback::api

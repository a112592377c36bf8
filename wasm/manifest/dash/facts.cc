#include <algorithm>
#include <array>
#include <utility>

#include "core/base/ascii.h"
#include "manifest/dash/mpd.h"
#include "manifest/dash/protection.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kMostModes = 8;
constexpr std::size_t kMostLocations = 16;

void AddVariant(const MpdRepresentation& one, std::vector<VariantFacts>* variants) {
  const bool known =
      std::any_of(variants->begin(), variants->end(), [&](const VariantFacts& variant) {
        return variant.bandwidth == one.bandwidth && variant.width == one.width &&
               variant.height == one.height && variant.codecs == one.codecs;
      });
  if (known || variants->size() == kMostVariants) return;
  variants->push_back({one.bandwidth, one.width, one.height, std::string(one.codecs), {}});
}

bool HasRole(const MpdAdaptationSet& set, std::string_view value) {
  return std::any_of(set.roles.begin(), set.roles.end(),
                     [&](const MpdDescriptor& role) { return role.value == value; });
}

// Adds one entry for each language. Its properties come from the first set in this language.
void AddLanguage(const MpdAdaptationSet& set, std::vector<RenditionFacts>* all) {
  const bool known = std::any_of(all->begin(), all->end(), [&](const RenditionFacts& one) {
    return one.language == set.lang;
  });
  if (known || all->size() == kMostRenditions) return;
  RenditionFacts facts;
  facts.language = std::string(set.lang);
  facts.codecs = std::string(set.representations.front().codecs);
  if (HasRole(set, "main")) facts.is_default = true;
  facts.forced = HasRole(set, "forced-subtitle") || HasRole(set, "forced_subtitle");
  all->push_back(std::move(facts));
}

void AddProtections(const std::vector<MpdProtection>& protections, ManifestFacts* facts) {
  constexpr std::string_view kUrn = "urn:uuid:";
  for (const MpdProtection& one : protections) {
    if (IsMp4Protection(one.scheme)) {
      std::string mode(one.value.empty() ? "cenc" : one.value.substr(0, 4));
      auto& modes = facts->encryption;
      if (std::find(modes.begin(), modes.end(), mode) == modes.end() && modes.size() < kMostModes) {
        modes.push_back(std::move(mode));
      }
    } else if (EqualsIgnoringCase(one.scheme.substr(0, kUrn.size()), kUrn)) {
      AddDrm({DrmSystemOfUuid(one.scheme), Lowercase(one.scheme.substr(kUrn.size(), 64)),
              "ContentProtection"},
             &facts->drm);
    }
  }
}

void AddSet(const MpdAdaptationSet& set, ManifestFacts* facts) {
  AddProtections(set.protections, facts);
  for (const MpdRepresentation& one : set.representations) {
    AddProtections(one.protections, facts);
    if (one.kind == MediaKind::kVideo && !one.excluded) AddVariant(one, &facts->variants);
  }
  if (set.representations.empty()) return;
  if (set.kind == MediaKind::kAudio) AddLanguage(set, &facts->audio);
  if (set.kind == MediaKind::kText) AddLanguage(set, &facts->subtitles);
}

}  // namespace

ManifestFacts FactsOfMpd(const Mpd& mpd) {
  ManifestFacts facts;
  facts.kind = ManifestKind::kMpd;
  facts.live = mpd.live;
  facts.duration = mpd.duration;
  for (const MpdPeriod& period : mpd.periods) {
    for (const MpdAdaptationSet& set : period.adaptation_sets) {
      if (!set.excluded && !set.trick_mode) AddSet(set, &facts);
    }
  }
  for (const std::string_view location : mpd.locations) {
    if (facts.locations.size() < kMostLocations) facts.locations.emplace_back(location);
  }
  facts.needs_drm = !facts.drm.empty() || !facts.encryption.empty();
  return facts;
}

}  // namespace resilient_playback

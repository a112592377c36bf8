// Tags of multivariant playlists (RFC 8216 section 4.3.4).
#include <algorithm>
#include <array>
#include <limits>

#include "core/base/ascii.h"
#include "core/base/decimal.h"
#include "core/diagnostics/full_reports.h"
#include "manifest/hls/reader.h"

namespace resilient_playback {
namespace {

struct TypeName {
  std::string_view name;
  HlsMediaType type;
};

constexpr std::array kTypes = {TypeName{"AUDIO", HlsMediaType::kAudio},
                               TypeName{"VIDEO", HlsMediaType::kVideo},
                               TypeName{"SUBTITLES", HlsMediaType::kSubtitles},
                               TypeName{"CLOSED-CAPTIONS", HlsMediaType::kClosedCaptions}};

// CC1 to CC4, SERVICE1 to SERVICE63.
bool IsInstreamId(std::string_view id) {
  constexpr std::string_view kService = "SERVICE";
  if (id.size() == 3 && StartsWith(id, "CC")) return id[2] >= '1' && id[2] <= '4';
  if (!StartsWith(id, kService)) return false;
  const std::optional<std::uint64_t> number = ParseUnsigned(id.substr(kService.size()));
  return number && *number >= 1 && *number <= 63;
}

std::optional<std::uint32_t> Pixels(std::string_view text) {
  const std::optional<std::uint64_t> number = ParseUnsigned(text);
  if (!number || *number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(*number);
}

}  // namespace

void HlsReader::OnMultivariant(HlsTag tag) {
  if (tag == HlsTag::kMedia) OnRendition();
  if (kFullReports && tag == HlsTag::kSessionData) OnSessionData();
  if (tag == HlsTag::kStreamInf) {
    if (pending_variant_)
      AddAt(Code::kHlsVariantWithoutUri, pending_variant_->line, "EXT-X-STREAM-INF");
    pending_variant_ = ReadVariant();
    if (!pending_variant_->bandwidth && !attributes_.Has("BANDWIDTH")) Add(Code::kHlsNoBandwidth);
  }
  if (kFullReports && tag == HlsTag::kIFrameStreamInf) {
    HlsVariant variant = ReadVariant();
    variant.uri = Quoted("URI");
    if (variant.uri.empty()) Add(Code::kHlsIFrameWithoutUri);
    playlist_.i_frame_variants.push_back(variant);
  }
  if (tag == HlsTag::kSessionKey) {
    const std::optional<HlsKey> key = ReadKey();
    if (key && key->method == "NONE") Add(Code::kHlsSessionKeyNone);
    if (key && key->method != "NONE") playlist_.session_keys.push_back(*key);
  }
  if (tag == HlsTag::kContentSteering) {
    playlist_.steering_uri = Quoted("SERVER-URI");
    Add(playlist_.steering_uri.empty() ? Code::kHlsSteeringWithoutUri : Code::kHlsSteering);
  }
}

HlsVariant HlsReader::ReadVariant() {
  HlsVariant variant;
  variant.line = line_;
  variant.bandwidth = Integer("BANDWIDTH");
  variant.average_bandwidth = Integer("AVERAGE-BANDWIDTH");
  if (variant.bandwidth && variant.average_bandwidth > variant.bandwidth)
    Add(Code::kHlsAverageAbovePeak, attributes_.Find("AVERAGE-BANDWIDTH")->offset);
  if (const HlsAttribute* resolution = attributes_.Find("RESOLUTION")) {
    const std::string_view text = resolution->value;
    const std::size_t x = std::min(text.find('x'), text.size());
    variant.width = Pixels(text.substr(0, x));
    variant.height = Pixels(text.substr(std::min(x + 1, text.size())));
    if (!variant.width || !variant.height) {
      variant.width.reset();
      variant.height.reset();
      Add(Code::kHlsBadResolution, resolution->offset);
    }
  }
  variant.frame_rate = Decimal("FRAME-RATE");
  variant.score = Decimal("SCORE");
  variant.codecs = Quoted("CODECS");
  variant.supplemental_codecs = Quoted("SUPPLEMENTAL-CODECS");
  variant.video_range = attributes_.Value("VIDEO-RANGE");
  variant.audio = Quoted("AUDIO");
  variant.video = Quoted("VIDEO");
  variant.subtitles = Quoted("SUBTITLES");
  variant.closed_captions = Text("CLOSED-CAPTIONS");
  variant.pathway_id = Quoted("PATHWAY-ID");
  variant.stable_id = Quoted("STABLE-VARIANT-ID");
  return variant;
}

void HlsReader::OnRendition() {
  HlsRendition rendition;
  rendition.line = line_;
  const std::string_view name = attributes_.Value("TYPE");
  const auto* type = std::find_if(kTypes.begin(), kTypes.end(),
                                  [&](const TypeName& one) { return one.name == name; });
  if (type == kTypes.end()) return Add(Code::kHlsMediaWithoutType);
  rendition.type = type->type;
  rendition.group_id = Quoted("GROUP-ID");
  rendition.name = Quoted("NAME");
  rendition.language = Quoted("LANGUAGE");
  rendition.assoc_language = Quoted("ASSOC-LANGUAGE");
  rendition.characteristics = Quoted("CHARACTERISTICS");
  rendition.channels = Quoted("CHANNELS");
  rendition.instream_id = Quoted("INSTREAM-ID");
  rendition.stable_id = Quoted("STABLE-RENDITION-ID");
  rendition.uri = Quoted("URI");
  rendition.is_default = Yes("DEFAULT");
  rendition.autoselect = Yes("AUTOSELECT");
  rendition.forced = Yes("FORCED");
  if (rendition.group_id.empty()) return Add(Code::kHlsMediaWithoutGroup);
  if (rendition.name.empty()) Add(Code::kHlsMediaWithoutName);
  if (rendition.is_default && attributes_.Value("AUTOSELECT") == "NO")
    Add(Code::kHlsDefaultNotAutoselect);
  const bool captions = rendition.type == HlsMediaType::kClosedCaptions;
  const bool subtitles = rendition.type == HlsMediaType::kSubtitles;
  if (subtitles && rendition.uri.empty()) Add(Code::kHlsSubtitlesWithoutUri);
  if (captions && !rendition.uri.empty()) Add(Code::kHlsCaptionsWithUri);
  if (captions && rendition.instream_id.empty()) Add(Code::kHlsCaptionsWithoutInstream);
  if (!rendition.instream_id.empty()) {
    if (!IsInstreamId(rendition.instream_id)) Add(Code::kHlsBadInstreamId);
    if (StartsWith(rendition.instream_id, "SERVICE")) Needs(7, "SERVICE values of INSTREAM-ID");
  }
  if (attributes_.Has("FORCED") && !subtitles) Add(Code::kHlsForcedNoSubtitles);
  playlist_.renditions.push_back(rendition);
}

void HlsReader::OnSessionData() {
  HlsSessionData data;
  data.line = line_;
  data.id = Quoted("DATA-ID");
  data.language = Quoted("LANGUAGE");
  if (data.id.empty()) Add(Code::kHlsSessionDataWithoutId);
  if (attributes_.Has("VALUE") == attributes_.Has("URI")) Add(Code::kHlsSessionDataValue);
  playlist_.session_data.push_back(data);
}

}  // namespace resilient_playback

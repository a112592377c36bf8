// Tags of low-latency playlists and of delta updates (draft-pantos-hls-rfc8216bis sections 4.4.3.7,
// 4.4.3.8, 4.4.4.9, 4.4.5).
#include "manifest/hls/reader.h"

namespace resilient_playback {

void HlsReader::OnLowLatency(HlsTag tag) {
  if (tag == HlsTag::kPart) OnPart();
  if (tag == HlsTag::kServerControl) OnServerControl();
  if (tag == HlsTag::kPartInf) {
    playlist_.part_target = Decimal("PART-TARGET");
    if (!playlist_.part_target) Add(Code::kHlsBadPart);
  }
  if (tag == HlsTag::kSkip) {
    Needs(9, "EXT-X-SKIP");
    const std::optional<std::uint64_t> skipped = Integer("SKIPPED-SEGMENTS");
    playlist_.skipped_segments = skipped.value_or(0);
    Add(skipped ? Code::kHlsDeltaUpdate : Code::kHlsBadSkip);
  }
  if (tag == HlsTag::kPreloadHint) {
    const std::string_view type = attributes_.Value("TYPE");
    playlist_.preload_hint = Quoted("URI");
    if (playlist_.preload_hint.empty() || (type != "PART" && type != "MAP")) Add(Code::kHlsBadHint);
  }
  if (tag == HlsTag::kRenditionReport) {
    if (Quoted("URI").empty() || !Integer("LAST-MSN")) Add(Code::kHlsBadReport);
  }
}

void HlsReader::OnPart() {
  HlsPart part;
  part.uri = Quoted("URI");
  const std::optional<double> duration = Decimal("DURATION");
  part.duration = duration.value_or(0);
  part.range = Range("BYTERANGE");
  part.independent = Yes("INDEPENDENT");
  part.gap = Yes("GAP");
  part.segment = static_cast<std::uint32_t>(playlist_.segments.size());
  if (part.uri.empty() || !duration) return Add(Code::kHlsBadPart);
  if (playlist_.part_target && part.duration > *playlist_.part_target) Add(Code::kHlsPartTooLong);
  playlist_.parts.push_back(part);
}

void HlsReader::OnServerControl() {
  HlsServerControl& control = playlist_.server_control;
  control.present = true;
  control.can_block_reload = Yes("CAN-BLOCK-RELOAD");
  control.can_skip_until = Decimal("CAN-SKIP-UNTIL");
  control.hold_back = Decimal("HOLD-BACK");
  control.part_hold_back = Decimal("PART-HOLD-BACK");
}

}  // namespace resilient_playback

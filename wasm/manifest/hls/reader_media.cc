// Tags of media playlists (RFC 8216 sections 4.3.2 and 4.3.3).
#include <algorithm>
#include <array>
#include <limits>

#include "core/base/ascii.h"
#include "core/base/decimal.h"
#include "core/diagnostics/full_reports.h"
#include "manifest/hls/reader.h"

namespace resilient_playback {
namespace {

constexpr std::size_t kMostIvDigits = 32;
// The first version with decimal durations, which every player knows. Older versions round
// durations to whole seconds.
constexpr std::uint64_t kVersionOfDecimals = 3;

constexpr std::array kMethods = {std::string_view("AES-128"), std::string_view("SAMPLE-AES"),
                                 std::string_view("SAMPLE-AES-CTR"), std::string_view("AES-256"),
                                 std::string_view("AES-256-GCM")};

// The leading number, as parseFloat in players reads it.
std::string_view NumberOf(std::string_view text) {
  std::size_t size = StartsWith(text, "-") ? 1 : 0;
  while (size < text.size() && (IsDigit(text[size]) || text[size] == '.')) ++size;
  return text.substr(0, size);
}

bool IsHexSequence(std::string_view text) {
  return text.size() > 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X') &&
         std::all_of(text.begin() + 2, text.end(), [](char c) { return HexDigit(c) >= 0; });
}

// ISO/IEC 8601:2004, the part that a playlist's date uses: YYYY-MM-DDThh:mm
bool LooksLikeDate(std::string_view text) {
  constexpr std::string_view kShape = "dddd-dd-ddTdd:dd";
  if (text.size() < kShape.size()) return false;
  for (std::size_t i = 0; i < kShape.size(); ++i) {
    const char c = text[i];
    if (kShape[i] == 'd' ? !IsDigit(c) : kShape[i] == 'T' ? c != 'T' && c != 't' : c != kShape[i])
      return false;
  }
  return true;
}

}  // namespace

void HlsReader::OnMedia(HlsTag tag) {
  switch (tag) {
    case HlsTag::kTargetDuration:
      return OnTargetDuration();
    case HlsTag::kMediaSequence:
      return OnSequence();
    case HlsTag::kDiscontinuitySequence:
      return OnDiscontinuitySequence();
    case HlsTag::kPlaylistType:
      return OnPlaylistType();
    case HlsTag::kByteRange:
      return OnByteRange();
    case HlsTag::kKey:
      return OnKey();
    case HlsTag::kMap:
      return OnMap();
    case HlsTag::kProgramDateTime:
      if (kFullReports) OnDate();
      return;
    case HlsTag::kDateRange:
      if (kFullReports) OnDateRange();
      return;
    case HlsTag::kDiscontinuity:
      ++discontinuities_;
      return;
    case HlsTag::kEndList:
      playlist_.end_list = true;
      return;
    case HlsTag::kGap:
      pending_.gap = true;
      return Add(Code::kHlsGap);
    case HlsTag::kIFramesOnly:
      playlist_.i_frames_only = true;
      Needs(4, "EXT-X-I-FRAMES-ONLY");
      return Add(Code::kHlsIFramesOnly);
    case HlsTag::kBitrate:
      if (!ParseUnsigned(value_)) Add(Code::kHlsBadValue, 0, {{"attribute", "EXT-X-BITRATE"}});
      return;
    default:
      if (kFullReports) OnLowLatency(tag);
      return;
  }
}

void HlsReader::OnExtinf() {
  if (pending_.line != 0) AddAt(Code::kHlsExtinfWithoutUri, pending_.line, "EXTINF");
  pending_.line = line_;
  const std::size_t comma = value_.find(',');
  const std::string_view written = value_.substr(0, comma);
  const std::optional<double> exact = ParseDecimal(written);
  if (comma == std::string_view::npos) Add(Code::kHlsExtinfComma);
  if (exact == 0.0) Add(Code::kHlsZeroDuration);
  if (exact && written.find('.') != std::string_view::npos)
    Needs(kVersionOfDecimals, "EXTINF with a decimal point");
  pending_.duration = exact;
  if (exact) return;
  const std::string_view number = NumberOf(written);
  // A segment of unknown duration is still a segment.
  pending_.duration = ParseDecimal(number).value_or(0);
  // "-1 tvg-id=..." belongs to a channel list, which is reported once as a whole.
  if (number != "-1") Add(Code::kHlsBadExtinf, tag_.size() + 1);
}

void HlsReader::OnTargetDuration() {
  const std::optional<double> seconds = ParseDecimal(value_);
  if (!seconds || *seconds < 0 || value_.empty()) return Add(Code::kHlsBadTargetDuration);
  if (value_.find('.') != std::string_view::npos) Add(Code::kHlsFractionalTarget);
  playlist_.target_duration = seconds;
}

void HlsReader::OnSequence() {
  const std::optional<std::uint64_t> number = ParseUnsigned(value_);
  if (!number) return Add(Code::kHlsBadMediaSequence);
  if (!playlist_.segments.empty()) Add(Code::kHlsSequenceLate);
  playlist_.media_sequence = *number;
}

void HlsReader::OnDiscontinuitySequence() {
  const std::optional<std::uint64_t> number = ParseUnsigned(value_);
  if (!number) return Add(Code::kHlsBadDiscontinuitySequence);
  if (!playlist_.segments.empty() || discontinuities_ > 0) Add(Code::kHlsDiscontinuitySequenceLate);
  playlist_.discontinuity_sequence = *number;
}

void HlsReader::OnPlaylistType() {
  if (value_ != "VOD" && value_ != "EVENT") return Add(Code::kHlsBadPlaylistType);
  playlist_.playlist_type = value_;
}

void HlsReader::OnByteRange() {
  Needs(4, "EXT-X-BYTERANGE");
  const std::size_t at = std::min(value_.find('@'), value_.size());
  const std::optional<std::uint64_t> length = ParseUnsigned(value_.substr(0, at));
  const bool with_offset = at < value_.size();
  const std::optional<std::uint64_t> offset =
      with_offset ? ParseUnsigned(value_.substr(at + 1)) : std::optional<std::uint64_t>(0);
  if (!length || !offset || *length == 0) return Add(Code::kHlsBadByteRange);
  pending_.range = HlsByteRange{*length, *offset};
  pending_.range_has_offset = with_offset;
}

std::optional<HlsKey> HlsReader::ReadKey() {
  HlsKey key;
  key.method = attributes_.Value("METHOD");
  if (key.method.empty()) {
    Add(Code::kHlsKeyWithoutMethod);
    return std::nullopt;
  }
  if (key.method == "NONE") return key;
  const HlsAttribute* method = attributes_.Find("METHOD");
  if (std::find(kMethods.begin(), kMethods.end(), key.method) == kMethods.end())
    Add(Code::kHlsUnknownMethod, method->offset);
  key.uri = Quoted("URI");
  if (key.uri.empty()) Add(Code::kHlsKeyWithoutUri);
  key.iv = attributes_.Value("IV");
  if (!key.iv.empty()) {
    Needs(2, "IV of EXT-X-KEY");
    if (!IsHexSequence(key.iv) || key.iv.size() > kMostIvDigits + 2)
      Add(Code::kHlsBadIv, attributes_.Find("IV")->offset);
  }
  if (attributes_.Has("KEYFORMAT")) {
    Needs(5, "KEYFORMAT");
    key.key_format = Quoted("KEYFORMAT");
  }
  const HlsAttribute* versions = attributes_.Find("KEYFORMATVERSIONS");
  if (versions != nullptr) {
    Needs(5, "KEYFORMATVERSIONS");
    const bool plain = std::all_of(versions->value.begin(), versions->value.end(),
                                   [](char c) { return IsDigit(c) || c == '/'; });
    if (!plain || versions->value.empty()) Add(Code::kHlsBadKeyFormatVersions, versions->offset);
  }
  const bool identity = key.key_format == "identity";
  if (identity && key.method == "SAMPLE-AES") Add(Code::kHlsSampleAes, method->offset);
  if (identity && key.method == "SAMPLE-AES-CTR")
    Add(Code::kHlsSampleAesCtrIdentity, method->offset);
  return key;
}

void HlsReader::OnKey() {
  const std::optional<HlsKey> key = ReadKey();
  if (!key) return;
  // Consecutive keys apply together, one for each KEYFORMAT. The next group replaces them.
  if (keys_used_) key_begin_ = static_cast<std::uint32_t>(playlist_.keys.size());
  keys_used_ = false;
  if (key->method != "NONE") {
    playlist_.keys.push_back(*key);
    return;
  }
  key_begin_ = static_cast<std::uint32_t>(playlist_.keys.size());
  if (attributes_.list().size() > 1) Add(Code::kHlsNoneWithAttributes);
}

void HlsReader::OnMap() {
  Needs(playlist_.i_frames_only ? 5 : 6, "EXT-X-MAP");
  HlsMap map;
  map.uri = Quoted("URI");
  if (map.uri.empty()) return Add(Code::kHlsMapWithoutUri);
  map.range = Range("BYTERANGE");
  playlist_.maps.push_back(map);
}

void HlsReader::OnDate() {
  if (!LooksLikeDate(value_)) return Add(Code::kHlsBadDate);
  pending_.date_time = value_;
}

void HlsReader::OnDateRange() {
  HlsDateRange range;
  range.line = line_;
  range.id = Quoted("ID");
  range.class_name = Quoted("CLASS");
  range.start_date = Quoted("START-DATE");
  if (range.id.empty()) Add(Code::kHlsDateRangeWithoutId);
  if (range.start_date.empty()) {
    // A later tag with the same ID may omit it (bis 4.4.5.1).
    const bool known = std::any_of(
        playlist_.date_ranges.rbegin(),
        playlist_.date_ranges.rbegin() +
            static_cast<std::ptrdiff_t>(std::min<std::size_t>(playlist_.date_ranges.size(), 64)),
        [&](const HlsDateRange& one) { return one.id == range.id; });
    if (!known) Add(Code::kHlsDateRangeWithoutStart);
  } else if (!LooksLikeDate(range.start_date)) {
    Add(Code::kHlsBadDate, attributes_.Find("START-DATE")->offset);
  }
  const std::optional<double> duration = Decimal("DURATION");
  Decimal("PLANNED-DURATION");
  const bool on_next = Yes("END-ON-NEXT");
  const bool ends_otherwise = duration || attributes_.Has("END-DATE");
  if ((duration && *duration < 0) || (on_next && (ends_otherwise || range.class_name.empty())))
    Add(Code::kHlsDateRangeContradiction);
  playlist_.date_ranges.push_back(range);
}

void HlsReader::OnSegmentUri(std::string_view uri) {
  if (!pending_.duration) {
    if (!multivariant_tags_) Add(Code::kHlsUriWithoutExtinf);
    // A byte range alone still names a segment, of unknown duration.
    const bool named = pending_.range.has_value();
    if (!named) pending_ = Pending();
    if (!named) return;
    pending_.line = line_;
  }
  HlsSegment segment;
  segment.uri = uri;
  segment.duration = pending_.duration.value_or(0);
  segment.line = pending_.line;
  segment.date_time = pending_.date_time;
  segment.gap = pending_.gap;
  segment.discontinuities = discontinuities_;
  segment.key_begin = key_begin_;
  segment.key_end = static_cast<std::uint32_t>(playlist_.keys.size());
  keys_used_ = true;
  if (!playlist_.maps.empty()) segment.map = static_cast<std::uint32_t>(playlist_.maps.size() - 1);
  if (pending_.range) {
    segment.range = *pending_.range;
    if (!pending_.range_has_offset) {
      if (!range_known_ || range_uri_ != uri) Add(Code::kHlsByteRangeWithoutStart);
      segment.range.offset = range_known_ && range_uri_ == uri ? range_end_ : 0;
    }
    range_end_ =
        segment.range.length > std::numeric_limits<std::uint64_t>::max() - segment.range.offset
            ? std::numeric_limits<std::uint64_t>::max()
            : segment.range.offset + segment.range.length;
    range_uri_ = uri;
  }
  range_known_ = pending_.range.has_value();
  playlist_.segments.push_back(segment);
  pending_ = Pending();
}

}  // namespace resilient_playback

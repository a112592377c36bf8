// DRM-6xxx and CODEC-7xxx: a device that gets each code, and a similar one that does not.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "api/inspect.h"

namespace resilient_playback::api {
namespace {

std::string Hls(const std::string& codecs) {
  return "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=2,RESOLUTION=2x2,CODECS=\"" + codecs +
         "\"\nh.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=1,RESOLUTION=1x1,CODECS=\"avc1.64001f,mp4a.40."
         "2\"\n"
         "l.m3u8\n";
}

std::string Mpd(const std::string& protection) {
  return "<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" profiles=\"x\" minBufferTime=\"PT2S\" "
         "mediaPresentationDuration=\"PT8S\"><Period><AdaptationSet mimeType=\"video/mp4\">" +
         protection +
         "<Representation id=\"1\" bandwidth=\"1\" codecs=\"avc1.64001f\"><BaseURL>v.mp4</BaseURL>"
         "</Representation></AdaptationSet></Period></MPD>";
}

const char kCenc[] =
    "<ContentProtection schemeIdUri=\"urn:mpeg:dash:mp4protection:2011\" value=\"cenc\"/>";
const char kWidevine[] =
    "<ContentProtection schemeIdUri=\"urn:uuid:edef8ba9-79d6-4ace-a3c8-27dcd51d21ed\"/>";

Device Decodes(std::vector<CodecAnswer> codecs) {
  Device device;
  device.codecs = std::move(codecs);
  return device;
}

Device Has(std::vector<DrmSystem> systems) {
  Device device;
  device.drm_systems = std::move(systems);
  return device;
}

Device Engines(bool mse, bool hlsjs, bool dashjs) {
  Device device;
  device.engines.known = true;
  device.engines.mse = mse;
  device.engines.hlsjs = hlsjs;
  device.engines.dashjs = dashjs;
  return device;
}

struct Case {
  std::string body;
  Device device;
};

struct Row {
  Code code;
  Case said;
  Case silent;
};

std::vector<Row> Rows() {
  const std::string widevine = Mpd(std::string(kCenc) + kWidevine);
  const std::string both = Hls("hvc1.1.6.L93.B0,ec-3");
  return {
      {Code::kDrmUnsupported, {widevine, Has({})}, {widevine, Has({DrmSystem::kWidevine})}},
      {Code::kDrmUnknownSupport, {widevine, {}}, {widevine, Has({})}},
      {Code::kDrmSupported,
       {widevine, Has({DrmSystem::kWidevine})},
       {widevine, Has({DrmSystem::kFairPlay})}},
      {Code::kDrmUnnamed, {Mpd(kCenc), {}}, {widevine, {}}},
      {Code::kCodecMalformed, {Hls("avc1.zz"), {}}, {Hls("avc1.64001f"), {}}},
      {Code::kCodecUnknown, {Hls("xyz1.2"), {}}, {Hls("av01.0.05M.08"), {}}},
      {Code::kCodecNoPicture,
       {both, Decodes({{"hevc", false}, {"avc", false}})},
       {both, Decodes({{"hevc", false}})}},
      {Code::kCodecSomePictures,
       {both, Decodes({{"hevc", false}})},
       {both, Decodes({{"hevc", true}})}},
      {Code::kCodecNoSound,
       {both, Decodes({{"eac3", false}, {"aac", false}})},
       {both, Decodes({{"eac3", false}})}},
      {Code::kCodecSomeSounds, {both, Decodes({{"eac3", false}})}, {both, {}}},
      {Code::kEngineNoHls, {both, Engines(false, true, true)}, {both, Engines(true, true, false)}},
      {Code::kEngineNoDash, {widevine, Engines(true, true, false)}, {widevine, {}}},
  };
}

bool Says(const Case& one, Code code) {
  InspectRequest request;
  request.has_body = true;
  request.device = one.device;
  return Inspect(request, one.body).diagnostics.Has(code);
}

TEST(DeviceCodes, SaidOnTheOneDeviceAndNotOnItsNeighbour) {
  for (const Row& row : Rows()) {
    EXPECT_TRUE(Says(row.said, row.code)) << FactsOf(row.code).tag;
    EXPECT_FALSE(Says(row.silent, row.code)) << FactsOf(row.code).tag;
  }
}

TEST(DeviceCodes, EveryCodeHasARow) {
  const std::vector<Row> rows = Rows();
  for (const Code code : {
#define RP_CODE(name, tag, severity, layer, ref) Code::name,
#include "core/diagnostics/codes_device.def"
#undef RP_CODE
       }) {
    EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const Row& r) { return r.code == code; }))
        << FactsOf(code).tag;
  }
}

}  // namespace
}  // namespace resilient_playback::api

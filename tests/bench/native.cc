// `npm run bench:native` measures how long the hardest bodies block a caller. It prints figures, no
// verdict, and marks times over kMostMs. An argument selects bodies by a part of their name.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "api/border.h"
#include "hard_bodies.h"
#include "manifest/dash/mpd.h"
#include "manifest/hls/playlist.h"
#include "manifest/mp4/mp4.h"

namespace {

using resilient_playback::Diagnostics;

constexpr double kMostMs = 250;
constexpr int kRounds = 3;

template <typename Run>
double MedianMs(Run run) {
  std::vector<double> times;
  for (int i = 0; i < kRounds; ++i) {
    const auto begin = std::chrono::steady_clock::now();
    run();
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begin;
    times.push_back(time.count());
    if (time.count() > 4 * kMostMs) return time.count();  // clearly too long: no more runs needed
  }
  std::sort(times.begin(), times.end());
  return times[times.size() / 2];
}

// Times what a call from JavaScript does: copy the body into the buffer, read the request as JSON,
// write the report as JSON.
double InspectMs(const std::string& body) {
  return MedianMs([&] {
    resilient_playback::api::BorderInspector inspector;
    auto* room = reinterpret_cast<char*>(inspector.Reserve(body.size()));
    if (room == nullptr) std::abort();  // the body is too long for the border
    std::memcpy(room, body.data(), body.size());
    inspector.Inspect(R"({"url":"https://a.example/film","hasBody":true})");
  });
}

// A request may be as long as a body.
double RequestMs(const char* before, const std::string& inside) {
  const std::string request = before + inside + "\"}";
  return MedianMs([&] { resilient_playback::api::BorderInspector().Inspect(request); });
}

void Print(const char* name, const std::vector<double>& times) {
  std::printf("%-32s", name);
  for (const double ms : times) std::printf("%9.1f%s", ms, ms > kMostMs ? "!" : " ");
  std::printf("\n");
  std::fflush(stdout);
}

void Bodies(const char* only) {
  std::printf("%-32s%9s %9s %9s %9s\n", "ms; ! is over 250", "inspect", "as HLS", "as MPD",
              "as MP4");
  for (const auto& [name, body] : resilient_playback::bench::HardBodies()) {
    if (only != nullptr && name.find(only) == std::string::npos) continue;
    const auto read = [&text = body](auto reader) {
      return MedianMs([&] {
        Diagnostics diagnostics;
        reader(text, &diagnostics);
      });
    };
    Print(name.c_str(), {InspectMs(body), read(resilient_playback::ReadHlsPlaylist),
                         read(resilient_playback::ReadMpd),
                         read([](const std::string& text, Diagnostics* diagnostics) {
                           resilient_playback::ReadMp4Head(text, text.size(), diagnostics);
                         })});
  }
}

void Requests() {
  std::printf("\n8 MB in the request:\n");
  const auto times = [](const char* part) {
    std::string text;
    while (text.size() < 8300000) text += part;
    return text;
  };
  Print("url: a path", {RequestMs("{\"url\":\"https://a.example/", times("a"))});
  Print("url: slashes", {RequestMs("{\"url\":\"https://a.example", times("/"))});
  Print("url: a host", {RequestMs("{\"url\":\"https://", times("a."))});
  Print("url: a query", {RequestMs("{\"url\":\"https://a.example/?", times("a=1&"))});
  Print("url: percent signs", {RequestMs("{\"url\":\"https://a.example/?", times("%25"))});
  Print("raw: spaces", {RequestMs("{\"raw\":\"https://a.example/", times(" "))});
  Print("raw: backslashes", {RequestMs("{\"raw\":\"https:", times("\\\\"))});
  Print("contentType: a token", {RequestMs("{\"contentType\":\"", times("a"))});
  Print("contentType: parameters", {RequestMs("{\"contentType\":\"text/plain", times(";a=b"))});
  Print("contentType: commas", {RequestMs("{\"contentType\":\"", times("a/b,"))});
  Print("an unknown key", {RequestMs("{\"x\":\"", times("\\u0430"))});
}

}  // namespace

int main(int count, char** arguments) {
  Bodies(count > 1 ? arguments[1] : nullptr);
  if (count < 2 || std::strcmp(arguments[1], "request") == 0) Requests();
}

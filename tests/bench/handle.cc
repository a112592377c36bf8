// Measures the native cost of one event: Google Benchmark over a recorded script, and the time of
// each event for a histogram. tests/bench/handle.mjs runs it.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include "api/border.h"

namespace {

using resilient_playback::api::BorderSession;

struct Script {
  std::string config;
  std::vector<std::string> events;
};

Script ReadScript(const std::string& path) {
  Script script;
  std::ifstream file(path);
  std::getline(file, script.config);
  for (std::string line; std::getline(file, line);) script.events.push_back(line);
  return script;
}

void PrintTimes(const Script& script) {
  constexpr int kRounds = 5;
  std::vector<double> times;
  for (int round = 0; round < kRounds; ++round) {
    BorderSession session(script.config);
    for (const std::string& event : script.events) {
      const auto begin = std::chrono::steady_clock::now();
      benchmark::DoNotOptimize(session.Handle(event));
      const std::chrono::duration<double, std::micro> time =
          std::chrono::steady_clock::now() - begin;
      if (round > 0) times.push_back(time.count());
    }
  }
  std::sort(times.begin(), times.end());
  std::printf("times:");
  for (const double time : times) std::printf(" %.2f", time);
  std::printf("\n");
}

}  // namespace

int main(int argc, char** argv) {
  const std::string option = "--script=";
  Script script;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument.compare(0, option.size(), option) == 0)
      script = ReadScript(argument.substr(option.size()));
  }
  if (script.events.empty()) {
    std::fprintf(stderr, "--script=FILE: a configuration, then an event in each line\n");
    return 1;
  }
  PrintTimes(script);
  int none = 1;
  benchmark::Initialize(&none, argv);
  benchmark::RegisterBenchmark("Handle, 10 000 events", [&](benchmark::State& state) {
    for (auto _ : state) {
      BorderSession session(script.config);
      for (const std::string& event : script.events)
        benchmark::DoNotOptimize(session.Handle(event));
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(script.events.size()));
  });
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

// Prints a table of herds: rp_herd [viewers]. Run by npm run bench:herd.
#include <cstdio>
#include <cstdlib>

#include "herd.h"

using resilient_playback::testing::HerdConfig;
using resilient_playback::testing::HerdResult;
using resilient_playback::testing::RunHerd;

int main(int argc, char** argv) {
  const int viewers = argc > 1 ? std::atoi(argv[1]) : 2000;
  if (viewers < 1) {
    std::fprintf(stderr, "rp_herd [viewers]: a number of 1 or more\n");
    return 1;
  }
  std::printf(
      "| engine | dead server | servers | returning, peak | surviving, peak | pictures that stood "
      "| gave up |\n");
  std::printf("|---|---|---|---|---|---|---|\n");
  for (const bool pieces : {true, false}) {
    for (const bool silent : {false, true}) {
      for (const int origins : {3, 4, 8}) {
        HerdConfig config;
        config.viewers = viewers;
        config.origins = origins;
        config.pieces = pieces;
        config.silent = silent;
        const HerdResult result = RunHerd(config);
        std::printf("| %s | %s | %d | %.2f | %.2f | %d | %d |\n",
                    pieces ? "piece by piece" : "changed whole", silent ? "silent" : "refuses",
                    origins, result.returning_peak, result.surviving_peak, result.stopped,
                    result.lost);
        std::fflush(stdout);
      }
    }
  }
  return 0;
}

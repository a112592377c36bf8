// Reads a file as a host does: first its first half, then each range that the reader asks for. The
// range follows the known bytes or comes as a separate part.
#include <optional>

#include "fuzz_facts.h"
#include "manifest/mp4/mp4.h"

namespace resilient_playback::fuzz {
namespace {

Mp4Head Read(std::string_view bytes, std::optional<std::uint64_t> total,
             const std::optional<Mp4Range>& piece) {
  Diagnostics diagnostics;
  Mp4Head head = ReadMp4Head(bytes, total, &diagnostics, piece);
  RequireBounded(diagnostics);
  RequireBounded(FactsOfMp4(head));
  Require(head.tracks.size() <= kMostMp4Tracks);
  return head;
}

void ReadStepByStep(std::string_view file) {
  std::size_t known = file.size() / 2;
  std::optional<Mp4Range> piece;
  for (int step = 0; step < 8; ++step) {
    const Mp4Head head = Read(file.substr(0, known), file.size(), piece);
    if (!head.needed || head.needed->start >= file.size()) return;
    const auto start = static_cast<std::size_t>(head.needed->start);
    const std::size_t length =
        static_cast<std::size_t>(std::min<std::uint64_t>(head.needed->length, file.size() - start));
    if (start == known) {
      known += length;
    } else {
      piece = Mp4Range{start, file.substr(start, length)};
    }
  }
}

}  // namespace
}  // namespace resilient_playback::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace resilient_playback::fuzz;
  const std::string_view file = TextOf(data, size);
  Read(file, std::nullopt, std::nullopt);
  Read(file, size / 2, std::nullopt);
  ReadStepByStep(file);
  return 0;
}

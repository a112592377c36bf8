// The input is a body, its Content-Type and the path of its address. Also runs without the body.
#include "fuzz.h"
#include "manifest/sniff/sniff.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace resilient_playback;
  const std::vector<std::string_view> parts = fuzz::PartsOf(fuzz::TextOf(data, size));
  SniffInput input;
  input.content_type = fuzz::PartOf(parts, 1);
  input.path = fuzz::PartOf(parts, 2);
  for (const bool fetched : {false, true}) {
    if (fetched) input.body = parts[0];
    Diagnostics diagnostics;
    const Sniffed sniffed = Sniff(input, &diagnostics);
    fuzz::RequireBounded(diagnostics);
    fuzz::Require(!ToString(sniffed.kind).empty() && !ToString(sniffed.by).empty());
    fuzz::Require(sniffed.by != TypeBy::kNone || !sniffed.conflicts_content_type);
  }
  return 0;
}

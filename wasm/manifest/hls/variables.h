// Variables of a playlist (EXT-X-DEFINE, draft-pantos-hls-rfc8216bis section 4.4.2.3): "{$name}" in
// URIs and quoted values.
#ifndef RESILIENT_PLAYBACK_MANIFEST_HLS_VARIABLES_H_
#define RESILIENT_PLAYBACK_MANIFEST_HLS_VARIABLES_H_

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace resilient_playback {

class HlsVariables {
 public:
  // False if the name is already defined. Without a value, the text is unknown: it comes from
  // another playlist (IMPORT) or from the URL (QUERYPARAM).
  bool Define(std::string_view name, std::optional<std::string_view> value);

  struct Result {
    std::string_view text;
    std::string_view undefined;  // the first undefined name
  };

  // Returns `text` with its variables replaced; unknown variables stay as written. `kept` owns new
  // text. All calls together create at most kMostBytes.
  Result Substitute(std::string_view text, std::vector<std::unique_ptr<std::string>>* kept);

  bool empty() const { return variables_.empty(); }

  // References may multiply a value: a playlist of 8 MiB must not grow to a gigabyte.
  static constexpr std::size_t kMostBytes = std::size_t{8} * 1024 * 1024;
  static constexpr std::size_t kMostVariables = 64;
  static constexpr std::size_t kMostReferences = 100000;

 private:
  struct Variable {
    std::string_view name;
    std::optional<std::string_view> value;
  };
  const Variable* Find(std::string_view name) const;

  std::vector<Variable> variables_;
  std::size_t made_ = 0;        // bytes
  std::size_t references_ = 0;  // looked up
};

}  // namespace resilient_playback

#endif  // RESILIENT_PLAYBACK_MANIFEST_HLS_VARIABLES_H_

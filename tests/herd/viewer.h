// One viewer of the herd: a session, and an engine that loads segments of six seconds ahead of the
// position.
#ifndef RESILIENT_PLAYBACK_TESTS_HERD_VIEWER_H_
#define RESILIENT_PLAYBACK_TESTS_HERD_VIEWER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/session/session.h"

namespace resilient_playback::testing {

inline constexpr Millis kPieceMs = 6000;
inline constexpr Millis kAheadMs = 30000;
// The network is three times as fast as the film's bitrate.
inline constexpr Millis kPieceLoadMs = 2000;
inline constexpr Millis kManifestLoadMs = 200;
inline constexpr Millis kSampleMs = 1000;

// How a server treats a request at a given time.
enum class Fate { kAnswered, kRefused, kSilent };

struct World {
  std::function<Fate(int origin, Millis now)> fate;
  std::function<void(int origin, Millis now)> count;
  std::function<void(int viewer, Millis at)> wake;
};

class Viewer {
 public:
  Viewer(int number, SessionConfig config, std::vector<int> origins, bool pieces,
         const World* world);

  void Begin(Millis now);
  // Does everything that is due at `now`.
  void Wake(Millis now);

  bool stopped() const { return longest_stand_ >= 1000; }
  bool lost() const { return lost_; }
  std::uint64_t events() const { return events_; }

 private:
  struct Attempt {
    std::size_t source = 0;
    Millis done_at = 0;     // 0: never
    bool answered = false;  // true: answered at `done_at`; false: failed then
    bool over = false;
  };

  // The segment or manifest that the engine waits for.
  struct Waiting {
    bool active = false;
    bool manifest = false;
    std::string id;
    std::vector<std::size_t> order;
    std::vector<Attempt> attempts;
    Millis silent_ms = 0;
    Millis asked_at = 0;  // start of the newest attempt
    Millis again_at = 0;  // time of the engine's own retry; 0: none
    int failures = 0;
  };

  void Send(const Event& event);
  void Run(const Command& command);
  void Open(const command::LoadUrl& load);
  void Ask(std::size_t source);
  void AskForPiece();
  void Look();
  void Done(const Attempt& attempt);
  void AllFailed();
  void Prove(std::size_t source);
  void Move();
  void Sample();
  void At(Millis at);
  std::size_t IndexOf(const std::string& id) const;

  const int number_;
  const std::vector<int> origins_;  // by source
  const bool pieces_;
  const World* const world_;
  Session session_;
  Millis now_ = 0;
  std::map<std::string, std::pair<Millis, bool>> fetches_;  // end of each fetch, and its success
  std::set<std::size_t> proven_;
  std::string load_id_;
  std::size_t source_ = 0;
  Waiting waiting_;
  bool playing_ = false;
  bool lost_ = false;
  Millis position_ = 0;
  Millis buffered_ = 0;  // end of the buffer
  Millis moved_at_ = 0;
  Millis sample_at_ = 0;
  Millis stood_since_ = -1;
  Millis longest_stand_ = 0;
  int requests_ = 0;
  std::uint64_t events_ = 0;
};

}  // namespace resilient_playback::testing

#endif  // RESILIENT_PLAYBACK_TESTS_HERD_VIEWER_H_

// Random scripts: whatever happens in whatever order, the session keeps its promises. The seed of a
// failing script is printed; each script is a pure function of it.
#include <gtest/gtest.h>

#include "core/random.h"
#include "session_driver.h"

namespace resilient_playback::testing {
namespace {

Evidence AnyEvidence(Random* random) {
  Evidence evidence;
  const char* engines[] = {"hls.js", "dash.js", "native", "lampa", "http"};
  const char* details[] = {"manifestLoadError", "fragLoadTimeOut", "bufferStalledError",
                           "keySystemNoAccess", ""};
  const int statuses[] = {0, 200, 401, 404, 429, 503};
  evidence.engine = engines[random->UpTo(4)];
  evidence.details = details[random->UpTo(4)];
  evidence.code = static_cast<int>(random->UpTo(30));
  evidence.status = statuses[random->UpTo(5)];
  if (random->UpTo(9) == 0) evidence.online = false;
  return evidence;
}

void Step(SessionDriver* d, Random* random, int mirrors) {
  switch (random->UpTo(15)) {
    case 14:
      return d->Send(event::SourceFacts{"s" + std::to_string(random->UpTo(mirrors) + 1),
                                        static_cast<Finding>(random->UpTo(4))});
    case 15:
      for (const command::Fetch& fetch : d->open_fetches())
        d->Send(event::FetchDone{fetch.id, random->UpTo(1) == 0});
      return;
    case 0:
      return d->Fail(AnyEvidence(random), random->UpTo(3) != 0);
    case 1:
      return d->Send(event::Pause());
    case 2:
    case 3:
      return d->Send(event::Resume());
    case 4:
      return d->Send(event::Hidden());
    case 5:
      return d->Send(event::Visible());
    case 6:
      return d->Send(event::Seek{static_cast<Seconds>(random->UpTo(119))});
    case 7:
      return d->Send(event::UserPick{"s" + std::to_string(random->UpTo(mirrors) + 1)});
    case 8:
      return d->Sleep(random->UpTo(60000));
    case 9:
      return d->Send(event::Stalled{d->load_id(), 0});
    case 10:
      return d->Stand(random->UpTo(20) * 500);
    case 11:
      return d->StartAtPlace();
    case 12:
      return d->Wait(random->UpTo(15000));
    default:
      return d->Play(random->UpTo(20) * 500);
  }
}

void RunScript(std::uint64_t seed) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  Random random(seed);
  const int mirrors = static_cast<int>(random.UpTo(4)) + 1;
  SessionConfig config;
  config.sources = Mirrors(mirrors);
  config.seed = seed;
  config.capabilities.look = random.UpTo(1) == 0;
  SessionDriver d(std::move(config));
  d.Load();
  const int steps = static_cast<int>(random.UpTo(60));
  for (int i = 0; i < steps; ++i) Step(&d, &random, mirrors);
  EXPECT_TRUE(d.violations.empty()) << (d.violations.empty() ? "" : d.violations[0]);
  EXPECT_LE(d.timers().size(), 4U);
  if (d.state() == State::kEnded || d.state() == State::kExhausted) return;
  // G1: from now on everything fails and somebody watches: it ends, and with one sentence.
  d.Send(event::Visible());
  d.Send(event::Resume());
  const std::size_t before = d.give_ups.size();
  std::string failed;
  const Millis start = d.now();
  while (d.give_ups.size() == before && d.now() - start < 200000) {
    if (failed != d.load_id() || d.state() == State::kPlaying) {
      failed = d.load_id();
      d.Refuse();
    }
    d.Wait(500);
  }
  EXPECT_EQ(d.give_ups.size(), before + 1);
  EXPECT_LE(d.now() - start, 100500) << "G1: an incident lasts at most its limit and one deadline";
  EXPECT_TRUE(d.timers().empty());
  EXPECT_TRUE(d.open_fetches().empty());
}

TEST(Guarantees, HoldInRandomScripts) {
  constexpr std::uint64_t kScripts = 20000;
  for (std::uint64_t seed = 1; seed <= kScripts && !HasFailure(); ++seed) RunScript(seed);
}

TEST(Guarantees, TheSameSeedGivesTheSameCommands) {
  for (std::uint64_t seed = 1; seed <= 200; ++seed) {
    std::vector<std::string> loads[2];
    for (auto& run : loads) {
      Random random(seed);
      SessionConfig config;
      config.sources = Mirrors(3);
      config.seed = seed;
      config.capabilities.look = true;
      SessionDriver d(std::move(config));
      d.Load();
      for (int i = 0; i < 40; ++i) Step(&d, &random, 3);
      for (const auto& load : d.loads)
        run.push_back(load.load_id + load.source_id + std::string(load.cause));
    }
    EXPECT_EQ(loads[0], loads[1]);
  }
}

}  // namespace
}  // namespace resilient_playback::testing

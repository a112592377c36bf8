#include "script.h"

#include <utility>

#include "core/base/random.h"
#include "core/session/session_driver.h"
#include "core/url/url.h"

namespace resilient_playback::testing {
namespace {

Evidence AnyEvidence(Random* random) {
  Evidence evidence;
  const char* engines[] = {"hls.js", "dash.js", "native", "lampa", "http"};
  const char* details[] = {"manifestLoadError", "fragLoadTimeOut", "bufferStalledError",
                           "keySystemNoAccess", ""};
  const int statuses[] = {0, 200, 401, 403, 404, 429, 503};
  evidence.engine = engines[random->UpTo(4)];
  evidence.details = details[random->UpTo(4)];
  evidence.code = static_cast<int>(random->UpTo(30));
  evidence.status = statuses[random->UpTo(6)];
  if (random->UpTo(9) == 0) evidence.online = false;
  if (random->UpTo(3) == 0) evidence.retry_after_ms = random->UpTo(40000);
  return evidence;
}

class Script {
 public:
  explicit Script(std::uint64_t seed)
      : random_(seed), mirrors_(random_.UpTo(4) + 1), driver_(Config(seed)) {
    driver_.observer = [this](const Event& event, const std::vector<Command>& commands) {
      Observe(event, commands);
    };
  }

  ScriptResult Run() {
    result_.log.policy = Policy();
    if (random_.UpTo(99) == 0) {
      AfterTheEnd();
      return std::move(result_);
    }
    driver_.Load(static_cast<Seconds>(random_.UpTo(1) * 40));
    const Millis steps = random_.UpTo(60);
    for (Millis i = 0; i < steps; ++i) Step();
    if (random_.UpTo(9) != 0) EndIt();
    AfterTheEnd();
    for (const std::string& violation : driver_.violations) Wrong(violation);
    for (const command::LoadUrl& load : driver_.loads)
      result_.loads += load.load_id + load.source_id + std::string(load.cause) + ";";
    return std::move(result_);
  }

 private:
  SessionConfig Config(std::uint64_t seed) {
    SessionConfig config;
    config.sources = Mirrors(static_cast<int>(mirrors_));
    for (Source& source : config.sources) {
      if (random_.UpTo(2) == 0) {
        source.type = MediaType::kMp4;
        source.url.replace(source.url.size() - 4, 4, "mp4");
      }
      source.renewable = random_.UpTo(3) == 0;
    }
    // Gives one server two addresses.
    if (mirrors_ > 2 && random_.UpTo(2) == 0) config.sources[2].url = config.sources[0].url + "?2";
    config.seed = seed;
    config.capabilities.look = random_.UpTo(3) != 0;
    config.capabilities.life = random_.UpTo(3) != 0;
    config.capabilities.requests = random_.UpTo(2) != 0;
    config.capabilities.proxies = random_.UpTo(2) != 0;
    if (random_.UpTo(2) == 0)
      config.proxies = {{"p1", "https://proxy.example.com/?url={url}"},
                        {"p2", "https://other.example.net/?url={url}"}};
    config.capabilities.mse = config.capabilities.hlsjs = random_.UpTo(1) == 0;
    config.capabilities.known = config.capabilities.native_hls = random_.UpTo(1) == 0;
    if (random_.UpTo(3) == 0) {
      config.capabilities.host = true;
      config.capabilities.other_hls = random_.UpTo(1) == 0 ? Engine::kHlsJs : Engine::kNative;
    }
    return config;
  }

  void Wrong(const std::string& text) { result_.violations.push_back(text); }

  void Observe(const Event& event, const std::vector<Command>& commands) {
    LogEntry entry;
    entry.now = driver_.now();
    entry.event = event;
    entry.commands = commands;
    entry.state = driver_.state();
    entry.stale = stale_;
    bool looks = false;
    for (const Command& command : commands) {
      looks = looks || std::holds_alternative<command::LoadUrl>(command) ||
              std::holds_alternative<command::GiveUp>(command);
    }
    const OriginHealth& health = driver_.session().health();
    entry.longest_rest = health.LongestCooldown(entry.now);
    if (looks) {
      for (const SourceRecord& record : driver_.session().sources()) {
        SourceView view;
        view.id = record.source.id;
        view.origin = record.origin;
        view.excluded = health.Excluded(record.origin, entry.now);
        view.untouched = record.incident.tries == 0 && !record.incident.failure &&
                         !record.mixed_content && !IsRefused(record.finding) &&
                         health.CooldownLeft(record.origin, entry.now) == 0;
        entry.sources.push_back(std::move(view));
      }
    }
    result_.log.entries.push_back(std::move(entry));
  }

  std::string AnySource() { return "s" + std::to_string(random_.UpTo(mirrors_ - 1) + 1); }

  // Sends a stale event at the same time as the last event.
  void SendStale() {
    if (result_.log.entries.back().now != driver_.now()) return;
    stale_ = true;
    switch (random_.UpTo(8)) {
      case 0:
        // A wake that comes early, because a platform's timers may fire early.
        if (driver_.wake_at().value_or(driver_.now()) > driver_.now()) driver_.Send(event::Wake());
        break;
      case 1:
        driver_.Send(event::FetchDone{"f0", true});
        break;
      case 2:
        driver_.Send(event::PlaybackStarted{"l99999", 50, 120.0, {}});
        break;
      case 3:
        driver_.Send(event::PlaybackFailed{"l99999", 50, true, AnyEvidence(&random_)});
        break;
      case 4:
        driver_.Send(event::Ended{"l99999", 50, 120.0});
        break;
      case 5:
        driver_.Send(event::RequestSlow{"r0", "s1", true});
        break;
      case 6:
        driver_.Send(event::RequestDone{"r0", "s1", false, false, {}, {}});
        break;
      case 7:
        driver_.Send(event::LinkRenewed{"s99", "https://late.example/film.m3u8"});
        break;
      default:
        driver_.Send(event::Loading{"l99999"});
        break;
    }
    stale_ = false;
  }

  void AnswerFetches() {
    for (const command::Fetch& fetch : driver_.open_fetches()) {
      const bool ok = random_.UpTo(2) != 0;
      if (ok) driver_.Send(event::SourceFacts{fetch.source_id, AnyFinding(), random_.UpTo(3) != 0});
      driver_.Send(event::FetchDone{fetch.id, ok, random_.UpTo(900), random_.UpTo(1000) + 900,
                                    static_cast<double>(random_.UpTo(70000))});
    }
  }

  Finding AnyFinding() { return static_cast<Finding>(random_.UpTo(4)); }

  std::vector<std::string> SomeSources() {
    std::vector<std::string> ids;
    for (Millis i = random_.UpTo(4); i > 0; --i) ids.push_back(AnySource());
    return ids;
  }

  void AskForAPiece() {
    event::Request request;
    request.id = "r" + std::to_string(++requests_);
    request.source_id = AnySource();
    request.alone = random_.UpTo(5) == 0;
    request.vital = random_.UpTo(1) == 0;
    request.others = SomeSources();
    driver_.Send(request);
  }

  void AnswerAPiece() {
    const std::string id = "r" + std::to_string(requests_ - random_.UpTo(3));
    if (random_.UpTo(2) == 0)
      return driver_.Send(event::RequestSlow{id, AnySource(), random_.UpTo(1) == 0});
    event::RequestDone done;
    done.id = id;
    done.source_id = AnySource();
    done.ok = random_.UpTo(2) == 0;
    done.lost = random_.UpTo(2) == 0;
    done.evidence = AnyEvidence(&random_);
    done.first_byte_ms = random_.UpTo(3000);
    driver_.Send(done);
  }

  void SetBuffer() {
    if (random_.UpTo(2) == 0) return driver_.set_buffered_end(std::nullopt);
    driver_.set_buffered_end(driver_.position() + static_cast<Seconds>(random_.UpTo(20)));
  }

  // A manifest names a further server, or a known one.
  void NameAServer() {
    const std::string id = "s" + std::to_string(mirrors_ + random_.UpTo(1));
    const bool fresh = id != "s" + std::to_string(mirrors_);
    driver_.Send(event::SourceFound{AnySource(), id, "https://" + id + ".example/film.m3u8"});
    if (fresh && driver_.session().sources().size() > static_cast<std::size_t>(mirrors_))
      mirrors_ += 1;
  }

  void Step() {
    switch (random_.UpTo(30)) {
      case 0:
        return driver_.Fail(AnyEvidence(&random_), random_.UpTo(3) != 0);
      case 1:
        return driver_.Send(event::Pause());
      case 2:
      case 3:
        return driver_.Send(event::Resume());
      case 4:
        return driver_.Send(event::Hidden());
      case 5:
        return driver_.Send(event::Visible());
      case 6:
        driver_.set_position(static_cast<Seconds>(random_.UpTo(110)));
        return driver_.Send(event::Seek{driver_.position()});
      case 7:
        return driver_.Send(event::UserPick{AnySource()});
      case 8:
        return driver_.Sleep(random_.UpTo(60000));
      case 9:
        return driver_.Send(event::Stalled{driver_.load_id(), 0});
      case 10:
        return driver_.Stand(random_.UpTo(20) * 500);
      case 11:
      case 12:
        return driver_.StartAtPlace();
      case 13:
        return driver_.Wait(random_.UpTo(15000));
      case 14:
        return driver_.Send(event::SourceFacts{AnySource(), AnyFinding(), random_.UpTo(1) == 0});
      case 15:
      case 16:
        return AnswerFetches();
      case 17:
        return driver_.Send(random_.UpTo(2) == 0 ? Event(event::Offline()) : event::Online());
      case 18:
        return driver_.Send(event::Loading{driver_.load_id()});
      case 19:
        return driver_.Send(event::LinkRenewed{
            AnySource(), random_.UpTo(1) == 0 ? "" : "https://fresh.example/film.m3u8"});
      case 20:
        return SetBuffer();
      case 21:
        return SendStale();
      case 22:
      case 23:
        return AskForAPiece();
      case 24:
      case 25:
        return AnswerAPiece();
      case 26:
        return NameAServer();
      case 27:
        return driver_.Send(event::ProxyRefused{
            driver_.load_id(), random_.UpTo(1) == 0 ? "p1" : "p2", random_.UpTo(1) == 0});
      case 28:
        // An end at the declared duration, at any position of the picture.
        return driver_.Send(event::Ended{driver_.load_id(), 120.0, 120.0});
      default:
        return driver_.Play(random_.UpTo(40) * 500);
    }
  }

  // From now on every load fails while somebody watches. The session must give up, exactly once.
  void EndIt() {
    if (driver_.state() == State::kEnded || driver_.state() == State::kExhausted) return;
    const std::size_t before = driver_.give_ups.size();
    driver_.set_buffered_end(std::nullopt);
    driver_.Send(event::Online());
    driver_.Send(event::Visible());
    driver_.Send(event::Resume());
    std::string failed;
    const Millis start = driver_.now();
    while (driver_.give_ups.size() == before && driver_.now() - start < 200000) {
      if (failed != driver_.load_id() || driver_.state() == State::kPlaying) {
        failed = driver_.load_id();
        driver_.Refuse();
      }
      driver_.Wait(500);
    }
    if (driver_.give_ups.size() != before + 1) Wrong("G1: no end, or more than one");
    if (driver_.now() - start > 100500) Wrong("G1: an end that comes too late");
    if (driver_.wake_at()) Wrong("a deadline after the end");
    if (!driver_.open_fetches().empty()) Wrong("fetches after the end");
  }

  // The viewer may try again, then closes the player.
  void AfterTheEnd() {
    if (driver_.state() != State::kIdle && random_.UpTo(3) == 0) driver_.Load();
    driver_.Send(event::Stop());
    if (driver_.state() != State::kStopped) Wrong("not stopped");
    if (driver_.wake_at()) Wrong("a deadline after the stop");
  }

  Random random_;
  Millis mirrors_;
  SessionDriver driver_;
  ScriptResult result_;
  int requests_ = 0;
  bool stale_ = false;
};

}  // namespace

ScriptResult RunScript(std::uint64_t seed) { return Script(seed).Run(); }

}  // namespace resilient_playback::testing

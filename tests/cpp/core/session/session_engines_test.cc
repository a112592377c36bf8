// If one engine cannot play an HLS source and no other source is left, the session opens it in the
// device's other engine.
#include <gtest/gtest.h>

#include "core/session/session_driver.h"

namespace resilient_playback::testing {
namespace {

// A page with hls.js, in a browser with native HLS.
SessionConfig Page(int mirrors) {
  SessionConfig config;
  config.sources = Mirrors(mirrors);
  config.capabilities.known = true;
  config.capabilities.mse = true;
  config.capabilities.hlsjs = true;
  config.capabilities.native_hls = true;
  return config;
}

// A TV whose app plays HLS with the element and also has hls.js.
SessionConfig Television(int mirrors) {
  SessionConfig config;
  config.sources = Mirrors(mirrors);
  config.capabilities.known = true;
  config.capabilities.host = true;
  config.capabilities.look = true;
  config.capabilities.other_hls = Engine::kHlsJs;
  return config;
}

void FailAsElement(SessionDriver* d, int code) {
  Evidence evidence;
  evidence.engine = "native";
  evidence.code = code;
  d->Fail(evidence);
}

void FailAsHlsJs(SessionDriver* d, const char* details) {
  Evidence evidence;
  evidence.engine = "hls.js";
  evidence.details = details;
  d->Fail(evidence);
}

TEST(Engines, WhatNoPageMayReadTheElementPlays) {
  SessionDriver d(Page(1));
  d.Load();
  EXPECT_EQ(d.loads[0].engine, Engine::kHlsJs);
  FailAsHlsJs(&d, "manifestLoadError");
  ASSERT_EQ(d.loads.size(), 2U) << "at once: a server that is dead says so quickly";
  EXPECT_EQ(d.loads[1].engine, Engine::kNative);
  EXPECT_EQ(d.loads[1].source_id, "s1");
  EXPECT_EQ(d.loads[1].cause, "retry");
  d.StartAtPlace();
  d.Play(20000);
  EXPECT_EQ(d.state(), State::kPlaying);
  FailAsElement(&d, 2);
  d.Wait(10000);
  ASSERT_EQ(d.loads.size(), 3U);
  EXPECT_EQ(d.loads[2].engine, Engine::kNative) << "what has played is kept";
}

TEST(Engines, AnotherServerComesFirst) {
  SessionDriver d(Page(2));
  d.Load();
  FailAsHlsJs(&d, "manifestLoadError");
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
  EXPECT_EQ(d.loads[1].engine, Engine::kHlsJs);
  FailAsHlsJs(&d, "manifestLoadError");
  ASSERT_EQ(d.loads.size(), 3U);
  EXPECT_EQ(d.loads[2].source_id, "s2");
  EXPECT_EQ(d.loads[2].engine, Engine::kNative);
  FailAsElement(&d, 4);
  ASSERT_EQ(d.loads.size(), 4U);
  EXPECT_EQ(d.loads[3].source_id, "s1");
  EXPECT_EQ(d.loads[3].engine, Engine::kNative);
}

TEST(Engines, WhereNeitherPlaysTheUsualOneAndTheBetterWordRemain) {
  SessionDriver d(Page(1));
  d.Load();
  FailAsHlsJs(&d, "manifestLoadError");
  FailAsElement(&d, 4);
  EXPECT_EQ(d.loads.size(), 2U);
  for (int i = 0; i < 12 && d.state() != State::kExhausted; ++i) {
    d.Wait(10000);
    if (d.state() == State::kExhausted) break;
    EXPECT_EQ(d.loads.back().engine, Engine::kHlsJs) << d.loads.size();
    FailAsHlsJs(&d, "manifestLoadError");
  }
  ASSERT_EQ(d.give_ups.size(), 1U);
  EXPECT_EQ(d.give_ups[0].reason, Reason::kNoAnswer) << "an element says nothing of a cause";
}

TEST(Engines, WhatTheElementCannotPlayHlsJsMay) {
  for (const int code : {3, 4}) {
    SessionDriver d(Television(1));
    d.Load();
    EXPECT_EQ(d.loads[0].engine, Engine::kHost);
    FailAsElement(&d, code);
    ASSERT_EQ(d.loads.size(), 2U) << code;
    EXPECT_EQ(d.loads[1].engine, Engine::kHlsJs);
  }
}

TEST(Engines, AServerThatLetsNoPageReadItIsNotAskedByHlsJs) {
  SessionDriver d(Television(2));
  d.Load();
  ASSERT_EQ(d.fetches.size(), 1U);
  d.Send(event::FetchDone{d.fetches[0].id, false});
  FailAsElement(&d, 4);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].source_id, "s2");
  d.Send(event::FetchDone{d.fetches.back().id, false});
  FailAsElement(&d, 4);
  for (const command::LoadUrl& load : d.loads) EXPECT_EQ(load.engine, Engine::kHost);
}

TEST(Engines, AServerThatIsSilentOrHasNoFilmIsNotAskedTwice) {
  SessionDriver silent(Page(1));
  silent.Load();
  FailAsHlsJs(&silent, "manifestLoadTimeOut");
  silent.Wait(60000);
  SessionDriver gone(Page(1));
  gone.Load();
  gone.FailWithStatus(404);
  for (const SessionDriver* d : {&silent, &gone})
    for (const command::LoadUrl& load : d->loads) EXPECT_EQ(load.engine, Engine::kHlsJs);
}

// If hls.js has already read from the source, or played it, a missing answer is not a CORS error.
TEST(Engines, WhatHlsJsHasReadIsNoMatterOfCors) {
  SessionDriver played(Page(1));
  played.Load();
  played.StartAtPlace();
  played.Play(30000);
  SessionDriver read(Page(1));
  read.Load();
  read.Send(event::Request{"r1", "s1", true, true, false, {}});
  event::RequestDone done;
  done.id = "r1";
  done.source_id = "s1";
  done.ok = true;
  read.Send(done);
  for (SessionDriver* d : {&played, &read}) {
    FailAsHlsJs(d, "fragLoadError");
    d->Wait(3000);
    ASSERT_GE(d->loads.size(), 2U);
    for (const command::LoadUrl& load : d->loads) EXPECT_EQ(load.engine, Engine::kHlsJs);
  }
}

TEST(Engines, NothingChangesWhereThereIsOneOnly) {
  SessionConfig config = Page(1);
  config.capabilities.native_hls = false;
  SessionDriver d(config);
  d.Load();
  FailAsHlsJs(&d, "bufferAppendError");
  d.Wait(2000);
  ASSERT_EQ(d.loads.size(), 2U);
  EXPECT_EQ(d.loads[1].engine, Engine::kHlsJs);
}

}  // namespace
}  // namespace resilient_playback::testing

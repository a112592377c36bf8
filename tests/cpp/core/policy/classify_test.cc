#include "core/policy/classify.h"

#include <gtest/gtest.h>

namespace resilient_playback {
namespace {

struct Case {
  const char* engine;
  int code;  // 0: none
  const char* details;
  int status;  // -1: none
  const char* text;
  ErrorClass expected;
};

class ClassifyTable : public ::testing::TestWithParam<Case> {};

TEST_P(ClassifyTable, GivesTheClass) {
  const Case& c = GetParam();
  Evidence evidence;
  evidence.engine = c.engine;
  evidence.details = c.details;
  evidence.text = c.text;
  if (c.code != 0) evidence.code = c.code;
  if (c.status >= 0) evidence.status = c.status;
  EXPECT_EQ(ToString(Classify(evidence)), ToString(c.expected));
}

INSTANTIATE_TEST_SUITE_P(Http, ClassifyTable,
                         ::testing::Values(Case{"http", 0, "", 0, "", ErrorClass::kNetwork},
                                           Case{"http", 0, "", 401, "", ErrorClass::kHttp401Or403},
                                           Case{"http", 0, "", 403, "", ErrorClass::kHttp401Or403},
                                           Case{"http", 0, "", 404, "", ErrorClass::kHttp404Or410},
                                           Case{"http", 0, "", 408, "",
                                                ErrorClass::kTimeoutFirstByte},
                                           Case{"http", 0, "", 410, "", ErrorClass::kHttp404Or410},
                                           Case{"http", 0, "", 416, "", ErrorClass::kHttp416},
                                           Case{"http", 0, "", 429, "", ErrorClass::kHttp429},
                                           Case{"http", 0, "", 451, "", ErrorClass::kHttp401Or403},
                                           Case{"http", 0, "", 500, "", ErrorClass::kHttp5xx},
                                           Case{"http", 0, "", 599, "", ErrorClass::kHttp5xx},
                                           Case{"http", 0, "", 600, "", ErrorClass::kUnknown},
                                           Case{"http", 0, "", 418, "", ErrorClass::kUnknown}));

INSTANTIATE_TEST_SUITE_P(
    Hls, ClassifyTable,
    ::testing::Values(
        Case{"hls.js", 0, "manifestLoadError", 0, "", ErrorClass::kNetwork},
        Case{"hls.js", 0, "manifestLoadError", 404, "", ErrorClass::kHttp404Or410},
        Case{"hls.js", 0, "manifestLoadTimeOut", -1, "", ErrorClass::kTimeoutFirstByte},
        Case{"hls.js", 0, "manifestParsingError", 200, "no EXTM3U delimiter",
             ErrorClass::kWrongType},
        Case{"hls.js", 0, "manifestParsingError", 200, "no levels found", ErrorClass::kManifest},
        Case{"hls.js", 0, "fragLoadTimeOut", -1, "", ErrorClass::kTimeoutBody},
        Case{"hls.js", 0, "fragParsingError", -1, "", ErrorClass::kDecode},
        Case{"hls.js", 0, "bufferStalledError", -1, "", ErrorClass::kStall},
        Case{"hls.js", 0, "bufferAddCodecError", -1, "", ErrorClass::kCodecUnsupported},
        Case{"hls.js", 0, "keySystemNoAccess", -1, "", ErrorClass::kDrm},
        Case{"hls.js", 0, "aNameOfTomorrow", -1, "", ErrorClass::kUnknown}));

INSTANTIATE_TEST_SUITE_P(Dash, ClassifyTable,
                         ::testing::Values(Case{"dash.js", 25, "", -1, "", ErrorClass::kNetwork},
                                           Case{"dash.js", 27, "", 503, "", ErrorClass::kHttp5xx},
                                           Case{"dash.js", 10, "", -1, "", ErrorClass::kManifest},
                                           Case{"dash.js", 20, "", -1, "", ErrorClass::kDecode},
                                           Case{"dash.js", 111, "", -1, "", ErrorClass::kDrm},
                                           Case{"dash.js", 99, "", -1, "", ErrorClass::kUnknown},
                                           Case{"dash.js", 0, "", -1, "", ErrorClass::kUnknown}));

INSTANTIATE_TEST_SUITE_P(
    Element, ClassifyTable,
    ::testing::Values(Case{"native", 1, "", -1, "", ErrorClass::kUnknown},
                      Case{"native", 2, "", -1, "", ErrorClass::kNetwork},
                      Case{"native", 3, "", -1, "", ErrorClass::kDecode},
                      Case{"native", 4, "", -1, "MEDIA_ELEMENT_ERROR: Format error",
                           ErrorClass::kUnknown},
                      Case{"native", 4, "", -1, "DEMUXER_ERROR_COULD_NOT_OPEN: open failed",
                           ErrorClass::kWrongType},
                      Case{"native", 4, "", -1, "PipelineStatus::DEMUXER_ERROR_COULD_NOT_PARSE",
                           ErrorClass::kUnknown},
                      Case{"native", 4, "", -1, "DEMUXER_ERROR_NO_SUPPORTED_STREAMS: none",
                           ErrorClass::kCodecUnsupported},
                      Case{"native", 4, "", -1, "404: Not Found", ErrorClass::kHttp404Or410}));

INSTANTIATE_TEST_SUITE_P(
    Lampa, ClassifyTable,
    ::testing::Values(
        Case{"lampa", 0, "", -1, "details [fragLoadError] fatal [true]", ErrorClass::kNetwork},
        Case{"lampa", 0, "manifestLoadTimeOut", -1, "", ErrorClass::kTimeoutFirstByte},
        Case{"lampa", 3, "", -1, "Failed to decode video", ErrorClass::kDecode},
        Case{"lampa", 0, "", -1, "code [2] details [PIPELINE_ERROR_READ]", ErrorClass::kNetwork},
        Case{"lampa", 0, "", -1, "details [", ErrorClass::kUnknown},
        Case{"lampa", 0, "", -1, "code []", ErrorClass::kUnknown},
        Case{"lampa", 0, "", -1, "", ErrorClass::kUnknown}));

TEST(Classify, OfflineWinsOverWhatAnEngineSays) {
  Evidence evidence;
  evidence.engine = "native";
  evidence.code = 2;
  evidence.online = false;
  EXPECT_EQ(Classify(evidence), ErrorClass::kOffline);
  evidence.online = true;
  EXPECT_EQ(Classify(evidence), ErrorClass::kNetwork);
}

TEST(Classify, AnUnknownEngineIsUnknownButItsStatusCounts) {
  Evidence evidence;
  evidence.engine = "player of tomorrow";
  EXPECT_EQ(Classify(evidence), ErrorClass::kUnknown);
  evidence.status = 503;
  EXPECT_EQ(Classify(evidence), ErrorClass::kHttp5xx);
}

TEST(Classify, AnAnswerOfAServerProvesThatThereIsANetwork) {
  Evidence evidence;
  evidence.engine = "http";
  evidence.online = false;
  evidence.status = 404;
  EXPECT_EQ(Classify(evidence), ErrorClass::kHttp404Or410);
  evidence.status = 503;
  EXPECT_EQ(Classify(evidence), ErrorClass::kHttp5xx);
  evidence.status = 0;  // the server did not answer
  EXPECT_EQ(Classify(evidence), ErrorClass::kOffline);
}

TEST(Classify, OnlyDashJsGoesOnAfterAnErrorAndOnlyAfterSome) {
  Evidence evidence;
  evidence.engine = "dash.js";
  const auto fatal = [&](int code) {
    evidence.code = code;
    return IsFatal(evidence);
  };
  EXPECT_TRUE(fatal(25));    // the manifest
  EXPECT_TRUE(fatal(27));    // a segment
  EXPECT_TRUE(fatal(24));    // no MediaKeys
  EXPECT_FALSE(fatal(20));   // the engine appends again
  EXPECT_FALSE(fatal(999));  // unknown to this table
  evidence.engine = "hls.js";
  EXPECT_TRUE(fatal(20));
  evidence.engine = "dash.js";
  evidence.code.reset();
  EXPECT_TRUE(IsFatal(evidence));
}

}  // namespace
}  // namespace resilient_playback

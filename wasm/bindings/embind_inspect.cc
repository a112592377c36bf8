// What inspections export to JavaScript, in addition to embind.cc. Bindings are tables without
// logic.
#include <emscripten/bind.h>

#include "api/border.h"

EMSCRIPTEN_BINDINGS(inspection) {
  namespace api = resilient_playback::api;
  emscripten::function("compareContent", &api::CompareContent);
  emscripten::class_<api::BorderInspector>("Inspector")
      .constructor<>()
      .function("reserve", &api::BorderInspector::Reserve)
      .function("inspect", &api::BorderInspector::Inspect)
      .function("hash", &api::BorderInspector::Hash);
}

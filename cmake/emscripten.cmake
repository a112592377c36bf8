# Flags of the two Emscripten builds, each with its reason. Emscripten 3.1.6 is what they are chosen for: it emits
# MVP-only WebAssembly and knows MIN_CHROME_VERSION=38; the build's checks tell where another version does not.

set(CMAKE_CXX_FLAGS_MINSIZEREL "-Oz -DNDEBUG")  # the file travels to TVs: size before speed
# For the files that run for every line or byte of a manifest. emcc 3.1.6 remembers of -Oz that nothing is to be inlined.
# In JavaScript the same makes functions of more than V8 compiles: it gets slower, and a sixth larger.
if(RP_BACKEND STREQUAL "wasm")
  set(RP_FAST -O2 -finline-functions)
endif()
add_compile_options(-flto)                      # whole-program: Embind and the JSON library leave much unused

# Without RTTI Embind cannot name unbound types in its messages; left on, it fails at run time.
add_compile_definitions(EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)

set(RP_EMSCRIPTEN_LINK
  -Oz -flto -fno-exceptions -fno-rtti   # the same again: the link chooses the system libraries by them
  --bind                                # Embind
  --closure 1                           # minifies the glue, and lowers it to ES5 together with the next flag
  -sMIN_CHROME_VERSION=38               # the oldest engine that we serve (webOS 3, Tizen 3)
  -Wl,--trace                           # says what of its libraries is inside: scripts/notices.mjs
  -sMODULARIZE=1                        # a factory instead of a global Module
  -sEXPORT_NAME=createCore
  -sENVIRONMENT=web                     # no branches for node or shells; where no URL is read, it runs in node too
  -sFILESYSTEM=0                        # nothing is read or written
  -sASSERTIONS=0                        # their texts cost kilobytes; the native build has the sanitizers
  -sMALLOC=emmalloc                     # small, and fast enough for short strings
  -sDYNAMIC_EXECUTION=0                 # no eval, no new Function: pages forbid them by CSP
  -sALLOW_MEMORY_GROWTH=1               # starts small; TVs have little memory
  -sTOTAL_STACK=65536)                  # depth of input is bounded before it is parsed

if(RP_BACKEND STREQUAL "wasm")
  # A separate .wasm is one more request that a plugin's host can fail, and node cannot fetch a path.
  list(APPEND RP_EMSCRIPTEN_LINK -sSINGLE_FILE=1 -sINITIAL_MEMORY=262144)
else()
  # The memory image inside the .js; growth copies the whole heap here, so it starts larger.
  list(APPEND RP_EMSCRIPTEN_LINK -sWASM=0 --memory-init-file 0 -sINITIAL_MEMORY=1048576)
endif()

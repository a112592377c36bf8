# Flags of the two Emscripten builds, each with its reason. They are chosen for Emscripten 3.1.6, which emits MVP-only
# WebAssembly and knows MIN_CHROME_VERSION=38. The build's checks fail if another version does not.

set(CMAKE_CXX_FLAGS_MINSIZEREL "-Oz -DNDEBUG")  # TVs download the file: size before speed
# For the files that run for every line or byte of a manifest. After -Oz, emcc 3.1.6 inlines nothing even with -O2,
# hence -finline-functions. In the JavaScript build the same flags make functions too large for V8 to compile: the
# build would be slower, and a sixth larger.
if(RP_BACKEND STREQUAL "wasm")
  set(RP_FAST -O2 -finline-functions)
endif()
add_compile_options(-flto)                      # whole-program: drops unused parts of Embind and of the JSON library

# Without RTTI Embind cannot name unbound types in its messages; if this stays on, it fails at run time.
add_compile_definitions(EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)

set(RP_EMSCRIPTEN_LINK
  -Oz -flto -fno-exceptions -fno-rtti   # repeated: the linker chooses the system libraries by them
  --bind                                # Embind
  --closure 1                           # minifies the glue, and lowers it to ES5 together with the next flag
  -sMIN_CHROME_VERSION=38               # the oldest supported engine (webOS 3, Tizen 3)
  -Wl,--trace                           # lists the linked library files, for scripts/notices.mjs
  -sMODULARIZE=1                        # a factory instead of a global Module
  -sEXPORT_NAME=createCore
  -sENVIRONMENT=web                     # no code for node or shells; if it reads no URL, it runs in node too
  -sFILESYSTEM=0                        # nothing is read or written
  -sASSERTIONS=0                        # their texts cost kilobytes; the native build has sanitizers
  -sMALLOC=emmalloc                     # small, and fast enough for short strings
  -sDYNAMIC_EXECUTION=0                 # no eval, no new Function: pages forbid them by CSP
  -sALLOW_MEMORY_GROWTH=1               # starts small, because TVs have little memory
  -sTOTAL_STACK=65536)                  # the depth of input is limited before it is parsed

if(RP_BACKEND STREQUAL "wasm")
  # A separate .wasm is one more request that can fail on the plugin's server, and node cannot fetch a path.
  list(APPEND RP_EMSCRIPTEN_LINK -sSINGLE_FILE=1 -sINITIAL_MEMORY=262144)
else()
  # The memory image is inside the .js. Growth copies the whole heap in this build, so it starts larger.
  list(APPEND RP_EMSCRIPTEN_LINK -sWASM=0 --memory-init-file 0 -sINITIAL_MEMORY=1048576)
endif()

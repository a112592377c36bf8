# Finds the toolchain file of the Emscripten on this machine: in EMSCRIPTEN_ROOT, beside the emcc of the PATH, or
# where Debian puts it.
find_program(RP_EMCC emcc)
get_filename_component(rp_emcc_folder "${RP_EMCC}" DIRECTORY)
find_file(RP_EMSCRIPTEN_TOOLCHAIN Emscripten.cmake NO_DEFAULT_PATH NO_CMAKE_FIND_ROOT_PATH
  PATHS $ENV{EMSCRIPTEN_ROOT} ${rp_emcc_folder} /usr/share/emscripten
  PATH_SUFFIXES cmake/Modules/Platform)
if(NOT RP_EMSCRIPTEN_TOOLCHAIN)
  message(FATAL_ERROR "Emscripten not found: install it, or set EMSCRIPTEN_ROOT")
endif()
include(${RP_EMSCRIPTEN_TOOLCHAIN})

# Included before any target, so that third-party code is sanitized too.
if(RP_SANITIZE)
  # vptr and clang's function need RTTI, but this project is built without it.
  set(rp_sanitizers -fsanitize=address,undefined -fno-sanitize=vptr)
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    list(APPEND rp_sanitizers -fno-sanitize=function)
  endif()
  add_compile_options(${rp_sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(${rp_sanitizers})
endif()
if(RP_FUZZ)
  # The libraries report coverage; only the fuzz targets link libFuzzer's main.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

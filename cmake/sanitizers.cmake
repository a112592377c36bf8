# Before anything is built: other people's code is watched as well as ours.
if(RP_SANITIZE)
  # vptr and clang's function need RTTI, which our code is built without.
  set(rp_sanitizers -fsanitize=address,undefined -fno-sanitize=vptr)
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    list(APPEND rp_sanitizers -fno-sanitize=function)
  endif()
  add_compile_options(${rp_sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(${rp_sanitizers})
endif()
if(RP_FUZZ)
  # The libraries report what they reach; the targets alone bring libFuzzer's main.
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

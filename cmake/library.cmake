# One library per folder of wasm/. Headers are included from wasm/ ("core/session.h"), so that an #include shows which
# folder depends on which. scripts/lint-layers.mjs checks these dependencies, and so does the linker. Several presets
# put many sources into one translation unit (CMAKE_UNITY_BUILD): names in anonymous namespaces must be unique within
# a folder.
#
# FAST: sources that run for every line, element or byte of a manifest. In the wasm build only these are compiled for
# speed (RP_FAST). USES: third-party code.
function(rp_add_library name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "FAST;USES")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cc)
  set(parts ${name})
  if(RP_FAST AND arg_FAST)
    list(TRANSFORM arg_FAST PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE fast)
    list(REMOVE_ITEM sources ${fast})
    add_library(${name}_fast OBJECT ${fast})
    target_compile_options(${name}_fast PRIVATE ${RP_FAST})
    list(APPEND sources $<TARGET_OBJECTS:${name}_fast>)
    list(APPEND parts ${name}_fast)
  endif()
  add_library(${name} STATIC ${sources})
  foreach(part IN LISTS parts)
    target_include_directories(${part} PUBLIC ${PROJECT_SOURCE_DIR}/wasm)
    target_compile_options(${part} PRIVATE ${RP_WARNINGS} -fno-exceptions -fno-rtti)
    target_link_libraries(${part} PRIVATE ${arg_USES})
  endforeach()
endfunction()

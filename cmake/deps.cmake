# Third-party code: the system's package if there is one, else the same version by address and SHA-256.
include(FetchContent)

# rp_json: nlohmann/json as SYSTEM headers. Every target that includes it must link this one: JSON_NOEXCEPTION changes
# inline functions, and two versions of them in one program break the one-definition rule.
add_library(rp_json INTERFACE)
target_compile_definitions(rp_json INTERFACE JSON_NOEXCEPTION)

function(rp_fetch_json)
  FetchContent_Declare(nlohmann_json
    URL https://github.com/nlohmann/json/releases/download/v3.11.2/json.tar.xz
    URL_HASH SHA256=8c4b26bf4b422252e13f332bc5e388ec0ab5c3443d24399acb675e68278d341f
    DOWNLOAD_EXTRACT_TIMESTAMP ON)
  FetchContent_MakeAvailable(nlohmann_json)
  target_include_directories(rp_json SYSTEM INTERFACE ${nlohmann_json_SOURCE_DIR}/include)
endfunction()

if(EMSCRIPTEN)
  # The toolchain searches its own sysroot only. The system's whole include folder would add glibc's headers, so a
  # folder with one link adds only nlohmann/.
  find_path(RP_NLOHMANN_PARENT nlohmann/json.hpp PATHS /usr/local/include /usr/include NO_CMAKE_FIND_ROOT_PATH)
  if(RP_NLOHMANN_PARENT)
    file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/include)
    file(CREATE_LINK ${RP_NLOHMANN_PARENT}/nlohmann ${PROJECT_BINARY_DIR}/include/nlohmann SYMBOLIC)
    target_include_directories(rp_json SYSTEM INTERFACE ${PROJECT_BINARY_DIR}/include)
  else()
    rp_fetch_json()
  endif()
else()
  find_package(nlohmann_json 3.11 QUIET)
  if(nlohmann_json_FOUND)
    target_link_libraries(rp_json INTERFACE nlohmann_json::nlohmann_json)
  else()
    rp_fetch_json()
  endif()
endif()

# rp_pugixml: pugixml as a static library of this project in every build. The system's package has exceptions and
# XPath, and is for one architecture only. The hash is the same for both origins: scripts/ensure.mjs puts Debian's
# archive into build/.
set(RP_PUGIXML_URL https://github.com/zeux/pugixml/archive/refs/tags/v1.13.tar.gz)
if(EXISTS ${PROJECT_SOURCE_DIR}/build/deps/pugixml.tar.gz)
  set(RP_PUGIXML_URL ${PROJECT_SOURCE_DIR}/build/deps/pugixml.tar.gz)
endif()
FetchContent_Declare(pugixml
  URL ${RP_PUGIXML_URL}
  URL_HASH SHA256=5c5ad5d7caeb791420408042a7d88c2c6180781bf218feca259fd9d840a888e1
  SOURCE_SUBDIR none)  # populate only: its own CMakeLists.txt would build more than is needed
FetchContent_MakeAvailable(pugixml)
add_library(rp_pugixml STATIC ${pugixml_SOURCE_DIR}/src/pugixml.cpp)
target_include_directories(rp_pugixml SYSTEM PUBLIC ${pugixml_SOURCE_DIR}/src)
target_compile_definitions(rp_pugixml PUBLIC PUGIXML_NO_XPATH PUGIXML_NO_EXCEPTIONS PUGIXML_NO_STL)
target_compile_options(rp_pugixml PRIVATE -fno-exceptions -fno-rtti)
if(EMSCRIPTEN)
  target_compile_options(rp_pugixml PRIVATE ${RP_FAST})  # it reads every byte of an MPD
endif()

if(RP_TESTS)
  find_package(GTest QUIET)
  if(NOT GTest_FOUND)
    FetchContent_Declare(googletest
      URL https://github.com/google/googletest/archive/refs/tags/release-1.12.1.tar.gz
      URL_HASH SHA256=81964fe578e9bd7c94dfdb09c8e4d6e6759e19967e397dbea48d1c10e45d0df2
      DOWNLOAD_EXTRACT_TIMESTAMP ON)
    FetchContent_MakeAvailable(googletest)
  endif()
endif()

if(RP_BENCH)
  find_package(benchmark QUIET)
  if(NOT benchmark_FOUND)
    set(BENCHMARK_ENABLE_TESTING OFF)
    FetchContent_Declare(benchmark
      URL https://github.com/google/benchmark/archive/refs/tags/v1.7.1.tar.gz
      URL_HASH SHA256=6430e4092653380d9dc4ccb45a1e2dc9259d581f4866dc0759713126056bc1d7
      DOWNLOAD_EXTRACT_TIMESTAMP ON)
    FetchContent_MakeAvailable(benchmark)
  endif()
endif()

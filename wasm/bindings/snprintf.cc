// nlohmann/json prints nothing but whole numbers through snprintf. The one of the C library brings
// the printing of floating point along, 3 KB of code that nothing calls; this one is the C
// library's without it.
#include <cstdarg>
#include <cstddef>

extern "C" int vsniprintf(char* out, std::size_t size, const char* format, std::va_list values);

extern "C" int snprintf(char* out, std::size_t size, const char* format, ...) {
  std::va_list values;
  va_start(values, format);
  const int written = vsniprintf(out, size, format, values);
  va_end(values);
  return written;
}

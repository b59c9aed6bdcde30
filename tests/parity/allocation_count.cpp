// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/allocation_count.h"

#include <link.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

namespace sana::kernels {
namespace {

/// Where oneDNN's code lies in memory; empty until it is looked for, or where the library is absent.
struct CodeRange {
  std::uintptr_t begin = 0, end = 0;
};

/// The process has one malloc, so by necessity it has one count: the single piece of shared state of the tests.
/// Initialised at compile time, because the loader allocates before any constructor runs.
struct Counter {
  mutable std::atomic<std::size_t> total{0}, library{0};
  mutable std::atomic<std::uintptr_t> library_begin{0}, library_end{0};
};
constinit const Counter counter;

int find_onednn(dl_phdr_info* object, std::size_t, void* result) {
  if (std::strstr(object->dlpi_name, "libdnnl") == nullptr) return 0;
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const auto& segment = object->dlpi_phdr[i];
    if (segment.p_type != PT_LOAD || (segment.p_flags & PF_X) == 0) continue;
    const std::uintptr_t begin = object->dlpi_addr + segment.p_vaddr;
    *static_cast<CodeRange*>(result) = {begin, begin + segment.p_memsz};
  }
  return 1;
}

}  // namespace

std::size_t allocation_count() {
  if (counter.library_end.load() == 0) {
    CodeRange range;
    dl_iterate_phdr(find_onednn, &range);
    counter.library_begin = range.begin;
    counter.library_end = range.end;
  }
  return counter.total.load();
}

std::size_t library_allocation_count() { return counter.library.load(); }

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
namespace {
constexpr std::size_t small_bytes = 256;

void count_one(std::size_t bytes, const void* caller) {
  const auto address = reinterpret_cast<std::uintptr_t>(caller);
  const bool is_library = bytes <= small_bytes && address >= counter.library_begin && address < counter.library_end;
  (is_library ? counter.library : counter.total).fetch_add(1, std::memory_order_relaxed);
}
}  // namespace
#endif

}  // namespace sana::kernels

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
// The C library's own names for what these definitions replace.
extern "C" {
void* __libc_malloc(std::size_t bytes);
void* __libc_calloc(std::size_t items, std::size_t bytes);
void* __libc_realloc(void* memory, std::size_t bytes);
void* __libc_memalign(std::size_t alignment, std::size_t bytes);

void* malloc(std::size_t bytes) {
  sana::kernels::count_one(bytes, __builtin_return_address(0));
  return __libc_malloc(bytes);
}
void* calloc(std::size_t items, std::size_t bytes) {
  sana::kernels::count_one(items * bytes, __builtin_return_address(0));
  return __libc_calloc(items, bytes);
}
void* realloc(void* memory, std::size_t bytes) {
  sana::kernels::count_one(bytes, __builtin_return_address(0));
  return __libc_realloc(memory, bytes);
}
void* memalign(std::size_t alignment, std::size_t bytes) {
  sana::kernels::count_one(bytes, __builtin_return_address(0));
  return __libc_memalign(alignment, bytes);
}
void* aligned_alloc(std::size_t alignment, std::size_t bytes) {
  sana::kernels::count_one(bytes, __builtin_return_address(0));
  return __libc_memalign(alignment, bytes);
}
int posix_memalign(void** memory, std::size_t alignment, std::size_t bytes) {
  sana::kernels::count_one(bytes, __builtin_return_address(0));
  *memory = __libc_memalign(alignment, bytes);
  return *memory == nullptr ? ENOMEM : 0;
}
void* mmap(void* address, std::size_t bytes, int protection, int flags, int file, off_t offset) noexcept {
  sana::kernels::count_one(bytes + 4096, __builtin_return_address(0));
  return reinterpret_cast<void*>(syscall(SYS_mmap, address, bytes, protection, flags, file, offset));
}
void* mmap64(void* address, std::size_t bytes, int protection, int flags, int file, off64_t offset) noexcept {
  return mmap(address, bytes, protection, flags, file, offset);
}
}

// Counted by their own callers, not by the one place in the C++ library that calls malloc for all of them.
void* operator new(std::size_t bytes) {
  sana::kernels::count_one(bytes, __builtin_return_address(0));
  if (void* memory = __libc_malloc(bytes == 0 ? 1 : bytes)) return memory;
  throw std::bad_alloc();
}
void* operator new[](std::size_t bytes) {
  sana::kernels::count_one(bytes, __builtin_return_address(0));
  if (void* memory = __libc_malloc(bytes == 0 ? 1 : bytes)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { free(memory); }
void operator delete[](void* memory) noexcept { free(memory); }
void operator delete(void* memory, std::size_t) noexcept { free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { free(memory); }
#endif

// SPDX-License-Identifier: Apache-2.0
#include "tests/parity/allocation_count.h"

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>

namespace sana::kernels {
namespace {

/// The process has one malloc, so by necessity it has one count: the single piece of shared state of the tests.
/// Initialised at compile time, because the loader allocates before any constructor runs.
struct Counter {
  mutable std::atomic<std::size_t> total{0};
};
constinit const Counter counter;

}  // namespace

std::size_t allocation_count() { return counter.total.load(); }

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
bool allocations_are_counted() { return false; }
#else
bool allocations_are_counted() { return true; }

namespace {
void count_one() { counter.total.fetch_add(1, std::memory_order_relaxed); }
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
  sana::kernels::count_one();
  return __libc_malloc(bytes);
}
void* calloc(std::size_t items, std::size_t bytes) {
  sana::kernels::count_one();
  return __libc_calloc(items, bytes);
}
void* realloc(void* memory, std::size_t bytes) {
  sana::kernels::count_one();
  return __libc_realloc(memory, bytes);
}
void* memalign(std::size_t alignment, std::size_t bytes) {
  sana::kernels::count_one();
  return __libc_memalign(alignment, bytes);
}
void* aligned_alloc(std::size_t alignment, std::size_t bytes) { return memalign(alignment, bytes); }
int posix_memalign(void** memory, std::size_t alignment, std::size_t bytes) {
  *memory = memalign(alignment, bytes);
  return *memory == nullptr ? ENOMEM : 0;
}
void* mmap(void* address, std::size_t bytes, int protection, int flags, int file, off_t offset) noexcept {
  sana::kernels::count_one();
  return reinterpret_cast<void*>(syscall(SYS_mmap, address, bytes, protection, flags, file, offset));
}
void* mmap64(void* address, std::size_t bytes, int protection, int flags, int file, off64_t offset) noexcept {
  return mmap(address, bytes, protection, flags, file, offset);
}
}
#endif

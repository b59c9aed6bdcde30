// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <fstream>
#include <iterator>
#include <sstream>

namespace sana::test {
namespace {

namespace fs = std::filesystem;

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> values;
  for (std::string& text : texts) values.push_back(text.data());
  values.push_back(nullptr);
  return values;
}

std::vector<std::string> environment_for(const Setting& setting) {
  std::vector<std::string> environment{"HOME=" + setting.folder.string(), "PATH=/usr/bin:/bin", "LC_ALL=C.UTF-8"};
  for (const char* kept : {"ASAN_OPTIONS", "UBSAN_OPTIONS", "DNNL_MAX_CPU_ISA", "OMP_NUM_THREADS"})
    if (const char* value = std::getenv(kept)) environment.push_back(std::string(kept) + "=" + value);
  environment.insert(environment.end(), setting.environment.begin(), setting.environment.end());
  return environment;
}

/// Adds what can be read now; false at the end of the stream.
bool read_some(int descriptor, std::string& text) {
  std::array<char, 1 << 16> piece;
  const ssize_t count = ::read(descriptor, piece.data(), piece.size());
  if (count > 0) text.append(piece.data(), static_cast<std::size_t>(count));
  return count > 0 || (count < 0 && errno == EINTR);
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "sana-test-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

std::vector<std::string> TemporaryFolder::names() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(path_)) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

std::string read_all(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  EXPECT_TRUE(stream) << file;
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_all(const fs::path& file, const std::string& text) {
  std::ofstream stream(file, std::ios::binary);
  stream << text;
  ASSERT_TRUE(stream.flush()) << file;
}

std::vector<nlohmann::json> Outcome::json_lines() const {
  std::vector<nlohmann::json> lines;
  std::istringstream stream(out);
  for (std::string line; std::getline(stream, line);) lines.push_back(nlohmann::json::parse(line));
  return lines;
}

RunningSana::RunningSana(const std::vector<std::string>& arguments, const Setting& setting) {
  std::array<int, 2> out{}, err{};
  if (::pipe2(out.data(), O_CLOEXEC) != 0 || ::pipe2(err.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  if (setting.output.empty()) ::posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  else ::posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, setting.output.c_str(), O_WRONLY | O_CREAT, 0644);
  ::posix_spawn_file_actions_adddup2(&actions, err[1], STDERR_FILENO);
  ::posix_spawn_file_actions_addchdir_np(&actions, setting.folder.c_str());
  std::vector<std::string> words = setting.wrapper;
  words.emplace_back(SANA_PROGRAM);
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<std::string> environment = environment_for(setting);
  const int reason = ::posix_spawnp(&process_, words.front().c_str(), &actions, nullptr, pointers(words).data(),
                                    pointers(environment).data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(out[1]);
  ::close(err[1]);
  out_ = out[0];
  err_ = err[0];
  if (reason != 0) process_ = -1;
  EXPECT_EQ(reason, 0) << words.front();
}

RunningSana::~RunningSana() {
  if (process_ > 0) {
    send(SIGKILL);
    finish();
  }
  ::close(out_);
  ::close(err_);
}

bool RunningSana::wait_for(const std::string& text) {
  while (!outcome_.err.contains(text))
    if (!read_some(err_, outcome_.err)) return false;
  return true;
}

void RunningSana::send(int signal) const { ::kill(process_, signal); }

Outcome RunningSana::finish() {
  std::array<pollfd, 2> sources{{{out_, POLLIN, 0}, {err_, POLLIN, 0}}};
  while (sources[0].fd >= 0 || sources[1].fd >= 0) {
    if (::poll(sources.data(), sources.size(), -1) < 0) continue;
    if (sources[0].revents != 0 && !read_some(out_, outcome_.out)) sources[0].fd = -1;
    if (sources[1].revents != 0 && !read_some(err_, outcome_.err)) sources[1].fd = -1;
  }
  int status = 0;
  while (::waitpid(process_, &status, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
  outcome_.exit = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  return outcome_;
}

Outcome run_sana(const std::vector<std::string>& arguments, const Setting& setting) {
  return RunningSana(arguments, setting).finish();
}

void expect_error(const Outcome& outcome, int exit, const std::string& part_of_sentence) {
  EXPECT_EQ(outcome.exit, exit) << outcome.err;
  const std::size_t begin = outcome.err.find("sana: ");
  ASSERT_NE(begin, std::string::npos) << outcome.err;
  const std::string line = outcome.err.substr(begin, outcome.err.find('\n', begin) - begin);
  EXPECT_TRUE(line.ends_with('.')) << line;
  EXPECT_NE(line.find(part_of_sentence), std::string::npos) << line;
  EXPECT_EQ(outcome.err.find("sana: ", begin + 1), std::string::npos) << "more than one error: " << outcome.err;
}

void copy_model(const fs::path& to) {
  const fs::path from = SANA_BUILT_IN_MODEL;
  fs::create_directories(to);
  for (const auto& entry : fs::recursive_directory_iterator(from)) {
    const fs::path copy = to / fs::relative(entry.path(), from);
    if (entry.is_directory()) fs::create_directories(copy);
    else if (entry.path().extension() == ".safetensors") fs::create_symlink(entry.path(), copy);
    else fs::copy_file(entry.path(), copy);
  }
}

}  // namespace sana::test

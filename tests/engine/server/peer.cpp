// SPDX-License-Identifier: Apache-2.0
#include "tests/engine/server/peer.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <stdexcept>
#include <utility>

namespace sana::engine {
namespace {

void close_once(int& descriptor) {
  if (descriptor >= 0) ::close(std::exchange(descriptor, -1));
}

std::pair<int, int> make_pipe() {
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  return {ends[0], ends[1]};
}

Answer answer_of(Frame frame) {
  Answer answer{static_cast<Message>(frame.header.type), frame.header.job, nullptr, {}, {}};
  std::size_t object_at = 0;
  if (answer.type == Message::preview || answer.type == Message::result) {
    answer.picture = decode_picture_header(frame.payload);
    if (!answer.picture) throw std::runtime_error("an impossible picture");
    object_at = picture_header_bytes + static_cast<std::size_t>(answer.picture->pixel_bytes());
    answer.pixels.assign(frame.payload.begin() + picture_header_bytes,
                         frame.payload.begin() + static_cast<std::ptrdiff_t>(object_at));
  }
  if (object_at < frame.payload.size())
    answer.object = nlohmann::json::parse(frame.payload.begin() + static_cast<std::ptrdiff_t>(object_at),
                                          frame.payload.end());
  return answer;
}

}  // namespace

Peer::Peer(const EngineOptions& engine) {
  std::signal(SIGPIPE, SIG_IGN);  // as the program has it
  std::tie(server_in_, to_server_) = make_pipe();
  std::tie(from_server_, server_out_) = make_pipe();
  thread_ = std::thread([this, options = ServerOptions{server_in_, server_out_, engine}] {
    exit_code_ = Server(options).run();
    close_once(server_out_);
  });
}

Peer::~Peer() {
  close_input();
  close_output();
  if (thread_.joinable()) thread_.join();
  close_once(server_in_);
}

void Peer::send(Message type, std::uint32_t job, const nlohmann::json& object) {
  const std::string text = object.dump();
  const auto header = encode_header({static_cast<std::uint16_t>(type), job, static_cast<std::uint32_t>(text.size())});
  send_bytes(std::string(header.begin(), header.end()) + text);
}

void Peer::send_bytes(const std::string& bytes) {
  if (::write(to_server_, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
    throw std::runtime_error("the server does not read");
}

std::optional<Answer> Peer::read_answer() {
  while (!reader_.is_complete()) {
    const auto room = reader_.space();
    if (room.empty()) throw std::runtime_error("the server wrote no frame");
    const ssize_t count = ::read(from_server_, room.data(), room.size());
    if (count <= 0) return std::nullopt;
    reader_.commit(static_cast<std::size_t>(count));
  }
  return answer_of(reader_.take());
}

std::optional<Answer> Peer::next() {
  while (auto answer = read_answer())
    if (answer->type != Message::beat) return answer;
  return std::nullopt;
}

Answer Peer::until(const std::vector<Message>& types) {
  passed_.clear();
  while (auto answer = next()) {
    if (std::ranges::find(types, answer->type) != types.end()) return std::move(*answer);
    passed_.push_back(std::move(*answer));
  }
  throw std::runtime_error("the server ended");
}

std::size_t Peer::count(Message type) const {
  return static_cast<std::size_t>(std::ranges::count(passed_, type, &Answer::type));
}

nlohmann::json Peer::beat() {
  while (auto answer = read_answer())
    if (answer->type == Message::beat) return answer->object;
  throw std::runtime_error("the server ended");
}

void Peer::close_input() { close_once(to_server_); }
void Peer::close_output() { close_once(from_server_); }

int Peer::exit_code() {
  thread_.join();
  return exit_code_;
}

nlohmann::json Peer::load(const std::string& folder, std::uint32_t job) {
  send(Message::load, job, {{"folder", folder}, {"precision", "fp32"}, {"device", ""}});
  const Answer answer = until({Message::loaded, Message::failed});
  if (answer.type != Message::loaded || answer.job != job) throw std::runtime_error(answer.object.dump());
  return answer.object;
}

nlohmann::json recipe(const std::string& prompt, int steps) {
  return {{"format", "sana-recipe"}, {"version", 1}, {"prompt", prompt}, {"steps", steps}, {"seed", "7"}};
}

nlohmann::json wish(const nlohmann::json& recipe) { return {{"recipe", recipe}}; }

}  // namespace sana::engine

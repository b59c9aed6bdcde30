// SPDX-License-Identifier: Apache-2.0
#pragma once
// The window's end of the protocol, with a server in the same process.

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/server/server.h"

namespace sana::engine {

/// A frame from the server, taken apart.
struct Answer {
  Message type = Message::log;
  std::uint32_t job = 0;
  nlohmann::json object;                 ///< of a picture: what stands behind it, or null
  std::optional<PictureHeader> picture;
  std::vector<std::uint8_t> pixels;
};

class Peer {
 public:
  explicit Peer(const EngineOptions& engine = {});
  /// Ends the server by closing its input, if the test has not.
  ~Peer();
  Peer(const Peer&) = delete;
  Peer& operator=(const Peer&) = delete;

  void send(Message type, std::uint32_t job = 0, const nlohmann::json& object = nlohmann::json::object());
  void send_bytes(const std::string& bytes);
  /// Nothing once the server has closed its end. Beats are kept apart.
  std::optional<Answer> next();
  /// Waits for one of these types; throws where the server ends before. What came before it is kept in passed().
  Answer until(const std::vector<Message>& types);
  const std::vector<Answer>& passed() const { return passed_; }
  /// How many of this type passed in the last until().
  std::size_t count(Message type) const;
  /// Waits for the next heartbeat; other answers are dropped.
  nlohmann::json beat();

  void close_input();
  void close_output();
  /// Waits for the server's end.
  int exit_code();

  /// LOADED's object; throws on anything else.
  nlohmann::json load(const std::string& folder, std::uint32_t job = 1);

 private:
  std::optional<Answer> read_answer();

  int to_server_ = -1, from_server_ = -1, server_in_ = -1, server_out_ = -1;
  FrameReader reader_;
  std::vector<Answer> passed_;
  int exit_code_ = -1;
  std::thread thread_;
};

/// A recipe as the window sends it.
nlohmann::json recipe(const std::string& prompt, int steps = 3);
nlohmann::json wish(const nlohmann::json& recipe);

/// What ends a drawing.
inline const std::vector<Message> outcomes{Message::result, Message::cancelled, Message::failed, Message::refused};

}  // namespace sana::engine

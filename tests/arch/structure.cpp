// SPDX-License-Identifier: Apache-2.0
#include "tests/arch/structure.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>
#include <utility>

namespace sana::arch {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && is_word(text[end])) ++end;
    if (end > i) words.push_back(text.substr(i, end - i));
    i = std::max(end, i + 1);
  }
  return words;
}

bool contains_any(const std::vector<std::string_view>& words, std::initializer_list<std::string_view> wanted) {
  return std::ranges::any_of(words, [&](auto word) { return std::ranges::find(wanted, word) != wanted.end(); });
}

/// Position after the bracket that closes the one at `open`; the text's end if none does.
std::size_t after_bracket(std::string_view text, std::size_t open, char opening, char closing) {
  int depth = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    if (text[i] == opening) ++depth;
    if (text[i] == closing && --depth == 0) return i + 1;
  }
  return text.size();
}

std::string_view without_template_prefix(std::string_view head) {
  while (head.starts_with("template")) {
    std::size_t open = head.find('<');
    if (open == std::string_view::npos) return head;
    head = trimmed(head.substr(after_bracket(head, open, '<', '>')));
  }
  return head;
}

struct ParameterList {
  std::size_t open = std::string_view::npos;  ///< of '(' in the head
  std::string_view name, inside, rest;        ///< rest: what follows ')'
};

/// The first bracket of a head that lists parameters.
ParameterList parameter_list(std::string_view head) {
  constexpr auto others = std::to_array<std::string_view>({"decltype", "noexcept", "alignas", "requires", "explicit"});
  for (std::size_t open = head.find('('); open != std::string_view::npos; open = head.find('(', open)) {
    std::string_view before = trimmed(head.substr(0, open));
    std::size_t start = before.size();
    while (start > 0 && is_word(before[start - 1])) --start;
    std::string_view name = before.substr(start);
    std::size_t end = after_bracket(head, open, '(', ')');
    bool is_call_operator = name == "operator";
    if (!is_call_operator && std::ranges::find(others, name) == others.end()) {
      return {open, name.empty() ? "operator" : name, head.substr(open + 1, end - open - 2), head.substr(end)};
    }
    open = end;
  }
  return {};
}

std::size_t count_parameters(std::string_view inside) {
  inside = trimmed(inside);
  if (inside.empty() || inside == "void") return 0;
  std::size_t count = 1;
  int depth = 0;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    char c = inside[i];
    bool is_angle_open = c == '<' && i > 0 && is_word(inside[i - 1]);
    bool is_angle_close = c == '>' && i > 0 && inside[i - 1] != '-';
    if (c == '(' || c == '{' || c == '[' || is_angle_open) ++depth;
    if (c == ')' || c == '}' || c == ']' || is_angle_close) --depth;
    if (c == ',' && depth == 0) ++count;
  }
  return count;
}

/// `const` left of a pointer does not make the pointer constant.
bool is_constant(std::string_view head) {
  std::string_view declaration = head.substr(0, head.find('='));
  std::vector<std::string_view> words = words_of(declaration);
  if (contains_any(words, {"constexpr"})) return true;
  std::size_t pointer = declaration.rfind('*');
  if (pointer != std::string_view::npos && declaration.find('<') == std::string_view::npos) {
    words = words_of(declaration.substr(pointer));
  }
  return contains_any(words, {"const"});
}

bool declares_variable(std::string_view head) {
  std::vector<std::string_view> words = words_of(head);
  if (words.size() < 2 || head.substr(0, head.find('=')).contains('(')) return false;
  std::string_view first = words.front();
  constexpr auto others = std::to_array<std::string_view>({"using", "typedef", "friend", "static_assert", "struct",
                                                           "class", "union", "enum", "namespace", "template",
                                                           "concept", "operator"});
  return std::ranges::find(others, first) == others.end() && !contains_any(words, {"operator"});
}

enum class Scope : std::uint8_t { name_space, type, function, initializer };

class Scanner {
 public:
  Scanner(const SourceFile& file, Structure& structure)
      : file_(file), structure_(structure), code_(blanked(file.text, Blank::comments_and_literals)) {
    take_directives();
  }

  void run() {
    for (at_ = 0; at_ < code_.size(); ++at_) {
      char c = code_[at_];
      if (c == '\n') ++line_;
      if (std::isspace(static_cast<unsigned char>(c)) == 0 && head_.empty()) head_line_ = line_;
      if (c == '(') ++brackets_;
      if (c == ')') --brackets_;
      if (c == '{') open();
      else if (c == '}') close();
      else if (c == ';' && brackets_ == 0) statement();
      else if (c == ':' && ends_access_specifier()) head_.clear();
      else if (!head_.empty() || std::isspace(static_cast<unsigned char>(c)) == 0) head_ += c == '\n' ? ' ' : c;
    }
  }

 private:
  struct Open {
    Scope scope;
    int brackets;
    std::string head;
    std::size_t head_line;
  };

  Scope scope() const { return scopes_.empty() ? Scope::name_space : scopes_.back().scope; }
  bool in_function() const {
    return std::ranges::any_of(scopes_, [](const Open& open) { return open.scope == Scope::function; });
  }

  /// Counts the macros and blanks every directive with its continuation lines.
  void take_directives() {
    std::size_t number = 0;
    bool continues = false;
    for (std::size_t begin = 0; begin < code_.size();) {
      std::size_t end = std::min(code_.find('\n', begin), code_.size());
      std::string_view line = std::string_view(code_).substr(begin, end - begin);
      ++number;
      if (continues || trimmed(line).starts_with('#')) {
        if (!continues) take_macro(trimmed(line).substr(1), number);
        continues = line.ends_with('\\');
        std::fill(code_.begin() + static_cast<std::ptrdiff_t>(begin), code_.begin() + static_cast<std::ptrdiff_t>(end), ' ');
      }
      begin = end + 1;
    }
  }
  void take_macro(std::string_view directive, std::size_t number) {
    directive = trimmed(directive);
    if (!directive.starts_with("define ")) return;
    directive = trimmed(directive.substr(7));
    std::size_t end = 0;
    while (end < directive.size() && is_word(directive[end])) ++end;
    if (end == directive.size() || directive[end] != '(') return;
    structure_.macros.push_back(at(file_, number, "macro " + std::string(directive.substr(0, end))));
  }

  bool ends_access_specifier() const {
    return scope() == Scope::type && (head_ == "public" || head_ == "private" || head_ == "protected");
  }

  Scope classify(std::string_view head) const {
    std::vector<std::string_view> words = words_of(head);
    if (contains_any(words, {"namespace"}) || head.starts_with("extern \"")) return Scope::name_space;
    std::string_view declaration = without_template_prefix(head);
    words = words_of(declaration);
    if (words.empty()) return Scope::initializer;
    if (words.front() == "enum") return Scope::initializer;
    ParameterList parameters = parameter_list(declaration);
    bool is_type = contains_any({words.front()}, {"struct", "class", "union"});
    if (is_type && (parameters.open == std::string_view::npos || parameters.name == "alignas")) return Scope::type;
    if (parameters.open == std::string_view::npos) return Scope::initializer;
    bool assigns = declaration.substr(0, parameters.open).contains('=') && !contains_any(words, {"operator"});
    if (assigns) return Scope::initializer;
    // Inside a list of member initializers a brace that follows a name belongs to that member.
    bool has_initializers = trimmed(parameters.rest).starts_with(':') || parameters.rest.contains(") :") ||
                            parameters.rest.contains("noexcept :");
    bool follows_name = is_word(declaration.back()) || declaration.back() == '>';
    return has_initializers && follows_name ? Scope::initializer : Scope::function;
  }

  void open() {
    std::string_view head = trimmed(head_);
    Scope kind = Scope::initializer;
    if (in_function()) check_local(head);
    else if (brackets_ == 0 && scope() != Scope::initializer) kind = classify(head);
    scopes_.push_back({kind, brackets_, head_, head_line_});
    brackets_ = 0;
    head_.clear();
  }

  void close() {
    head_.clear();
    if (scopes_.empty()) return;
    Open closed = std::move(scopes_.back());
    scopes_.pop_back();
    brackets_ = closed.brackets;
    if (closed.scope == Scope::function) add_function(closed.head, closed.head_line, line_ - closed.head_line + 1);
    // What follows an initializer's brace still belongs to the declaration before it.
    if (closed.scope == Scope::initializer && !in_function()) {
      head_ = closed.head + "{}";
      head_line_ = closed.head_line;
    }
  }

  void statement() {
    std::string_view head = trimmed(head_);
    if (in_function()) check_local(head);
    else if (scope() == Scope::name_space) check_variable(head);
    else if (scope() == Scope::type && head.contains("static ")) check_variable(head);
    if (!in_function() && scope() != Scope::initializer) add_function(head_, head_line_, 0);
    head_.clear();
  }

  void add_function(std::string_view head, std::size_t line, std::size_t lines) {
    ParameterList parameters = parameter_list(without_template_prefix(trimmed(head)));
    if (parameters.open == std::string_view::npos) return;
    bool is_macro_call = std::ranges::none_of(parameters.name, [](unsigned char c) { return std::islower(c) != 0; });
    if (lines == 0 && is_macro_call) return;
    structure_.functions.push_back(
        {file_.path, std::string(parameters.name), line, lines, count_parameters(parameters.inside)});
  }

  void check_local(std::string_view head) {
    std::vector<std::string_view> words = words_of(head);
    if (!words.empty() && (words.front() == "static" || words.front() == "thread_local")) check_variable(head);
  }
  void check_variable(std::string_view head) {
    if (!declares_variable(head) || is_constant(head)) return;
    // A bare "Type name;" in a header would be defined twice: Type is a function's, and this declares one.
    bool is_bare = head.find_first_of("={") == std::string_view::npos &&
                   !contains_any(words_of(head), {"extern", "inline", "static", "thread_local"});
    if (file_.is_header() && is_bare) return;
    structure_.mutable_globals.push_back(at(file_, head_line_, head.substr(0, head.find('='))));
  }

  const SourceFile& file_;
  Structure& structure_;
  std::string code_;
  std::vector<Open> scopes_;
  std::string head_;
  std::size_t head_line_ = 1, line_ = 1, at_ = 0;
  int brackets_ = 0;
};

}  // namespace

void add_structure(const SourceFile& file, Structure& structure) { Scanner(file, structure).run(); }

}  // namespace sana::arch

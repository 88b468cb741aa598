internal import Diagnostics
internal import FEEL
internal import Synchronization

/// A dialogue in FEEL: each line is answered, and variables are kept from line to line.
///
///     line       = ":" command [ expression ] | name "=" expression | expression
///     command    = "help" | "names" | "type" | "quit"
///
/// Blank lines and those that begin with `//` are passed over. A function finds what is defined
/// after it, itself too.
final class FEELDialogue: Sendable {
  /// What a line is answered with.
  struct Answer {
    /// The value, or what was asked for; empty if there is nothing to say.
    var text = ""
    /// What is wrong with the line, or why there are nulls.
    var diagnostics: [Diagnostic] = []
    /// Whether the dialogue is over.
    var isLast = false
  }

  private let variables: Mutex<[String: Value]>
  private let evaluator = Evaluator()

  /// Creates a dialogue with some variables.
  init(variables: [String: Value] = [:]) {
    self.variables = Mutex(variables)
  }

  /// Answers a line.
  func answer(to line: String, in language: Language) -> Answer {
    let source = SourceText(name: "<line>", text: line)
    let content = line.drop { $0.isWhitespace }
    if content.isEmpty || content.hasPrefix("//") { return Answer() }
    if content.hasPrefix(":") { return obey(content.dropFirst(), source, language) }
    guard let (name, text) = definition(source) else { return value(of: SourceFragment(source)) }
    return define(name, as: text)
  }

  // MARK: - Expressions

  private func value(of text: SourceFragment) -> Answer {
    let (value, diagnostics) = evaluate(text)
    return Answer(text: value?.description ?? "", diagnostics: diagnostics)
  }

  private func define(_ name: String, as text: SourceFragment) -> Answer {
    let (value, diagnostics) = evaluate(text)
    guard let value else { return Answer(diagnostics: diagnostics) }
    variables.withLock { $0[name] = value }
    return Answer(text: "\(name) = \(value)", diagnostics: diagnostics)
  }

  /// Returns the value of a text, `nil` if it can't be read, and what is to be said about it.
  private func evaluate(_ text: SourceFragment) -> (value: Value?, diagnostics: [Diagnostic]) {
    let parsed = Parser.expression(text, names: names)
    guard let tree = parsed.sound else { return (nil, parsed.diagnostics) }
    let result = evaluator.evaluate(tree, fragment: text) { name in
      self.variables.withLock { $0[name] }
    }
    return (result.value, parsed.diagnostics + result.diagnostics)
  }

  private var names: [String] { variables.withLock { $0.keys.sorted() } }

  /// Takes `name = expression` apart; `nil` if the line is something else.
  private func definition(_ source: SourceText) -> (name: String, text: SourceFragment)? {
    let bytes = source.bytes
    guard let mark = bytes.firstIndex(of: UInt8(ascii: "=")), bytes[mark...].count > 1 else {
      return nil
    }
    let left = SourceFragment(SourceText(name: source.name, text: source[0..<mark]))
    guard let tree = Parser.expression(left, names: names).sound, case .name(let name) = tree.form,
      name.text != "?"
    else { return nil }
    let start = mark + 1
    let text = SourceFragment(
      text: source[start..<bytes.count],
      source: source,
      mapping: .contiguous(from: start)
    )
    return (name.text, text)
  }
}

// MARK: - Commands

extension FEELDialogue {
  private static let commands = ["help", "names", "quit", "type"]

  private func obey(_ text: Substring, _ source: SourceText, _ language: Language) -> Answer {
    let word = text.prefix { $0.isLetter }
    let start = source.bytes.count - text.utf8.count + word.utf8.count
    switch word {
    case "help": return Answer(text: Self.help.text(in: language))
    case "names": return Answer(text: listOfNames)
    case "quit": return Answer(isLast: true)
    case "type": return type(of: source, from: start)
    default:
      let place = SourceRange(source, start - word.utf8.count - 1..<start)
      let message = Diagnostic.Message.unknownReplCommand(":\(word)", nearest: Self.nearest(word))
      return Answer(diagnostics: [Diagnostic(message, at: place)])
    }
  }

  private func type(of source: SourceText, from start: Int) -> Answer {
    let text = SourceFragment(
      text: source[start..<source.bytes.count],
      source: source,
      mapping: .contiguous(from: start)
    )
    let (value, diagnostics) = evaluate(text)
    return Answer(text: value.map { "\($0.type)" } ?? "", diagnostics: diagnostics)
  }

  private var listOfNames: String {
    variables.withLock { variables in
      variables.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.type)" }
        .joined(separator: "\n")
    }
  }

  private static func nearest(_ word: Substring) -> String? {
    let found = word.isEmpty ? nil : commands.first { $0.hasPrefix(word) }
    return (found ?? nearestName(to: word, among: commands)).map { ":\($0)" }
  }

  private static let help = Bilingual(
    """
    表达式               计算并显示其值
    名称 = 表达式         保存值；比较请写在括号中：(a = b)
    :type 表达式         值的类型
    :names              已有的变量
    :quit               结束
    """,
    """
    expression           shows its value
    name = expression    keeps the value; to compare, write (a = b)
    :type expression     the type of its value
    :names               the variables
    :quit                ends
    """
  )
}

/// A text in both languages.
struct Bilingual {
  private let chinese: String
  private let english: String

  init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }

  func text(in language: Language) -> String { language == .chinese ? chinese : english }
}

extension Diagnostic.Message {
  fileprivate static func unknownReplCommand(_ name: String, nearest: String?) -> Self {
    Self(
      "command.unknown-repl-command",
      en: "no command '\(name)'; " + (nearest.map { "did you mean '\($0)'?" } ?? "see ':help'"),
      zh: "没有命令“\(name)”；" + (nearest.map { "是否应为“\($0)”？" } ?? "见“:help”")
    )
  }
}

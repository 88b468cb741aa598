internal import Diagnostics
internal import FEEL
internal import Synchronization

/// A dialogue in FEEL: each line is answered, and variables are kept from line to line.
///
///     line       = ":" command [ expression ] | name "=" expression | expression
///     command    = "help" [ function ] | "functions" | "names" | "type" | "say" | "quit"
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
  private static let commands = ["functions", "help", "names", "quit", "say", "type"]

  private func obey(_ text: Substring, _ source: SourceText, _ language: Language) -> Answer {
    let word = text.prefix { $0.isLetter }
    let start = source.bytes.count - text.utf8.count + word.utf8.count
    switch word {
    case "help": return help(source, from: start, language)
    case "functions": return Answer(text: Self.functions)
    case "names": return Answer(text: listOfNames(language))
    case "quit": return Answer(isLast: true)
    case "say": return say(source, from: start, language)
    case "type": return type(of: source, from: start)
    default:
      let place = SourceRange(source, start - word.utf8.count - 1..<start)
      let message = Diagnostic.Message.unknownReplCommand(":\(word)", nearest: Self.nearest(word))
      return Answer(diagnostics: [Diagnostic(message, at: place)])
    }
  }

  private func type(of source: SourceText, from start: Int) -> Answer {
    let (value, diagnostics) = evaluate(Self.rest(of: source, from: start))
    return Answer(text: value.map { "\($0.type)" } ?? "", diagnostics: diagnostics)
  }

  /// What an expression says in words, with the values that its parts have now.
  private func say(_ source: SourceText, from start: Int, _ language: Language) -> Answer {
    let parsed = Parser.expression(Self.rest(of: source, from: start), names: names)
    guard let tree = parsed.sound else { return Answer(diagnostics: parsed.diagnostics) }
    let variables = variables.withLock { $0 }
    let sentence = SentenceRenderer(language).sentence(tree, variables: variables)
    return Answer(text: sentence, diagnostics: parsed.diagnostics)
  }

  private static func rest(of source: SourceText, from start: Int) -> SourceFragment {
    SourceFragment(
      text: source[start..<source.bytes.count],
      source: source,
      mapping: .contiguous(from: start)
    )
  }

  private func listOfNames(_ language: Language) -> String {
    let names = variables.withLock { variables in
      variables.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.type)" }
    }
    return names.isEmpty ? Self.noNames.text(in: language) : names.joined(separator: "\n")
  }

  private static let noNames = Bilingual(
    "还没有变量；用“名称 = 表达式”保存",
    "no variables yet; keep one with 'name = expression'"
  )

  // MARK: Functions

  private static let functions = FunctionLibrary.standard.names.sorted().joined(separator: ", ")

  /// The commands, or the forms of a function.
  private func help(_ source: SourceText, from start: Int, _ language: Language) -> Answer {
    let rest = Self.rest(of: source, from: start).text
    let name = rest.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !name.isEmpty else { return Answer(text: Self.help.text(in: language)) }
    guard let function = evaluator.functions[name] else {
      let place = SourceRange(source, start..<source.bytes.count)
      let nearest = evaluator.functions.nearest(to: name)
      return Answer(diagnostics: [Diagnostic(.noHelp(name, nearest: nearest), at: place)])
    }
    let prose = language == .chinese ? function.chinese : function.english
    let forms = function.overloads.map { "\(name)\($0.signature)" }
    return Answer(text: (forms + [prose]).joined(separator: "\n"))
  }

  // MARK: Several lines

  /// Whether a text leaves a bracket open, so that it goes on in the next line.
  static func goesOn(_ text: String) -> Bool {
    var depth = 0
    var rest = Substring(text)
    while let character = rest.popFirst() {
      switch character {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case "\"": skipText(&rest)
      case "/" where rest.first == "/": rest = rest.drop { $0 != "\n" }
      default: break
      }
    }
    return depth > 0
  }

  /// Passes over a text up to its closing mark.
  private static func skipText(_ rest: inout Substring) {
    while let character = rest.popFirst(), character != "\"" {
      if character == "\\" { rest = rest.dropFirst() }
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
    f = function(x) x * 2   保存函数
    :type 表达式         值的类型
    :say 表达式          用文字说出表达式及其各部分的值
    :names              已有的变量
    :functions          所有函数的名称
    :help 函数名         函数的写法
    :quit               结束
    括号未合上时接着读下一行，空行放弃
    """,
    """
    expression           shows its value
    name = expression    keeps the value; to compare, write (a = b)
    f = function(x) x * 2   keeps a function
    :type expression     the type of its value
    :say expression      says it in words, with the values of its parts
    :names               the variables
    :functions           the names of all functions
    :help function       how a function is called
    :quit                ends
    a line that leaves a bracket open goes on in the next; a blank line gives it up
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
  fileprivate static func noHelp(_ name: String, nearest: String?) -> Self {
    Self(
      "command.no-such-function",
      en: "no function named '\(name)'; "
        + (nearest.map { "did you mean '\($0)'?" } ?? "':functions' lists them"),
      zh: "没有名为“\(name)”的函数；" + (nearest.map { "是否应为“\($0)”？" } ?? "“:functions”列出全部函数")
    )
  }

  fileprivate static func unknownReplCommand(_ name: String, nearest: String?) -> Self {
    Self(
      "command.unknown-repl-command",
      en: "no command '\(name)'; " + (nearest.map { "did you mean '\($0)'?" } ?? "see ':help'"),
      zh: "没有命令“\(name)”；" + (nearest.map { "是否应为“\($0)”？" } ?? "见“:help”")
    )
  }
}

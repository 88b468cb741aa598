internal import Diagnostics
internal import FEEL

/// A text of a model, read once.
struct CompiledText: Sendable {
  /// What was read.
  enum Content: Sendable {
    case expression(Expression)
    case tests([UnaryTest])
    /// The text can't be read.
    case nothing
  }

  let fragment: SourceFragment
  let content: Content
  /// What is wrong with the text.
  let diagnostics: [Diagnostic]
  /// How many steps it takes at most; `nil` if that depends on values.
  let steps: Int?
  private let mark = Mark()

  private init(_ fragment: SourceFragment, _ content: Content, _ diagnostics: [Diagnostic]) {
    self.fragment = fragment
    self.content = content
    self.diagnostics = diagnostics
    steps = content.steps
  }

  /// Creates a text of an expression that was not written, but made.
  init(_ expression: Expression) {
    let nowhere = SourceFragment(SourceText(name: "", text: ""))
    self.init(nowhere, .expression(expression), [])
  }

  /// Reads an expression.
  static func expression(_ fragment: SourceFragment, _ names: VisibleNames) -> CompiledText {
    let parsed = Parser.expression(fragment, names: names.relevant(to: fragment.text))
    let content = parsed.sound.map(Content.expression) ?? .nothing
    return CompiledText(fragment, content, parsed.diagnostics)
  }

  /// Reads unary tests.
  static func tests(_ fragment: SourceFragment, _ names: VisibleNames) -> CompiledText {
    let parsed = Parser.unaryTests(fragment, names: names.relevant(to: fragment.text))
    let content = parsed.sound.map(Content.tests) ?? .nothing
    return CompiledText(fragment, content, parsed.diagnostics)
  }

  /// What tells the text apart from others.
  var identity: ObjectIdentifier { ObjectIdentifier(mark) }

  private final class Mark: Sendable {}

  /// What the tests are, if the text is some.
  var tests: [UnaryTest] {
    if case .tests(let tests) = content { tests } else { [] }
  }
}

extension CompiledText.Content {
  fileprivate var steps: Int? {
    switch self {
    case .expression(let expression): expression.plainSteps
    case .tests(let tests): sum(tests.map(\.plainSteps))
    case .nothing: 1
    }
  }
}

extension Expression {
  /// How many steps the expression takes at most; `nil` if that depends on values.
  fileprivate var plainSteps: Int? {
    switch form {
    case .null, .boolean, .number, .string, .at, .name, .negation, .binary, .between, .conditional,
      .instanceOf, .range:
      sum(children.map(\.plainSteps)).map { $0 + 1 }
    default: nil
    }
  }
}

extension UnaryTest {
  fileprivate var plainSteps: Int? {
    switch form {
    case .any: 1
    case .comparison(_, let operand): operand.plainSteps.map { $0 + 1 }
    case .expression(let expression): expression.plainSteps.map { $0 + 1 }
    case .negated(let tests): sum(tests.map(\.plainSteps)).map { $0 + 1 }
    }
  }
}

private func sum(_ numbers: [Int?]) -> Int? {
  numbers.reduce(0) { total, number in
    guard let total, let number else { return nil }
    return total + number
  }
}

/// The names that a text sees.
struct VisibleNames: Sendable {
  private var variables: Set<String>
  /// The names of components that are no plain words, and can only be told behind a dot by knowing
  /// them.
  private let components: [String]

  init(_ variables: some Sequence<String> = [], components: [String] = []) {
    self.variables = Set(variables)
    self.components = components.filter { !$0.isPlainName }
  }

  /// Returns the names with further ones.
  func adding(_ names: some Sequence<String>) -> VisibleNames {
    var result = self
    result.variables.formUnion(names)
    return result
  }

  /// The names that a text may have been written with.
  func relevant(to text: String) -> [String] {
    variables.filter { !$0.isPlainWord } + components.filter { isField($0, in: text) }
  }

  /// Whether a component is probably meant: it stands behind a dot, or in a filter where none of
  /// its words is a variable.
  private func isField(_ name: String, in text: String) -> Bool {
    guard text.contains(name) else { return false }
    if text.contains("." + name) { return true }
    let words = name.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    return text.contains("[") && !words.contains { variables.contains(String($0)) }
  }
}

extension String {
  /// Whether the parser takes the name for one without knowing it: words with single spaces.
  fileprivate var isPlainName: Bool {
    split(separator: " ", omittingEmptySubsequences: false).allSatisfy { String($0).isPlainWord }
  }

  fileprivate var isPlainWord: Bool {
    !isEmpty && unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "_" }
  }
}

public import Diagnostics

/// Reads expressions and unary tests of FEEL.
///
/// The grammar, from weak to strong binding:
///
///     expression   = or
///     or           = and { "or" and }
///     and          = comparison { "and" comparison }
///     comparison   = sum { ("=" | "!=" | "<" | "<=" | ">" | ">=") sum
///                        | "between" sum "and" sum | "in" membership }
///     membership   = "(" test { "," test } ")" | endpoint test | sum
///     sum          = product { ("+" | "-") product }
///     product      = power { ("*" | "/") power }
///     power        = unary { "**" unary }
///     unary        = "-" unary | instance
///     instance     = postfix { "instance" "of" type }
///     postfix      = primary { "." name | "[" expression "]" | "(" arguments ")" }
///     arguments    = [ expression { "," expression } | name ":" expression { "," … } ]
///     primary      = number | string | "@" string | "true" | "false" | "null" | "?" | name
///                  | "(" expression ")" | list | range | context | conditional | iteration
///                  | quantified | function
///     list         = "[" [ expression { "," expression } ] "]"
///     range        = ("[" | "(" | "]") expression ".." expression ("]" | ")" | "[")
///                  | "(" comparator sum ")"
///     context      = "{" [ key ":" expression { "," key ":" expression } ] "}"
///     conditional  = "if" expression "then" expression "else" expression
///     iteration    = "for" iterator { "," iterator } "return" expression
///     quantified   = ("some" | "every") iterator { "," iterator } "satisfies" expression
///     iterator     = name "in" expression [ ".." expression ]
///     function     = "function" "(" [ name [ ":" type ] { "," … } ] ")" [ "external" ] expression
///     type         = ("list" | "range") "<" type ">" | "context" "<" name ":" type { "," … } ">"
///                  | "function" "<" [ type { "," type } ] ">" "->" type | name
///     unary tests  = "-" | "not" "(" tests ")" | tests;  tests = test { "," test }
///     test         = comparator sum | expression
///
/// A name may have several words and marks of operators if it is known: given, built in, or
/// introduced by the text itself; the longest that fits is meant. Other words in a row are one
/// name.
///
/// No text makes the parser overflow the stack: brackets and other nesting go ``maximumNesting``
/// deep, trees are ``maximumHeight`` high, and texts have ``maximumLength`` bytes at most.
public struct Parser {
  /// How deep brackets, conditions and the like may nest.
  public static let maximumNesting = 128
  /// How many operators may hang on each other, brackets or not.
  public static let maximumHeight = 400
  /// How many bytes a text may have.
  public static let maximumLength = 65_536

  let fragment: SourceFragment
  var tokens: [Token] = []
  var index = 0
  var diagnostics: [Diagnostic] = []
  /// Whether something could not be read, so that there is no tree.
  var isBroken = false
  /// The token at which something was reported last; one mistake is reported once.
  var lastReported = -1
  var nesting = 0
  var stack = StackLimit()
  var brackets = 0
  /// How many brackets are open around the high end of a range that is being read.
  var rangeEnd = -1
  var names: KnownNames
  /// The keys of contexts, which may follow a dot anywhere.
  var fields: KnownNames

  /// A tree and how high it is.
  struct Node {
    let expression: Expression
    let height: Int
    /// Where it stands, with the parentheses around it.
    let range: Range<Int>

    init(expression: Expression, height: Int, range: Range<Int>? = nil) {
      self.expression = expression
      self.height = height
      self.range = range ?? expression.range
    }
  }

  private init(_ fragment: SourceFragment, names: [String]) {
    self.fragment = fragment
    self.names = Self.builtInNames
    self.fields = Self.properties
    for name in names { self.names.insert(name) }
  }

  private static let builtInNames = KnownNames(FunctionLibrary.standard.namesOfSeveralWords)
  private static let properties = KnownNames(Properties.names)

  /// Reads an expression.
  ///
  /// - Parameters:
  ///   - fragment: The text.
  ///   - names: The variables whose names have several words or operators; others may be given too.
  /// - Returns: The tree, unless there is none, and what is wrong.
  public static func expression(
    _ fragment: SourceFragment,
    names: [String] = []
  ) -> ParseResult<Expression> {
    var parser = Parser(fragment, names: names)
    guard parser.tokenize() else { return ParseResult(nil, parser.diagnostics) }
    let node = parser.parseExpression()
    parser.expectEnd()
    return ParseResult(parser.isBroken ? nil : node.expression, parser.sortedDiagnostics)
  }

  /// Reads the tests of a cell of a decision table.
  ///
  /// - Parameters:
  ///   - fragment: The text.
  ///   - names: The variables whose names have several words or operators; others may be given too.
  /// - Returns: The tree, unless there is none, and what is wrong.
  public static func unaryTests(
    _ fragment: SourceFragment,
    names: [String] = []
  ) -> ParseResult<[UnaryTest]> {
    var parser = Parser(fragment, names: names)
    guard parser.tokenize() else { return ParseResult(nil, parser.diagnostics) }
    let tests = parser.parseUnaryTests()
    parser.expectEnd()
    return ParseResult(parser.isBroken ? nil : tests, parser.sortedDiagnostics)
  }

  private mutating func tokenize() -> Bool {
    let length = fragment.text.utf8.count
    guard length <= Self.maximumLength else {
      report(.tooLong(length, limit: Self.maximumLength), at: 0..<length)
      return false
    }
    var lexer = Lexer(fragment)
    lexer.run()
    tokens = lexer.tokens
    diagnostics = lexer.diagnostics
    isBroken = diagnostics.contains { $0.fix == nil }
    return true
  }

  private var sortedDiagnostics: [Diagnostic] {
    diagnostics.enumerated().sorted { left, right in
      let (first, second) = (left.element.range?.bytes, right.element.range?.bytes)
      return (first?.lowerBound ?? 0, left.offset) < (second?.lowerBound ?? 0, right.offset)
    }.map(\.element)
  }
}

// MARK: - Tokens

extension Parser {
  /// The token to be read next.
  var current: Token { tokens[index] }

  /// The token after the one to be read next.
  var following: Token { tokens[min(index + 1, tokens.count - 1)] }

  /// Where the last token that was read ends.
  var lastEnd: Int { index > 0 ? tokens[index - 1].range.upperBound : 0 }

  var isAtEnd: Bool { current.kind == .end }

  /// Moves past a token and returns it.
  @discardableResult
  mutating func advance() -> Token {
    let token = current
    if token.kind != .end { index += 1 }
    return token
  }

  /// Moves past a mark if it is the next token.
  mutating func take(_ mark: String) -> Bool {
    guard current.isMark(mark) else { return false }
    advance()
    return true
  }

  /// Moves past a word if it is the next token.
  mutating func takeWord(_ word: String) -> Bool {
    guard current.isWord(word) else { return false }
    advance()
    return true
  }

  /// Creates a tree above others, or ends the parsing if it becomes too high.
  mutating func node(_ form: Expression.Form, _ range: Range<Int>, over heights: Int...) -> Node {
    node(form, range, over: heights)
  }

  /// Creates a tree above others, or ends the parsing if it becomes too high.
  mutating func node(_ form: Expression.Form, _ range: Range<Int>, over heights: [Int]) -> Node {
    let height = (heights.max() ?? 0) + 1
    guard height <= Self.maximumHeight else {
      stop(.tooDeep, at: range)
      return Node(expression: Expression(.null, at: range), height: 0)
    }
    return Node(expression: Expression(form, at: range), height: height)
  }

  /// What stands for an expression that could not be read.
  func placeholder() -> Node {
    let start = current.range.lowerBound
    return Node(expression: Expression(.null, at: start..<start), height: 0)
  }

  /// Goes one level deeper; false, and the end of the parsing, if that is too deep.
  mutating func enter() -> Bool {
    nesting += 1
    if nesting <= 20 || (nesting <= Self.maximumNesting && stack.hasRoom()) { return true }
    stop(.tooDeep, at: current.range)
    return false
  }

  mutating func leave() { nesting -= 1 }
}

internal import Diagnostics

/// A JSON value to be written.
///
/// The same value gives the same bytes.
public indirect enum JSONValue: Sendable {
  /// Keys with their values, written in this order.
  case object([(String, JSONValue)])
  /// A list.
  case array([JSONValue])
  /// A text.
  case string(String)
  /// A number, written as it is given: the text must be a number of JSON.
  case number(String)
  /// True or false.
  case bool(Bool)
  /// The value that says there is none.
  case null

  /// A whole number.
  public static func integer(_ number: some BinaryInteger) -> JSONValue {
    .number(String(number))
  }

  /// A text, or `null` where there is none.
  public static func optional(_ text: String?) -> JSONValue {
    text.map(JSONValue.string) ?? .null
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByNilLiteral
{
  /// Creates a text.
  public init(stringLiteral text: String) { self = .string(text) }

  /// Creates a list.
  public init(arrayLiteral items: JSONValue...) { self = .array(items) }

  /// Creates an object with the keys in the order of the literal.
  public init(dictionaryLiteral entries: (String, JSONValue)...) { self = .object(entries) }

  /// Creates a truth value.
  public init(booleanLiteral bool: Bool) { self = .bool(bool) }

  /// Creates a whole number.
  public init(integerLiteral number: Int) { self = .integer(number) }

  /// Creates a `null`.
  public init(nilLiteral: ()) { self = .null }
}

// MARK: - Writing

/// Writes JSON: keys as given, only what JSON demands escaped, other scripts as they are.
public struct JSONWriter: Sendable, Hashable {
  /// How the text is laid out.
  public enum Layout: Sendable, Hashable {
    /// All on one line, without blanks.
    case compact
    /// A line for each item and key, indented by two spaces.
    case pretty
  }

  /// How the text is laid out.
  public let layout: Layout

  /// Creates a writer.
  public init(_ layout: Layout) {
    self.layout = layout
  }

  /// Returns the text of a value, without a line break at its end.
  public func text(of value: JSONValue) -> String {
    var text = ""
    write(value, to: &text, depth: 0)
    return text
  }

  private func write(_ value: JSONValue, to text: inout String, depth: Int) {
    switch value {
    case .object(let entries): write(entries, to: &text, depth: depth)
    case .array(let items): write(items, to: &text, depth: depth)
    case .string(let string): text += JSONText.quoted(string)
    case .number(let number): text += number
    case .bool(let bool): text += bool ? "true" : "false"
    case .null: text += "null"
    }
  }

  private func write(_ entries: [(String, JSONValue)], to text: inout String, depth: Int) {
    guard !entries.isEmpty else { return text += "{}" }
    text += "{"
    for (index, entry) in entries.enumerated() {
      breakLine(&text, depth + 1, isFirst: index == 0)
      text += JSONText.quoted(entry.0)
      text += layout == .pretty ? ": " : ":"
      write(entry.1, to: &text, depth: depth + 1)
    }
    breakLine(&text, depth, isFirst: true)
    text += "}"
  }

  private func write(_ items: [JSONValue], to text: inout String, depth: Int) {
    guard !items.isEmpty else { return text += "[]" }
    text += "["
    for (index, item) in items.enumerated() {
      breakLine(&text, depth + 1, isFirst: index == 0)
      write(item, to: &text, depth: depth + 1)
    }
    breakLine(&text, depth, isFirst: true)
    text += "]"
  }

  private func breakLine(_ text: inout String, _ depth: Int, isFirst: Bool) {
    if !isFirst { text += "," }
    guard layout == .pretty else { return }
    text += "\n"
    for _ in 0..<depth { text += "  " }
  }
}

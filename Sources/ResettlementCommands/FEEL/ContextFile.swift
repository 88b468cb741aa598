internal import Diagnostics
internal import FEEL
internal import Quantities
internal import Tabular

/// The variables of an expression, from a JSON object.
struct ContextFile {
  /// The variables by name.
  let variables: [String: Value]

  /// Reads a file.
  ///
  /// - Throws: ``CommandError`` with all that is wrong with it.
  init(_ source: SourceText) throws(CommandError) {
    let document = JSONDocument(source)
    guard !document.diagnostics.hasErrors, let root = document.root else {
      throw CommandError(document.diagnostics)
    }
    guard let object = root.object else {
      throw CommandError([Diagnostic(.contextIsNoObject, at: root.range)])
    }
    var reading = Reading()
    variables = Dictionary(object.entries.map { ($0.key, reading.value($0.value)) }) { $1 }
    guard reading.findings.diagnostics.isEmpty else {
      throw CommandError(reading.findings.diagnostics)
    }
  }

  /// The work of turning JSON into values.
  private struct Reading {
    var findings = Findings()

    mutating func value(_ node: JSONNode) -> Value {
      switch node.kind {
      case .null: .null
      case .bool(let truth): .boolean(truth)
      case .string(let text): .string(text)
      case .number(let text): number(text, at: node.range)
      case .array(let items): .list(items.map { value($0) })
      case .object(let object): context(object)
      }
    }

    private mutating func number(_ text: String, at range: SourceRange) -> Value {
      guard let number = ExactDecimal(text) else {
        findings.add(.numberTooLarge(text), at: range)
        return .null
      }
      return .number(number)
    }

    private mutating func context(_ object: JSONObject) -> Value {
      .context(ContextValue(object.entries.map { ($0.key, value($0.value)) }))
    }
  }
}

extension Diagnostic.Message {
  fileprivate static let contextIsNoObject = Self(
    "command.context-is-no-object",
    en: "the context must be a JSON object with the variables as its keys",
    zh: "上下文必须是 JSON 对象，以变量名为键"
  )

  fileprivate static func numberTooLarge(_ text: String) -> Self {
    Self(
      "command.number-out-of-range",
      en: "the number '\(text.prefix(40))' has no place in 34 digits; round it",
      zh: "数“\(text.prefix(40))”超出 34 位数字的范围；请取整"
    )
  }
}

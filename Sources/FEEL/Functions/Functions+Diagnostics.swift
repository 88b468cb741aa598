internal import Diagnostics
internal import Quantities

extension Diagnostic.Message {
  static func wrongCount(of function: BuiltInFunction, _ count: Int) -> Self {
    Self(
      "feel.argument-count",
      en: "'\(function.name)' takes \(function.counts), not \(count) arguments",
      zh: "“\(function.name)”的参数个数应为\(function.counts)，而不是\(count)"
    )
  }

  static func wrongTypes(of function: BuiltInFunction, _ types: [ValueType]) -> Self {
    let shown = types.map(\.description).joined(separator: ", ")
    return Self(
      "feel.argument-type",
      en: "'\(function.name)' does not take (\(shown)), but \(function.signatures)",
      zh: "“\(function.name)”不接受(\(shown))，而应为\(function.signatures)"
    )
  }

  static func noSuchParameters(of function: BuiltInFunction, names: [String]) -> Self {
    let shown = names.joined(separator: ", ")
    return Self(
      "feel.argument-name",
      en: "'\(function.name)' does not take arguments named (\(shown)), but \(function.signatures)",
      zh: "“\(function.name)”不接受名为(\(shown))的参数，而应为\(function.signatures)"
    )
  }

  static func wrongArgument(_ type: ValueType, wanted: ValueType) -> Self {
    Self(
      "feel.argument-type",
      en: "expected an argument of type \(wanted), not \(type)",
      zh: "参数类型应为\(wanted)，而不是\(type)"
    )
  }

  static func outOfRange(_ number: ExactDecimal) -> Self {
    Self(
      "feel.out-of-range",
      en: "\(number) is out of the range that is allowed here",
      zh: "\(number)超出这里允许的范围"
    )
  }

  static func notReadable(_ text: String, as type: ValueType) -> Self {
    let shown = text.count > 40 ? text.prefix(40) + "…" : text
    return Self(
      "feel.unreadable-text",
      en: "'\(shown)' can't be read as \(type)",
      zh: "“\(shown)”无法读作\(type)"
    )
  }

  static func noResult(_ function: String) -> Self {
    Self(
      "feel.no-result",
      en: "'\(function)' has no result for these arguments",
      zh: "“\(function)”对这些参数没有结果"
    )
  }
}

extension BuiltInFunction {
  /// Its forms, such as `(n: number, scale?: number)`.
  var signatures: String {
    overloads.map(\.signature).joined(separator: " / ")
  }

  fileprivate var counts: String {
    let all = overloads.map { overload in
      let (low, high) = (overload.minimumCount, overload.parameters.count)
      if overload.isVariadic { return "\(low)+" }
      return low == high ? "\(low)" : "\(low)-\(high)"
    }
    return all.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
      .joined(separator: ", ")
  }
}

extension BuiltInFunction.Overload {
  /// The parameters as a reader sees them, such as `(n: number, scale?: number)`.
  public var signature: String {
    let shown = parameters.map { "\($0.name)\($0.isOptional ? "?" : ""): \($0.type)" }
    return "(" + shown.joined(separator: ", ") + (isVariadic ? ", …)" : ")")
  }
}

internal import Diagnostics
internal import Quantities

extension Diagnostic.Message {
  static let budgetExceeded = Self(
    "feel.budget-exceeded",
    en:
      "the evaluation takes too many steps and was given up; use smaller lists or fewer nested loops",
    zh: "求值步骤过多，已中止；请减小列表或减少嵌套循环"
  )

  static let tooDeepAtEvaluation = Self(
    "feel.recursion-too-deep",
    en: "functions call each other too deeply, and the evaluation was given up",
    zh: "函数相互调用过深，求值已中止"
  )

  static let valueTooDeep = Self(
    "feel.value-too-deep",
    en: "the value nests too deeply, and the evaluation was given up",
    zh: "值的嵌套过深，求值已中止"
  )

  static func notTemporal(_ text: String) -> Self {
    let shown = text.count > 40 ? text.prefix(40) + "…" : text
    return Self(
      "feel.unreadable-text",
      en: "'\(shown)' is no date, time or duration; write such as '2024-07-01' or 'P1M'",
      zh: "“\(shown)”不是日期、时间或时长；请写成“2024-07-01”或“P1M”之类"
    )
  }

  static func noSuchVariable(_ name: String) -> Self {
    Self("feel.unknown-name", en: "no variable named '\(name)'", zh: "没有名为“\(name)”的变量")
  }

  static func notAFunction(_ type: ValueType) -> Self {
    Self("feel.not-a-function", en: "\(type) can't be called", zh: "不能调用\(type)")
  }

  static func noSuchFunction(_ name: String, nearest: String?) -> Self {
    Self(
      "feel.unknown-function",
      en: "no function named '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "没有名为“\(name)”的函数" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    )
  }

  static let noSuchType = Self(
    "feel.unknown-type",
    en: "there is no type of this name",
    zh: "没有这个名称的类型"
  )

  static func duplicateKey(_ key: String) -> Self {
    Self("feel.duplicate-key", en: "the key '\(key)' occurs twice", zh: "键“\(key)”重复")
  }

  static func duplicateArgument(_ name: String) -> Self {
    Self("feel.duplicate-key", en: "the argument '\(name)' occurs twice", zh: "参数“\(name)”重复")
  }

  static let noSuchRange = Self(
    "feel.no-range",
    en: "the ends of a range must be of one kind and in order",
    zh: "区间两端必须类型相同且由小到大"
  )

  static func noOperation(_ symbol: String, _ types: ValueType...) -> Self {
    let shown = types.map(\.description)
    return Self(
      "feel.no-operation",
      en: "'\(symbol)' has no result for \(shown.joined(separator: " and "))",
      zh: "“\(symbol)”对\(shown.joined(separator: "和"))没有结果"
    )
  }

  static func noNegation(_ type: ValueType) -> Self {
    Self("feel.no-operation", en: "\(type) has no negative", zh: "\(type)不能取负")
  }

  static func noSuchField(_ name: String, of type: ValueType, nearest: String?) -> Self {
    Self(
      "feel.unknown-field",
      en: "\(type) has no '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "\(type)没有“\(name)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    )
  }

  static let noFilterOfNull = Self(
    "feel.no-operation",
    en: "there is nothing to filter: the list is null",
    zh: "列表为null，无法筛选"
  )

  static func noSuchItem(_ index: ExactDecimal, count: Int) -> Self {
    Self(
      "feel.no-item",
      en: "the list of \(count) has no item number \(index)",
      zh: "列表共\(count)项，没有第\(index)项"
    )
  }

  static func noCondition(_ type: ValueType) -> Self {
    Self(
      "feel.no-condition",
      en: "a filter must be a condition or a number, not \(type)",
      zh: "筛选条件应为布尔值或序号，而不是\(type)"
    )
  }

  static func noTruth(_ type: ValueType) -> Self {
    Self(
      "feel.no-condition",
      en: "a condition must be true or false, not \(type)",
      zh: "条件应为布尔值，而不是\(type)"
    )
  }

  static func noIteration(_ type: ValueType) -> Self {
    Self("feel.no-iteration", en: "can't iterate over \(type)", zh: "无法遍历\(type)")
  }

  static func wrongCount(_ count: Int, wanted: Int) -> Self {
    Self(
      "feel.argument-count",
      en: "the function takes \(wanted) arguments, not \(count)",
      zh: "函数应有\(wanted)个参数，而不是\(count)个"
    )
  }

  static func noSuchParameters(_ names: [String]) -> Self {
    let shown = names.joined(separator: ", ")
    return Self(
      "feel.argument-name",
      en: "the function's parameters are (\(shown))",
      zh: "函数的参数为(\(shown))"
    )
  }

  static let externalFunction = Self(
    "feel.external-function",
    en: "external functions can't be called here",
    zh: "这里不能调用外部函数"
  )
}

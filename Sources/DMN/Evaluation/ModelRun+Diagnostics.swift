internal import Diagnostics
internal import FEEL

extension Diagnostic.Message {
  static let modelBudgetExceeded = Self(
    "dmn.budget-exceeded",
    en: "the model takes too many steps and was given up; use smaller lists or fewer nested calls",
    zh: "模型求值步骤过多，已中止；请减小列表或减少嵌套调用"
  )

  static let modelTooDeep = Self(
    "dmn.recursion-too-deep",
    en: "functions of the model call each other too deeply, and the evaluation was given up",
    zh: "模型中的函数相互调用过深，求值已中止"
  )

  static func nonconforming(_ type: ValueType, to name: String, what: String) -> Self {
    Self(
      "dmn.nonconforming-value",
      en: "the value of '\(what)' must be of type '\(name)', not \(type)",
      zh: "“\(what)”的值应为“\(name)”类型，而不是\(type)"
    )
  }

  static func noDecision(_ name: String, nearest: String?) -> Self {
    Self(
      "dmn.unknown-decision",
      en: "no decision named '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "没有名为“\(name)”的决策" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    )
  }

  static func noService(_ name: String, nearest: String?) -> Self {
    Self(
      "dmn.unknown-service",
      en: "no decision service named '\(name)'"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "没有名为“\(name)”的决策服务" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    )
  }

  static func missingElement(_ name: String) -> Self {
    Self(
      "dmn.missing-element",
      en: "'\(name)' is required, but the model has no such element",
      zh: "需要“\(name)”，但模型中没有该元素"
    )
  }

  static func decisionCycle(_ name: String) -> Self {
    Self(
      "dmn.cycle",
      en: "the decision '\(name)' requires itself; remove one of the requirements",
      zh: "决策“\(name)”依赖自身，请去掉其中一条依赖"
    )
  }

  static func noLogic(_ name: String) -> Self {
    Self("dmn.no-logic", en: "'\(name)' has no logic", zh: "“\(name)”没有决策逻辑")
  }

  static func foreignFunction(_ language: String) -> Self {
    Self(
      "dmn.foreign-function",
      en: "functions written in \(language) can't be called here",
      zh: "这里不能调用以\(language)编写的函数"
    )
  }

  static let tooDeepBoxes = Self(
    "dmn.too-deep",
    en: "boxed expressions nest too deeply",
    zh: "表达式框嵌套过深"
  )

  static func unknownType(_ name: String) -> Self {
    Self("dmn.unknown-type", en: "no type named '\(name)'", zh: "没有名为“\(name)”的类型")
  }
}

// MARK: - Boxes

extension Diagnostic.Message {
  static func duplicateEntry(_ name: String) -> Self {
    Self("dmn.duplicate-name", en: "'\(name)' occurs twice", zh: "“\(name)”重复")
  }

  static let notCallable = Self(
    "dmn.not-a-function",
    en: "the invocation calls something that is no function",
    zh: "调用的不是函数"
  )

  static func noBoxedIteration(_ type: ValueType) -> Self {
    Self("dmn.no-iteration", en: "can't iterate over \(type)", zh: "无法遍历\(type)")
  }

  static func noBoxedCondition(_ type: ValueType) -> Self {
    Self(
      "dmn.no-condition",
      en: "a condition must be true or false, not \(type)",
      zh: "条件应为布尔值，而不是\(type)"
    )
  }

  static func wrongCells(have: Int, want: Int) -> Self {
    Self(
      "dmn.cell-count",
      en: "the row has \(have) cells, but there are \(want) columns",
      zh: "该行有\(have)格，而表有\(want)列"
    )
  }
}

// MARK: - Tables

extension Diagnostic.Message {
  static func severalRules(_ first: Int, _ second: Int) -> Self {
    Self(
      "dmn.unique-violated",
      en: "rules \(first) and \(second) match together, but the hit policy is unique",
      zh: "第\(first)条与第\(second)条规则同时命中，而命中策略为唯一"
    )
  }

  static func differentOutputs(_ first: Int, _ second: Int) -> Self {
    Self(
      "dmn.any-violated",
      en: "rules \(first) and \(second) match together with different outputs",
      zh: "第\(first)条与第\(second)条规则同时命中，但输出不同"
    )
  }

  static func unlistedInput(_ type: ValueType) -> Self {
    Self(
      "dmn.input-value",
      en: "the tested value, a \(type), is none of the input values of its column",
      zh: "待测的值（\(type)）不在该列的输入取值之内"
    )
  }

  static func unlistedOutput(_ type: ValueType) -> Self {
    Self(
      "dmn.output-value",
      en: "the output, a \(type), is none of the output values of its column",
      zh: "输出的值（\(type)）不在该列的输出取值之内"
    )
  }

  static let noAggregate = Self(
    "dmn.no-aggregate",
    en: "the outputs can't be aggregated; use a single output of numbers",
    zh: "输出无法汇总，请使用单个数值输出"
  )
}

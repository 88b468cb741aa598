internal import Diagnostics

extension Diagnostic {
  static func unknownClause(_ name: LocatedName, among names: [String]) -> Self {
    unknownName(name, "pack.unknown-clause", among: names, zh: "条款", en: "clause")
  }

  static func unknownRule(_ name: LocatedName, among names: [String]) -> Self {
    unknownName(
      name,
      "pack.unknown-rule",
      among: names,
      zh: "规则、程序或定义",
      en: "rule, procedure or definition"
    )
  }

  static func unknownPersona(_ name: LocatedName, among names: [String]) -> Self {
    unknownName(name, "pack.unknown-persona", among: names, zh: "测试人物", en: "persona")
  }

  static func unknownReading(_ name: LocatedName, among names: [String]) -> Self {
    unknownName(name, "pack.unknown-reading", among: names, zh: "口径", en: "reading")
  }

  static func unknownParameter(_ name: LocatedName, among names: [String]) -> Self {
    unknownName(name, "pack.unknown-parameter", among: names, zh: "参数", en: "parameter")
  }

  static func undeclaredUnit(_ name: LocatedName, among names: [String]) -> Self {
    unknown(name, "pack.undeclared-unit", among: names) { hint in
      let isNear = !hint.english.isEmpty
      return Message(
        "pack.undeclared-unit",
        en: "'\(name.value)' is not among the 'units' of \(PackFormat.manifestName)"
          + (isNear ? hint.english : "; add it there"),
        zh: "\(PackFormat.manifestName) 的 units 中没有“\(name.value)”"
          + (isNear ? hint.chinese : "；请在那里补上")
      )
    }
  }

  static func fillsOtherwise(_ name: LocatedName, _ wider: ParameterModel) -> Self {
    let message = Message(
      "pack.fills-otherwise",
      en: "'\(name.value)' has another type or unit than in the pack that declares it",
      zh: "“\(name.value)”的类型或单位与声明它的包不一致"
    )
    let note = Message("pack.fills-otherwise", en: "declared here", zh: "声明于此")
    return Diagnostic(.error, message, at: name.range, notes: [Note(note, at: wider.id.range)])
  }

  static func leftBlank(_ parameter: LocatedName, at fills: LocatedName) -> Self {
    let message = Message(
      "pack.left-blank",
      en: "the template's blank '\(parameter.value)' is not filled; add the parameter",
      zh: "模板中的空白“\(parameter.value)”尚未填写；请补上该参数"
    )
    let note = Message("pack.left-blank", en: "left blank here", zh: "此处留空")
    return Diagnostic(.error, message, at: fills.range, notes: [Note(note, at: parameter.range)])
  }

  static func unknownName(
    _ name: LocatedName,
    _ code: String,
    among names: [String],
    zh chinese: String,
    en english: String
  ) -> Self {
    unknown(name, code, among: names) { hint in
      Message(
        code,
        en: "no \(english) named '\(name.value)'\(hint.english)",
        zh: "没有名为“\(name.value)”的\(chinese)\(hint.chinese)"
      )
    }
  }
}

extension Diagnostic.Message {
  static func incomplete(_ name: String, keys: [String]) -> Self {
    Self(
      "pack.missing-key",
      en: "'\(name)' needs \(keys.map { "'\($0)'" }.joined(separator: " and ")); only what another "
        + "pack declares can do without",
      zh: "“\(name)”缺少\(keys.map { "“\($0)”" }.joined(separator: "和"))；只有其他包已声明的才可省略"
    )
  }

  static func noUnit(_ name: String) -> Self {
    Self(
      "pack.number-without-unit",
      en: "the numbers of '\(name)' need a 'unit', such as yuan, or ratio for a plain number",
      zh: "数值参数“\(name)”须写“unit”，如 yuan；纯数写 ratio"
    )
  }

  static func noTemplate(_ name: String) -> Self {
    Self(
      "pack.no-template",
      en: "'\(name)' is no template; write it under 'requires' instead",
      zh: "“\(name)”不是模板；请改写在 requires 中"
    )
  }
}

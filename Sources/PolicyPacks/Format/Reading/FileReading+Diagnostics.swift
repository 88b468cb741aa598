internal import Diagnostics
internal import LocatedYAML
internal import Quantities
internal import ResettlementCore

extension Diagnostic.Message {
  static func expectedSingleValue(of key: String?) -> Self {
    Self(
      "pack.wrong-kind",
      en: "\(english(key)) must be a single value, not a list or keys",
      zh: "\(chinese(key))应为单个值，不能是列表或键值"
    )
  }

  static func expectedList(of key: String?) -> Self {
    Self(
      "pack.wrong-kind",
      en: "\(english(key)) must be a list: items after '- ', or in brackets",
      zh: "\(chinese(key))应为列表：每项写在“- ”之后，或写在方括号内"
    )
  }

  static func expectedNames(of key: String?) -> Self {
    Self(
      "pack.wrong-kind",
      en: "\(english(key)) must be names with values, each as 'name: value'",
      zh: "\(chinese(key))应由名称和值组成，每项写作“名称: 值”"
    )
  }

  static func expectedKeys(of shape: Shape) -> Self {
    let keys = shape.names.prefix(6).joined(separator: ", ")
    return Self(
      "pack.wrong-kind",
      en: "the \(shape.title.english) must be written with keys: \(keys)",
      zh: "\(shape.title.chinese)应写成键值，可用的键：\(keys)"
    )
  }

  static func nothingThere(_ key: String?) -> Self {
    Self(
      "pack.empty-value",
      en: "\(english(key)) has no value; write one or leave the key out",
      zh: "\(chinese(key))没有值；请填写，或删去这个键"
    )
  }

  static func noSuchDay(_ text: String, key: String?) -> Self {
    Self(
      "pack.bad-date",
      en: "\(english(key)) must be a date such as 2023-04-07, not '\(text)'",
      zh: "\(chinese(key))应为日期，如 2023-04-07，而不是“\(text)”"
    )
  }

  static func noWholeNumber(_ text: String, key: String?) -> Self {
    Self(
      "pack.bad-number",
      en: "\(english(key)) must be a whole number, not '\(text)'",
      zh: "\(chinese(key))应为整数，而不是“\(text)”"
    )
  }

  static func noTruthValue(_ text: String, key: String?) -> Self {
    Self(
      "pack.bad-boolean",
      en: "\(english(key)) must be true or false, not '\(text)'",
      zh: "\(chinese(key))应为 true 或 false，而不是“\(text)”"
    )
  }

  static func badName(_ name: String, pattern: NamePattern) -> Self {
    let example = pattern.parts > 1 ? "household.size" : "tracking_subsidy"
    let hyphens = pattern.extras.contains("-")
    return Self(
      "pack.bad-name",
      en:
        "'\(name)' is no name here; write small letters, digits\(hyphens ? ", '-'" : "") and '_', "
        + "a letter first, such as \(example)",
      zh: "“\(name)”不能作名称；请用小写字母、数字\(hyphens ? "、“-”" : "")和“_”，以字母开头，如 \(example)"
    )
  }

  static func missingKey(_ key: any ShapeKey, _ code: String, in shape: Shape) -> Self {
    Self(
      code,
      en: "the \(shape.title.english) needs '\(key.name)': \(key.about.english)",
      zh: "\(shape.title.chinese)缺少“\(key.name)”：\(key.about.chinese)"
    )
  }

  static func missingOne(of keys: [String], in shape: Shape) -> Self {
    Self(
      "pack.missing-key",
      en: "the \(shape.title.english) needs one of: \(keys.joined(separator: ", "))",
      zh: "\(shape.title.chinese)须有其中一项：\(keys.joined(separator: "、"))"
    )
  }

  /// A key's name as it stands in an English message.
  static func english(_ key: String?) -> String { key.map { "'\($0)'" } ?? "the file" }

  /// A key's name as it stands in a Chinese message.
  static func chinese(_ key: String?) -> String { key.map { "“\($0)”" } ?? "文件" }
}

extension Diagnostic {
  static func unknownKey(_ key: YAMLScalar, in shape: Shape) -> Self {
    unknown(key.located(key.text), "pack.unknown-key", among: shape.names) { hint in
      Message(
        "pack.unknown-key",
        en: "the \(shape.title.english) has no key '\(key.text)'\(hint.english)",
        zh: "\(shape.title.chinese)没有“\(key.text)”这个键\(hint.chinese)"
      )
    }
  }

  static func unknownWord(_ word: YAMLScalar, key: String?, among words: [String]) -> Self {
    unknown(word.located(word.text), "pack.unknown-word", among: words) { hint in
      Message(
        "pack.unknown-word",
        en: "'\(word.text)' is no value of \(Message.english(key))\(hint.english)",
        zh: "\(Message.chinese(key))不能取“\(word.text)”\(hint.chinese)"
      )
    }
  }

  static func unknownUnitOfMeasure(_ unit: YAMLScalar) -> Self {
    let known = UnitOfMeasure.baseUnits.keys.sorted()
    let parts = unit.text.split { "*/() ".contains($0) }.map(String.init)
    let wrong = parts.first { !known.contains($0) } ?? unit.text
    return unknown(Located(wrong, at: unit.range), "pack.unknown-measure", among: known) { hint in
      Message(
        "pack.unknown-measure",
        en: "'\(wrong)' is no unit of measure\(hint.english)",
        zh: "没有计量单位“\(wrong)”\(hint.chinese)"
      )
    }
  }

  static func conflictingKeys(_ first: YAMLScalar, _ other: YAMLScalar) -> Self {
    let message = Message(
      "pack.conflicting-keys",
      en: "'\(other.text)' can't stand beside '\(first.text)'; keep one of them",
      zh: "“\(other.text)”不能与“\(first.text)”并用；请只保留一个"
    )
    let note = Message("pack.conflicting-keys", en: "the other key", zh: "另一个键")
    return Diagnostic(.error, message, at: other.range, notes: [Note(note, at: first.range)])
  }

  static func expectedExpression(key: String?, instead node: YAMLNode) -> Self {
    let message = Message(
      "pack.wrong-kind",
      en: "\(Message.english(key)) must be an expression, not a list or keys",
      zh: "\(Message.chinese(key))应为表达式，不能是列表或键值"
    )
    let notes = node.blockNote.map { [$0] } ?? []
    return Diagnostic(.error, message, at: node.openingRange, notes: notes, fix: node.blockFix)
  }

  static func expressionCutOff(_ text: YAMLScalar, note: Note, fix: Fix?) -> Self {
    let message = Message(
      "pack.expression-cut-off",
      en: "the expression ends before ' #', which begins a comment; write it in a '|' block",
      zh: "表达式在“ #”之前就结束了，其后是注释；请改写在“|”块中"
    )
    return Diagnostic(.warning, message, at: text.range, notes: [note], fix: fix)
  }
}

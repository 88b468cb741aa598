internal import Diagnostics
internal import Quantities

extension Diagnostic {
  static func duplicate(_ name: LocatedName, first: LocatedName) -> Self {
    let message = Message(
      "pack.duplicate-name",
      en: "'\(name.value)' is declared twice; rename or delete one",
      zh: "“\(name.value)”重复声明；请改名或删去其一"
    )
    let note = Message("pack.duplicate-name", en: "declared first here", zh: "首次声明于此")
    return Diagnostic(.error, message, at: name.range, notes: [Note(note, at: first.range)])
  }

  static func duplicateTitle(_ title: String, of name: LocatedName, first: LocatedName) -> Self {
    let message = Message(
      "pack.duplicate-title",
      en: "the title '\(title)' names two parameters; expressions could mean either",
      zh: "两个参数都以“\(title)”为名称，表达式无法区分；请改其一"
    )
    let note = Message("pack.duplicate-title", en: "the other parameter", zh: "另一个参数")
    return Diagnostic(.error, message, at: name.range, notes: [Note(note, at: first.range)])
  }

  static func foreignClause(_ clause: LocatedName, documents: [String]) -> Self {
    unknown(clause, "pack.foreign-clause", among: documents) { _ in
      Message(
        "pack.foreign-clause",
        en: "'\(clause.value)' does not begin with the id of a document of the pack and '-'",
        zh: "“\(clause.value)”没有以本包文件的名称加“-”开头"
      )
    }
  }

  static func unknownOption(
    _ option: LocatedName,
    of reading: String,
    among options: [String]
  ) -> Self {
    unknown(option, "pack.unknown-option", among: options) { hint in
      Message(
        "pack.unknown-option",
        en: "'\(option.value)' is no option of the reading '\(reading)'\(hint.english)",
        zh: "口径“\(reading)”没有“\(option.value)”这一选项\(hint.chinese)"
      )
    }
  }
}

extension Diagnostic.Message {
  static let templateFills = Self(
    "pack.template-fills",
    en: "a template can't fill another one; leave 'fills' out, or make the pack no template",
    zh: "模板不能填充另一个模板；请删去 fills，或将包的 kind 改为 pack"
  )

  static func requiresItself(_ name: String) -> Self {
    Self(
      "pack.requires-itself",
      en: "the pack '\(name)' can't build on itself; delete the name here",
      zh: "包“\(name)”不能依赖自身；请删去此处的名称"
    )
  }

  static func unitOfNoNumber(_ unit: String) -> Self {
    Self(
      "pack.unit-of-no-number",
      en: "only numbers have a unit; leave '\(unit)' out or write 'type: number'",
      zh: "只有数值才有计量单位；请删去“\(unit)”，或写 type: number"
    )
  }

  static func beforePack(_ day: CalendarDay, _ first: CalendarDay) -> Self {
    Self(
      "pack.wider-than-pack",
      en: "the rule begins on \(day), before the pack's first day, \(first); begin it later",
      zh: "规则起始日 \(day) 早于本包起始日 \(first)；请改晚"
    )
  }

  static func afterPack(_ day: CalendarDay, _ last: CalendarDay) -> Self {
    Self(
      "pack.wider-than-pack",
      en: "the rule ends on \(day), after the pack's last day, \(last); end it earlier",
      zh: "规则终止日 \(day) 晚于本包终止日 \(last)；请改早"
    )
  }
}

internal import Diagnostics
internal import FEEL
internal import ResettlementCore

extension Diagnostic.Message {
  static func declaredTwice(_ name: String) -> Self {
    Self("pack.declared-twice", en: "'\(name)' is declared twice", zh: "“\(name)”重复声明")
  }

  static var declaredHere: Self {
    Self("pack.declared-here", en: "it is declared here", zh: "先前在此声明")
  }

  static func clash(_ clash: DeclarationClash) -> Self {
    Self("pack.fact-clash", en: clash.message.english, zh: clash.message.chinese)
  }

  static func fillsInOtherUnit(_ have: String, _ want: String) -> Self {
    Self(
      "pack.fills-in-other-unit",
      en: "the parameter is declared in '\(want)', but is filled in '\(have)'",
      zh: "该参数声明的单位是“\(want)”，此处却以“\(have)”填写"
    )
  }

  static func formerNameTaken(_ name: String) -> Self {
    Self(
      "pack.former-name-taken",
      en: "'\(name)' is or was the id of a fact of this kind; a former id must be free",
      zh: "“\(name)”现在或过去是同类对象另一事实的名称；旧名称不能重复"
    )
  }

  static func fillsNothing(_ name: String) -> Self {
    Self(
      "pack.fills-nothing",
      en: "'\(name)' has no title, and no pack that this one builds on declares it",
      zh: "“\(name)”没有名称，本包所依据的包中也没有声明它"
    )
  }

  static func noSuchOption(_ option: String, of reading: String) -> Self {
    Self(
      "pack.no-such-option",
      en: "'\(option)' is no option of the reading '\(reading)'",
      zh: "口径“\(reading)”没有选项“\(option)”"
    )
  }

  static func definitionCycle(_ names: String) -> Self {
    Self(
      "pack.definition-cycle",
      en: "the definition uses itself: \(names)",
      zh: "定义循环引用了自身：\(names)"
    )
  }

  static var definitionTooLarge: Self {
    let parts = ExpandedSize.maximumParts
    return Self(
      "pack.definition-too-large",
      en: "with the definitions it uses this has more than \(parts) parts, or too many of them lie "
        + "within one another; use fewer, or each once",
      zh: "连同所用的定义，此处超过 \(parts) 个部分，或嵌套过深；请减少定义的层数或重复引用"
    )
  }

  static var listDefinition: Self {
    Self(
      "pack.list-definition",
      en: "a definition must be one value, not a list; count or ask the members",
      zh: "定义应为单个值，不能是列表；请用 count、some 或 every 归并"
    )
  }

  static func wrongConditionType(_ have: String, zh chinese: String) -> Self {
    Self(
      "pack.wrong-condition-type",
      en: "a condition must be true or false, not \(have)",
      zh: "条件应为是或否，不能是\(chinese)"
    )
  }

  static var amountNotNumber: Self {
    Self(
      "pack.amount-not-number",
      en: "an amount must be a number with a unit; use a parameter that has one",
      zh: "金额应为带单位的数；请使用带单位的参数"
    )
  }

  static var payeeNotSubject: Self {
    Self(
      "pack.payee-not-subject",
      en: "'paid_to' must name a subject, such as placement.agency",
      zh: "“paid_to”应指向一个对象，例如 placement.agency"
    )
  }

  static func boundUnit(_ have: String, _ want: String) -> Self {
    Self(
      "pack.bound-unit",
      en: "what is measured is in '\(have)', but the bound is in '\(want)'",
      zh: "衡量值的单位是“\(have)”，界限的单位却是“\(want)”"
    )
  }
}

internal import Diagnostics
internal import Quantities

extension Diagnostic.Message {
  static func unknownName(_ name: String, nearest: String?) -> Self {
    Self(
      "feel.unknown-name",
      en: "no variable named '\(name)'" + didYouMean(nearest),
      zh: "没有名为“\(name)”的变量" + shouldItBe(nearest)
    )
  }

  static func unknownField(
    _ name: String,
    of type: String,
    zh chinese: String,
    nearest: String?
  ) -> Self {
    Self(
      "feel.unknown-field",
      en: "'\(type)' has no '\(name)'" + didYouMean(nearest),
      zh: "“\(chinese)”没有“\(name)”这一项" + shouldItBe(nearest)
    )
  }

  static func noField(_ name: String, of type: StaticType) -> Self {
    Self(
      "feel.no-field",
      en: "\(type.english) has no '\(name)'",
      zh: "\(type.chinese)没有“\(name)”"
    )
  }

  static func unknownFunction(_ name: String, nearest: String?) -> Self {
    Self(
      "feel.unknown-function",
      en: "no function named '\(name)'" + didYouMean(nearest),
      zh: "没有名为“\(name)”的函数" + shouldItBe(nearest)
    )
  }

  static func wrongType(_ text: String, _ have: StaticType, want: StaticType) -> Self {
    Self(
      "feel.wrong-type",
      en: "'\(text)' is \(have.english), but \(want.english) is wanted here",
      zh: "“\(text)”是\(have.chinese)，此处应为\(want.chinese)"
    )
  }

  static func wrongOperand(_ symbol: String, _ text: String, _ have: StaticType) -> Self {
    Self(
      "feel.wrong-operand",
      en: "'\(symbol)' can't be used with '\(text)', which is \(have.english)",
      zh: "“\(symbol)”不能用于“\(text)”，它是\(have.chinese)"
    )
  }

  static func powerOfUnit(_ highest: Int) -> Self {
    Self(
      "feel.power-of-unit",
      en: "this has a unit to a power of more than \(highest), which no quantity has",
      zh: "此处的单位超过 \(highest) 次方，没有这样的量"
    )
  }

  static func mismatch(_ text: String, _ left: StaticType, _ right: StaticType) -> Self {
    Self(
      "feel.type-mismatch",
      en: "'\(text)' has \(left.english) on one side and \(right.english) on the other",
      zh: "“\(text)”一边是\(left.chinese)，另一边是\(right.chinese)"
    )
  }

  static func unitMismatch(_ left: String, _ right: String) -> Self {
    Self(
      "feel.unit-mismatch",
      en: "the units differ: '\(left)' on one side, '\(right)' on the other",
      zh: "单位不同：一边是“\(left)”，另一边是“\(right)”"
    )
  }

  static func mayBeAbsent(_ text: String) -> Self {
    Self(
      "feel.may-be-absent",
      en: "'\(text)' may be absent; ask first, as in '\(text) != null and …'",
      zh: "“\(text)”可能没有；请先判断，例如“\(text) != null and …”"
    )
  }

  static func neverAbsent(_ text: String) -> Self {
    Self(
      "feel.never-absent",
      en: "'\(text)' is never absent, so comparing it with null says nothing",
      zh: "“\(text)”不会没有，与 null 比较没有意义"
    )
  }

  static func unknownCase(
    _ word: String,
    of enumeration: StaticType.Enumeration,
    nearest: String?
  ) -> Self {
    let cases = enumeration.cases.map(\.id).joined(separator: ", ")
    return Self(
      "feel.unknown-case",
      en: "'\(word)' is none of \(enumeration.id): \(cases)" + didYouMean(nearest),
      zh: "“\(word)”不在“\(enumeration.id)”之中：\(cases)" + shouldItBe(nearest)
    )
  }

  static func notACase(_ text: String, _ enumeration: String) -> Self {
    Self(
      "feel.not-a-case",
      en: "'\(text)' must be a written case of \(enumeration), in quotes",
      zh: "“\(text)”应写成“\(enumeration)”中的一项，加引号"
    )
  }

  static func notAList(_ text: String, _ have: StaticType) -> Self {
    Self(
      "feel.not-a-list",
      en: "'\(text)' must be a list of the facts, but is \(have.english)",
      zh: "“\(text)”应为事实中的列表，现为\(have.chinese)"
    )
  }

  static func listOfLists(_ text: String) -> Self {
    Self(
      "feel.list-of-lists",
      en: "'\(text)' would be a list of lists; ask each member with 'some' or 'every' instead",
      zh: "“\(text)”会得到列表的列表；请改用 some 或 every 逐项判断"
    )
  }

  static func functionAsValue(_ text: String) -> Self {
    Self(
      "feel.function-as-value",
      en: "'\(text)' is a function, which no rule can keep as a value; call it where it is named",
      zh: "“\(text)”是函数，规则不能把它当作值保存；请在写出其名称处直接调用"
    )
  }

  static func notAFunction(_ text: String, _ have: StaticType) -> Self {
    Self(
      "feel.not-a-function",
      en: "'\(text)' is \(have.english), and can't be called",
      zh: "“\(text)”是\(have.chinese)，不能调用"
    )
  }

  static var tooManyCalls: Self {
    Self(
      "feel.too-many-calls",
      en: "the functions here call each other too often or too deeply; write out some of the calls",
      zh: "此处函数相互调用过多或过深；请将部分调用直接写出"
    )
  }

  static var contextTooLarge: Self {
    let parts = StaticType.maximumParts
    return Self(
      "feel.context-too-large",
      en: "the context has more than \(parts) values, all within one another; leave some out",
      zh: "该上下文连同其中各层超过 \(parts) 个值；请删减"
    )
  }

  static func listOfDerived(_ text: String) -> Self {
    Self(
      "feel.list-of-derived",
      en: "'\(text)' comes from a definition, of whose record no list can be asked; write a "
        + "definition for that record's kind that asks the list",
      zh: "“\(text)”来自定义，不能再取其列表；请为该类对象另写一个归并列表的定义"
    )
  }

  static func nestedList(_ text: String) -> Self {
    Self(
      "feel.nested-list",
      en:
        "'\(text)' is a list of a member, which a function, an index or a loop over values "
        + "can't look into; put what you need of it into a definition of the member",
      zh: "“\(text)”是成员自己的列表，函数、序号和对值的循环无法读取；请为该成员另写一个定义"
    )
  }

  static func nestedRecord(_ text: String) -> Self {
    Self(
      "feel.nested-record",
      en: "'\(text)' is a record of a member; write the fact of it that you need, '\(text).…'",
      zh: "“\(text)”是成员引用的记录；请写出所需的事实，如“\(text).…”"
    )
  }

  static func notCounted(_ text: String, _ have: StaticType) -> Self {
    Self(
      "feel.not-counted",
      en:
        "'\(text)' is \(have.english); a loop goes in steps of one through plain numbers or days",
      zh: "“\(text)”是\(have.chinese)；循环只能按一逐个遍历普通数或日期"
    )
  }

  static func unclearType(_ text: String, _ type: StaticType) -> Self {
    Self(
      "feel.unclear-type",
      en:
        "'\(text)' is \(type.english), whose unit would be lost here; "
        + "compare it, or compute with it, before",
      zh: "“\(text)”是\(type.chinese)，其单位在此会丢失；请先比较或计算"
    )
  }

  static func noEntry(_ name: String, nearest: String?) -> Self {
    Self(
      "feel.no-field",
      en: "the context has no '\(name)'" + didYouMean(nearest),
      zh: "上下文中没有“\(name)”" + shouldItBe(nearest)
    )
  }

  static func repeatedKey(_ key: String) -> Self {
    Self("feel.duplicate-key", en: "the key '\(key)' occurs twice", zh: "键“\(key)”重复")
  }

  static func readsClock(_ name: String) -> Self {
    Self(
      "feel.reads-clock",
      en: "'\(name)()' reads the clock, which no rule may; use dates.decided_on",
      zh: "“\(name)()”会读取时钟，规则不得使用；请改用 dates.decided_on"
    )
  }

  static func wrongArguments(_ name: String, _ signatures: String) -> Self {
    Self(
      "feel.wrong-arguments",
      en: "the arguments don't fit '\(name)'; it takes \(signatures)",
      zh: "参数与函数“\(name)”不符；其写法为 \(signatures)"
    )
  }

  static func noValue(_ text: String) -> Self {
    Self(
      "feel.no-value",
      en: "'\(text)' never has a value; correct what is written in it",
      zh: "“\(text)”永远没有值；请改正其中所写的内容"
    )
  }

  static func mayBeUndefined(_ text: String) -> Self {
    Self(
      "feel.may-be-undefined",
      en: "'\(text)' has no value for some arguments, and then the answer is unknown",
      zh: "“\(text)”对某些参数没有值，届时结果为未知"
    )
  }

  static func membersMayBeAbsent(_ text: String) -> Self {
    Self(
      "feel.members-may-be-absent",
      en: "some of '\(text)' may be absent; leave them out, as in '[item != null]'",
      zh: "“\(text)”中可能有缺项；请先排除，例如“[item != null]”"
    )
  }

  static func neverHolds(_ text: String) -> Self {
    Self(
      "feel.never-holds",
      en: "'\(text)' never holds: the values that can occur all lie on the other side",
      zh: "“\(text)”永远不成立：可能出现的值都在另一侧"
    )
  }

  static func alwaysHolds(_ text: String) -> Self {
    Self(
      "feel.always-holds",
      en: "'\(text)' always holds: it says nothing about the values that can occur",
      zh: "“\(text)”总是成立：对可能出现的值没有区分作用"
    )
  }

  static var dividesByZero: Self {
    Self("feel.divides-by-zero", en: "this divides by zero", zh: "此处除以零")
  }

  static func mayDivideByZero(_ text: String) -> Self {
    Self(
      "feel.may-divide-by-zero",
      en: "'\(text)' may be zero, and then the answer is unknown; ask first: '\(text) > 0 and …'",
      zh: "“\(text)”可能为零，届时结果为未知；请先判断“\(text) > 0 and …”"
    )
  }

  static func numberTooLarge(_ text: String) -> Self {
    Self(
      "feel.number-too-large",
      en: "'\(text)' is too large a number",
      zh: "“\(text)”超出数值范围"
    )
  }

  private static func didYouMean(_ name: String?) -> String {
    name.map { "; did you mean '\($0)'?" } ?? ""
  }

  private static func shouldItBe(_ name: String?) -> String {
    name.map { "，是否应为“\($0)”？" } ?? ""
  }
}

import Diagnostics
import PolicyPacks

/// The table of common mistakes, each with the message that the loader gives for it.
struct MistakeTable {
  /// The language of the messages.
  let language: Language

  /// Lines that are wrong, each as the value of a definition about a placement.
  static let lines = [
    #"placement.workplace = "outside""#,
    #"placement.workplace = outside_province"#,
    #"placement.workplace = “outside_province”"#,
    #"placement.workplace == "outside_province""#,
    #"placement.work_place = "outside_province""#,
    "months_worked >= 6",
    "placement.months_worked => 6",
    "placement.months_worked ≥ 6",
    "placement.months_worked >= 六",
    "placement.months_worked >= 6 and",
    "placement.months_worked >= 6 placement.is_insured",
    "(placement.months_worked >= 6",
    "placement.months_worked >= parameter.travel_months",
    "placement.months_worked >= parameter.travel_subsidy",
    #"placement.monthly_wage >= "3000""#,
    "placement.is_insured = yes",
    "placement.is_insured or placement.monthly_wage",
    "not placement.is_insured",
    "if placement.is_insured then 1",
    "placement.contract_from >= 2024-01-01",
    "placement.contract_to >= dates.facts_period",
    "placement.is_insured = null",
    "placement.contract_from <= today()",
    "placement.monthly_wage / placement.months_worked >= 500",
    #""outside_province" = placement.workplace"#,
    #"placement.workplace = "省: 外""#,
    "[1, 2, 3]",
  ]

  /// Files that are wrong, each with what is wrong in Chinese and English.
  static let files = [
    ("规则没有写依据", "a rule without its clause", rule(cite: "")),
    ("条款代号写错", "a clause that is not there", rule(cite: "cite: [baichuan-55]\n")),
    ("键写错", "a key that is not there", rule(cite: "cites: [baichuan-05]\n")),
    ("一个键写了两次", "a key twice", rule(cite: "cite: [baichuan-05]\nsubject: placement\n")),
    ("没有这种对象", "a subject that is not there", rule(subject: "placements")),
    ("单位没有列入 units", "an office not under units", rule(condition: "{ left_to: 县民政局 }")),
    ("全角冒号", "a full-width colon", rule(cite: "cite：[baichuan-05]\n")),
    ("用制表符缩进", "a tab", "programme: tried\nwhen:\n\tx: true\n"),
    ("数没有单位", "a number without its unit", parameter(unit: "", "value: 5, to: 2024-12-31")),
    ("没有这个单位", "a unit that is not there", parameter(unit: "yuans", "value: 5")),
    ("没有这一天", "a day that is not there", parameter("value: 5, to: 2024-02-30")),
    ("没有复核期限", "no day to look at it again", parameter("value: 5")),
    ("值不是数", "a value that is no number", parameter("value: 五, to: 2024-12-31")),
  ]

  private static func rule(
    cite: String = "cite: [baichuan-05]\n",
    subject: String = "placement",
    condition: String = "placement.is_insured"
  ) -> String {
    "programme: tried\ntitle: 试写\n\(cite)subject: \(subject)\nwhen:\n  x: \(condition)\n"
  }

  private static func parameter(unit: String = "yuan", _ value: String) -> String {
    "parameters:\n  tried:\n    title: 试写\n\(unit.isEmpty ? "" : "    unit: \(unit)\n")"
      + "    values:\n      - { from: 2024-01-01, cite: baichuan-05, \(value) }\n"
  }

  /// The text of both tables.
  var text: String {
    let head = language == .chinese ? "| 写法 | 软件给出的话 |" : "| what was written | what is said |"
    let rule = "| --- | --- |"
    let lines = Self.lines.map { "| `\($0)` | \(message(forValue: $0)) |" }
    let files = Self.files.map { "| \(language == .chinese ? $0 : $1) | \(message(for: $2)) |" }
    return ([head, rule] + lines + ["", head, rule] + files).map { $0 + "\n" }.joined()
  }

  private func message(forValue line: String) -> String {
    message(for: "definitions:\n  placement.tried:\n    title: 试写\n    value: \(line)\n")
  }

  /// Returns the first message for a file, or the one about YAML where there is one.
  private func message(for file: String) -> String {
    let pack = WalkThrough.pack(in: language).adding("tried.yaml", file)
    let found = PackLoader.load([pack.source]).diagnostics.sortedByPlace()
      .filter { $0.range?.source.name.hasSuffix("tried.yaml") == true }
    guard
      let last = found.last(where: { $0.code.hasPrefix("yaml.") })
        ?? found.first(where: { $0.severity == .error }) ?? found.first
    else {
      return "–"
    }
    return last.message.text(in: language).replacing("|", with: #"\|"#) + " `\(last.code)`"
  }
}

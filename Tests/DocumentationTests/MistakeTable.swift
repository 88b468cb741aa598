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

  /// The text of the table.
  var text: String {
    let head = language == .chinese ? "| 写法 | 软件给出的话 |" : "| what was written | what is said |"
    let rows = Self.lines.map { "| `\($0)` | \(message(for: $0)) |" }
    return ([head, "| --- | --- |"] + rows).map { $0 + "\n" }.joined()
  }

  /// Returns the last message for a line: the one about YAML where there is one.
  private func message(for line: String) -> String {
    let pack = WalkThrough.pack(in: language).adding(
      "tried.yaml",
      "definitions:\n  placement.tried:\n    title: 试写\n    value: \(line)\n"
    )
    let found = PackLoader.load([pack.source]).diagnostics.sortedByPlace()
      .filter { $0.range?.source.name.hasSuffix("tried.yaml") == true }
    guard let last = found.last(where: { $0.code.hasPrefix("yaml.") }) ?? found.first else {
      return "–"
    }
    return last.message.text(in: language).replacing("|", with: #"\|"#) + " `\(last.code)`"
  }
}

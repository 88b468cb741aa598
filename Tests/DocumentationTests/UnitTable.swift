import Diagnostics
import Quantities

/// The table of the units that have names of their own.
struct UnitTable {
  /// The language of the table.
  let language: Language

  /// The text of the table.
  var text: String {
    let head = language == .chinese ? ["| 单位 | 含义 |"] : ["| unit | meaning |"]
    let rows = UnitOfMeasure.baseUnits.sorted { $0.key < $1.key }.map { id, unit in
      "| `\(id)` | \(meaning(of: unit)) |"
    }
    return (head + ["| --- | --- |"] + rows).map { $0 + "\n" }.joined()
  }

  private func meaning(of unit: UnitOfMeasure.BaseUnit) -> String {
    let name = language == .chinese ? unit.chinese : unit.english
    return name.isEmpty ? (language == .chinese ? "没有单位的数" : "a plain number") : name
  }
}

public import Diagnostics

extension Reject {
  /// Why, in both languages, without any personal value.
  public var message: Diagnostic.Message {
    switch reason {
    case .cellCount(let found, let wanted):
      Diagnostic.Message(
        "population.cell-count",
        en: "the row has \(found) cells, the headings \(wanted)",
        zh: "此行有 \(found) 格，表头有 \(wanted) 格"
      )
    case .noID:
      Diagnostic.Message("population.no-id", en: "the row has no id", zh: "此行没有编号")
    case .openQuote:
      Diagnostic.Message(
        "population.open-quote",
        en: "a quote is opened and never closed",
        zh: "引号没有成对"
      )
    case .householdTwice:
      Diagnostic.Message(
        "population.household-twice",
        en: "the household stands in the file before",
        zh: "该户在前面已经出现"
      )
    case .noHousehold:
      Diagnostic.Message(
        "population.no-household",
        en: "the person's household is not in the file of households",
        zh: "此人所属的户不在户表中"
      )
    case .householdRejected:
      Diagnostic.Message(
        "population.household-rejected",
        en: "the person's household was not taken",
        zh: "此人所属的户未被采用"
      )
    case .cell(let column, let code, let chinese, let english):
      Diagnostic.Message(code, en: "\(column): \(english)", zh: "\(column)：\(chinese)")
    }
  }
}

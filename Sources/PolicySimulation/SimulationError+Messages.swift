public import Diagnostics

extension SimulationError {
  /// What is wrong, in both languages.
  public var message: Diagnostic.Message {
    switch reason {
    case .noSuchFact(let known): .noSuchFact(fact, among: known)
    case .noColumn:
      Diagnostic.Message(
        "simulation.no-column",
        en: "the table of households has no column of '\(fact)'; name another fact or write a "
          + "mapping",
        zh: "户表没有“\(fact)”列；请换一个事实，或写列对照"
      )
    case .notGroupable:
      Diagnostic.Message(
        "simulation.not-groupable",
        en: "households can't be grouped by '\(fact)'; name a fact with few values that does not "
          + "tell who somebody is",
        zh: "不能按“\(fact)”分组；请用取值不多、不指明个人的事实"
      )
    case .tooManyGroups:
      Diagnostic.Message(
        "simulation.too-many-groups",
        en: "'\(fact)' has more than \(SimulationReport.mostGroups) values; group by another fact",
        zh: "“\(fact)”的取值超过 \(SimulationReport.mostGroups) 个；请换一个事实分组"
      )
    case .noIncome:
      Diagnostic.Message(
        "simulation.no-income",
        en: "'\(fact)' is no money of a household or person; name a fact in yuan, yuan/year or "
          + "yuan/(person*year)",
        zh: "“\(fact)”不是户或人的金额；请用单位为 yuan、yuan/year 或 yuan/(person*year) 的事实"
      )
    case .declaredTwice:
      Diagnostic.Message(
        "simulation.declared-twice",
        en: "the two packs declare '\(fact)' in two ways, so that one table can't serve both; give "
          + "it one declaration",
        zh: "两个政策包对“\(fact)”的声明不同，不能共用一张表；请统一声明"
      )
    }
  }
}

extension Diagnostic.Message {
  fileprivate static func noSuchFact(_ name: String, among known: [String]) -> Self {
    let near = nearestName(to: name, among: known)
    return Self(
      "simulation.no-such-fact",
      en: "households have no fact '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "户没有事实“\(name)”" + (near.map { "，是否应为“\($0)”？" } ?? "")
    )
  }
}

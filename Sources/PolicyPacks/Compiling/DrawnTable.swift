internal import DMN
internal import Diagnostics
internal import FEEL

/// A decision table of a model that was drawn in a DMN modeller and lies in the pack's folder.
struct DrawnTable {
  /// The table, whose cells stand in the model's file.
  let table: RuleTable

  /// Finds a table by its name, `file.dmn#decision`.
  ///
  /// - Parameters:
  ///   - name: The name, as a pack writes it.
  ///   - drawings: The models of the pack and of those it builds on.
  /// - Throws: What is wrong with the name, at its place, or with the model, at its own.
  init(_ name: LocatedName, among drawings: [SourceText]) throws(DiagnosticsError) {
    let parts = name.value.split(separator: "#", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw DiagnosticsError(.noTableName(name.value), at: name) }
    guard let file = drawings.last(where: { $0.isNamed(parts[0]) }) else {
      let near = nearestName(to: parts[0], among: drawings.map(\.lastPart))
      throw DiagnosticsError(.noSuchModel(parts[0], nearest: near), at: name)
    }
    let model = try DMNModel(xml: file)
    guard let decision = model.decisions.first(where: { $0.name == parts[1] }) else {
      let near = nearestName(to: parts[1], among: model.decisions.map(\.name))
      throw DiagnosticsError(.noSuchDecision(parts[1], nearest: near), at: name)
    }
    guard case .table(let drawn) = decision.logic?.form, drawn.outputs.count == 1,
      let table = drawn.ruleTable(fragment: Self.whole(name))
    else { throw DiagnosticsError(.noPlainTable(parts[1]), at: name) }
    self.table = table
  }

  /// The place of the whole table is where the pack names it.
  private static func whole(_ name: LocatedName) -> SourceFragment {
    SourceFragment(
      text: name.value,
      source: name.range.source,
      mapping: .whole(name.range.bytes)
    )
  }
}

extension DiagnosticsError {
  fileprivate init(_ message: Diagnostic.Message, at name: LocatedName) {
    self.init([Diagnostic(.error, message, at: name.range)])
  }
}

extension SourceText {
  /// The name behind the last `/`.
  fileprivate var lastPart: String { name.split(separator: "/").last.map(String.init) ?? name }

  /// Whether the file is the one of a path within its pack.
  fileprivate func isNamed(_ path: String) -> Bool { name == path || name.hasSuffix("/" + path) }
}

extension Diagnostic.Message {
  fileprivate static func noTableName(_ text: String) -> Self {
    Self(
      "pack.no-table-name",
      en: "'\(text)' names no table; write 'file.dmn#decision', or the table itself",
      zh: "“\(text)”不是表的名称；请写“文件.dmn#决策名”，或直接写出决策表"
    )
  }

  fileprivate static func noSuchModel(_ file: String, nearest: String?) -> Self {
    Self(
      "pack.no-such-model",
      en: "no decision model '\(file)' in the pack"
        + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "政策包中没有决策模型“\(file)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    )
  }

  fileprivate static func noSuchDecision(_ name: String, nearest: String?) -> Self {
    Self(
      "pack.no-such-decision",
      en: "the model has no decision '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "模型中没有决策“\(name)”" + (nearest.map { "，是否应为“\($0)”？" } ?? "")
    )
  }

  fileprivate static func noPlainTable(_ name: String) -> Self {
    Self(
      "pack.no-plain-table",
      en:
        "'\(name)' must be a decision table with one output, and unique, any, first, or collect with "
        + "sum, count, min or max",
      zh: "“\(name)”应为只有一个输出、命中方式为 unique、any、first 或带汇总方式的 collect 的决策表"
    )
  }
}

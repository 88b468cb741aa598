internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle asset check`: assets, revenue plans and disposals against the rules.
struct AssetCheckCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Holds assets, revenue plans and disposals against the rules. 资产检查",
    discussion: """
      What is so everywhere (class, title, register, recorded procedures, plans that are decided and
      public before they are carried out, money that adds up) is checked by the events; what a
      document asks for on top by the pack's rules, with their clauses. The exit status is 1 if
      something is not as it has to be; what is open, left to a unit or not known does not count.

      Examples 示例:
        resettle asset check --pack aolezhaoqi --input Examples/Data/aolezhaoqi-assets.json \\
          --events Examples/Data/aolezhaoqi-assets.jsonl --on 2025-06-30
        resettle asset check --pack ulanhot --input facts.json --on 2024-06-30 --asset A1
      """
  )

  @Option(help: ArgumentHelp("The pack: a compiled-in id or a folder.", valueName: "id-or-path"))
  var pack: PackChoice

  @OptionGroup var question: AssetQuestion

  @Option(help: ArgumentHelp("An asset; may be repeated (default: all).", valueName: "id"))
  var asset: [String] = []

  @OptionGroup(title: "Choices") var choices: ChoiceOptions

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let pack = try choices.applied(to: self.pack.load(reportingTo: session))
    _ = try Assessor.checked(pack)
    let material = try question.material(pack.catalogue, in: session)
    let audit = material.audit
    let assets = try chosen(of: audit)
    let findings = audit.findings(by: pack).filter { finding in
      asset.isEmpty
        || assets.contains { $0.rawValue == finding.node.id && finding.node.kind == .asset }
    }
    let report = AssetCheckReport(
      audit: audit,
      assets: assets,
      findings: findings,
      words: AssetWords(session: session, catalogue: pack.catalogue)
    )
    switch format {
    case .text: try session.print(report.text)
    case .json: try session.print(report.json)
    }
    let isSound = findings.allSatisfy { $0.weight == .open }
    return isSound && material.isWhole ? .fine : .findings
  }

  private func chosen(of audit: AssetAudit) throws(CommandError) -> [ProjectAsset.ID] {
    let every = audit.everyAsset
    guard !asset.isEmpty else { return every }
    for name in asset where !every.contains(ProjectAsset.ID(name)) {
      throw CommandError(.noSuchAsset(name, among: every.map(\.rawValue)), status: .usage)
    }
    return every.filter { asset.contains($0.rawValue) }
  }
}

extension Diagnostic.Message {
  static func noSuchAsset(_ name: String, among names: [String]) -> Self {
    let near = nearestName(to: name, among: names)
    return Self(
      "asset.no-such-asset",
      en: "there is no asset or place '\(name)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
      zh: "没有“\(name)”这项资产或资金去向" + (near.map { "，是否应为“\($0)”？" } ?? "")
    )
  }
}

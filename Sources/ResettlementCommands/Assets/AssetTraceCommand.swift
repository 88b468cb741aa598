internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle asset trace`: the chain of money from fund to household, walked both ways.
struct AssetTraceCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Follows money from funds to households, and back. 资金去向",
    discussion: """
      Without --from, every fund is followed. Of a fund it says where its money is, what is not spent
      and what assets that rest on it earned for whom; of anything else what came into it, and from
      which funds in the end. Parts are exact to the fen; what has no explanation is shown as such.
      With --store, what the store has of assets and money is part of it, beside the events of a file,
      and so is what was paid of benefits and came back; nobody enters that again by hand. Without
      --input, what the store has of funds, projects and assets gives their names: open facts alone,
      for which no purpose is asked.

      Examples 示例:
        resettle asset trace --pack aolezhaoqi --input Examples/Data/aolezhaoqi-assets.json \\
          --events Examples/Data/aolezhaoqi-assets.jsonl --on 2025-06-30
        resettle asset trace --store town.sqlite --key town.key --on 2025-06-30 --from household/H1
        resettle asset trace --input facts.json --events assets.jsonl --on 2025-06-30 \\
          --from asset/A1 --from household/H1
      """
  )

  @OptionGroup var question: AssetQuestion

  @Option(help: ArgumentHelp("The pack that declares the facts.", valueName: "id-or-path"))
  var pack: PackChoice?

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "A place of the chain, as fund/F1, asset/A1 or household/H1; may be repeated.",
      valueName: "kind/id"
    )
  )
  var places: [String] = []

  @Option(help: "The form of the results: text or json.")
  var format = OutputFormat.text

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let catalogue = try pack?.load(reportingTo: session).catalogue ?? .core
    let material = try question.material(catalogue, takingOpenFacts: true, in: session)
    let report = AssetTraceReport(
      chain: material.audit.fundChain,
      benefits: material.audit.benefitChain,
      population: material.audit.population,
      words: AssetWords(session: session, catalogue: catalogue)
    )
    let nodes = try chosen(of: report)
    switch format {
    case .text: try session.print(report.text(of: nodes))
    case .json: try session.print(report.json(of: nodes))
    }
    let findings = report.chain.findings.map(AssetFinding.init)
    return findings.contains { $0.weight != .open } || !material.isWhole ? .findings : .fine
  }

  private func chosen(of report: AssetTraceReport) throws(CommandError) -> [ChainNode] {
    let known = report.nodes
    guard !places.isEmpty else { return known.filter { $0.kind == .fund } }
    return try places.map { text throws(CommandError) in
      guard let node = ChainNode(text), known.contains(node) else {
        throw CommandError(.noSuchAsset(text, among: known.map(\.description)), status: .usage)
      }
      return node
    }
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks

/// `resettle demo`: assesses the sample data of all places.
struct DemoCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Assesses the sample data of all places under their own packs. 演示",
    discussion: """
      For each place a table of its subjects and what they come to; then one answer of each kind \
      with all its reasons, and a summary. Persons, units and numbers of the samples are made up.

      Examples 示例:
        resettle demo
        resettle demo --lang zh --data Examples/Data
      """
  )

  @Option(
    help: ArgumentHelp(
      "The folder with the samples, JSON files named after packs.",
      valueName: "dir"
    )
  )
  var data = "Examples/Data"

  @Option(
    help: ArgumentHelp("A folder with packs beside those that are compiled in.", valueName: "dir")
  )
  var packs = "Examples/Packs"

  @OptionGroup var common: CommonOptions

  func run(in session: Session) throws -> ExitStatus {
    let packs = try packs(reportingTo: session)
    let places = try samples().compactMap { path in
      try DemoPlace(path, among: packs, reportingTo: session)
    }
    guard !places.isEmpty else { throw CommandError(.noSamples(data)) }
    try session.print(DemoReport(places, session).text)
    return .fine
  }

  /// The packs that are compiled in, and those of the folder.
  private func packs(reportingTo session: Session) throws -> [PolicyPack] {
    guard Files.isFolder(packs) else { return PackCollection.standard.packs }
    let examples = PackCollection(under: [packs])
    try session.report(examples.diagnostics)
    return PackCollection.standard.packs + examples.packs
  }

  private func samples() throws(CommandError) -> [String] {
    guard Files.isFolder(data) else { throw CommandError(.noSamples(data)) }
    let folder = PackCollection.trimmed(data)
    return Files.names(in: folder).filter { $0.hasSuffix(".json") }.map { "\(folder)/\($0)" }
  }
}

extension Diagnostic.Message {
  fileprivate static func noSamples(_ folder: String) -> Self {
    Self(
      "command.no-samples",
      en:
        "no samples in '\(folder)'; run the demo in the project's folder, or name one with --data",
      zh: "“\(folder)”中没有样例；请在项目文件夹中运行，或用 --data 指明"
    )
  }
}

internal import ArgumentParser
internal import PolicyPacks
internal import ResettlementKit
internal import Tabular

/// `resettle schema`: prints a JSON Schema.
struct SchemaCommand: ConsoleCommand {
  /// The schemas that there are.
  enum Name: String, CaseIterable, ExpressibleByArgument {
    case assetEvents = "asset-events"
    case events
    case extract
    case month
    case pack
    case results
  }

  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of extracts, packs or results. 输出 JSON Schema",
    discussion: """
      With the schema of packs, an editor completes and checks a pack's YAML while it is typed.

      With --editor it is written into a folder together with the settings of Visual Studio Code \
      that use it and the tasks that check and test; settings that are there are left as they are.

      Examples 示例:
        resettle schema pack > pack.schema.json
        resettle schema pack --editor Plugins
        resettle schema extract --pack qinzhou-port > extract.schema.json
      """
  )

  @Argument(
    help: "What is described: asset-events, events, extract, month (as reported), pack or results."
  )
  var name: Name

  @Option(help: "For extracts: the pack whose own facts may be given too (id or folder).")
  var pack: PackChoice?

  @Option(
    help: ArgumentHelp(
      "For packs: the folder that an editor opens, to be wired. 配置编辑器",
      valueName: "dir"
    )
  )
  var editor: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard editor == nil || name == .pack else {
      throw ValidationError("--editor is for the schema of packs", zh: "--editor 只用于政策包的 schema")
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    switch name {
    case .assetEvents: try session.print(JSONSchemas.text(JSONSchemas.assetEvents))
    case .events: try session.print(JSONSchemas.text(JSONSchemas.events))
    case .month: try session.print(JSONSchemas.text(JSONSchemas.reportedMonth))
    case .pack: return try printOrWire(in: session)
    case .results: try session.print(JSONSchemas.text(JSONSchemas.results))
    case .extract:
      let catalogue = try pack?.load(reportingTo: session).catalogue ?? .core
      try session.print(JSONSchemas.text(JSONSchemas.extract(catalogue: catalogue)))
    }
    return .fine
  }

  private func printOrWire(in session: Session) throws -> ExitStatus {
    if let editor { return try EditorWiring(PackCollection.trimmed(editor)).wire(in: session) }
    try session.print(PackSchema.json)
    return .fine
  }
}

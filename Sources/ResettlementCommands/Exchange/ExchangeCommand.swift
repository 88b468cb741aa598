internal import ArgumentParser

/// `resettle exchange`: households and persons to and from other systems.
struct ExchangeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exchange",
    abstract: "Households and persons as SPDCI, JSON and CSV, out and in. 数据交换",
    subcommands: [ExchangeExportCommand.self, ExchangeImportCommand.self]
  )
}

/// The form of a file that is exchanged.
enum ExchangeFormat: String, CaseIterable, ExpressibleByArgument {
  /// Groups and members of an SPDCI social registry.
  case spdci
  /// An extract.
  case json
  /// A file of households and one of persons.
  case csv
}

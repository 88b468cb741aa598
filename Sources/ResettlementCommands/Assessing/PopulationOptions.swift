internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import PopulationColumns
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// The options that name the tables of a whole population, and how they are worked through.
struct PopulationOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A CSV file with a household in each line.", valueName: "file.csv")
  )
  var households: String?

  @Option(help: ArgumentHelp("A CSV file with a person in each line.", valueName: "file.csv"))
  var persons: String?

  @Option(
    help: ArgumentHelp(
      "What the columns of the households mean, as 'register map' writes it.",
      valueName: "file.yaml"
    )
  )
  var householdsMap: String?

  @Option(
    help: ArgumentHelp("What the columns of the persons mean.", valueName: "file.yaml")
  )
  var personsMap: String?

  @Option(help: "The encoding of the tables: utf-8 or gb18030; found out by default.")
  var encoding: EncodingName?

  @Option(
    help: ArgumentHelp("Writes the rows that were not taken to this file.", valueName: "file.csv")
  )
  var rejects: String?

  @Option(
    help: ArgumentHelp(
      "Takes one part of the households, such as 2/8; the results of all parts, one behind the "
        + "other, are those of the whole.",
      valueName: "i/n"
    ),
    transform: Self.shard
  )
  var shard: Shard?

  @Option(help: "How many threads work; all processors by default.")
  var threads: Int?

  /// An encoding as it is named in options.
  enum EncodingName: String, CaseIterable, ExpressibleByArgument {
    case utf8 = "utf-8"
    case gb18030

    var encoding: TableEncoding { self == .utf8 ? .utf8 : .gb18030 }
  }

  @Sendable private static func shard(_ text: String) throws -> Shard {
    let parts = text.split(separator: "/").map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1],
      let shard = Shard(number, of: count)
    else {
      throw ValidationError(
        "'\(text)' is no part such as 2/8, the second of eight",
        zh: "“\(text)”不是分片；如 2/8 表示八片中的第二片"
      )
    }
    return shard
  }

  mutating func validate() throws {
    guard households == nil else { return }
    let isAlone =
      persons == nil && householdsMap == nil && personsMap == nil && rejects == nil && shard == nil
      && encoding == nil
    guard !isAlone else { return }
    throw ValidationError(
      "these options are for tables: name the households with --households",
      zh: "这些选项用于成批评估；请用 --households 指定户表"
    )
  }

  /// The tables, with their mappings read; `nil` if none are named.
  func tables(_ catalogue: FactCatalogue, in session: Session) throws -> PopulationTables? {
    guard let households else { return nil }
    var tables = PopulationTables(households: households, persons: persons)
    tables.householdMapping = try mapping(householdsMap, catalogue, in: session)
    tables.personMapping = try mapping(personsMap, catalogue, in: session)
    tables.encoding = encoding?.encoding
    return tables
  }

  private func mapping(
    _ path: String?,
    _ catalogue: FactCatalogue,
    in session: Session
  ) throws -> TableMapping? {
    guard let path else { return nil }
    let source = try Files.text(at: path, limit: 1 << 20, in: session)
    do throws(DiagnosticsError) {
      return try TableMapping(reading: source, catalogue: catalogue)
    } catch {
      throw CommandError(error.diagnostics)
    }
  }
}

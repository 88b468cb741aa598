internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import PolicyPacks
internal import ResettlementCore
internal import ResettlementKit
internal import Tabular

/// `resettle exchange export`: writes households and persons for another system, masked.
struct ExchangeExportCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes households and persons for another system, masked. 导出",
    discussion: """
      Names, identity numbers and telephones are masked and other personal values left out, unless \
      they are asked for with --purpose and --by; then who took out what is added to the access \
      log. Facts without a place in SPDCI go as attributes of our own; Documentation/Exchange.md \
      lists the places.

      Examples 示例:
        resettle exchange export --as spdci --input extract.json --out groups.json
        resettle exchange export --as csv --input extract.json --out households.csv \\
          --persons-out persons.csv --with-personal-facts --with-identity-numbers \\
          --purpose 数据比对 --by 王二
      """
  )

  @Option(name: .customLong("as"), help: "The form: spdci, json or csv.")
  var form: ExchangeFormat

  @OptionGroup(title: "What is known") var known: KnownPersons

  @Option(help: ArgumentHelp("Where it is written; in csv the households.", valueName: "file"))
  var out: String

  @Option(help: ArgumentHelp("In csv, where the persons are written.", valueName: "file.csv"))
  var personsOut: String?

  @Option(help: "In csv, the encoding: utf-8, utf-8-bom or gb18030.")
  var encoding = EncodingName.utf8WithMark

  @Flag(help: "In spdci, a record a line (JSON Lines) instead of one array.")
  var lines = false

  @Flag(help: "In spdci, without our own attributes: what has no place is counted as lost.")
  var standardOnly = false

  @OptionGroup(title: "Personal values") var personal: DisclosureOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (form == .csv) == (personsOut != nil) else {
      throw ValidationError("--persons-out is needed with --as csv, and only there")
    }
    let log = personal.isMasked ? nil : personal.logPath(for: out)
    let paths = [known.input, out] + [personsOut, known.merges, log].compactMap(\.self)
    if let path = Files.repeated(among: paths) {
      throw ValidationError("'\(path)' is named twice; one would overwrite the other")
    }
  }

  func run(in session: Session) throws -> ExitStatus {
    let population = try known.read(in: session)
    let summary = try write(population)
    try session.print(ExchangeText(session).text(of: summary, in: written, personal))
    return .fine
  }

  private var written: [String] { [out] + [personsOut].compactMap(\.self) }

  /// Writes the files; the access is recorded before any of them is there.
  private func write(_ population: Population) throws -> ExchangeSummary {
    let disclosure = personal.disclosure
    return try Files.stream(to: out) { put in
      let text: (String) throws -> Void = { try put(Array($0.utf8)) }
      var summary: ExchangeSummary
      switch form {
      case .json: summary = try ExtractWriter(disclosure: disclosure).write(population, to: text)
      case .spdci:
        let writer = SPDCIWriter(
          disclosure: disclosure,
          layout: lines ? .lines : .array,
          keepsOwnFacts: !standardOnly
        )
        summary = try writer.write(population, to: text)
      case .csv:
        let writer = CSVExchangeWriter(disclosure: disclosure)
        let line = try encoding.lines(to: put)
        summary = try writer.writeHouseholds(of: population, to: line)
        return try persons(of: population, writer, after: summary)
      }
      try personal.record(summary, of: form, to: out)
      return summary
    }
  }

  private func persons(
    of population: Population,
    _ writer: CSVExchangeWriter,
    after households: ExchangeSummary
  ) throws -> ExchangeSummary {
    try Files.stream(to: personsOut ?? out) { put in
      let line = try encoding.lines(to: put)
      let persons = try writer.writePersons(of: population, to: line)
      let summary = households.adding(persons)
      try personal.record(summary, of: form, to: out)
      return summary
    }
  }
}

extension EncodingName {
  /// Returns what writes lines in the encoding; the mark, if there is one, is written at once.
  fileprivate func lines(
    to put: @escaping ([UInt8]) throws -> Void
  ) throws -> (String) throws -> Void {
    if self == .utf8WithMark { try put(encoding.bytes(of: "")) }
    let plain = self == .utf8WithMark ? TableEncoding.utf8 : encoding
    return { try put(plain.bytes(of: $0)) }
  }
}

internal import ArgumentParser
internal import Diagnostics
internal import PolicyPacks
internal import Quantities
internal import ResettlementCore

/// The options that say what is known of households and persons, with merged persons once.
struct KnownPersons: ParsableArguments {
  @Option(help: ArgumentHelp("The extract of what is known.", valueName: "file.json"))
  var input: String

  @Option(help: ArgumentHelp("The pack whose facts are known too.", valueName: "id-or-path"))
  var pack: PackChoice?

  @Option(
    help: ArgumentHelp("The day (default: the extract's own), as 2024-06-30.", valueName: "date"),
    transform: DayOption.day
  )
  var on: CalendarDay?

  @Option(help: ArgumentHelp("Merges of persons, in JSON Lines.", valueName: "file.jsonl"))
  var merges: String?

  /// How much of an extract is read here.
  static let limits = ExtractLimits(bytes: 512 << 20, subjects: 2_000_000)

  /// Reads the persons and households.
  ///
  /// - Throws: ``CommandError`` if the extract has mistakes other than wrong identity numbers, or
  ///   the merges can't be read.
  func read(in session: Session) throws -> Population {
    let catalogue = try pack?.load(reportingTo: session).catalogue ?? .core
    let source = try Files.text(at: input, limit: Self.limits.bytes, in: session)
    let reader = ExtractReader(catalogue: catalogue, onFactsDay: on, limits: Self.limits)
    let extract = reader.read(json: source)
    let (others, found) = split(extract.diagnostics)
    let isSound = found.allSatisfy {
      $0.severity != .error || $0.code == "extract.identity-number"
    }
    guard isSound else { throw CommandError(found) }
    let note = Diagnostic(.warning, .factsOfPacks(others.count), at: nil)
    try session.report(found + (others.isEmpty ? [] : [note]))
    guard let merges else { return extract.population }
    let file = try MergeFile(at: merges, in: session)
    return extract.population.reading(through: file.merges, on: try day(extract))
  }

  /// What is only wrong because no pack was given, and the rest.
  private func split(
    _ diagnostics: [Diagnostic]
  ) -> (others: [Diagnostic], found: [Diagnostic]) {
    guard pack == nil else { return ([], diagnostics) }
    let isOther: (Diagnostic) -> Bool = { $0.code == "extract.unknown-fact" }
    return (diagnostics.filter(isOther), diagnostics.filter { !isOther($0) })
  }

  /// The day on which merges are read.
  private func day(_ extract: Extract) throws(CommandError) -> CalendarDay {
    guard let day = on ?? extract.asOf else { throw CommandError(.dayNeeded, status: .usage) }
    return day
  }
}

extension Diagnostic.Message {
  fileprivate static func factsOfPacks(_ count: Int) -> Self {
    Self(
      "exchange.facts-of-packs",
      en: "\(count) values are of facts that packs declare, and left out; give --pack to have them",
      zh: "有 \(count) 个值属于政策包声明的事实，已略去；如需要请写 --pack"
    )
  }

  fileprivate static let dayNeeded = Self(
    "person.day-needed",
    en: "merges hold from a day on and the extract has no 'as_of'; give --on",
    zh: "合并自某日起生效，而数据没有“as_of”；请写 --on"
  )
}

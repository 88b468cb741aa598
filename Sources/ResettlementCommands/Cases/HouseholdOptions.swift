internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// The options that say which household split, or which households merged.
struct HouseholdOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Records that a household split (分户).", valueName: "household"))
  var split: String?

  @Option(
    help: ArgumentHelp(
      "Records that households merged (并户): each of them, the one that goes on too; repeated.",
      valueName: "household"
    )
  )
  var merge: [String] = []

  @Option(
    help: ArgumentHelp(
      "The households after it, the one that keeps its id too; repeated for a split.",
      valueName: "household"
    )
  )
  var into: [String] = []

  @Option(
    help: ArgumentHelp(
      "The part in which the head is, or whose head stays head.",
      valueName: "household"
    )
  )
  var headIn: String?

  @Option(
    help: ArgumentHelp("Who is where now, as p-1=h-2; may be repeated.", valueName: "person=id")
  )
  var moved: [String] = []

  /// Whether a split or merge is to be recorded.
  var isGiven: Bool { split != nil || !merge.isEmpty }

  /// Returns the split or merge that the options describe.
  ///
  /// - Parameter event: When it happened, when it is recorded, and its name if it is given one.
  /// - Returns: The split or merge.
  /// - Throws: ``CommandError`` if something of it is missing or can't be read.
  func change(_ event: EventOptions) throws(CommandError) -> HouseholdChange {
    guard let on = event.on, !into.isEmpty, split == nil || merge.isEmpty else {
      throw CommandError(.householdsNeeded, status: .usage)
    }
    let moves = moved.compactMap(HouseholdChange.Move.init(written:))
    guard moves.count == moved.count else {
      throw CommandError(.whoWhere, status: .usage)
    }
    let from = split.map { [$0] } ?? merge
    let kind: HouseholdChange.Kind = split == nil ? .merge : .split
    return HouseholdChange(
      id: event.run ?? "\(kind.rawValue)-\(from.map(Self.bare).joined(separator: "-"))-\(on)",
      kind,
      of: from.map(Self.household),
      into: into.map(Self.household),
      on: on,
      recordedAt: event.recordedAt ?? WallClock.now,
      headOf: headIn.map(Self.household),
      moves: moves
    )
  }

  private static func household(_ name: String) -> Household.ID { Household.ID(bare(name)) }

  /// A household may be written with its kind, as household/h-1, or without.
  private static func bare(_ name: String) -> String {
    SubjectReference(slashed: name).flatMap { $0.kind == .household ? $0.id : nil } ?? name
  }
}

extension Diagnostic.Message {
  fileprivate static let householdsNeeded = Self(
    "case.households-needed",
    en:
      "which household, into which ones, on which day? give --split h-1 --into h-1 --into h-2, or "
      + "--merge h-1 --merge h-2 --into h-1, with --on",
    zh: "哪一户、分并成哪些户、哪一天？请写 --split h-1 --into h-1 --into h-2，或 --merge h-1 --merge h-2 "
      + "--into h-1，并写 --on"
  )

  fileprivate static let whoWhere = Self(
    "case.who-where",
    en: "write who is where now as --moved p-1=h-2",
    zh: "谁到了哪一户，请写作 --moved p-1=h-2"
  )
}

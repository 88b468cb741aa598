internal import ArgumentParser
internal import Diagnostics
internal import Quantities
internal import ResettlementCore
internal import ResettlementKit

/// The options that say which household split, which households merged, or whose head or members
/// changed.
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

  @Option(
    help: ArgumentHelp("Records that a household has another head (户主变更).", valueName: "household")
  )
  var headChanged: String?

  @Option(help: ArgumentHelp("Who is head of it now.", valueName: "person"))
  var newHead: String?

  @Option(
    help: ArgumentHelp(
      "Records that somebody joined or left a household, as by birth or death (成员增减).",
      valueName: "household"
    )
  )
  var membersChanged: String?

  @Option(help: ArgumentHelp("Who joined it; may be repeated.", valueName: "person"))
  var joined: [String] = []

  @Option(help: ArgumentHelp("Who left it; may be repeated.", valueName: "person"))
  var left: [String] = []

  /// Whether a change of households is to be recorded.
  var isGiven: Bool { !kinds.isEmpty }

  private var kinds: [HouseholdChange.Kind] {
    let given: [(HouseholdChange.Kind, Bool)] = [
      (.split, split != nil), (.merge, !merge.isEmpty), (.headChanged, headChanged != nil),
      (.membersChanged, membersChanged != nil),
    ]
    return given.filter(\.1).map(\.0)
  }

  private var isNamed: Bool {
    let same = headChanged ?? membersChanged
    let hasMembers = newHead != nil || !joined.isEmpty || !left.isEmpty
    return same == nil ? !into.isEmpty && !hasMembers : into.isEmpty && hasMembers
  }

  /// Returns the change of households that the options describe.
  ///
  /// - Parameter event: When it happened, when it is recorded, and its name if it is given one.
  /// - Returns: The change.
  /// - Throws: ``CommandError`` if something of it is missing or can't be read.
  func change(_ event: EventOptions) throws(CommandError) -> HouseholdChange {
    guard let on = event.on, let kind = kinds.first, kinds.count == 1, isNamed else {
      throw CommandError(.householdsNeeded, status: .usage)
    }
    let moves = moved.compactMap(HouseholdChange.Move.init(written:))
    guard moves.count == moved.count else {
      throw CommandError(.whoWhere, status: .usage)
    }
    let same = headChanged ?? membersChanged
    let from = (split ?? same).map { [$0] } ?? merge
    return HouseholdChange(
      id: event.run ?? "\(kind.rawValue)-\(from.map(Self.bare).joined(separator: "-"))-\(on)",
      kind,
      of: from.map(Self.household),
      into: (same.map { [$0] } ?? into).map(Self.household),
      on: on,
      recordedAt: event.recordedAt ?? WallClock.now,
      headOf: headIn.map(Self.household),
      moves: moves,
      members: same == nil ? nil : members
    )
  }

  private var members: HouseholdChange.Members {
    HouseholdChange.Members(
      head: newHead.map { Person.ID($0) },
      joined: joined.map { Person.ID($0) },
      left: left.map { Person.ID($0) }
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
      "which household, what became of it, on which day? give --split h-1 --into h-1 --into h-2, "
      + "--merge h-1 --merge h-2 --into h-1, --head-changed h-1 --new-head p-2, or "
      + "--members-changed h-1 with --joined or --left, and --on",
    zh: "哪一户、如何变更、哪一天？请写 --split h-1 --into h-1 --into h-2，或 --merge h-1 --merge h-2 "
      + "--into h-1，或 --head-changed h-1 --new-head p-2，或 --members-changed h-1 和 --joined、--left，"
      + "并写 --on"
  )

  fileprivate static let whoWhere = Self(
    "case.who-where",
    en: "write who is where now as --moved p-1=h-2",
    zh: "谁到了哪一户，请写作 --moved p-1=h-2"
  )
}

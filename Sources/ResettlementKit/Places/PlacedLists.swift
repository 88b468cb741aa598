internal import Diagnostics
public import ResettlementCore

/// A list by place: chosen, ordered and totalled, whatever it lists.
///
/// Every list of the kit goes this one way.
public struct PlacedList<List> {
  /// The list.
  public let list: List
  /// The totals, if they were asked for.
  public let totals: PlaceTotals?
  /// How much was left out that may lie at the place: nobody has registered where it is.
  public let unplaced: Int
  /// How much is of a household that several homes name: none of them is guessed, and levels on
  /// which they differ count as not registered.
  public let severalHomes: Int
}

extension PlacedList: Sendable where List: Sendable {}

extension PlacedList {
  /// Returns another form of the same list.
  fileprivate func holding<Other>(_ list: Other) -> PlacedList<Other> {
    PlacedList<Other>(list: list, totals: totals, unplaced: unplaced, severalHomes: severalHomes)
  }
}

/// How a list goes by place: which part of it, in which order, and totalled on which level.
public struct PlaceView: Sendable, Hashable {
  /// Which part of the list is wanted.
  public let choice: PlaceChoice
  /// Whether it is ordered by where those live whom it is about.
  public let isOrdered: Bool
  /// The level by which it is totalled; `nil` for none.
  public let totalLevel: DwellingPlace.Level?

  /// Creates a view, by default of the whole list as it is.
  public init(
    _ choice: PlaceChoice = PlaceChoice(),
    isOrdered: Bool = false,
    totalledBy totalLevel: DwellingPlace.Level? = nil
  ) {
    self.choice = choice
    self.isOrdered = isOrdered
    self.totalLevel = totalLevel
  }

  /// Returns a list of anything by place.
  ///
  /// - Parameters:
  ///   - items: The list.
  ///   - population: The facts.
  ///   - columns: What the totals can count, in the order in which it is shown.
  ///   - subject: Whom an item is about.
  ///   - column: The name of the column that counts an item.
  /// - Returns: What is chosen, in its order.
  public func list<Item>(
    _ items: [Item],
    in population: Population,
    counting columns: [PlaceTotals.Column],
    _ subject: (Item) -> SubjectReference?,
    _ column: (Item) -> PlaceTotals.Column.ID
  ) -> PlacedList<[Item]> {
    let chosen = choice.chosen(of: items, in: population, subject)
    let items = isOrdered ? population.orderedByPlace(chosen.items, subject) : chosen.items
    let totals = totalLevel.map {
      PlaceTotals(of: items, by: $0, counting: columns, in: population, subject, column)
    }
    return PlacedList(
      list: items,
      totals: totals,
      unplaced: chosen.unplaced,
      severalHomes: chosen.severalHomes + severalHomes(of: items, in: population, subject)
    )
  }

  /// How much of a list is ordered or totalled though it is not known which home is meant.
  private func severalHomes<Item>(
    of items: [Item],
    in population: Population,
    _ subject: (Item) -> SubjectReference?
  ) -> Int {
    guard isOrdered || totalLevel != nil else { return 0 }
    return items.count { subject($0).map { population.homes(of: $0).count > 1 } ?? false }
  }

  /// Returns a list of subjects by place.
  public func list(
    _ subjects: [SubjectReference],
    in population: Population
  ) -> PlacedList<[SubjectReference]> {
    let column = PlaceTotals.Column("entries", LocalizedText(zh: "条数", en: "entries"))
    return list(subjects, in: population, counting: [column], { $0 }, { _ in "entries" })
  }
}

// MARK: - Lists of the kit

extension DueList {
  /// Returns the list by place, totalled by how its items stand.
  ///
  /// Of a part of the places, items about registers as a whole are left out.
  public func placed(by view: PlaceView, in population: Population) -> PlacedList<DueList> {
    let items = lines.indices.flatMap { line in lines[line].items.map { (line: line, item: $0) } }
    let placed = view.list(
      items,
      in: population,
      counting: DueStanding.names.map { PlaceTotals.Column($0, DutyWords.standing($0)) },
      { $0.item.subject },
      { $0.item.standing.name }
    )
    let byLine = Dictionary(grouping: placed.list, by: \.line)
    let list = keeping(
      lines.indices.map { line in
        DueLine(demand: lines[line].demand, items: (byLine[line] ?? []).map(\.item))
      }
    )
    return placed.holding(list)
  }
}

extension ClueSearch {
  /// One of the things that a search comes to.
  private enum Part {
    case clue(FoundClue)
    case settled(ClueBook.Entry)
    case undecided(Assessment)
    case warning(Assessment)
    case unchecked(Assessment)

    var subject: SubjectReference {
      switch self {
      case .clue(let found): found.clue.subject
      case .settled(let entry): entry.clue.subject
      case .undecided(let answer), .warning(let answer), .unchecked(let answer): answer.subject
      }
    }

    var column: PlaceTotals.Column {
      switch self {
      case .clue: PlaceTotals.Column("clues", LocalizedText(zh: "线索", en: "clues"))
      case .settled: PlaceTotals.Column("settled", LocalizedText(zh: "已有结果", en: "answered"))
      case .undecided: PlaceTotals.Column("undecided", LocalizedText(zh: "不能判断", en: "not decided"))
      case .warning: PlaceTotals.Column("warnings", LocalizedText(zh: "数据提示", en: "warnings"))
      case .unchecked: PlaceTotals.Column("unchecked", LocalizedText(zh: "未能核对", en: "not checked"))
      }
    }
  }

  /// Returns the search by place, totalled by what it came to.
  public func placed(by view: PlaceView, in population: Population) -> PlacedList<ClueSearch> {
    let parts =
      clues.map(Part.clue) + settled.map(Part.settled) + undecided.map(Part.undecided)
      + warnings.map(Part.warning) + unchecked.map(Part.unchecked)
    var seen: Set<String> = []
    let columns = parts.map(\.column).filter { seen.insert($0.id).inserted }
    let placed = view.list(
      parts,
      in: population,
      counting: columns,
      { $0.subject },
      { $0.column.id }
    )
    return placed.holding(with(placed.list))
  }

  private func with(_ parts: [Part]) -> ClueSearch {
    ClueSearch(
      dates: dates,
      clues: parts.compactMap { if case .clue(let found) = $0 { found } else { nil } },
      settled: parts.compactMap { if case .settled(let entry) = $0 { entry } else { nil } },
      undecided: parts.compactMap { if case .undecided(let answer) = $0 { answer } else { nil } },
      warnings: parts.compactMap { if case .warning(let answer) = $0 { answer } else { nil } },
      unchecked: parts.compactMap { if case .unchecked(let answer) = $0 { answer } else { nil } },
      rulesNotInForce: rulesNotInForce
    )
  }
}

extension [Assessment] {
  /// Returns answers by place, totalled by what they come to.
  public func placed(by view: PlaceView, in population: Population) -> PlacedList<[Assessment]> {
    view.list(self, in: population, counting: Self.columns, { $0.subject }, { $0.verdictName })
  }

  private static let columns = [
    PlaceTotals.Column("eligible", LocalizedText(zh: "是", en: "yes")),
    PlaceTotals.Column("ineligible", LocalizedText(zh: "否", en: "no")),
    PlaceTotals.Column("met", LocalizedText(zh: "达到", en: "met")),
    PlaceTotals.Column("missed", LocalizedText(zh: "未达到", en: "missed")),
    PlaceTotals.Column("discretion", LocalizedText(zh: "由单位裁量", en: "left to a unit")),
    PlaceTotals.Column("unknown", LocalizedText(zh: "信息不足", en: "not known")),
    PlaceTotals.Column("notYetDue", LocalizedText(zh: "尚未到期", en: "not yet due")),
    PlaceTotals.Column("notApplicable", LocalizedText(zh: "不适用", en: "not applicable")),
    PlaceTotals.Column("notInForce", LocalizedText(zh: "不在施行期内", en: "not in force")),
  ]
}

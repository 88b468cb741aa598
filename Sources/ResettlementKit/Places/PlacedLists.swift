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

extension [ProcedureProspects] {
  /// Returns cases by place, totalled by whether they are in time.
  public func placed(
    by view: PlaceView,
    in population: Population
  ) -> PlacedList<[ProcedureProspects]> {
    view.list(self, in: population, counting: Self.columns, { $0.state.subject }, { $0.timeliness })
  }

  private static let columns = [
    PlaceTotals.Column("overdue", LocalizedText(zh: "超期", en: "overdue")),
    PlaceTotals.Column("in_time", LocalizedText(zh: "期限内", en: "in time")),
    PlaceTotals.Column("no_limit", LocalizedText(zh: "无期限", en: "without a limit")),
    PlaceTotals.Column("ended", LocalizedText(zh: "已办结", en: "ended")),
  ]
}

extension ProcedureProspects {
  /// The name of the column of totals that counts it.
  fileprivate var timeliness: PlaceTotals.Column.ID {
    guard state.isOpen else { return "ended" }
    guard due != nil else { return "no_limit" }
    return daysOverdue > 0 ? "overdue" : "in_time"
  }
}

extension [MatchAlert] {
  /// Returns alerts by place, totalled by whether the person is certain.
  public func placed(by view: PlaceView, in population: Population) -> PlacedList<[MatchAlert]> {
    view.list(
      self,
      in: population,
      counting: [
        PlaceTotals.Column("certain", LocalizedText(zh: "确定", en: "certain")),
        PlaceTotals.Column("uncertain", LocalizedText(zh: "需核实", en: "to be verified")),
      ],
      { $0.person },
      { $0.isCertain ? "certain" : "uncertain" }
    )
  }
}

extension RegisterComparison {
  /// One of the things that a comparison comes to.
  private enum Part {
    case ours(SubjectReference)
    case theirs(OnlyTheirs)
    case differing(Differing)
    case same(SubjectReference)

    var subject: SubjectReference? {
      switch self {
      case .ours(let subject), .same(let subject): subject
      case .theirs(let row): row.subject
      case .differing(let entry): entry.subject
      }
    }

    var column: PlaceTotals.Column.ID {
      switch self {
      case .ours: "only_ours"
      case .theirs: "only_theirs"
      case .differing: "differing"
      case .same: "same"
      }
    }
  }

  private static let columns = [
    PlaceTotals.Column("only_ours", LocalizedText(zh: "只在台账", en: "only in the register")),
    PlaceTotals.Column("only_theirs", LocalizedText(zh: "只在名单", en: "only in the list")),
    PlaceTotals.Column("differing", LocalizedText(zh: "不一致", en: "different")),
    PlaceTotals.Column("same", LocalizedText(zh: "一致", en: "the same")),
  ]

  /// Returns the differences by place, totalled by what they are.
  ///
  /// Rows about nobody whom we know have no place: of a part of the places they are left out and
  /// counted. Rows that can't be compared stay, wherever they belong.
  public func placed(
    by view: PlaceView,
    in population: Population
  ) -> PlacedList<RegisterComparison> {
    let parts =
      onlyOurs.map(Part.ours) + onlyTheirs.map(Part.theirs) + differing.map(Part.differing)
      + same.map(Part.same)
    let placed = view.list(parts, in: population, counting: Self.columns, \.subject, \.column)
    let strangers = view.choice.isEverything ? 0 : parts.count { $0.subject == nil }
    return PlacedList(
      list: with(placed.list),
      totals: placed.totals,
      unplaced: placed.unplaced + strangers,
      severalHomes: placed.severalHomes
    )
  }

  private func with(_ parts: [Part]) -> RegisterComparison {
    RegisterComparison(
      onlyOurs: parts.compactMap { if case .ours(let subject) = $0 { subject } else { nil } },
      onlyTheirs: parts.compactMap { if case .theirs(let row) = $0 { row } else { nil } },
      differing: parts.compactMap { if case .differing(let entry) = $0 { entry } else { nil } },
      same: parts.compactMap { if case .same(let subject) = $0 { subject } else { nil } },
      rejected: rejected,
      findings: findings
    )
  }
}

extension AssignmentBoard {
  /// Returns the board by place, totalled by whether somebody looks after a household.
  ///
  /// Sites lie in no building: of a part of the places below the village they are left out.
  public func placed(by view: PlaceView, in population: Population) -> PlacedList<AssignmentBoard> {
    let columns = [
      PlaceTotals.Column("looked_after", LocalizedText(zh: "已落实包联", en: "looked after")),
      PlaceTotals.Column("without", LocalizedText(zh: "未落实包联", en: "without anybody")),
    ]
    let sites = view.choice.chosen(of: self.sites, in: population) { $0.subject }
    let households = view.list(
      self.households,
      in: population,
      counting: columns,
      { $0.subject },
      { $0.assignments.isEmpty ? "without" : "looked_after" }
    )
    return PlacedList(
      list: AssignmentBoard(sites: sites.items, households: households.list),
      totals: households.totals,
      unplaced: sites.unplaced + households.unplaced,
      severalHomes: sites.severalHomes + households.severalHomes
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

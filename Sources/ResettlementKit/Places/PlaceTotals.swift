public import Diagnostics
public import ResettlementCore
public import Tabular

/// A list counted by place: how many of its items stand how, in each building, grid and so on (小计).
///
/// Nothing of the list is left out: what is about nobody, or about somebody whose place is not
/// registered, has a row of its own, the last one.
public struct PlaceTotals: Sendable, Hashable {
  /// Something that is counted.
  public struct Column: Sendable, Hashable, Identifiable {
    /// Its name in results.
    public let id: String
    /// What it is called.
    public let title: LocalizedText

    /// Creates a column.
    public init(_ id: String, _ title: LocalizedText) {
      self.id = id
      self.title = title
    }
  }

  /// One place.
  public struct Row: Sendable, Hashable {
    /// What it is called; `nil` where no place is registered.
    public let name: String?
    /// How many items are counted in each column, by the columns' names.
    public let counts: [String: Int]
  }

  /// The level by which the list is divided.
  public let level: DwellingPlace.Level
  /// What is counted.
  public let columns: [Column]
  /// The places in the order of their names.
  public let rows: [Row]

  /// Counts a list.
  ///
  /// - Parameters:
  ///   - items: The list.
  ///   - level: The level by which it is divided.
  ///   - columns: What can be counted, in the order in which it is shown.
  ///   - population: The facts.
  ///   - subject: Whom an item is about.
  ///   - column: The name of the column that counts an item.
  public init<Item>(
    of items: [Item],
    by level: DwellingPlace.Level,
    counting columns: [Column],
    in population: Population,
    _ subject: (Item) -> SubjectReference?,
    _ column: (Item) -> Column.ID
  ) {
    self.level = level
    self.columns = columns
    rows = population.grouped(items, by: level, subject).map { group in
      let counts = group.items.reduce(into: [:]) { $0[column($1), default: 0] += 1 }
      return Row(name: group.name, counts: counts)
    }
  }

  // MARK: - Showing

  /// Returns the totals for a terminal, a line for each place; empty for an empty list.
  public func text(in language: Language) -> String {
    guard !rows.isEmpty else { return "" }
    let words = ReportWords(language: language)
    let title = words.text(level.title)
    let lines = rows.map { row in
      let parts = columns.compactMap { column in
        row.counts[column.id].map { "\(words.text(column.title)) \($0)" }
      }
      let name = row.name ?? words.text(PaperWords.placeNotRegistered)
      return "  " + words.said(name, parts.joined(separator: words.pick("、", ", ")))
    }
    return ([words.pick("按\(title)小计", "By \(title)")] + lines).map { $0 + "\n" }.joined()
  }

  /// The totals for programs.
  public var json: JSONValue {
    [
      "level": .string(level.rawValue),
      "rows": .array(
        rows.map { row in
          [
            "place": .optional(row.name),
            "counts": .object(columns.map { ($0.id, .integer(row.counts[$0.id] ?? 0)) }),
          ]
        }
      ),
    ]
  }
}

public import Quantities
public import ResettlementCore

/// One figure of a month, with what it counts: a number alone could not be looked into later.
public struct MonthFigure: Sendable, Hashable, Identifiable {
  /// What a figure is about.
  public enum Section: String, Sendable, Hashable, CaseIterable {
    /// Clues of risks.
    case clues
    /// Cases in the steps of procedures.
    case cases
    /// Households that are monitored.
    case households
    /// What is due, late and met.
    case duties
    /// How the place stands to its targets.
    case targets
    /// What an office counts besides.
    case own
  }

  /// One thing that a figure counts.
  public struct Entry: Sendable, Hashable {
    /// A name that is its own within the figure and stays the same from one count to the next.
    public let name: String
    /// About whom or what it is, if about one.
    public let subject: SubjectReference?

    /// Creates an entry.
    public init(_ name: String, about subject: SubjectReference? = nil) {
      self.name = name
      self.subject = subject
    }
  }

  /// The figure's name, such as `cases/identification/ended/monitored`.
  public let id: String
  /// What it is about.
  public let section: Section
  /// What it is called.
  public let title: LocalizedText
  /// The number; `nil` if it is not known.
  public let value: ExactDecimal?
  /// Of how many, where it is a share.
  public let whole: ExactDecimal?
  /// The word for how a target stands; `nil` where there is none.
  public let standing: String?
  /// What is counted, or what makes a target fall short.
  public let entries: [Entry]

  /// Creates a figure that was measured.
  public init(
    id: String,
    section: Section = .own,
    title: LocalizedText,
    value: ExactDecimal?,
    of whole: ExactDecimal? = nil,
    standing: String? = nil,
    entries: [Entry] = []
  ) {
    self.id = id
    self.section = section
    self.title = title
    self.value = value
    self.whole = whole
    self.standing = standing
    self.entries = entries
  }

  /// Creates a figure that counts entries, each name once.
  public init(
    id: String,
    section: Section = .own,
    title: LocalizedText,
    counting entries: [Entry]
  ) {
    var names: Set<String> = []
    let entries = entries.filter { names.insert($0.name).inserted }
    self.init(
      id: id,
      section: section,
      title: title,
      value: ExactDecimal(entries.count),
      entries: entries
    )
  }
}

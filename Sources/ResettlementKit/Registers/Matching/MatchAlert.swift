public import Quantities
public import ResettlementCore

/// Says that a list of another department has a person of ours (部门预警), once a hit.
public struct MatchAlert: Sendable, Hashable, Identifiable {
  /// By what the person was recognised.
  public enum Basis: String, Sendable, Hashable, Codable {
    /// The identity number.
    case identityNumber = "identity_number"
    /// Name and year of birth only, so that somebody else may be meant.
    case nameAndBirthYear = "name_and_birth_year"
  }

  /// The same for the same hit, however often the list is read.
  public let id: String
  /// The list's name, such as `medical-2024-06`.
  public let list: String
  /// The day of the list.
  public let listedOn: CalendarDay
  /// The person.
  public let person: SubjectReference
  /// The person's household; `nil` if it is not known.
  public let household: SubjectReference?
  /// By what the person was recognised.
  public let basis: Basis
  /// The rows of the list, from one.
  public let rows: [Int]
  /// What the list says of the hit, by its headings.
  public let remarks: [Remark]

  /// Something that a list says.
  public struct Remark: Sendable, Hashable {
    /// The heading.
    public let heading: String
    /// What stands there.
    public let text: String

    /// Creates a remark.
    public init(heading: String, text: String) {
      self.heading = heading
      self.text = text
    }
  }

  /// Creates an alert, such as one that was kept.
  public init(
    id: String,
    list: String,
    listedOn: CalendarDay,
    person: SubjectReference,
    household: SubjectReference?,
    basis: Basis,
    rows: [Int],
    remarks: [Remark]
  ) {
    self.id = id
    self.list = list
    self.listedOn = listedOn
    self.person = person
    self.household = household
    self.basis = basis
    self.rows = rows
    self.remarks = remarks
  }

  /// Whether the person is the one who is meant, as far as a number can tell.
  public var isCertain: Bool { basis == .identityNumber }
}

/// What became of an alert.
public struct AlertFeedback: Sendable, Hashable {
  /// What was found out.
  public enum Outcome: String, Sendable, Hashable, Codable, CaseIterable {
    /// The person is at risk; a clue was made of it.
    case risk
    /// The person is the one who is meant, and no risk was found.
    case noRisk = "no_risk"
    /// The case is known and looked after already.
    case known
    /// Somebody else is meant.
    case otherPerson = "other_person"
  }

  /// The alert.
  public let alert: MatchAlert.ID
  /// What was found out.
  public let outcome: Outcome
  /// The day.
  public let on: CalendarDay
  /// Who found out.
  public let by: String
  /// Why, in words; no personal data.
  public let note: String

  /// Creates a feedback.
  public init(
    alert: MatchAlert.ID,
    outcome: Outcome,
    on: CalendarDay,
    by: String,
    note: String
  ) {
    self.alert = alert
    self.outcome = outcome
    self.on = on
    self.by = by
    self.note = note
  }
}

/// Alerts and what became of them; both are only added.
public struct AlertBook: Sendable, Hashable {
  /// The alerts, in the order in which they came.
  public private(set) var alerts: [MatchAlert] = []

  /// The feedback, in the order in which it came.
  public private(set) var feedback: [AlertFeedback] = []

  private var ids: Set<MatchAlert.ID> = []

  /// Creates an empty book.
  public init() {}

  /// Adds alerts that are not in the book yet.
  ///
  /// - Returns: Those that were added; a list that is read twice adds nothing.
  @discardableResult
  public mutating func add(_ others: [MatchAlert]) -> [MatchAlert] {
    let new = others.filter { ids.insert($0.id).inserted }
    alerts += new
    return new
  }

  /// Adds feedback to an alert.
  ///
  /// - Returns: False if there is no such alert, or the same was said already.
  @discardableResult
  public mutating func add(_ answer: AlertFeedback) -> Bool {
    guard ids.contains(answer.alert), !feedback.contains(answer) else { return false }
    feedback.append(answer)
    return true
  }

  /// Returns what was last found out of an alert; `nil` if nobody has answered yet.
  public func outcome(of alert: MatchAlert.ID) -> AlertFeedback? {
    feedback.last { $0.alert == alert }
  }

  /// The alerts that nobody has answered yet.
  public var open: [MatchAlert] {
    let answered = Set(feedback.map(\.alert))
    return alerts.filter { !answered.contains($0.id) }
  }
}

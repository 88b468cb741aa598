public import Quantities
public import ResettlementCore

/// Says that a list of another department has a person of ours (部门预警), once a hit.
public struct MatchAlert: Sendable, Hashable, Identifiable, Codable {
  /// By what the person was recognised.
  public enum Basis: String, Sendable, Hashable, Codable {
    /// The identity number.
    case identityNumber = "identity_number"
    /// Name and year of birth only, so that somebody else may be meant.
    case nameAndBirthYear = "name_and_birth_year"
  }

  /// The list, the day, the person, and which of the person's hits it is.
  ///
  /// It tells nothing of what the list says. ``AlertBook`` knows a hit again, and keeps the name
  /// that it had first.
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
  public struct Remark: Sendable, Hashable, Codable {
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

  static func id(
    list: String,
    of day: CalendarDay,
    _ person: SubjectReference,
    number: Int
  ) -> String {
    "\(list)/\(day)/\(person.id)/\(number)"
  }

  /// Returns the alert as another one of the person's hits.
  func numbered(_ number: Int) -> MatchAlert {
    MatchAlert(
      id: Self.id(list: list, of: listedOn, person, number: number),
      list: list,
      listedOn: listedOn,
      person: person,
      household: household,
      basis: basis,
      rows: rows,
      remarks: remarks
    )
  }

  /// Whether the person is the one who is meant, as far as a number can tell.
  public var isCertain: Bool { basis == .identityNumber }
}

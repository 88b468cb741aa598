internal import Diagnostics
internal import Quantities
internal import ResettlementCore

/// A fact that a pack adds to those of the core.
struct FactModel: Sendable {
  /// What its values are.
  indirect enum ValueType: Sendable, Hashable {
    case boolean, number, text, date, enumeration
    case reference(SubjectKind)
    case list(of: ValueType)
  }

  /// Who may see it.
  enum Privacy: String, Sendable, CaseIterable {
    case open, personal, sensitive
  }

  /// One case of an enumeration.
  struct Case: Sendable {
    let id: LocatedName
    let name: LocalizedText
  }

  /// Which numbers a fact may have, as far as the pack says so.
  struct Numbers: Sendable, Hashable {
    let least: ExactDecimal?
    let most: ExactDecimal?
    let decimals: Int?

    /// Whether there is no such number.
    var isEmpty: Bool {
      guard let least, let most else { return false }
      return most < least
    }
  }

  /// The fact's kind of subject and its name there.
  let id: MemberName
  /// What it is called.
  let name: LocalizedText
  /// What its values are; `nil` if the pack does not say.
  let type: ValueType?
  /// The unit of its numbers.
  let unit: Located<UnitOfMeasure>?
  /// Which numbers it may have.
  let numbers: Numbers
  /// The cases of an enumeration.
  let cases: [Case]
  /// Whether a subject may be without it.
  let isOptional: Bool
  /// Who may see it.
  let privacy: Privacy
  /// Its ids in earlier versions of the pack.
  let formerIDs: [LocatedName]
  /// Where it stands.
  let range: SourceRange
}

/// The name of a fact or definition: a kind of subject and a name, such as `household.size`.
struct MemberName: Sendable, Hashable {
  /// The kind of subject; `nil` if there is no such kind.
  let kind: SubjectKind?
  /// The name behind the dot.
  let member: String
  /// The whole name with its place.
  let name: LocatedName
}

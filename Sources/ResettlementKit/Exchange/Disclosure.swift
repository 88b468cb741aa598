internal import Quantities
internal import ResettlementCore

/// Which values of persons an exchange shows in the clear.
///
/// Without any, names, numbers and telephones are masked, and every other personal or sensitive value
/// is left out. Whoever shows more states a purpose, and an access record is kept
/// (``ExchangeSummary/accessRecord(by:at:for:as:)``).
public struct Disclosure: Sendable, Hashable {
  /// Whether personal facts are shown: names, days of birth and the like; never identity numbers.
  public var showsPersonalFacts: Bool
  /// Whether sensitive facts are shown: health, disability, hardship.
  public var showsSensitiveFacts: Bool
  /// Whether identity numbers are shown.
  public var showsIdentityNumbers: Bool

  /// Nothing but open facts.
  public static let masked = Disclosure()

  /// Everything, as it is wanted for moving data from one store of an office to another.
  public static let everything = Disclosure(
    personalFacts: true,
    sensitiveFacts: true,
    identityNumbers: true
  )

  /// Creates a disclosure.
  public init(
    personalFacts: Bool = false,
    sensitiveFacts: Bool = false,
    identityNumbers: Bool = false
  ) {
    showsPersonalFacts = personalFacts
    showsSensitiveFacts = sensitiveFacts
    showsIdentityNumbers = identityNumbers
  }

  /// Whether nothing but open facts is shown.
  public var isMasked: Bool { self == .masked }
}

// MARK: - What is shown

/// A value of a fact as an exchange shows it.
enum ShownValue: Equatable {
  /// The value itself.
  case value(FactValue)
  /// A text in its place that tells nobody who it is.
  case masked(String)
  /// Nothing: to the reader the value is unknown.
  case withheld
}

extension Disclosure {
  /// Whether the values of a fact are shown as they are.
  func shows(_ declaration: FactDeclaration) -> Bool {
    if declaration.id == "identity_number" { return showsIdentityNumbers }
    switch declaration.privacy {
    case .open: return true
    case .personal: return showsPersonalFacts
    case .sensitive: return showsSensitiveFacts
    }
  }

  /// Returns a value as it may be shown.
  func shown(_ value: FactValue, of declaration: FactDeclaration) -> ShownValue {
    guard !shows(declaration) else { return .value(withoutNumbers(value, of: declaration)) }
    guard value.isKnown else { return .value(value) }
    switch (declaration.id, value) {
    case ("identity_number", .text), ("name", .text), ("phone", .text):
      return .masked(FactMask.masked(value, of: declaration).plainText)
    default: return .withheld
    }
  }

  /// An open text in which somebody typed a number of a person, without it.
  private func withoutNumbers(_ value: FactValue, of declaration: FactDeclaration) -> FactValue {
    guard !showsIdentityNumbers, declaration.privacy == .open, case .text(let text) = value,
      DivisionCode(text) == nil
    else { return value }
    return .text(PrivateNumbers.masked(text))
  }
}

internal import Quantities

/// What of a person is compared when records of one person are looked for.
struct DuplicateProfile {
  /// What records share who may be one person for their name.
  struct NameAndBirth: Hashable {
    let name: String
    let birthDate: CalendarDay
  }

  let id: Person.ID
  /// The number, if it is right.
  let number: CitizenIdentityNumber?
  /// A number that is not right, if enough of it is there to be compared.
  let brokenNumber: String?
  let name: String?
  let maskedName: String?
  let birthDate: CalendarDay?
  let sex: Sex?
  let place: String?

  init(_ person: Person, place: String?) {
    id = person.id
    let typed = person.identityNumber.value.flatMap(\.self).map { Self.dense($0.revealed) }
    number = typed.flatMap(Self.number)
    brokenNumber = number == nil ? typed.flatMap(Self.comparable) : nil
    let text = person.name.value?.revealed
    name = text.map(Self.dense).flatMap { $0.isEmpty || $0.contains("*") ? nil : $0 }
    maskedName = text.map(Masking.name)
    birthDate = person.birthDate.value ?? number?.birthDate
    sex = person.sex.value.flatMap { [.male, .female].contains($0) ? $0 : nil } ?? number?.sex
    self.place = place.map(Self.dense).flatMap { $0.isEmpty ? nil : $0 }
  }

  var nameAndBirth: NameAndBirth? {
    guard let name, let birthDate else { return nil }
    return NameAndBirth(name: name, birthDate: birthDate)
  }

  private static func number(_ text: String) -> CitizenIdentityNumber? {
    do throws(CitizenIdentityNumberError) {
      return try CitizenIdentityNumber(text)
    } catch {
      return nil
    }
  }

  /// A wrong number of which nothing is hidden and that is long enough to be one.
  private static func comparable(_ text: String) -> String? {
    text.count >= 15 && !text.contains("*") ? text : nil
  }

  /// A text without blanks, the dots within names and full-width signs, in capitals.
  static func dense(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isSkipped(scalar) {
      scalars.append(narrow(scalar))
    }
    return String(scalars).uppercased()
  }

  private static func isSkipped(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.isDefaultIgnorableCodePoint
      || "·•・‧∙．.".unicodeScalars.contains(scalar)
  }

  private static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard 0xFF01...0xFF5E ~= scalar.value else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }
}

// MARK: - Evidence

extension DuplicateProfile {
  /// Returns what several records say of each fact that is compared.
  static func evidence(_ profiles: [DuplicateProfile]) -> [DuplicateEvidence] {
    [
      compare(profiles.map(\.comparedNumber), "identity_number") {
        Masking.identityNumber($0)
      },
      compare(profiles.map(\.name), "name") { _ in profiles.first?.maskedName ?? "" },
      compare(profiles.map(\.birthDate), "birth_date") { "\($0.year)" },
      compare(profiles.map(\.sex), "sex") { $0.rawValue },
      compare(profiles.map(\.place), "registration_place") { $0 },
    ].compactMap(\.self)
  }

  private var comparedNumber: String? { number?.revealed ?? brokenNumber }

  /// What is known of a fact; `nil` where nobody says anything.
  private static func compare<Value: Hashable>(
    _ values: [Value?],
    _ fact: String,
    shown: (Value) -> String
  ) -> DuplicateEvidence? {
    let known = Set(values.compactMap(\.self))
    guard let value = known.first else { return nil }
    if known.count > 1 { return DuplicateEvidence(fact, .differs) }
    return values.contains(nil)
      ? DuplicateEvidence(fact, .incomplete)
      : DuplicateEvidence(fact, .agrees, shown: shown(value))
  }
}

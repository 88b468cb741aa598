public import ResettlementCore

/// Turns identity numbers into keys under which persons are looked up, so that no list of numbers
/// has to be kept.
///
/// ## Conforming
///
/// Equal numbers give equal keys, and nobody without the secret can find the number to a key or
/// work the key out: a keyed hash, such as HMAC with SHA-256.
public protocol IdentityHashing: Sendable {
  /// Returns the key of a number.
  func key(of number: CitizenIdentityNumber) -> String
}

/// Finds persons by their identity number or, where a list has none, by name and year of birth.
public struct PersonIndex: Sendable {
  private struct NameAndYear: Hashable {
    let name: String
    let year: Int
  }

  private let hashing: any IdentityHashing
  private var byNumber: [String: [SubjectReference]] = [:]
  private var byName: [NameAndYear: [SubjectReference]] = [:]

  /// Indexes the persons of a population.
  ///
  /// - Parameters:
  ///   - population: The persons; of an identity number only its key is kept.
  ///   - hashing: Makes the keys.
  public init(_ population: Population, hashing: any IdentityHashing) {
    self.hashing = hashing
    for person in population.all(Person.self) {
      let number = person.identityNumber.value.flatMap { $0 }.flatMap(Self.number)
      if let number { byNumber[hashing.key(of: number), default: []].append(person.reference) }
      let year = person.birthDate.value?.year ?? number?.birthDate.year
      if let name = person.name.value?.revealed, let year {
        let key = NameAndYear(name: CellWords.dense(name), year: year)
        byName[key, default: []].append(person.reference)
      }
    }
  }

  private static func number(_ text: PersonalText) -> CitizenIdentityNumber? {
    do throws(CitizenIdentityNumberError) {
      return try CitizenIdentityNumber(CellWords.dense(text.revealed))
    } catch {
      return nil
    }
  }

  /// Returns the persons who have an identity number; more than one is a mistake in the register.
  public func persons(with number: CitizenIdentityNumber) -> [SubjectReference] {
    byNumber[hashing.key(of: number)] ?? []
  }

  /// Returns the persons who have a name and were born in a year, of whom none may be meant.
  public func persons(named name: String, bornIn year: Int) -> [SubjectReference] {
    byName[NameAndYear(name: CellWords.dense(name), year: year)] ?? []
  }
}
